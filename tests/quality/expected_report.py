"""How `resolve` does on the renderings to be expected of 120 companies, and on one each of 320 others.

    python -m tests.quality.expected_report [--second] [--errors]   # prints what the tuning half loses

The files were written before any code was run on them (see their headers); the companies of the first are split like
those of the real mentions, those of the second by turns. Zero-shot unless it says curated. What several companies
render alike is declined rightly: the share of declined is no error by itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from starnames import resolve
from tests.quality.mention_report import HALVES, half_of, wilson

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["expected", "tally"]

STYLES = ("pinyin+suffix", "pinyin", "literal", "mixed", "typo", "cut", "brand")


def _read(name: str) -> Any:  # noqa: ANN401
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


@cache
def expected(half: str, *, second: bool = False) -> tuple[tuple[str, str, str, str], ...]:
    """Return the code, Chinese name, style and surface of every expected rendering of a half."""
    if second:
        rows = _read("second_renderings.yaml")["learned" if half == "tune" else "kept"]
    else:
        rows = [row for row in _read("expected_renderings.yaml") if half_of(row["code"]) == half]
    return tuple(
        (row["code"], row["zh"], style, surface) for row in rows for style in STYLES for surface in row.get(style, ())
    )


def verdicts(
    half: str, *, aliases: bool, star: bool | None = None, second: bool = False
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the verdict with the Chinese name, the style and the surface."""
    for code, zh, style, surface in expected(half, second=second):
        if star not in {None, code.startswith("68")}:
            continue
        entity = resolve(surface, aliases=aliases).entity
        home = entity is not None and any(each.startswith(code) for each in entity.codes)
        yield ("declined" if entity is None else "right" if home else "wrong"), zh, style, surface


def tally(half: str, *, aliases: bool, star: bool | None = None, second: bool = False) -> dict[str, Counter[str]]:
    """Return the verdicts by style, with the sum of all as ``all``."""
    found: dict[str, Counter[str]] = {style: Counter() for style in (*STYLES, "all")}
    for verdict, _, style, _ in verdicts(half, aliases=aliases, star=star, second=second):
        found[style][verdict] += 1
        found["all"][verdict] += 1
    return found


def main() -> None:
    """Print the tables."""
    out = sys.stdout.write
    second = "--second" in sys.argv
    for title, aliases, star in (("zero-shot, all", False, None), ("curated, STAR", True, True)):
        for half in HALVES:
            out(f"{title}, {half}\n")
            for style, counts in tally(half, aliases=aliases, star=star, second=second).items():
                total = counts.total()
                low, high = (100 * each for each in wilson(counts["right"], total))
                out(
                    f"  {style:14} n={total:4} right {counts['right']:4} {100 * counts['right'] / max(total, 1):5.1f} %"
                    f" [{low:.1f}, {high:.1f}] wrong {counts['wrong']:3} declined {counts['declined']:3}\n"
                )
    if "--errors" in sys.argv:
        for verdict, zh, style, surface in verdicts("tune", aliases=False, second=second):
            if verdict != "right":
                link = resolve(surface, aliases=False)
                offered = "; ".join(
                    f"{each.entity.zh} {each.score:.2f} {each.explanation}" for each in link.candidates[:3]
                )
                out(f"{verdict} {style} | {surface} = {zh} [{link.reason}] {offered}\n")


if __name__ == "__main__":
    main()
