"""The labelled text: sentences that name no company, and paragraphs in which every mention is known.

Loads and checks both files; measuring is left to those who use them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER: Final = Path(__file__).parent
NEGATIVE_STYLES: Final = frozenset("ordinary foreign person place organization near-a-share adversarial".split())
MENTION_STYLES: Final = frozenset("pinyin pinyin+suffix literal mixed typo sound official ambiguous".split())
OTHER_KINDS: Final = frozenset("market index regulator company".split())
EXCHANGES: Final = ("SH", "SZ", "BJ")


class CorpusError(Exception):
    """A record of the corpus contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A company mention: where it stands, whom it names, and whether that can be told from the text."""

    start: int
    end: int
    surface: str
    code: str
    style: str
    linkable: bool
    bearer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMention:
    """A mention of a market, an index, a regulator or a company that is no A-share."""

    start: int
    end: int
    surface: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A sentence with the few A-shares that it really names."""

    text: str
    style: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with all its mentions."""

    text: str
    sector: str
    mentions: tuple[Mention, ...]
    others: tuple[OtherMention, ...]


def read(name: str) -> list[Mapping[str, Any]]:
    """Return the records of a file of the corpus."""
    records: list[Mapping[str, Any]] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return records


def place(text: str, surfaces: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the surfaces stand, each searched for behind the one before."""
    spans: list[tuple[int, int]] = []
    behind = 0
    for surface in surfaces:
        start = text.find(surface, behind) if surface else -1
        if start < 0:
            raise CorpusError(f"{surface!r} does not stand in order in {text[:60]!r}")
        behind = start + len(surface)
        spans.append((start, behind))
    return spans


def check_keys(record: Mapping[str, Any], needed: str, allowed: str = "") -> None:
    """Raise unless the record has the needed keys and no unknown ones."""
    keys, required = set(record), set(needed.split())
    if not required <= keys <= required | set(allowed.split()):
        raise CorpusError(f"keys {sorted(keys)} of {record!r}")


def check_code(code: str) -> None:
    """Raise unless the code is six digits and an exchange."""
    digits, _, exchange = code.partition(".")
    if len(digits) != 6 or not digits.isdecimal() or exchange not in EXCHANGES:
        raise CorpusError(f"{code!r} is no A-share code")


def mentions(text: str, records: list[Mapping[str, Any]], *, style: str = "") -> tuple[Mention, ...]:
    """Return the checked company mentions of a text; `style` stands in where the records carry none."""
    found: list[Mention] = []
    for record, (start, end) in zip(records, place(text, (each["surface"] for each in records)), strict=True):
        check_keys(record, "surface code" if style else "surface code style", "" if style else "expect bearer")
        check_code(record["code"])
        if record.get("bearer"):
            check_code(record["bearer"])
        if record.get("style", style) not in MENTION_STYLES or record.get("expect", "decline") != "decline":
            raise CorpusError(f"style or expectation of {record!r}")
        if "bearer" in record and "expect" not in record:
            raise CorpusError(f"a bearer without a decline in {record!r}")
        found.append(
            Mention(
                start=start,
                end=end,
                surface=record["surface"],
                code=record["code"],
                style=record.get("style", style),
                linkable="expect" not in record,
                bearer=record.get("bearer", ""),
            )
        )
    return tuple(found)


def other_mentions(text: str, records: list[Mapping[str, Any]]) -> tuple[OtherMention, ...]:
    """Return the checked mentions of what is no A-share."""
    found: list[OtherMention] = []
    for record, (start, end) in zip(records, place(text, (each["surface"] for each in records)), strict=True):
        check_keys(record, "surface name kind")
        if record["kind"] not in OTHER_KINDS:
            raise CorpusError(f"kind of {record!r}")
        found.append(OtherMention(start=start, end=end, **record))
    return tuple(found)


def check_disjoint(spans: Iterable[Mention | OtherMention]) -> None:
    """Raise if two mentions overlap."""
    ordered = sorted(spans, key=lambda each: each.start)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            raise CorpusError(f"{before.surface!r} and {after.surface!r} overlap")


def check_unique(texts: Iterable[str]) -> None:
    """Raise if a text occurs twice."""
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            raise CorpusError(f"twice: {text[:60]!r}")
        seen.add(text)


def negatives(name: str = "negatives.yaml") -> tuple[Negative, ...]:
    """Return the sentences of a file."""
    found: list[Negative] = []
    for record in read(name):
        check_keys(record, "text style links")
        if record["style"] not in NEGATIVE_STYLES:
            raise CorpusError(f"style of {record!r}")
        found.append(
            Negative(
                text=record["text"],
                style=record["style"],
                mentions=mentions(record["text"], record["links"], style="official"),
            )
        )
    check_unique(each.text for each in found)
    return tuple(found)


def paragraphs(name: str = "paragraphs.yaml") -> tuple[Paragraph, ...]:
    """Return the paragraphs of a file."""
    found: list[Paragraph] = []
    for record in read(name):
        check_keys(record, "text sector links others")
        text = record["text"]
        paragraph = Paragraph(
            text=text,
            sector=record["sector"],
            mentions=mentions(text, record["links"]),
            others=other_mentions(text, record["others"]),
        )
        check_disjoint((*paragraph.mentions, *paragraph.others))
        found.append(paragraph)
    check_unique(each.text for each in found)
    return tuple(found)
