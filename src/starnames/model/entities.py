"""The frozen nouns that every other module speaks of.

Spans are half-open ``[start, end)`` in code points of the text as it was given. Scores are floats from 0.0 to 1.0,
higher is better. Values of figures are `decimal.Decimal`, never `float`. Every noun that reaches a user has
``to_dict()`` with the keys of the JSON lines that the command line prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starnames.frozen import quickly_made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

__all__ = [
    "Alias",
    "Candidate",
    "Change",
    "Entity",
    "Evidence",
    "Example",
    "Figure",
    "FormerName",
    "Left",
    "Link",
    "Normalized",
    "Repair",
    "undo",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that an entity bore until a day (ISO date, empty when not known)."""

    name: str = ""
    short: str = ""
    zh: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A machine-translated form recorded for an entity; weak if it needs support from the document."""

    form: str
    weak: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A record's own proof: `text` must normalize to `out` (to itself where `out` equals `text`)."""

    text: str
    out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One company, market, index, drug, award, policy or term, with an id that never changes."""

    id: str
    kind: str
    name: str = ""
    short: str = ""
    zh: str = ""
    zh_full: str = ""
    codes: tuple[str, ...] = ()
    status: str = ""
    former: tuple[FormerName, ...] = ()
    official: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    masks: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    plural: str = ""
    source: str = ""
    checked: str = ""
    note: str = ""
    examples: tuple[Example, ...] = ()

    def __repr__(self) -> str:
        """Return the id, the name and the ticker: a record in full is long, and results hold many."""
        return f"Entity(id={self.id!r}, name={self.name!r}, ticker={self.ticker!r})"

    @property
    def ticker(self) -> str:
        """The first listing, as ``688041.SH``; empty for an entity that is not listed."""
        return self.codes[0] if self.codes else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for or against a link, with its weight (negative speaks against)."""

    name: str
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"name": self.name, "weight": self.weight}


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity offered for a surface form, with a score and the form and the way that earned it."""

    entity: Entity
    score: float
    how: str
    form: str = ""
    explanation: str = ""

    def scored(self, score: float) -> Candidate:
        """Return the candidate with another score."""
        if score == self.score:
            return self
        explanation = self.explanation
        return Candidate(entity=self.entity, score=score, how=self.how, form=self.form, explanation=explanation)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "entity": self.entity.id,
            "name": self.entity.name,
            "ticker": self.entity.ticker or None,
            "score": self.score,
            "how": self.how,
            "form": self.form,
            "explanation": self.explanation,
        }


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What was decided of a mention: an entity, or none with a reason.

    `status` is ``linked``, ``ambiguous``, ``unlinked`` (in running text) or ``none`` (a name asked for by itself).
    `name` and `short` are those printed for the entity on the day asked for.
    """

    start: int
    end: int
    surface: str
    status: str
    entity: Entity | None = None
    name: str = ""
    short: str = ""
    score: float = 0.0
    how: str = ""
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    table: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the keys of both ``find`` and ``resolve``."""
        entity = self.entity
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "status": self.status,
            "entity": entity.id if entity else None,
            "name": (self.name or None) if entity else None,
            "short": (self.short or None) if entity else None,
            "kind": entity.kind if entity else None,
            "zh": (entity.zh or None) if entity else None,
            "ticker": (entity.ticker or None) if entity else None,
            "score": round(self.score, 4),
            "how": self.how or None,
            "reason": self.reason or None,
            "evidence": [each.to_dict() for each in self.evidence],
            "candidates": [each.to_dict() for each in self.candidates],
            "table": self.table,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What a damaged figure probably said: its value, the mechanism, how certain, and the arithmetic as evidence.

    `factor` is the right value divided by the printed one. `certainty` is ``certain``, ``likely`` or ``possible``.
    `replacement` is what to print in place of the figure's surface, with its own unit words and digits kept.
    """

    value: Decimal | None
    factor: Decimal | None
    mechanism: str
    certainty: str
    evidence: tuple[str, ...] = ()
    replacement: str = ""
    high: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "value": None if self.value is None else f"{self.value:f}",
            "high": None if self.high is None else f"{self.high:f}",
            "factor": None if self.factor is None else f"{self.factor:f}",
            "mechanism": self.mechanism,
            "certainty": self.certainty,
            "evidence": list(self.evidence),
            "replacement": self.replacement,
        }


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a text: an exact value in base units beside the characters that say it.

    `kind` is ``money``, ``percent``, ``points``, ``multiple``, ``count`` or ``quantity``. `unit` is an ISO 4217 code,
    ``CNY/share``, ``%``, ``pp``, ``index-points``, ``x`` or the measure word as printed (left out of equality).
    `value` is in base units (yuan, percent: 0.24 means 0.24 %); `high` is the other end of a range. `fraction` holds
    a value with no exact decimal ("1/3"). `reason` says why there is no value. `digits` counts the significant
    digits as printed.
    """

    start: int
    end: int
    surface: str
    kind: str
    value: Decimal | None
    high: Decimal | None = None
    unit: str = ""
    qualifier: str = "exact"
    direction: str = ""
    fraction: str = ""
    reason: str = ""
    digits: int = 0
    language: str = "en"
    suspect: Repair | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "kind": self.kind,
            "value": None if self.value is None else f"{self.value:f}",
            "high": None if self.high is None else f"{self.high:f}",
            "unit": self.unit or None,
            "qualifier": self.qualifier,
            "direction": self.direction or None,
            "fraction": self.fraction or None,
            "reason": self.reason or None,
            "suspect": self.suspect.to_dict() if self.suspect else None,
        }


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One replacement: the span in the original, what stood there, what stands there now, and why."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    evidence: tuple[str, ...] = ()
    score: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "start": self.start,
            "end": self.end,
            "before": self.before,
            "after": self.after,
            "rule": self.rule,
            "evidence": list(self.evidence),
            "score": round(self.score, 4),
        }

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Change:
        """Return the change that a JSON form says, keys of others' left out; a `ValueError` where it says none.

        >>> Change.from_dict({"start": 0, "end": 1, "before": "a", "after": "b", "rule": "name:company"}).after
        'b'
        >>> Change.from_dict({"start": 0})
        Traceback (most recent call last):
            ...
        ValueError: a change needs a whole number "end"
        """
        evidence, score = row.get("evidence", []), row.get("score", 1.0)
        whole = {key: type(row.get(key)) is int for key in ("start", "end")}
        texts = {key: isinstance(row.get(key), str) for key in ("before", "after", "rule")}
        for key, is_whole in whole.items():
            if not is_whole:
                raise ValueError(f'a change needs a whole number "{key}"')
        for key, is_text in texts.items():
            if not is_text:
                raise ValueError(f'a change needs a text "{key}"')
        if not (isinstance(evidence, list) and all(isinstance(each, str) for each in evidence)):
            raise ValueError('the "evidence" of a change is a list of texts')
        if not isinstance(score, int | float):
            raise ValueError('the "score" of a change is a number')  # noqa: TRY004 - one kind of error for one row
        known = {key: row[key] for key in ("start", "end", "before", "after", "rule")}
        return cls(**known, evidence=tuple(evidence), score=float(score))


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something seen and not rewritten, with the reason."""

    start: int
    end: int
    surface: str
    rule: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "rule": self.rule,
            "reason": self.reason,
        }


def undo(text: str, changes: Sequence[Change]) -> str:
    """Return the text that changes were made on; raise ValueError where the text is not their outcome."""
    parts: list[str] = []
    position = shift = 0
    for change in changes:
        start = change.start + shift
        end = start + len(change.after)
        if start < position or text[start:end] != change.after:
            raise ValueError(f"no trace of the change at {change.start} in this text; is it the right one?")
        parts += (text[position:start], change.before)
        position = end
        shift += len(change.after) - (change.end - change.start)
    parts.append(text[position:])
    return "".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalized:
    """A normalized text with the ordered changes that made it, and what was seen and left alone."""

    text: str
    changes: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
    table: str = ""

    def revert(self) -> str:
        """Return the original text, exactly."""
        return undo(self.text, self.changes)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "text": self.text,
            "changes": [each.to_dict() for each in self.changes],
            "left": [each.to_dict() for each in self.left],
            "table": self.table,
        }
