"""The report as a table in Markdown and as a plot in plain SVG, both drawn from the bench's own JSON."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.measuring import Row

__all__ = ["as_markdown", "as_svg"]

_TITLES = {
    "find": "find: MB/s, more is better",
    "figures": "figures: MB/s, more is better",
    "normalize": "normalize: MB/s, more is better",
    "resolve": "resolve: ms a name, less is better",
    "start": "start: ms of CPU time, less is better",
    "memory": "memory: MB at most, less is better",
    "spread": "spread: times as fast as one process, more is better",
}
_LEFT, _WIDTH, _BAR, _GAP = 330, 420, 18, 6


def as_markdown(rows: Sequence[Row]) -> str:
    """Return the rows as a table."""
    lines = ["| job | who | figure | note |", "|---|---|---|---|"]
    for row in rows:
        note = f"{row.note}, quoted" if row.quoted and row.note else "quoted" if row.quoted else row.note
        lines.append(f"| {row.job} | {row.who} | {shown(row.value)} {row.unit} | {note} |")
    return "\n".join(lines) + "\n"


def shown(value: float) -> str:
    """Return a figure with three digits that say something."""
    return f"{value:.3g}" if value < 100 else f"{value:,.0f}"


def as_svg(rows: Sequence[Row]) -> str:
    """Return bars on a logarithmic scale, a group for each job; ours dark, others light, quoted ones hatched."""
    parts: list[str] = []
    top = 34
    for job, title in _TITLES.items():
        own = [row for row in rows if row.job == job and row.value > 0]
        if not own:
            continue
        least = 10 ** math.floor(math.log10(min(row.value for row in own)))
        most = 10 ** math.ceil(math.log10(max(row.value for row in own) * 1.001))
        scale = _WIDTH / math.log10(most / least)
        parts.append(f'<text x="12" y="{top}" class="head">{escape(title)}</text>')
        top += 14
        bottom = top + len(own) * (_BAR + _GAP)
        for power in range(round(math.log10(least)), round(math.log10(most)) + 1):
            x = _LEFT + (power - math.log10(least)) * scale
            parts.append(f'<line x1="{x:.0f}" y1="{top - 4}" x2="{x:.0f}" y2="{bottom}" class="grid"/>')
            parts.append(f'<text x="{x:.0f}" y="{bottom + 11}" class="tick">{10.0**power:g}</text>')
        for row in own:
            length = max(2.0, math.log10(row.value / least) * scale)
            kind = "quoted" if row.quoted else "ours" if "starnames" in row.who else "other"
            label = f"{row.who} ({row.note})" if row.note.replace(",", "").isdecimal() else row.who
            label += " (quoted)" if row.quoted else ""
            parts.append(f'<text x="{_LEFT - 8}" y="{top + 13}" class="name">{escape(label)}</text>')
            parts.append(f'<rect x="{_LEFT}" y="{top}" width="{length:.0f}" height="{_BAR}" class="{kind}"/>')
            parts.append(f'<text x="{_LEFT + length + 5:.0f}" y="{top + 13}" class="value">{shown(row.value)}</text>')
            top += _BAR + _GAP
        top += 40
    style = (
        "text{font:12px sans-serif;fill:#222}.head{font-weight:bold;font-size:14px}.name{text-anchor:end}"
        ".tick{font-size:10px;fill:#666;text-anchor:middle}.grid{stroke:#ddd}"
        ".ours{fill:#1f5fa8}.other{fill:#b9c7d6}.quoted{fill:#fff;stroke:#8899aa;stroke-dasharray:3 2}"
    )
    width = _LEFT + _WIDTH + 70
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}" viewBox="0 0 {width} {top}">'
        f'<style>{style}</style><rect width="{width}" height="{top}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )
