"""What follows a number, read forward: scales, words inside the figure, the unit, and what a price is counted by."""

from __future__ import annotations

from decimal import Decimal

from starnames.figure import tables
from starnames.figure.chinese import NUMERALS, read_numeral
from starnames.figure.exact import add, count_digits, scale, shift
from starnames.figure.measures import CASED
from starnames.figure.part import Part, value_of
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

__all__ = ["read_suffix"]

_MIX = lazy(rf"(?:[0-9][0-9,]*+(?:\.[0-9]++)?[{NUMERALS}]{{1,12}}+){{1,8}}(?:[0-9]++(?![0-9.,%％个A-Za-z]))?")
_PER_TIMES = lazy(r" (?:(?:a|per|each|every) (?:year|quarter|month|week|day|hour)\b|in a row\b|yearly\b|annually\b)")
_TENTH = lazy(r"([一二三四五六七八九1-9])(?![0-9十百千万亿个])")
_MORE = lazy(r"[多余餘](?![少次种样家名个位项元万亿年])")
_AND_HALF = lazy("半(?![导年月天])")
_SMALL_MONEY = lazy(rf"零?(?:([0-9]{{1,2}})|([{NUMERALS}]{{1,3}}))(角|毛|分(?!之))钱?")
_LAST = lazy(r"([1-9一二两三四五六七八九])(?=的|左右|上下|以[上下内]|钱|一[^百千万亿点]|[^\w.,]|[.,](?![0-9])|$)")
# What follows 打 where it is a verb: 打电话.
_SMALL_SCALES = frozenset("十百千拾佰仟")
_NO_DOZEN = frozenset("电球击开破造算包工压赢官入通出磨响")
_DIGIT = lazy("[0-9零一二两三四五六七八九]")
_NUMBER_NEXT = lazy("[ ]?[0-9]")
_CHAIN = {
    "元": ("角", "毛", "分"),
    "圆": ("角", "分"),
    "块": ("毛", "角", "分"),
    "角": ("分",),
    "毛": ("分",),
    "圓": ("角", "分"),
    "塊": ("毛",),
}


def read_suffix(part: Part, text: str, mark: str) -> Part:  # noqa: C901, PLR0912, PLR0915 - one case a kind of word
    """Read scales, words inside the figure, then the unit."""
    end = part.end
    if text[end : end + 1] == "%" and text[end + 1 : end + 6] != " poin":
        part.kind, part.unit, part.word, part.end = "percent", "%", "%", end + 1
        return part
    trie = tables.after()
    if text.startswith("个半", end) and part.literal and _take_and_half(part, text):
        return part
    while hit := find_longest(trie, text, end):
        meaning, stop = hit
        code = meaning[0]
        if code == "u":
            if (
                meaning[1] == "money"
                and _NUMBER_NEXT.match(text, stop)
                and (text[end] == "-" or not text[stop - 1].isalpha() or (mark and text[stop - 1].isupper()))
            ):
                break
            _take_unit(part, text, meaning, end, stop)
            break
        if code == "s":
            if (text[stop - 1].isdigit() and text[stop : stop + 1].isdigit()) or (
                text.startswith(",", stop) and text[stop - 1].isdigit()
            ):
                break
            if part.has_digits and not part.is_scaled and text[stop - 1] > "\u2fff" and (mix := _read_mix(part, text)):
                end = part.unit_start = mix
                continue
            part.exponent += meaning[1]
            part.qualifier = part.qualifier or meaning[2]
            part.is_scaled = True
            part.is_chinese = part.is_chinese or text[stop - 1] > "\u2fff"
        elif code == "i":
            follow = find_longest(trie, text, stop)
            if (follow is None or follow[0][0] not in "usdf") and not (
                (text[end] == "+" or text.startswith("-plus", end)) and not text[stop : stop + 1].isalnum()
            ):
                break
            part.qualifier = meaning[1]
            if text[end] in "几幾" and part.is_scaled and text[stop : stop + 1] in _SMALL_SCALES:
                stop += 1  # 三千几百 is over three thousand
        elif code == "l":
            if (text[stop : stop + 1].isalnum() and text[stop] < "\u2fff") or part.is_scaled:
                break
            follow = find_longest(trie, text, stop)
            counted = follow is not None and follow[0][0] == "u" and _is_counted(text, end, follow[0][1], meaning[1])
            if not mark and not counted:
                break
            part.exponent += meaning[1]
            part.is_scaled = True
        elif code == "d":
            if text[stop - 1] == "打" and text[stop : stop + 1] in _NO_DOZEN:
                break
            part.factor = 12
            part.is_scaled = True
            if text[stop - 1] == "打":  # no measure word follows a dozen: 四打手套
                part.end = part.unit_start = stop
                break
        elif code == "z":
            part.reason = "ambiguous-scale"
            part.is_scaled = part.is_chinese = True
        elif code == "f":
            if text[stop - 1] == "分" and not mark.startswith("per") and not _fen_follows(text, part.start):
                break
            _take_unit(part, text, meaning, end, stop)
            break
        else:  # 折
            if part.is_scaled:
                break
            part.kind, part.unit, part.word, part.is_chinese = "percent", "%", "折", True
            part.end = stop
            break
        end = stop
        part.end = part.unit_start = end
    return part


def _is_counted(text: str, end: int, kind: str, place: int) -> bool:
    """Tell whether a letter before a unit is a scale: 12k of anything, 1.5m shares, but not 3t trucks or 5G users."""
    if kind == "count" and place in (6, 9):
        return text[end] in "mMb" and text[end + 1 : end + 2] == " "
    return kind == "money" or place == 3


def _take_and_half(part: Part, text: str) -> bool:
    """Read 两个半小时: half a unit more stands inside the unit 个小时."""
    hit = find_longest(tables.after(), f"个{text[part.end + 2 : part.end + 6]}", 0)
    if hit is None or hit[1] < 2 or hit[0][0] != "u" or part.high or part.reason:
        return False
    (_, kind, unit, exponent), size = hit
    part.unit_start, stop = part.end, part.end + 1 + size
    part.word = f"个{text[part.end + 2 : stop]}"
    part.literal = f"{add(Decimal(part.literal), shift(Decimal('0.5'), -part.exponent)):f}"
    part.kind, part.unit, part.unit_exponent, part.end = kind, unit or part.word, exponent, stop
    part.is_chinese, part.is_lone = True, False
    return True


def _fen_follows(text: str, start: int) -> bool:
    return (
        text[max(0, start - 1) : start] in ("角", "元", "毛", "圆")
        or text[start : start + 1] in "零壹贰叁肆伍陆柒捌玖貳參陸"
    )


def _read_mix(part: Part, text: str) -> int:
    """Read 3亿5000万 and 3千5百万 whole; return where it ends, or 0 if the scale is the last word of the number."""
    found = _MIX.match(text, part.start)
    if found is None or not _DIGIT.search(text, part.number_end, found.end()):
        return 0
    numeral = read_numeral(found[0])
    if numeral is None or numeral.high:
        return 0
    part.literal, part.exponent, part.digits, part.reason = (
        numeral.literal,
        numeral.exponent,
        numeral.digits,
        numeral.reason,
    )
    part.is_scaled = part.is_chinese = True
    part.end = found.end()
    return found.end()


def _take_unit(part: Part, text: str, meaning: tuple[str, str, str | None, int], start: int, stop: int) -> None:
    _, kind, unit, exponent = meaning
    part.unit_start = start
    word = text[start:stop].lstrip(" -\u00a0\u2009\u202f\n")
    if word in ("x", "X", "×") and (
        text[stop : stop + 1].isdigit() or (text[start] == " " and text[stop + 1 : stop + 2].isdigit())
    ):
        return  # 3x4, 3 x 4
    part.is_chinese = part.is_chinese or word[-1] > "\u2fff"
    part.kind, part.unit, part.unit_exponent, part.word = (
        kind,
        unit or (word.lower() if word.istitle() and word not in CASED else word),
        exponent,
        word,
    )
    part.end = stop
    if kind == "money":
        if word in _CHAIN and not part.high:
            _read_chain(part, text, word)
        if text.startswith(("整", "正"), part.end):
            part.end += 1
        if text.startswith("人民币", part.end) and word in ("元", "圆"):
            part.end += 3
    elif kind == "multiple" and word == "times" and _PER_TIMES.match(text, stop):
        part.kind, part.unit = "count", word
    elif word == "成" and not part.high:
        _read_tenths(part, text)
    elif part.is_chinese and kind in {"quantity", "multiple"} and not part.high and _AND_HALF.match(text, stop):
        part.literal = f"{add(Decimal(part.literal or 0), shift(Decimal('0.5'), -part.exponent)):f}"
        part.end += 1
    if part.is_chinese and not part.qualifier and (found := _MORE.match(text, part.end)):
        part.qualifier = "over"
        part.end = found.end()


def _read_tenths(part: Part, text: str) -> None:
    """Read 三成半 and 九成五."""
    if text.startswith("半", part.end):
        part.literal = f"{add(Decimal(part.literal), Decimal('0.5')):f}"
        part.end += 1
    elif found := _TENTH.match(text, part.end):
        digit = found[1] if found[1].isascii() else "零一二三四五六七八九".index(found[1])
        part.literal = f"{add(Decimal(part.literal), Decimal(f'0.{digit}')):f}"
        part.end = found.end()


def _read_chain(part: Part, text: str, word: str) -> None:
    """Read 五元三角二分 on from 元: each smaller word follows its number at once."""
    value = value_of(part, part.literal) if part.literal and not part.reason else None
    digits = part.digits or count_digits(part.literal)
    places = {"角": -1, "毛": -1, "分": -2}
    while value is not None and word in _CHAIN:
        found = _SMALL_MONEY.match(text, part.end)
        if found is None and word in "块塊毛" and (last := _LAST.match(text, part.end)):
            digit = last[1] if last[1].isascii() else str("零一二三四五六七八九".find(last[1].replace("两", "二")))
            value = add(value, scale(digit, -2 if word == "毛" else -1))  # 三块五, 12块5, 三毛五
            digits += 1
            part.end = last.end()
            break
        if found is None or found[3] not in _CHAIN[word]:
            break
        numeral = read_numeral(found[2]) if found[2] else None
        literal = found[1] or (numeral.literal if numeral else "")
        if not literal:
            break
        value = add(value, scale(literal, places[found[3]]))
        digits += 1
        part.end = found.end()
        word = found[3]
    if value is not None and value != value_of(part, part.literal):
        part.literal, part.exponent, part.unit_exponent, part.factor = f"{value:f}", 0, 0, 0
        part.digits = digits
