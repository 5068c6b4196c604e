"""The frozen nouns of a comparison: what stands on each side, which stand together, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starnames.model import Figure, Link

__all__ = ["KINDS", "Block", "Comparison", "Disagreement", "Pair", "Side"]

#: What a disagreement can be, in the order in which they are listed.
KINDS = ("value", "scale", "unit", "qualifier", "missing", "extra", "name", "sense")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One thing that stands in one of the texts: a figure, a name or a year.

    `figure` or `link` is what was read there; a year has neither. `what` is ``figure``, ``name`` or ``year``.
    """

    start: int
    end: int
    surface: str
    what: str
    figure: Figure | None = None
    link: Link | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: span, surface, and what was read there."""
        row: dict[str, Any] = {"start": self.start, "end": self.end, "surface": self.surface, "what": self.what}
        if self.figure is not None:
            read = self.figure.to_dict()
            row |= {key: read[key] for key in ("kind", "value", "high", "unit", "qualifier", "direction", "suspect")}
        if self.link is not None:
            read = self.link.to_dict()
            row |= {key: read[key] for key in ("status", "entity", "name", "short", "zh", "ticker")}
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One finding of a comparison.

    `kind` is one of `KINDS`. `reference` or `candidate` is None where that text has nothing (``missing``: only the
    reference has it; ``extra``: only the candidate). `place` is where it belongs in the candidate, also when nothing
    stands there. `diagnosis` says what is wrong in plain words, with the arithmetic; `likely` which side is probably
    right (``reference``, ``candidate`` or ``unclear``), and `reason` why. `mechanism` names the damage where it has a
    name, and `factor` is the candidate's value divided by the reference's where that is a power of ten.
    """

    kind: str
    reference: Side | None
    candidate: Side | None
    place: int
    diagnosis: str
    likely: str = "unclear"
    reason: str = ""
    mechanism: str = ""
    factor: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "kind": self.kind,
            "reference": self.reference.to_dict() if self.reference else None,
            "candidate": self.candidate.to_dict() if self.candidate else None,
            "place": self.place,
            "diagnosis": self.diagnosis,
            "likely": self.likely,
            "reason": self.reason or None,
            "mechanism": self.mechanism or None,
            "factor": self.factor or None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A figure, name or year of the reference with the one in the candidate that says the same, or should.

    `findings` are the places in `Comparison.findings` that speak of this pair; none where the two agree.
    """

    reference: Side
    candidate: Side
    findings: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "reference": self.reference.to_dict(),
            "candidate": self.candidate.to_dict(),
            "findings": list(self.findings),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences that say the same thing: spans in the reference and spans in the candidate, each in order.

    One sentence may stand against several, and `repeats` says that the candidate (or the reference) says again what
    an earlier block has said.
    """

    reference: tuple[tuple[int, int], ...]
    candidate: tuple[tuple[int, int], ...]
    repeats: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "reference": [list(span) for span in self.reference],
            "candidate": [list(span) for span in self.candidate],
            "repeats": self.repeats,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Where two texts disagree, with all that was paired to find it; false where there is nothing to report.

    `findings` are in the order of the candidate, `pairs` and `blocks` in the order of the reference.
    """

    findings: tuple[Disagreement, ...] = ()
    pairs: tuple[Pair, ...] = ()
    blocks: tuple[Block, ...] = ()
    table: str = ""

    def __bool__(self) -> bool:
        """Return whether there is a finding."""
        return bool(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "findings": [each.to_dict() for each in self.findings],
            "pairs": [each.to_dict() for each in self.pairs],
            "blocks": [each.to_dict() for each in self.blocks],
            "table": self.table,
        }
