"""One number with its scale and unit, read forward: ``14221.70亿元``, ``3.5 hundred million yuan``, ``30多家``.

A part knows nothing of what stands before it, except the currency mark it is told of. Two parts make a range.
"""

from __future__ import annotations

import re
from decimal import Decimal

from starnames.figure import tables
from starnames.figure.chinese import NUMERALS, read_numeral
from starnames.figure.exact import add, count_digits, divide, multiply, scale, shift
from starnames.figure.spelled import Spelled, read_spelled
from starnames.figure.trie import find_longest

__all__ = ["NUMBER", "Part", "read_part", "value_of"]

NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))++(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?")
RUN = re.compile(rf"[{NUMERALS}]++(?:[点點](?=[零〇一二三四五六七八九])[{NUMERALS}]++)?")
_MIX = re.compile(rf"(?:[0-9][0-9,]*+(?:\.[0-9]++)?[{NUMERALS}]++)+(?:[0-9]++(?![0-9.,%％个]))?")
_SHARE = re.compile(rf"分之(?:([0-9]++(?:\.[0-9]++)?)|([{NUMERALS}]++(?:[点點][{NUMERALS}]++)?))")
_PER = re.compile(
    r"(?:\s?/\s?|[ -]per[ -]|[ ](?:for[ ])?(?:each|every)[ ]|[ ]an?[ ]|每)(?:(10|100|1,000|ten|hundred)[ ])?",
    re.IGNORECASE,
)
_PER_TIMES = re.compile(
    r" (?:(?:a|per|each|every) (?:year|quarter|month|week|day|hour)\b|in a row\b|yearly\b|annually\b)"
)
_TENTH = re.compile(r"([一二三四五六七八九1-9])(?![0-9十百千万亿个])")
_MORE = re.compile(r"[多余餘](?![少次种样家名个位项元万亿年])")
_PER_COUNT = {"10": 1, "ten": 1, "100": 2, "hundred": 2, "1,000": 3}
_SHARES_OF = {"百": 0, "佰": 0, "千": -1, "仟": -1, "万": -2, "萬": -2}
_DIGIT = re.compile("[0-9零一二两三四五六七八九]")
_NUMBER_NEXT = re.compile("[ ]?[0-9]")
_SCALE_ONLY = frozenset("百佰千仟万萬亿億")
_CHAIN = {
    "元": ("角", "毛", "分"),
    "圆": ("角", "分"),
    "块": ("毛", "角", "分"),
    "角": ("分",),
    "毛": ("分",),
    "圓": ("角", "分"),
    "塊": ("毛",),
}
_SCALE_LETTER_END = re.compile(r"(?![A-Za-z0-9])")


class Part:
    """A number under construction; `kind` stays empty until a unit says more."""

    # Defaults live on the class: most parts change few of them, and a part is made for every number of a text.
    factor = 0
    kind = unit = word = qualifier = reason = fraction = high = ""
    unit_exponent = 0
    value: Decimal | None = None
    has_digits = is_chinese = is_lone = is_per = is_scaled = is_share = is_spelled = lone_scale = False

    def __init__(self, start: int, end: int, literal: str, exponent: int = 0, *, digits: int = 0) -> None:
        """Begin with a bare number."""
        self.start = start
        self.end = self.number_end = self.unit_start = end
        self.literal = literal
        self.exponent = exponent
        self.digits = digits  # 0: as many as the literal has


def value_of(part: Part, literal: str, exponent: int | None = None) -> Decimal:
    """Return a literal of the part in base units."""
    if part.word == "折":
        value = Decimal(literal)
        return shift(value, 1) if (value < 10 and len(literal) != 2) or ("." in literal and value < 10) else value
    value = scale(literal, (part.exponent if exponent is None else exponent) + part.unit_exponent)
    return multiply(value, Decimal(part.factor)) if part.factor else value


def read_part(text: str, position: int, mark: str = "", found: re.Match[str] | None = None) -> Part | None:
    """Return the number that begins here with its scale and unit, or None.

    >>> part = read_part("3.5 hundred million yuan", 0)
    >>> part.literal, part.exponent, part.unit
    ('3.5', 8, 'CNY')
    """
    char = text[position : position + 1]
    if "0" <= char <= "9":
        found = found or NUMBER.match(text, position)
        if found is None:  # pragma: no cover - a digit always matches
            return None
        literal = found[0].replace(",", "")
        part = Part(position, found.end(), literal)
        part.has_digits = True
        return _read_suffix(part, text, mark)
    if char.isascii():
        spelled = read_spelled(text, position)
        return _from_spelled(spelled, text, mark) if spelled else None
    return _read_chinese(text, position, mark)


def _from_spelled(spelled: Spelled, text: str, mark: str) -> Part:
    literal = "" if spelled.value is None else f"{spelled.value:f}"
    part = Part(spelled.start, spelled.end, literal, digits=count_digits(literal.rstrip("0").rstrip(".") or "0"))
    part.is_spelled = True
    part.is_lone = spelled.is_lone_one
    part.fraction, part.reason = spelled.fraction, spelled.reason
    if spelled.is_share:
        part.is_share = True
        if text[spelled.start : spelled.end].lower() == "half" and (
            found := re.compile(
                r" an? (?=percentage point|percent\b|point\b|basis point|year\b|day\b)", re.IGNORECASE
            ).match(text, part.end)
        ):
            part.end = part.number_end = found.end() - 1
            part.is_share = False
            return _read_suffix(part, text, mark)
        part.kind, part.unit = "multiple", "x"
        return part
    if part.reason and text.startswith(" of ", part.end):
        probe = Part(part.start, part.end + 3, literal)
        _read_suffix(probe, text, mark)
        if probe.kind == "money":
            probe.reason, probe.is_spelled = part.reason, True
            return probe
    return _read_suffix(part, text, mark)


def _read_chinese(text: str, position: int, mark: str) -> Part | None:
    found = RUN.match(text, position)
    if found is None:
        return None
    run, end = found[0], found.end()
    if text.startswith("分之", end) and (share := _SHARE.match(text, end)):
        return _read_share(text, position, run, share)
    if run[-1] == "兆" and text[end : end + 1] in ("瓦", "赫", "帕", "字", "比", "欧") and len(run) > 1:
        run, end = run[:-1], end - 1
    start = position
    lead = text[position - 1] if position else ""
    vague = lead in ("数", "几", "數", "幾") or text.startswith("若干", position - 2 if position > 1 else 0)
    if vague and (run[0] in _SCALE_ONLY or run[0] in "十拾"):
        start -= 2 if lead == "干" else 1
        return _vague(text, start, end, mark)
    if (
        lead == "上"
        and all(each in _SCALE_ONLY for each in run)
        and text[position - 2 : position - 1] not in ("以", "海")
    ):
        part = _vague(text, start - 1, end, mark)
        return part if part.kind else None
    part = Part(start, end, "")
    part.is_chinese = True
    head = run.rstrip("万萬亿億")
    places = len(run) - len(head) if head and not any(each in "万萬亿億" for each in head) else 0
    numeral = read_numeral(head if places else run)
    if numeral is None and run[0] in _SCALE_ONLY:
        numeral = read_numeral("一" + run)
        part.lone_scale, places = True, 0
    if numeral is None:
        return None
    part.literal, part.exponent, part.digits = numeral.literal, numeral.exponent, numeral.digits
    if places:
        part.exponent += sum(4 if each in "万萬" else 8 for each in run[-places:])
    part.high, part.reason = numeral.high, numeral.reason
    digits = head if places else run
    if len(digits) > 1 and read_positional(digits) and text[end : end + 1] != "折":
        pair = _pair(digits)
        if pair:
            part.literal, part.high = pair
            part.digits = 1
    part.is_lone = run in ("一", "零", "〇")
    part.is_scaled = any(each in _SCALE_ONLY for each in run)
    return _read_suffix(part, text, mark)


def read_positional(run: str) -> bool:
    """Tell whether a run is digits side by side."""
    return not any(each in "十拾百佰千仟万萬亿億兆廿卅卌点點" for each in run)


def _pair(run: str) -> tuple[str, str] | None:
    """Return the ends of 两三 or 七八: two digits next to each other, rising by one (or 三五)."""
    if len(run) != 2:
        return None
    first, second = read_numeral(run[0]), read_numeral(run[1])
    if (
        first is None
        or second is None
        or not 0 < int(second.literal) - int(first.literal) <= (2 if run == "三五" else 1)
    ):
        return None
    return (first.literal, second.literal) if first.literal != "0" else None


def _vague(text: str, start: int, end: int, mark: str) -> Part:
    part = Part(start, end, "")
    part.reason = "vague"
    part.is_chinese = part.is_scaled = True
    return _read_suffix(part, text, mark)


def _read_share(text: str, start: int, below: str, share: re.Match[str]) -> Part | None:
    literal, exponent = share[1], 0
    if literal is None:
        numeral = read_numeral(share[2]) or (read_numeral("一" + share[2]) if share[2][0] in _SCALE_ONLY else None)
        if numeral is None:
            return None
        literal, exponent = numeral.literal, numeral.exponent
    part = Part(start, share.end(), literal, exponent, digits=count_digits(literal))
    part.is_chinese = True
    if below in _SHARES_OF:
        part.kind, part.unit, part.unit_exponent = "percent", "%", _SHARES_OF[below]
        if share[2] and (numeral := read_numeral(share[2])) and numeral.high:
            part.high = numeral.high
        return part
    whole = read_numeral(below)
    if whole is None or "." in literal or exponent or not int(literal) < int(whole.literal or 0):
        return None
    value = divide(int(literal), int(whole.literal))
    part.kind, part.unit, part.is_share = "multiple", "x", True
    part.literal = "" if value is None else f"{value:f}"
    part.fraction = f"{literal}/{whole.literal}" if value is None else ""
    return part


def _read_suffix(part: Part, text: str, mark: str) -> Part:
    """Read scales, words inside the figure, then the unit."""
    end = part.end
    if text[end : end + 1] == "%" and text[end + 1 : end + 6] != " poin":
        part.kind, part.unit, part.word, part.end = "percent", "%", "%", end + 1
        return part
    trie = tables.after()
    while hit := find_longest(trie, text, end):
        meaning, stop = hit
        code = meaning[0]
        if code == "u":
            if (
                meaning[1] == "money"
                and _NUMBER_NEXT.match(text, stop)
                and (text[end] == "-" or not text[stop - 1].isalpha())
            ):
                break
            _take_unit(part, text, meaning, end, stop)
            break
        if code == "s":
            if (
                (text[stop - 1].isdigit()
                and text[stop : stop + 1].isdigit())
                or (text.startswith(",", stop)
                and text[stop - 1].isdigit())
            ):
                break
            if part.has_digits and not part.is_scaled and text[stop - 1] > "\u2fff" and (mix := _read_mix(part, text)):
                end = part.unit_start = mix
                continue
            part.exponent += meaning[1]
            part.is_scaled = True
            part.is_chinese = part.is_chinese or text[stop - 1] > "\u2fff"
        elif code == "i":
            follow = find_longest(trie, text, stop)
            if (follow is None or follow[0][0] not in "usdf") and not (
                text[end] == "+" and not text[stop : stop + 1].isalnum()
            ):
                break
            part.qualifier = meaning[1]
        elif code == "l":
            if (text[stop : stop + 1].isalnum() and text[stop] < "\u2fff") or part.is_scaled:
                break
            follow = find_longest(trie, text, stop)
            counted = follow is not None and follow[0][0] == "u" and (follow[0][1] == "money" or meaning[1] == 3)
            if not mark and not counted:
                break
            part.exponent += meaning[1]
            part.is_scaled = True
        elif code == "d":
            part.factor = 12
            part.is_scaled = True
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
    if word in ("x", "X", "×") and text[stop : stop + 2].strip()[:1].isdigit():
        return
    part.is_chinese = part.is_chinese or word[-1] > "\u2fff"
    part.kind, part.unit, part.unit_exponent, part.word = (
        kind,
        unit or (word.lower() if word.istitle() else word),
        exponent,
        word,
    )
    part.end = stop
    if kind == "money":
        if word in _CHAIN:
            _read_chain(part, text, word)
        if text.startswith(("整", "正"), part.end):
            part.end += 1
        if text.startswith("人民币", part.end) and word in ("元", "圆"):
            part.end += 3
    elif kind == "multiple" and word == "times" and _PER_TIMES.match(text, stop):
        part.kind, part.unit = "count", word
    elif word == "成":
        _read_tenths(part, text)
    elif part.is_chinese and kind in ("quantity", "multiple") and text.startswith("半", stop):
        if text[stop + 1 : stop + 2] not in ("导", "年", "月", "天"):
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
    places = {"角": -1, "毛": -1, "分": -2}
    while value is not None and word in _CHAIN:
        found = re.compile(rf"零?(?:([0-9]{{1,2}})|([{NUMERALS}]{{1,3}}))(角|毛|分)钱?").match(text, part.end)
        if found is None or found[3] not in _CHAIN[word]:
            break
        numeral = read_numeral(found[2]) if found[2] else None
        literal = found[1] or (numeral.literal if numeral else "")
        if not literal:
            break
        value = add(value, scale(literal, places[found[3]]))
        part.digits += 1
        part.end = found.end()
        word = found[3]
    if value is not None and value != value_of(part, part.literal):
        part.literal, part.exponent, part.unit_exponent, part.factor = f"{value:f}", 0, 0, 0


def read_per(part: Part, text: str) -> None:
    """Read ``per share``, ``/吨``, ``a share``, ``for every 10 shares`` behind money."""
    char = text[part.end : part.end + 1]
    if char not in "/ -每" or (char == " " and text[part.end + 1 : part.end + 2] not in "/paefPAEF"):
        return
    found = _PER.match(text, part.end)
    if found is None:
        return
    hit = find_longest(tables.per(), text, found.end())
    if (
        hit is None
        or text[found.end()] in " -"
        or (found[0].strip().lower() in ("a", "an") and hit[0] in ("m2", "W", "set", "unit"))
    ):
        return
    part.unit = f"{part.unit}/{hit[0]}"
    part.unit_exponent -= _PER_COUNT.get((found[1] or "").lower(), 0)
    part.end = hit[1]
    part.is_per = True
