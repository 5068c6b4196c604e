"""Which side is probably right, when something says so: a repair, a third mention, the language, the mechanism."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from starnames.comparer.mechanisms import MEANINGS

if TYPE_CHECKING:
    from starnames.comparer.items import Item
    from starnames.comparer.judging import Verdict
    from starnames.comparer.reading import Reading

__all__ = ["Witness"]

_OTHER = {"reference": "candidate", "candidate": "reference"}
_TELLING = 3  # digits that make a value its own
_LOST = frozenset(("qualifier", "sense"))


class Witness:
    """What both texts say elsewhere, and in which language they say it."""

    def __init__(self, reference: Reading, candidate: Reading) -> None:
        """Count the values of both texts."""
        self.chinese = {"reference": reference.chinese, "candidate": candidate.chinese}
        self._said = {"reference": _counted(reference), "candidate": _counted(candidate)}

    def likely(self, verdict: Verdict, one: Item | None, two: Item | None) -> tuple[str, str]:
        """Return the side that is probably right and the reason; ``unclear`` and an empty reason where nothing is."""
        return (
            self._by_repair(one, two)
            or self._by_language()
            or self._by_third_mention(verdict, one, two)
            or self._by_mechanism(verdict)
            or ("unclear", "")
        )

    def _by_repair(self, one: Item | None, two: Item | None) -> tuple[str, str] | None:
        found: list[tuple[str, str]] = []
        for damaged, right, side in ((two, one, "reference"), (one, two, "candidate")):
            repair = damaged.figure.suspect if damaged and damaged.figure else None
            if repair is None or right is None or repair.value is None or repair.certainty == "possible":
                continue
            if repair.value == right.value:
                found.append((side, f"{repair.mechanism} on the other side: {'; '.join(repair.evidence)}"))
        return found[0] if len(found) == 1 else None  # where each would cure the other, neither is a witness

    def _by_language(self) -> tuple[str, str] | None:
        if self.chinese["reference"] == self.chinese["candidate"]:
            return None
        side = "reference" if self.chinese["reference"] else "candidate"
        return side, "it is in Chinese, which no slip of translation has touched"

    def _by_third_mention(self, verdict: Verdict, one: Item | None, two: Item | None) -> tuple[str, str] | None:
        if verdict.kind not in {"value", "scale"} or one is None or two is None:
            return None
        found = []
        for item, side in ((one, "reference"), (two, "candidate")):
            if len(item.digits) >= _TELLING and self._said[_OTHER[side]][item.key]:
                found.append((side, f"the {_OTHER[side]} has {item.side.surface!r} elsewhere too"))
        return found[0] if len(found) == 1 else None

    def _by_mechanism(self, verdict: Verdict) -> tuple[str, str] | None:
        if not verdict.blamed:
            return None
        return _OTHER[verdict.blamed], f"{verdict.mechanism}: {MEANINGS[verdict.mechanism]}"


def _counted(reading: Reading) -> Counter[tuple[str, ...]]:
    return Counter(item.key for items in reading.items for item in items if item.side.what == "figure")
