"""Is this a word, or could it be somebody's name? Facts about words that hold whatever the table.

Three sources: an English dictionary with counts, the English names of the A-share companies, and the syllables of
Hanyu Pinyin and of Japanese in Latin letters. Each is read when first asked for, never at import: only a doubtful
name needs them.
"""

from __future__ import annotations

import functools
import os
import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from starnames.patterns import lazy
from starnames.table import default_base

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "World",
    "is_anybodys_name",
    "is_dictionary_word",
    "is_person_name",
    "is_pinyin",
    "is_surname",
    "is_syllable",
    "is_three_syllables",
    "is_two_syllables",
    "letters",
    "other_readings",
    "reads_as_name",
    "world",
]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Japanese in Hepburn's spelling.
_ROMAJI = lazy(
    r"(?:(?:kk|pp|[kgnbpmr])[aeiou]|(?:[kgnbpmrh]y|y)[auo]|(?:ss?|z)[aueo]|(?:s?sh|j|t?ch)[aiueo]|tt?[aeo]|t?tsu"
    r"|d[aeo]|h[aieo]|fu|w[ao]|[aeiou]|n)+",
)
#: Hanyu Pinyin by initials and finals: wider than `is_pinyin`, and asked without reading anything. Nothing is tried
#: twice: a final may stand by itself, so that what is left behind the longest one always fits.
_SYLLABLE = (
    r"(?>(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ue|ui|uo|[aeiou]))"
)
_SOUNDS = lazy(rf"(?>{_SYLLABLE}+)")
_GIVEN = lazy(rf"(?>{_SYLLABLE}{{1,3}})")
_ONE_SYLLABLE = lazy(_SYLLABLE, re.IGNORECASE)
_THREE_SYLLABLES = lazy(rf"{_SYLLABLE}{{3}}", re.IGNORECASE)
_TWO_SYLLABLES = lazy(rf"{_SYLLABLE} {_SYLLABLE}", re.IGNORECASE)
_SURNAMES = frozenset(
    """ai an ao bai bao bi bian cai cao cen chang che chen cheng chi chu cui dai deng di ding dong dou du duan fan fang
    fei feng fu gan gao ge geng gong gou gu guan guo han hao he hong hou hu hua huang huo ji jia jian jiang jiao jin
    jing ju kang ke kong lai lan lang lei leng li lian liang liao lin ling liu long lou lu luo lv ma man mao mei meng
    mi miao min mo mu ni nie ning niu ou pan pang pei peng pi pu qi qian qiang qiao qin qiu qu quan ran ren rong ruan
    rui sha shan shang shao shen sheng shi shu si song su sui sun tan tang tao teng tian tong tu wan wang wei wen weng
    wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng
    zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zou zuo""".split(),
)
_WORDS = lazy(r"[a-z]+(?:['’-][a-z]+)*")
_BARELY_A_SYLLABLE = frozenset({"m", "n", "ng", "hm", "hng"})
#: A dictionary word counted less often than this is not what a slip was meant to be.
_USUAL = 50
#: What zlib calls a file of gzip.
_GZIP = 31
#: How many words are looked for before the lines are taken apart.
_ASKED = 256
#: The last bytes, check sum and size, of the files that have a word a line, in order.
_IN_ORDER = frozenset({bytes.fromhex("55e04a8b23512a00")})
#: How many surfaces are remembered: a text names the same ones again.
_REMEMBERED = 16_384


class _Dictionary:
    """The spelling checker's dictionary, whose file is searched as it lies: `packed`, a word a line with its count.

    The checker takes eight times as long to get ready, reading its JSON three times. Taking the lines apart is half of
    what is left, and pays when many words are asked for; until then one is looked for among all characters.
    """

    def __init__(self, packed: bytes) -> None:
        """Unpack the file; only one known to be in order can be searched before its lines are sorted."""
        import zlib  # noqa: PLC0415 - for a doubtful name only, as all of this

        self._words = zlib.decompress(packed, wbits=_GZIP)
        self._left = _ASKED if packed[-8:] in _IN_ORDER else 0
        self._lines: Sequence[bytes] = ()

    def count(self, word: str) -> int:
        r"""Return how often a word was counted, or -1 where it is none.

        >>> import gzip
        >>> [_Dictionary(gzip.compress(b'{\n"b": 2,\n"a": 1\n}')).count(each) for each in ("a", "b", "c")]
        [1, 2, -1]
        """
        head = f'"{word}": '.encode(errors="replace")
        if self._left > 0:
            self._left -= 1
            line = self._line_at(bisect_left(range(2, len(self._words) - 2), head, key=self._line_at) + 2)
        else:
            lines = self._lines = self._lines or _lines(self._words)
            at = bisect_left(lines, head)
            line = lines[at] if at < len(lines) else b""
        return int(line[len(head) :].rstrip(b",")) if line.startswith(head) else -1

    def _line_at(self, place: int) -> bytes:
        """Return the line that a character is of, or ends."""
        words = self._words
        return words[words.rfind(b"\n", 0, place) + 1 : words.find(b"\n", place)]


@functools.cache
def _dictionary() -> Callable[[str], int]:
    """Return what tells how often the spelling checker's dictionary counted a word."""
    from importlib.util import find_spec  # noqa: PLC0415

    found = find_spec("spellchecker")
    for folder in (found and found.submodule_search_locations) or ():
        file = os.path.join(folder, "resources", "en.json.gz")  # noqa: PTH118 - pathlib is not loaded otherwise
        if os.path.isfile(file):  # noqa: PTH113
            with open(file, "rb") as packed:  # noqa: PTH123
                return _Dictionary(packed.read()).count
    from spellchecker import SpellChecker  # noqa: PLC0415 - a version that keeps its words elsewhere

    counts: Mapping[str, int] = SpellChecker(language="en").word_frequency.dictionary
    return lambda word: counts.get(word, -1)


def _lines(words: bytes) -> tuple[bytes, ...]:
    r"""Return the sorted lines of a JSON object of words with their counts.

    >>> _lines(b'{\n"b": 2,\n"a": 1\n}'), _lines(b'{"b": 2, "a": 1}')
    ((b'"a": 1', b'"b": 2,'), (b'"a": 1', b'"b": 2'))
    """
    lines = words.split(b"\n")[1:-1]
    lines.sort()
    # Sorted, all lines open with a quote where the first and the last one do.
    whole = lines and lines[0][:1] == lines[-1][:1] == b'"' and words.count(b'": ') == len(lines)
    if whole and b"\\" not in words:
        return tuple(lines)  # a tuple of bytes is nothing that the garbage collector goes through
    import json  # noqa: PLC0415 - laid out in another way

    return tuple(sorted(f'"{word}": {count}'.encode() for word, count in json.loads(words).items()))


def is_dictionary_word(word: str, *, common: int = 0) -> bool:
    """Return whether a word stands in an English dictionary, as one counted `common` times or more in its texts.

    >>> is_dictionary_word("quartz"), is_dictionary_word("haiguang"), is_dictionary_word("quartz", common=5000)
    (True, False, False)
    """
    count = _dictionary()(word.lower())
    return count >= 0 and count >= common


def other_readings(slip: str, meant: str) -> set[str]:
    """Return the usual dictionary words, `meant` left out, that `slip` may be a slip of as well.

    >>> "bird" in other_readings("bord", "board"), other_readings("agumented", "augmented")
    (True, set())
    """
    cuts = [(slip[:at], slip[at:]) for at in range(len(slip) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS} | {a + c + b for a, b in cuts for c in _LETTERS}
    return {each for each in near if each[:1] == slip[:1] and is_dictionary_word(each, common=_USUAL)} - {slip, meant}


class World(NamedTuple):
    """What companies are called: their names without legal suffix, how many names have a word, pinyin syllables."""

    names: frozenset[str]
    words: Counter[str]
    syllables: re.Pattern[str]


@functools.cache
def world() -> World | None:
    """Return the facts that stand beside the tables, or None where an installation lacks them."""
    kb = default_base()
    if not kb.market_data or not kb.rendering_data:
        return None
    readings: dict[str, str] = kb.rendering_data["readings"]
    syllables = {each for line in readings.values() for each in line.split()} - _BARELY_A_SYLLABLE
    pattern = "|".join(sorted(syllables, key=len, reverse=True))
    words = Counter(kb.market_data["words"])
    return World(frozenset(kb.market_data["names"]), words, lazy(f"(?:{pattern})+"))


def is_pinyin(word: str) -> bool:
    """Return whether a word is made of syllables of Hanyu Pinyin.

    >>> [is_pinyin(each) for each in ("toujing", "haiguan", "kaisei", "tuojign")]
    [True, True, False, False]
    """
    facts = world()
    return bool(facts and facts.syllables.fullmatch(word))


def reads_as_name(word: str) -> bool:
    """Return whether a word is spelled as a Chinese or a Japanese name may be, sound by sound.

    >>> [reads_as_name(each) for each in ("toujing", "haiguan", "kaisei", "tuojign")]
    [True, True, True, False]
    """
    return is_pinyin(word) or bool(_ROMAJI.fullmatch(word))


def letters(text: str) -> list[str]:
    """Return the words of a text in small letters.

    >>> letters("ACM Research (Shanghai), Inc.")
    ['acm', 'research', 'shanghai', 'inc']
    """
    return _WORDS.findall(text.lower())


@functools.lru_cache(maxsize=_REMEMBERED)
def is_person_name(surface: str) -> bool:
    """Return whether a surface is printed as Chinese people print their names: a surname, then a given name.

    >>> [is_person_name(each) for each in ("Li Hewei", "Yang Guang", "Haiguang Information", "Jin Chengzi", "SMIC Wei")]
    [True, True, False, True, False]
    """
    first, _, second = surface.partition(" ")
    if not (second.isalpha() and first.istitle() and second.istitle() and first.lower() in _SURNAMES):
        return False
    return bool(_GIVEN.fullmatch(second.lower()))


def is_surname(word: str) -> bool:
    """Return whether a word is printed as a Chinese surname is.

    >>> is_surname("Chen"), is_surname("chen"), is_surname("Shanghai")
    (True, False, False)
    """
    return word.istitle() and word.lower() in _SURNAMES


def is_syllable(word: str) -> bool:
    """Return whether a word may be one Chinese syllable, as most surnames are.

    >>> is_syllable("Gao"), is_syllable("Wanheng"), is_syllable("SMIC")
    (True, False, False)
    """
    return bool(_ONE_SYLLABLE.fullmatch(word))


@functools.lru_cache(maxsize=_REMEMBERED)
def is_two_syllables(surface: str) -> bool:
    """Return whether a surface is two Chinese syllables, each a word with its capital: most likely somebody.

    >>> is_two_syllables("Bo Jun"), is_two_syllables("Bojun"), is_two_syllables("Bo Jun Technology")
    (True, False, False)
    """
    return bool(_TWO_SYLLABLES.fullmatch(surface)) and surface.istitle()


def is_three_syllables(word: str) -> bool:
    """Return whether a word is three Chinese syllables: people are printed as two words then.

    >>> is_three_syllables("Kangxinuo"), is_three_syllables("Haiguang"), is_three_syllables("Li Hewei")
    (True, False, False)
    """
    return bool(_THREE_SYLLABLES.fullmatch(word))


@functools.lru_cache(maxsize=_REMEMBERED)
def is_anybodys_name(surface: str) -> bool:
    """Return whether a surface is a single word of Chinese sounds, or a person's name: it may be a place or somebody.

    >>> [is_anybodys_name(each) for each in ("Lujiazui", "Yang Guang", "SMIC", "Piotech", "Haiguang Information")]
    [True, True, False, False, False]
    """
    word = surface.replace("'", "").replace("’", "")
    return (word.istitle() and bool(_SOUNDS.fullmatch(word.lower()))) or is_person_name(surface)
