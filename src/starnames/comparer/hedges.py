"""Words that qualify a figure from further off than the grammar looks: 约占总股本的0.96%.

Languages put "about" and "over" in different places. A qualifier that one side prints beside its figure is not lost
where the other side has a word for it in the same clause, with no other figure between.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from starnames.figure import words
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.comparer.items import Item

__all__ = ["is_hedged"]

_HAN = lazy("[\u3400-\u9fff]")
_CLAUSE = lazy(r"[,，。；;：:!?！？\n]|\. |\d")
_FAR = 40
#: Verbs that say "over" of the figure behind them, but not in every sentence, so that the grammar leaves them alone.
_VERBS = {"over": ("pass", "passes", "passed", "passing", "cross", "crosses", "crossed", "crossing")}
_ALIKE = {"nearly": "about", "about": "nearly", "over": "at_least", "at_least": "over", "under": "at_most"}


@functools.cache
def _pattern(qualifier: str) -> re.Pattern[str]:
    kinds = (qualifier, _ALIKE.get(qualifier, qualifier))
    said = {word for kind in kinds for word in (*words.BEFORE.get(kind, ()), *_VERBS.get(kind, ()))}
    english = sorted(re.escape(word) for word in said if word[0].isalpha() and not _HAN.search(word))
    chinese = sorted((re.escape(word) for word in said if _HAN.search(word)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(english)})\b|{'|'.join(chinese)}", re.IGNORECASE)


def is_hedged(text: str, item: Item, qualifier: str) -> bool:
    """Return whether a word of a qualifier stands before an item in its clause, no other figure being between."""
    floor = max(0, item.start - _FAR)
    for found in _CLAUSE.finditer(text, floor, item.start):
        floor = found.end()
    return _pattern(qualifier).search(text, floor, item.start) is not None
