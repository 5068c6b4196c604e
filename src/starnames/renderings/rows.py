"""A Chinese name laid out for alignment: what may surface at each of its characters, and what may be left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from starnames.patterns import lazy
from starnames.renderings import costs
from starnames.renderings.surface import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starnames.renderings.nouns import Morphemes, NameRecord

__all__ = ["Row", "brand_words", "lay_out", "variants"]

_RISK_MARK = lazy(r"^(?:\*?ST|S\*ST)(?=[\u4e00-\u9fff])")
_CLASS_MARK = lazy(r"(?<=[\u4e00-\u9fff])(?:[AB]|-?[UW]|-UW|-WD)$")
_LEGAL_END = lazy(r"(?:股份)?(?:有限)?(?:责任)?公司$")
_LABELS = {"legal": "legal", "generic": "trade"}
_DROPS = {"legal": costs.DROP_LEGAL, "generic": costs.DROP_GENERIC}
_PUNCTUATION = str.maketrans({",": " ", "(": " ", ")": " ", "&": "and", ".": "", "-": "", "'": "", "/": "", '"': ""})
_BRACKETS = lazy(r"\([^)]*\)")


Form = tuple[int, str, float, str]


@dataclass(slots=True)
class Row:
    """One variant of one name: `forms[i]` lists (end, key, cost, how) and `drops[i]` lists (end, cost).

    `distinct` is how many characters are in no word for a place, a trade or a legal form. All of it is in tuples:
    thousands of rows live long, and of tuples of plain values the garbage collector lets go.
    """

    zh: str
    head: tuple[int, int]
    forms: tuple[tuple[Form, ...], ...]
    drops: tuple[tuple[tuple[int, float], ...], ...]
    full: str
    english: tuple[str, ...]
    trades: tuple[str, ...]
    standing: tuple[tuple[str, ...], ...]
    distinct: int

    def says(self, word: str) -> bool:
        """Return whether an English name of the company has the letters of a word."""
        return any(word in letters(each) for each in self.english)

    def follows(self, pieces: Iterable[str], said: str) -> bool:
        """Return whether one of the words stands in the full name right behind what distinguishes it.

        What is `said` so far may stand in an English name as well.
        """
        zh, (first, last) = self.zh, self.head
        stems = [zh[first:end] for end in range(last, len(zh) + 1)]
        return any(stem + piece in self.full for piece in pieces for stem in stems) or self.says(said)

    def unexplained(self, keys: set[str]) -> int:
        """Return how many characters of the distinctive part none of `keys` can stand for."""
        return sum(map(keys.isdisjoint, self.standing))


def variants(record: NameRecord, morphemes: Morphemes) -> list[str]:
    """Return the Chinese spellings to align with: the short name, and the full one with another or a longer brand.

    The full name loses its legal ending, brackets and leading places. Its brand is longer where two characters or more
    that are no trade follow that of the short name: 博睿宏远数据科技, for short 博睿数据.
    """
    short = _CLASS_MARK.sub("", _RISK_MARK.sub("", record.zh))
    full = _BRACKETS.sub("", _LEGAL_END.sub("", record.zh_full))
    if not full:
        return [short] if short else []
    is_said = bool(short) and short[:2] in full
    while (places := [each for each in morphemes.at(full, 0) if each.kind == "place" and len(each.zh) > 1]) and len(
        full
    ) > len(places[0].zh) + 2:
        full = full[len(places[0].zh) :].removeprefix("市").removeprefix("省")
    if is_said and not _is_longer(full, short, morphemes):
        return [short]
    return [short, full] if short and short != full else [full]


def _is_longer(full: str, short: str, morphemes: Morphemes) -> bool:
    """Return whether the brand of a full name goes on where that of the short one ends."""
    (start, end), (first, last) = head_of(full, morphemes), head_of(short, morphemes)
    brand, longer = short[first:last], full[start:end]
    return first == 0 and len(brand) > 1 and longer.startswith(brand) and len(longer) > len(brand) + 1


def head_of(zh: str, morphemes: Morphemes) -> tuple[int, int]:
    """Return where the distinctive part of a name stands: what is left after a leading place and trailing trade words.

    At least one character stays, and a name made of places and trade words alone is all head.
    """
    by_zh, end = morphemes.by_zh, len(zh)
    start = max(0, end - morphemes.longest)
    while start < end:
        morpheme = by_zh.get(zh[start:end])
        if morpheme is None or morpheme.kind not in _LABELS or start <= (end - start == 1):
            start += 1
        else:
            end, start = start, max(0, start - morphemes.longest)
    for morpheme in morphemes.at(zh[:end], 0):
        if morpheme.kind == "place" and len(morpheme.zh) > 1:
            return (len(morpheme.zh), end) if len(morpheme.zh) < end else (0, len(zh))
    return 0, end


def brand_words(english: str, fillers: frozenset[str], glosses: frozenset[str]) -> str:
    """Return the letters of the words of an English name that are neither legal, nor a place, nor a trade.

    A dictionary word is a brand only together with the word that follows it; alone it gives nothing.

    >>> brand_words("Shanghai Hygon Software Co., Ltd.", frozenset({"shanghai", "software", "co", "ltd"}), frozenset())
    'hygon'
    >>> brand_words("United Imaging Healthcare", frozenset({"imaging", "healthcare"}), frozenset({"united"}))
    'unitedimaging'
    """
    words = english.lower().translate(_PUNCTUATION).split()
    if not english.isascii():
        words = [found for each in words if (found := letters(each))]
    while words and words[0] in fillers:
        del words[0]
    size = len(words)
    for at, word in enumerate(words):
        if word in fillers or "".join(words[at : at + 2]) in fillers:
            size = at
            break
    joined = "".join(words[:size])
    if joined in glosses:
        joined = "".join(words[: size + 1]) if size + 1 < len(words) else ""
    return joined if len(joined) > 2 and joined not in glosses else ""


def lay_out(
    zh: str,
    record: NameRecord,
    morphemes: Morphemes,
    readings: Mapping[str, tuple[str, ...]],
    brands: Iterable[str],
) -> Row:
    """Return the row of one variant of a name; `brands` are the letters of its English brands."""
    start, end = head_of(zh, morphemes)
    forms = [_spoken(zh, at, readings, label) for at, label in enumerate(_labels(zh, end, morphemes))]
    drops = [[(at + 1, costs.DROP)] for at in range(len(zh))]
    for at in range(len(zh)):
        for morpheme in morphemes.at(zh, at):
            stop = at + len(morpheme.zh)
            forms[at].append((stop, morpheme.zh, 0.0, _LABELS.get(morpheme.kind, "")))
            if at >= end and morpheme.kind in _DROPS:
                drops[at].append((stop, _DROPS[morpheme.kind]))
            elif morpheme.kind == "place" and at == 0 and stop == start and end - start > 1:
                drops[at].append((stop, costs.DROP_PLACE))
    pinyin = "".join(readings.get(each, ("",))[0] for each in zh[start:end])
    for brand in brands:
        if pinyin.startswith(brand):
            forms[start].append((end, "@" + brand, 0.0, "spelled"))
        else:
            for at in {0, start}:
                forms[at].append((end, "@" + brand, 0.0, "brand"))
    return Row(
        zh=zh,
        head=(start, end),
        forms=tuple(map(tuple, forms)),
        drops=tuple(map(tuple, drops)),
        full=record.zh_full,
        english=record.english,
        trades=tuple(
            {key for each in forms[end:] for _, key, _, how in each if how and not key.isascii() and key[0] != "~"}
        ),
        standing=tuple(
            tuple({key for before in forms[: at + 1] for stop, key, _, _ in before if stop > at})
            for at in range(start, end)
        ),
        distinct=_distinct(zh, morphemes),
    )


def _distinct(zh: str, morphemes: Morphemes) -> int:
    at = count = 0
    while at < len(zh):
        word = next((each for each in morphemes.at(zh, at) if each.kind), None)
        count += word is None
        at += len(word.zh) if word else 1
    return count


def _labels(zh: str, end: int, morphemes: Morphemes) -> list[str]:
    """Return for every character what its pinyin counts as: nothing before `end`, there the kind of its trade word."""
    labels = [""] * len(zh)
    at = end
    while at < len(zh):
        word = next((each for each in morphemes.at(zh, at) if each.kind in _LABELS), None)
        stop = at + (len(word.zh) if word else 1)
        labels[at:stop] = [_LABELS[word.kind] if word else ""] * (stop - at)
        at = stop
    return labels


def _spoken(zh: str, at: int, readings: Mapping[str, tuple[str, ...]], label: str) -> list[Form]:
    """Return the readings of one character, or the run of letters that starts there."""
    character = zh[at]
    if character.isascii():
        run = "".join(takewhile(str.isascii, zh[at:]))
        return [(at + len(run), "=" + run.lower(), 0.0, "pinyin")]
    found: list[Form] = [(at + 1, "~" + character, 0.0, "")]
    for rank, reading in enumerate(readings.get(character, ())):
        found.append((at + 1, reading, costs.OTHER_READING if rank else 0.0, "other reading" if rank else label))
    return found
