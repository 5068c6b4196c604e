"""Words that turn the sense of a figure, in Chinese and English, by table: what is compared is only what they say.

A figure's result (profit or loss) and direction (up or down) are those of the nearest word before it in its sentence.
The basis of a rate (year, quarter or month before) and whether it is a median are asked of whole sentences, since
word order moves them about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WORDS", "Senses"]

_THAN = "(?:over|from|on|than|compared (?:with|to)|versus|against)"
_THAT_OF = "(?:(?:that|those|the level) (?:of|in) )?"
_BEFORE = "(?:last |previous |prior |preceding )?"
_EARLIER = "(?: before| earlier| ago)?"

#: Dimension -> what is said -> the words that say it. Longer expressions first where one holds another.
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "turn": {
        "to profit": (
            r"(?:turn\w*|swung|swing\w*|mov\w+|went) (?:\w+ ){0,2}loss(?:es)? (?:in)?to (?:\w+ )?profits?",
            r"(?:from )?(?:\w+ )?loss(?:es)? (?:was |were )?(?:turned )?(?:in)?to (?:a )?(?:net )?profits?",
            r"turn\w* (?:\w+ )?profitable",
            r"turn\w* losses around",
            r"turnarounds?(?: from losses)?",
            "扭亏为盈",
            "扭亏",
            "转亏为盈",
        ),
        "to loss": (
            r"(?:turn\w*|swung|swing\w*) (?:from )?profits? (?:in)?to (?:\w+ )?loss(?:es)?",
            "由盈转亏",
            "转亏",
        ),
    },
    "result": {
        "loss": (r"loss(?:es)?", "deficits?", "净亏损", "亏损", "减亏", "增亏", "续亏", "预亏", "巨亏"),
        "profit": (r"profits?", "net income", "earnings", "净利润", "利润", "盈利"),
    },
    "direction": {
        "up": (
            r"increas\w*", r"ris(?:e|es|en|ing)", "rose", r"gr[eo]wn?", "growth", "growing", "up(?! to)",
            r"gain(?:s|ed)?", r"climb\w*", r"jump\w*", r"surg\w*", r"soar\w*", r"widen\w*", "higher",
            "增长", "增加", "增至", "上升", "上涨", "提高", "提升", "扩大", "大涨", "增亏",
        ),
        "down": (
            r"decreas\w*", r"declin\w*", r"drop(?:s|ped|ping)?", r"f[ae]ll(?:s|en|ing)?", "down", r"reduc\w*",
            r"narrow\w*", r"shr[aiu]nk\w*", r"slump\w*", r"plung\w*", r"tumbl\w*", "lower", r"slid(?:e|es)?",
            "下降", "减少", "下滑", "下跌", "降低", "回落", "收窄", "减亏", "缩减", "萎缩", "大跌",
        ),
    },
    "basis": {
        "year": (
            r"year[ -](?:on|over|to)[ -]year", "yoy", "y/y", "y-o-y",
            rf"{_THAN} {_THAT_OF}(?:the |a |last )?(?:same period (?:of |in |a )?)?(?:the )?{_BEFORE}year{_EARLIER}",
            "同比", "较上年", "比上年", "较去年", "比去年", "按年",
        ),
        "quarter": (
            r"quarter[ -](?:on|over|to)[ -]quarter", "qoq", "q/q", "q-o-q", r"sequential(?:ly)?",
            rf"{_THAN} {_THAT_OF}(?:the |a )?{_BEFORE}quarter{_EARLIER}",
        ),
        "month": (
            r"month[ -](?:on|over|to)[ -]month", "mom", "m/m", "m-o-m",
            rf"{_THAN} {_THAT_OF}(?:the |a )?{_BEFORE}month{_EARLIER}", "按月",
        ),
        "period": ("环比",),
    },
    "statistic": {
        "median": ("medians?", "中位数", "中位數", "中值"),
        "average": ("averages?", "averag(?:ed|ing)", "mean(?= of| value)", "平均", "均值", "人均", "户均"),
    },
}  # fmt: skip

_HAN = re.compile(r"[\u3400-\u9fff]")
_FAR = 160  # a word further before a figure than this says nothing of it


def _pattern(dimension: str) -> re.Pattern[str]:
    groups = []
    for number, words in enumerate(WORDS[dimension].values()):
        english = "|".join(each for each in words if not _HAN.search(each))
        chinese = "|".join(sorted((each for each in words if _HAN.search(each)), key=len, reverse=True))
        sides = [rf"\b(?:{english})\b"] * bool(english) + [chinese] * bool(chinese)
        groups.append(f"(?P<s{number}>{'|'.join(sides)})")
    return re.compile("|".join(groups), re.IGNORECASE)


_PATTERNS: Mapping[str, re.Pattern[str]] = {dimension: _pattern(dimension) for dimension in WORDS}
_NAMES: Mapping[str, tuple[str, ...]] = {dimension: tuple(said) for dimension, said in WORDS.items()}


class Senses:
    """The words of sense of some sentences, by dimension, with where they stand."""

    def __init__(self, text: str, spans: tuple[tuple[int, int], ...]) -> None:
        """Look through the spans of a text."""
        turns = _found(text, spans, "turn")
        self._found = {"turn": turns}
        for dimension in ("result", "direction", "basis", "statistic"):
            found = _found(text, spans, dimension)
            if dimension == "result":
                found = [each for each in found if not _inside(each[0], turns)]
            self._found[dimension] = found

    def before(self, dimension: str, place: int, floor: int) -> str:
        """Return what the nearest word of a dimension between `floor` and `place` says, empty without one."""
        found = self._found[dimension]
        at = bisect_left(found, (place, 0, "")) - 1
        if at < 0 or found[at][0] < max(floor, place - _FAR):
            return ""
        return found[at][2]

    def said(self, dimension: str) -> dict[str, list[tuple[int, int]]]:
        """Return what the sentences say in a dimension, with the spans of the words."""
        said: dict[str, list[tuple[int, int]]] = {}
        for start, end, what in self._found[dimension]:
            said.setdefault(what, []).append((start, end))
        return said


def _found(text: str, spans: tuple[tuple[int, int], ...], dimension: str) -> list[tuple[int, int, str]]:
    pattern, names = _PATTERNS[dimension], _NAMES[dimension]
    return [
        (found.start(), found.end(), names[int((found.lastgroup or "s0")[1:])])
        for start, end in spans
        for found in pattern.finditer(text, start, end)
    ]


def _inside(place: int, spans: list[tuple[int, int, str]]) -> bool:
    return any(start <= place < end for start, end, _ in spans)
