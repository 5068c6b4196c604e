"""How `resolve` does on real mentions: right, wrong and declined by style, curated and zero-shot.

    STARNAMES_REFERENCE=FOLDER python -m tests.quality.resolve_report

Zero-shot is ``aliases=False``: official names, identifiers and alignment alone, against every A-share. The companies
are split by a digest of their code into a half to tune on and a half to report on (see `mention_report`). The curated
row says little: the mentions of both halves have been curated, and are there as a regression guard.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from starnames import resolve
from tests.quality.mention_report import HALVES, STYLES, Labeled, mentions, reference_folder, wilson

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["tally", "verdict"]


def verdict(mention: Labeled, *, aliases: bool) -> str:
    """Return ``right``, ``wrong`` or ``declined``."""
    link = resolve(mention.surface, aliases=aliases)
    if link.entity is None:
        return "declined" if mention.expect == "link" else "right"
    codes = {code[:6] for code in link.entity.codes}
    if mention.expect == "link":
        return "right" if mention.code in codes else "wrong"
    return "right" if link.how == "official" and mention.code not in codes else "wrong"


def tally(folder: Path, half: str, *, aliases: bool, star: bool = False) -> dict[str, Counter[str]]:
    """Return the verdicts by style, with the sum of all styles but ``official`` as ``all``."""
    found: dict[str, Counter[str]] = {style: Counter() for style in (*STYLES, "all")}
    for mention in mentions(folder):
        if mention.half != half or not mention.code or (star and mention.code[:3] not in {"688", "689"}):
            continue
        result = verdict(mention, aliases=aliases)
        found[mention.style][result] += 1
        if mention.style != "official":
            found["all"][result] += 1
    return found


def main() -> None:
    """Print the table."""
    folder = reference_folder()
    if folder is None:
        sys.exit("STARNAMES_REFERENCE is unset")
    for title, aliases, star in (("zero-shot, all A-shares", False, False), ("curated, STAR", True, True)):
        for half in HALVES:
            print(f"{title}, {half}")  # noqa: T201
            for style, counts in tally(folder, half, aliases=aliases, star=star).items():
                total = counts.total()
                low, high = (100 * each for each in wilson(counts["right"], total))
                share = 100 * counts["right"] / max(total, 1)
                print(  # noqa: T201
                    f"  {style:14} n={total:4} right {counts['right']:4} {share:5.1f} % [{low:.1f}, {high:.1f}]"
                    f" wrong {counts['wrong']:3} declined {counts['declined']:3}"
                )


if __name__ == "__main__":
    main()
