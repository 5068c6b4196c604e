"""Errors of machine translation put into a right translation, one kind a row of the list of damage, by a seed.

Every row finds the places of a sentence that it can damage; `damaged` draws rows and places until enough errors stand
in the text, no two in one place, each row once before any row twice. `measured` compares and counts: an error is found
when a finding stands at the place of the error or at the figure it was made from; a finding that does neither is false.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from starnames import compare, figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starnames import Disagreement, Figure

__all__ = ["ROWS", "Damaged", "Measure", "damaged", "joined", "load_pairs", "measured"]

_PAIRS = Path(__file__).parent.parent / "examples" / "pairs"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = ("trillion", "billion", "million", "thousand")


@dataclass(frozen=True)
class Edit:
    """One way to damage a sentence: what stands at a span, and the span of what it was made from in the Chinese.

    ``whole`` says that a word of the sentence is lost, so that any figure of the sentence may carry the finding.
    """

    start: int
    end: int
    new: str
    source: tuple[int, int] | None = None
    whole: bool = False


@dataclass(frozen=True)
class Sentence:
    """A Chinese sentence and its right translation, with the figures of both that have one value."""

    chinese: str
    english: str
    figures: tuple[tuple[Figure, Figure], ...]


Row = "Callable[[Sentence], Iterator[Edit]]"


def load_pairs(name: str) -> list[Sentence]:
    """Return the sentences of a file of pairs."""
    rows = yaml.safe_load((_PAIRS / f"{name}.yaml").read_text(encoding="utf-8"))
    return [Sentence(row["zh"], row["en"], tuple(_paired(row["zh"], row["en"]))) for row in rows]


def _paired(chinese: str, english: str) -> Iterator[tuple[Figure, Figure]]:
    waiting = list(figures(english))
    for one in figures(chinese):
        for two in waiting:
            if one.value is not None and (one.value, one.high) == (two.value, two.high):
                waiting.remove(two)
                yield one, two
                break


# -- the rows: each yields what it could do to a sentence ---------------------------------------------------------


def _number(figure: Figure) -> tuple[str, str, str]:
    """Return what stands before the number of a surface, the number, and what stands behind it."""
    found = _NUMBER.search(figure.surface)
    if found is None:
        return "", "", ""
    return figure.surface[: found.start()], found[0], figure.surface[found.end() :]


def _shifted(number: str, places: int) -> str:
    value = Decimal(number.replace(",", "")).scaleb(places).normalize()
    return f"{value:,f}" if value >= 1000 or "," in number else f"{value:f}"


def _renumber(
    sentence: Sentence, fits: Callable[[Figure, Figure, str, str], bool], made: Callable[[str], str]
) -> Iterator[Edit]:
    for one, two in sentence.figures:
        head, number, tail = _number(two)
        if number and two.high is None and fits(one, two, number, tail):
            yield Edit(two.start, two.end, f"{head}{made(number)}{tail}", (one.start, one.end))


def _yi_as_billion(sentence: Sentence) -> Iterator[Edit]:
    def fits(one: Figure, _: Figure, number: str, tail: str) -> bool:
        return "亿" in one.surface and "万亿" not in one.surface and " billion" in tail and len(number) > 1

    yield from _renumber(sentence, fits, lambda number: _shifted(number, 1))


def _wan_as_thousand(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if "万元" in one.surface and two.value is not None:
            number = f"{two.value.scaleb(-4).normalize():f}"
            yield Edit(two.start, two.end, f"{number} thousand yuan", (one.start, one.end))


def _wan_as_million(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if "万元" in one.surface and two.value is not None:
            yield Edit(two.start, two.end, f"{two.value.scaleb(-4):,f} million yuan", (one.start, one.end))


def _shift(sentence: Sentence) -> Iterator[Edit]:
    def fits(one: Figure, _: Figure, __: str, tail: str) -> bool:
        return ("万" in one.surface or "亿" in one.surface) and any(each in tail for each in _SCALES)

    yield from _renumber(sentence, fits, lambda number: _shifted(number, -1))


def _point_became_comma(sentence: Sentence) -> Iterator[Edit]:
    def fits(_: Figure, __: Figure, number: str, tail: str) -> bool:
        return " billion" in tail and len(number.partition(".")[2]) == 3

    yield from _renumber(sentence, fits, lambda number: number.replace(",", "").replace(".", ","))


def _point_dropped(sentence: Sentence) -> Iterator[Edit]:
    def fits(_: Figure, two: Figure, number: str, tail: str) -> bool:
        decimals = len(number.partition(".")[2])
        return (" million" in tail and decimals == 3) or (two.unit == "index-points" and decimals == 2)

    yield from _renumber(sentence, fits, lambda number: number.replace(".", ""))


def _currency_lost(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if two.unit == "CNY" and two.surface.endswith(" yuan") and "illion" in two.surface:
            yield Edit(two.start, two.end, two.surface.removesuffix(" yuan"), (one.start, one.end))


def _percent_lost(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if two.unit == "%" and two.surface.endswith("%") and "." in two.surface and two.high is None:
            yield Edit(two.start, two.end, two.surface[:-1], (one.start, one.end))


def _placeholder(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        head, number, tail = _number(two)
        if number.startswith("1") and two.high is None:
            rest = number[1:].replace(",", "")
            yield Edit(two.start, two.end, f"{head}65438+0{rest}{tail}", (one.start, one.end))
            yield Edit(two.start, two.end, f"{head}/KLOC-0{rest}{tail}", (one.start, one.end))


def _digits_split(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        head, number, tail = _number(two)
        whole = number.partition(".")[0]
        if len(whole) == 2 and "." in number and tail:
            yield Edit(two.start, two.end, f"{head}{number[0]} {number[1:]}{tail}", (one.start, one.end))
            yield Edit(two.start, two.end, head + number.replace(".", ". ") + tail, (one.start, one.end))
    for found in re.finditer(r"\b20[12]\d\b", sentence.english):
        at = sentence.chinese.find(found[0])
        if at >= 0:
            yield Edit(found.start(), found.end(), f"{found[0][:2]} {found[0][2:]}", (at, at + 4))


def _cells_joined(sentence: Sentence) -> Iterator[Edit]:
    for (one, left), (two, right) in zip(sentence.figures, sentence.figures[1:], strict=False):
        if sentence.english[left.end : right.start].isspace():
            joined = (left.surface + right.surface).replace(",", "")
            yield Edit(left.start, right.end, joined, (one.start, two.end))


def _code_became_name(sentence: Sentence) -> Iterator[Edit]:
    for found in re.finditer(r"\b20[12]\d\b", sentence.english):
        at = sentence.chinese.find(found[0])
        if at >= 0:
            name = f"2 Shenzhen Zhongjin Co.Ltd({found[0][1:]}000)"
            yield Edit(found.start(), found.end(), name, (at, at + 4))


def _cheng_as_percent(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if "成" in one.surface and two.surface.endswith("0%"):
            yield Edit(two.start, two.end, f"{two.surface[:-2]} percent", (one.start, one.end))


def _fen_as_points(sentence: Sentence) -> Iterator[Edit]:
    for one in figures(sentence.chinese):
        found = re.search(r"(\d+(?:\.\d+)?)\s?fen\b", sentence.english)
        if found and "分" in one.surface:
            yield Edit(found.start(), found.end(), f"{found[1]} points", (one.start, one.end))


def _wan_lost(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if "万" in one.surface and two.kind == "count" and "illion" not in two.surface and two.value is not None:
            number = f"{two.value.scaleb(-4).normalize():f}"
            _, _, tail = _number(two)
            yield Edit(two.start, two.end, number + tail, (one.start, one.end))


def _per_ten_shares_lost(sentence: Sentence) -> Iterator[Edit]:
    found = re.search(r"yuan (for every|per) 10 shares", sentence.english)
    one = next((each for each in figures(sentence.chinese) if "每10股" in each.surface), None)
    if found and one:
        yield Edit(found.start(), found.end(), "yuan per share", (one.start, one.end))


def _jiaci(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if one.unit == "家次":
            end = two.end
            tail = re.match(r" ?(announcements|visits)", sentence.english[two.end :])
            end += tail.end() if tail else 0
            number = _number(two)[1]
            yield Edit(two.start, end, f"{number} sub-companies", (one.start, one.end))


def _streak(sentence: Sentence) -> Iterator[Edit]:
    for one in figures(sentence.chinese):
        if one.unit == "连板" and one.value is not None:
            found = re.search(rf"(?:for )?{one.value} days(?: in a row)?", sentence.english)
            if found:
                yield Edit(found.start(), found.end(), f"{one.value} board", (one.start, one.end))


def _name_as_number(sentence: Sentence) -> Iterator[Edit]:
    for found in re.finditer(r"STAR (\d+) products", sentence.english):
        at = sentence.chinese.find(f"科创{found[1]}")
        yield Edit(found.start(), found.end(), f"{found[1]} products", (at, at + 2 + len(found[1])))


def _sign_reversed(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        before = sentence.english[: two.start]
        found = re.search(r"(?:net )?loss(?:es)? (?:narrowed|by)(?: by)? $", before)
        if found and "减亏" in sentence.chinese:
            yield Edit(found.start(), two.end, f"net profit fell by {two.surface}", (one.start, one.end))


def _double_negative(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if two.unit == "%" and re.search(r"(?:decrease|fall) of $|(?:down|fell) $", sentence.english[: two.start]):
            yield Edit(two.start, two.end, f"-{two.surface}", (one.start, one.end))


def _median_lost(sentence: Sentence) -> Iterator[Edit]:
    for found in re.finditer(r"\bmedian ", sentence.english):
        if sentence.english.count("edian") == 1:
            yield Edit(found.start(), found.end(), "", whole=True)


_BASES = (
    (" year on year", " month on month"),
    (" quarter on quarter", " month on month"),
    (" year on year", ""),
    (" from the previous quarter", " year on year"),
)


def _basis_lost(sentence: Sentence) -> Iterator[Edit]:
    for words, other in _BASES:
        if sentence.english.count("year") + sentence.english.count("quarter") <= 2 * words.count("year") + 4:
            for found in re.finditer(words, sentence.english):
                once = sentence.english.count(words) == 1 and sentence.english.count("a year earlier") == 0
                if once and ("同比" in sentence.chinese or "环比" in sentence.chinese):
                    yield Edit(found.start(), found.end(), other, whole=True)


_HEDGES = (
    "more than ", "over ", "exceeding ", "above ", "about ", "around ", "nearly ", "almost ", "up to ",
    "no less than ", "at least ",
)  # fmt: skip


def _qualifier_lost(sentence: Sentence) -> Iterator[Edit]:
    for one, two in sentence.figures:
        if one.qualifier == "exact" or two.qualifier == "exact":
            continue
        for hedge in _HEDGES:
            if sentence.english.startswith(hedge, two.start - len(hedge)):
                yield Edit(two.start - len(hedge), two.end, two.surface, (one.start, one.end))


def _year_slip(sentence: Sentence) -> Iterator[Edit]:
    for found in re.finditer(r"\b20[12]\d\b", sentence.english):
        at = sentence.chinese.find(found[0])
        if at >= 0:
            for wrong in (f"23{found[0][2:]}", f"20{found[0][3]}{found[0][2]}"):
                if wrong != found[0]:
                    yield Edit(found.start(), found.end(), wrong, (at, at + 4))


_OTHERS = ("Sangfor", "Roborock", "Transsion", "Verisilicon", "Bloomage Biotechnology")
_COMPANIES = {
    "SMIC": "中芯国际", "Hygon": "海光信息", "Piotech": "拓荆科技", "Hwatsing": "华海清科", "Dizal": "迪哲医药",
    "SICC": "天岳先进", "Hymson": "海目星", "Kede CNC": "科德数控", "INTCO Recycling": "英科再生", "NAURA": "北方华创",
    "BeiGene": "百济神州", "Primarius": "概伦电子", "ArcSoft": "虹软科技", "Trina Solar": "天合光能",
    "Cambricon": "寒武紀", "Montage Technology": "澜起科技", "Junshi Biosciences": "君实生物", "Dosilicon": "东芯股份",
    "Cathay Biotech": "凯赛生物", "Times Electric": "时代电气", "Jinko Solar": "晶科能源",
}  # fmt: skip


def _another_company(sentence: Sentence) -> Iterator[Edit]:
    for name, chinese in _COMPANIES.items():
        at, source = sentence.english.find(name), sentence.chinese.find(chinese)
        if at >= 0 and source >= 0:
            for other in _OTHERS:
                if other not in sentence.english:
                    yield Edit(at, at + len(name), other, (source, source + len(chinese)))


#: Row of the list -> what it does. Rows that leave the value and its reading alone (`HARMLESS`) must not be findings.
ROWS: dict[str, Callable[[Sentence], Iterator[Edit]]] = {
    "yi_as_billion": _yi_as_billion,
    "wan_as_thousand": _wan_as_thousand,
    "wan_as_million": _wan_as_million,
    "wan_shift": _shift,
    "point_became_comma": _point_became_comma,
    "point_dropped": _point_dropped,
    "currency_lost": _currency_lost,
    "percent_lost": _percent_lost,
    "digit_placeholder": _placeholder,
    "digits_split": _digits_split,
    "cells_joined": _cells_joined,
    "code_became_name": _code_became_name,
    "cheng_as_percent": _cheng_as_percent,
    "fen_as_points": _fen_as_points,
    "wan_lost": _wan_lost,
    "per_ten_shares_lost": _per_ten_shares_lost,
    "jiaci_as_companies": _jiaci,
    "streak_as_count": _streak,
    "name_as_number": _name_as_number,
    "sign_reversed": _sign_reversed,
    "double_negative": _double_negative,
    "median_lost": _median_lost,
    "basis_lost": _basis_lost,
    "qualifier_lost": _qualifier_lost,
    "year_slip": _year_slip,
    "another_company": _another_company,
}


# -- the text with its errors, and the measure --------------------------------------------------------------------


@dataclass(frozen=True)
class Error:
    """One error in the text: its row, where it stands, its sentence, and what it was made from in the Chinese."""

    row: str
    span: tuple[int, int]
    sentence: tuple[int, int]
    source: tuple[int, int] | None
    whole: bool


@dataclass(frozen=True)
class Damaged:
    """A Chinese text, its damaged translation, and the errors."""

    chinese: str
    english: str
    errors: tuple[Error, ...]


@dataclass(frozen=True)
class Measure:
    """What a comparison made of a damaged text."""

    found: int
    missed: tuple[Error, ...]
    false: tuple[Disagreement, ...]

    @property
    def recall(self) -> float:
        """The share of the errors that were found."""
        return self.found / max(1, self.found + len(self.missed))


def joined(sentences: list[Sentence], edits: dict[int, list[tuple[str, Edit]]]) -> Damaged:
    """Return both texts, four sentences a paragraph, with the edits applied; tables stand by themselves."""
    chinese = english = ""
    errors: list[Error] = []
    for number, sentence in enumerate(sentences):
        chosen = sorted(edits.get(number, ()), key=lambda each: each[1].start)
        begin, text, at = len(english), "", 0
        spans: list[tuple[int, int]] = []
        for _, edit in chosen:
            text += sentence.english[at : edit.start]
            spans.append((begin + len(text), begin + len(text) + len(edit.new)))
            text += edit.new
            at = edit.end
        text += sentence.english[at:]
        whole = (begin, begin + len(text))
        for (row, edit), span in zip(chosen, spans, strict=True):
            source = (edit.source[0] + len(chinese), edit.source[1] + len(chinese)) if edit.source else None
            errors.append(Error(row, span, whole, source, edit.whole))
        table = not sentence.english.endswith(".")
        ends = (
            table
            or number % 4 == 3
            or (number + 1 < len(sentences) and not sentences[number + 1].english.endswith("."))
        )
        chinese += sentence.chinese + ("\n" if ends else "")
        english += text + ("\n" if ends else " ")
    return Damaged(chinese, english, tuple(errors))


def damaged(sentences: list[Sentence], seed: int, count: int = 60) -> Damaged:
    """Return the texts with `count` errors, every row at least once where the text has a place for it."""
    chance = random.Random(seed)  # noqa: S311 - a seeded test
    edits: dict[int, list[tuple[str, Edit]]] = {}
    rows = list(ROWS)
    chance.shuffle(rows)
    total, turn = 0, 0
    while total < count and turn < 40 * len(rows):
        row = rows[turn % len(rows)] if turn < len(rows) else chance.choice(rows)
        turn += 1
        places = [(n, edit) for n, sentence in enumerate(sentences) for edit in ROWS[row](sentence)]
        chance.shuffle(places)
        for number, edit in places:
            if _is_free(edits.get(number, []), edit):
                edits.setdefault(number, []).append((row, edit))
                total += 1
                break
    return joined(sentences, edits)


def _is_free(taken: list[tuple[str, Edit]], edit: Edit) -> bool:
    for _, other in taken:
        if edit.start <= other.end and other.start <= edit.end:
            return False
        if edit.source and other.source and edit.source[0] < other.source[1] and other.source[0] < edit.source[1]:
            return False
        if edit.whole and other.whole:
            return False
    return True


def measured(text: Damaged) -> Measure:
    """Return what `compare` finds of the errors, and what it finds besides."""
    findings = compare(text.chinese, text.english).findings
    hit: set[int] = set()
    false = []
    for finding in findings:
        hits = [number for number, error in enumerate(text.errors) if _speaks_of(finding, error)]
        hit.update(hits)
        if not hits:
            false.append(finding)
    missed = tuple(error for number, error in enumerate(text.errors) if number not in hit)
    return Measure(len(hit), missed, tuple(false))


def _speaks_of(finding: Disagreement, error: Error) -> bool:
    here, there = finding.candidate, finding.reference
    if error.row == finding.mechanism == "sign_reversed":  # all that the sentence says of the result is reversed
        return here is not None and error.sentence[0] <= here.start < error.sentence[1]
    if error.whole:
        return (
            here is not None
            and finding.kind == "sense"
            and error.sentence[0] <= here.start < error.sentence[1]
            and finding.mechanism != "sign_reversed"
        )
    if here is not None and here.start < error.span[1] and error.span[0] < here.end:
        return True
    return bool(there and error.source and there.start < error.source[1] and error.source[0] < there.end)
