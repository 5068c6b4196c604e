"""What a source proves wrong in a translation: repairs that may be applied, and nothing that only differs.

A Chinese source proves a slip where the figure has a mechanism, the same digits and one power of ten between them, the
sentences are tied together by another figure too (or by three digits), and the figure as printed stands nowhere in
the source. An English source is another translation, and may be the wrong one: it only confirms a repair that the
translation's own text already speaks for. Whatever else differs is reported and left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.comparer.comparing import compare
from starnames.damage.slips import repair_of
from starnames.text import is_chinese

if TYPE_CHECKING:
    from starnames.comparison import Disagreement
    from starnames.model import Figure, Repair
    from starnames.table import KnowledgeBase

__all__ = ["Proof"]

_TELLING = 3  # digits that tie two figures together without another figure's help


class Proof:
    """The repairs that a source proves, by span, and the disagreements that it leaves open."""

    def __init__(
        self, source: str, text: str, *, kb: KnowledgeBase | None = None, as_of: str | None = None, aliases: bool = True
    ) -> None:
        """Compare a text with its source."""
        self.comparison = compare(source, text, kb=kb, as_of=as_of, aliases=aliases)
        self._chinese = is_chinese(source) and not is_chinese(text)
        self._blocks = sorted(span for block in self.comparison.blocks for span in block.candidate)
        self._said = Counter(_value(pair.reference.figure) for pair in self.comparison.pairs if pair.reference.figure)
        self._anchors = Counter(
            self._sentence(pair.candidate.start)
            for pair in self.comparison.pairs
            if pair.candidate.what == "figure" and not pair.findings
        )
        self.repairs: dict[tuple[int, int], Repair] = {}
        waiting = list(self.comparison.findings)
        while waiting:
            left = [each for each in waiting if not self._proves(each)]
            if len(left) == len(waiting):
                break
            waiting = left  # what is proved ties other figures of its sentence
        self.open = waiting

    def _proves(self, finding: Disagreement) -> bool:
        repair = self._repair(finding)
        if repair is None or finding.candidate is None:
            return False
        self.repairs[finding.candidate.start, finding.candidate.end] = repair
        self._anchors[self._sentence(finding.candidate.start)] += 1
        return True

    def _sentence(self, place: int) -> tuple[int, int]:
        at = bisect_left(self._blocks, (place + 1,)) - 1
        return self._blocks[at] if at >= 0 else (0, 0)

    def _repair(self, finding: Disagreement) -> Repair | None:
        ours = finding.reference.figure if finding.reference else None
        theirs = finding.candidate.figure if finding.candidate else None
        if ours is None or theirs is None or finding.kind not in {"scale", "value"}:
            return None
        if ours.suspect is not None or ours.value is None:
            return None
        told = f"the source says {ours.surface}"
        suspect = theirs.suspect
        if suspect is not None and suspect.value == ours.value and suspect.replacement:
            if self._chinese or (ours.digits >= _TELLING and suspect.certainty != "possible"):
                return replace(suspect, certainty="certain", evidence=(*suspect.evidence, told))
            return None
        if not self._chinese or finding.kind != "scale" or not finding.mechanism or not self._tied(ours, theirs):
            return None
        places = -Decimal(finding.factor).adjusted()
        return repair_of(theirs, (finding.mechanism, places), "certain", told)

    def _tied(self, ours: Figure, theirs: Figure) -> bool:
        """Return whether nothing else can be meant: tied by another figure or its digits, and never printed so."""
        if self._said[_value(theirs)]:
            return False
        return self._anchors[self._sentence(theirs.start)] > 0 or min(ours.digits, theirs.digits) >= _TELLING


def _value(figure: Figure | None) -> tuple[str, str]:
    if figure is None or figure.value is None:
        return "", ""
    return figure.kind, f"{figure.value.normalize():f}"
