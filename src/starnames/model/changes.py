"""A normalized text, the changes that made it, and what was left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starnames.frozen import quickly_made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Change", "Left", "Normalized", "undo"]


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
