"""A Chinese name laid out for alignment: what may surface at each of its characters, and what may be left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import costs
from .surface import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .nouns import Morphemes, NameRecord

__all__ = ["Row", "brand_words", "lay_out", "variants"]

_RISK_MARK = re.compile(r"^(?:\*?ST|S\*ST)(?=[\u4e00-\u9fff])")
_CLASS_MARK = re.compile(r"(?<=[\u4e00-\u9fff])(?:[AB]|-?[UW]|-UW|-WD)$")
_LEGAL_END = re.compile(r"(?:股份)?(?:有限)?(?:责任)?公司$")
_LABELS = {"legal": "legal", "generic": "trade"}
_WORD_ENDS = re.compile(r"[\s,()]+")
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(slots=True)
class Row:
    """One variant of one name: `forms[i]` lists (end, key, cost, how) and `drops[i]` lists (end, cost)."""

    zh: str
    head: tuple[int, int]
    forms: list[list[tuple[int, str, float, str]]]
    drops: list[list[tuple[int, float]]]
    full: str
    english: str
    trades: frozenset[str]
    standing: tuple[frozenset[str], ...]

    def unexplained(self, keys: set[str]) -> int:
        """Return how many characters of the distinctive part none of `keys` can stand for."""
        return sum(map(keys.isdisjoint, self.standing))


def variants(record: NameRecord, morphemes: Morphemes) -> list[str]:
    """Return the Chinese spellings to align with: the short name, and the full one where its brand differs.

    The full name loses its legal ending, brackets and leading places.
    """
    short = _CLASS_MARK.sub("", _RISK_MARK.sub("", record.zh))
    full = _BRACKETS.sub("", _LEGAL_END.sub("", record.zh_full))
    if not full or not short:
        return [each for each in (short, full) if each]
    if short[:2] in full:
        return [short]
    trimmed = full
    while (places := [each for each in morphemes.at(trimmed, 0) if each.kind == "place" and len(each.zh) > 1]) and len(
        trimmed
    ) > len(places[0].zh) + 2:
        trimmed = trimmed[len(places[0].zh) :].removeprefix("市").removeprefix("省")
    return [short] if trimmed == short else [short, trimmed]


def head_of(zh: str, morphemes: Morphemes) -> tuple[int, int]:
    """Return where the distinctive part of a name stands: what is left after a leading place and trailing trade words.

    At least one character stays, and a name made of places and trade words alone is all head.
    """
    end = len(zh)
    moved = True
    while moved:
        moved = False
        for start in range(max(0, end - morphemes.longest), end):
            morpheme = morphemes.by_zh.get(zh[start:end])
            if morpheme is None or morpheme.kind not in ("generic", "legal"):
                continue
            if start > (1 if end - start == 1 else 0):
                end, moved = start, True
                break
    start = 0
    for morpheme in morphemes.at(zh[:end], 0):
        if morpheme.kind == "place" and len(morpheme.zh) > 1:
            start = len(morpheme.zh)
            break
    if start >= end:
        return 0, len(zh)
    return start, end


def brand_words(english: str, fillers: frozenset[str]) -> str:
    """Return the letters of the words of an English name that are neither legal, nor a place, nor a trade.

    >>> brand_words("Shanghai United Imaging Healthcare Co., Ltd.", frozenset({"shanghai", "healthcare", "co", "ltd"}))
    'unitedimaging'
    """
    words = [each if each.isalnum() and each.isascii() else letters(each) for each in _WORD_ENDS.split(english.lower())]
    words = [each for each in words if each]
    while words and words[0] in fillers:
        del words[0]
    for at, word in enumerate(words):
        if word in fillers or "".join(words[at : at + 2]) in fillers:
            del words[at:]
            break
    joined = "".join(words)
    return joined if len(joined) > 2 else ""


def lay_out(
    zh: str,
    record: NameRecord,
    morphemes: Morphemes,
    readings: Mapping[str, tuple[str, ...]],
    brands: Iterable[str],
) -> Row:
    """Return the row of one variant of a name; `brands` are the keys of its English brands."""
    start, end = head_of(zh, morphemes)
    size = len(zh)
    forms: list[list[tuple[int, str, float, str]]] = [[] for _ in zh]
    drops: list[list[tuple[int, float]]] = [[] for _ in zh]
    for at, character in enumerate(zh):
        if character.isascii():
            run = re.match(r"[A-Za-z0-9]+", zh[at:])
            if run:
                forms[at].append((at + run.end(), "=" + run.group().lower(), 0.0, "pinyin"))
            drops[at].append((at + 1, costs.DROP))
            continue
        for rank, reading in enumerate(readings.get(character, ())):
            forms[at].append((at + 1, reading, costs.OTHER_READING if rank else 0.0, "other reading" if rank else ""))
        forms[at].append((at + 1, "~" + character, 0.0, ""))
        cost = costs.DROP
        for morpheme in morphemes.at(zh, at):
            stop = at + len(morpheme.zh)
            forms[at].append((stop, morpheme.zh, 0.0, _LABELS.get(morpheme.kind, "")))
            if morpheme.kind == "legal" and at >= end:
                drops[at].append((stop, costs.DROP_LEGAL))
            elif morpheme.kind == "generic" and at >= end:
                drops[at].append((stop, costs.DROP_GENERIC))
            elif morpheme.kind == "place" and at == 0 and stop == start and end - start > 1:
                drops[at].append((stop, costs.DROP_PLACE))
        drops[at].append((at + 1, cost))
    spelled = "".join(readings.get(each, ("",))[0] for each in zh[start:end])
    for brand in brands:
        how = "spelled" if spelled.startswith(brand[1:]) else "brand"
        forms[start].append((end, brand, 0.0, how))
        if start:
            forms[0].append((end, brand, 0.1, how))
    if start == 0 and end == size:
        drops = [[(stop, max(cost, costs.DROP_PLACE)) for stop, cost in each] for each in drops]
    trades = frozenset(key for each in forms[end:] for stop, key, _, how in each if how != "legal" and key in morphemes.by_zh)
    standing = tuple(
        frozenset(key for before in range(at + 1) for stop, key, _, _ in forms[before] if stop > at)
        for at in range(start, end)
    )
    return Row(
        zh=zh, head=(start, end), forms=forms, drops=drops, full=record.zh_full, english=letters(" ".join(record.english)), trades=trades,
        standing=standing,
    )
