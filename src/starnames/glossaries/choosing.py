"""Which Chinese forms a glossary holds, and what is printed for each."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from starnames.arguments import check_day, check_text
from starnames.glossaries.entries import Glossary, GlossaryEntry, Omission
from starnames.names import printed_names
from starnames.resolver import today
from starnames.table import given_base
from starnames.text import fold, fold_name
from starnames.tickers import find_tickers, read_ticker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ahocorasick_rs import AhoCorasick

    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["NAME_STYLES", "SCOPES", "glossary"]

NAME_STYLES = ("short", "full")
SCOPES = ("all", "star")
_STAR = re.compile(r"68[89][0-9]{3}\.SH")
#: What no glossary format holds inside a term: controls, line breaks, lone surrogates (undecodable bytes).
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def glossary(
    text: str | None = None,
    *,
    kinds: Iterable[str] = (),
    scope: str = "all",
    names: str = "short",
    as_of: str | None = None,
    kb: KnowledgeBase | None = None,
) -> Glossary:
    """Return the glossary of the knowledge base, or of what of it occurs in a Chinese text.

    `kinds` keeps entities of some kinds; ``scope="star"`` keeps of the companies those of the STAR Market;
    ``names="full"`` prints the legal name also for a Chinese short name. With a text, a form is given as the text
    writes it, and a form that is an ordinary word as well is kept where the text has the company's ticker or its full
    Chinese name too.

    >>> [(each.source, each.target) for each in glossary("海光信息与澜起科技的股价上涨。")]
    [('海光信息', 'Hygon'), ('澜起科技', 'Montage Technology')]
    >>> [(each.source, each.reason) for each in glossary("机器人板块上涨。").omitted]
    [('机器人', 'an ordinary word as well')]
    """
    if scope not in SCOPES:
        raise TypeError(f"scope is one of {', '.join(SCOPES)}, not {scope!r}")
    if names not in NAME_STYLES:
        raise TypeError(f"names is one of {', '.join(NAME_STYLES)}, not {names!r}")
    if text is not None:
        check_text(text)
    check_day(as_of)
    kb = given_base(kb)
    wanted = frozenset({kinds} if isinstance(kinds, str) else kinds)
    chosen = _chosen(kb, wanted, scope, names, as_of or today())
    return chosen.glossary(kb.version, None if text is None else _Reading(text))


@functools.lru_cache(maxsize=4)
def _chosen(kb: KnowledgeBase, kinds: frozenset[str], scope: str, names: str, day: str) -> _Chosen:
    """Return what can be chosen from, the same for every text."""
    chosen = _Chosen()
    for entity in kb:
        is_wanted = not kinds or entity.kind in kinds
        if scope == "star" and entity.kind == "company":
            is_wanted = is_wanted and any(map(_STAR.fullmatch, entity.codes))
        chosen.add(entity, day, names, is_wanted=is_wanted)
    return chosen


class _Chosen:
    """Collects pairs by their folded source, since two spellings of one form are one form to its reader."""

    def __init__(self) -> None:
        self.pairs: dict[str, list[tuple[Entity, str, str]]] = {}
        self.wanted: set[str] = set()

    def add(self, entity: Entity, day: str, names: str, *, is_wanted: bool) -> None:
        """Take the pairs of an entity; of one that is not wanted it only counts that it owns them."""
        if is_wanted:
            self.wanted.add(entity.id)
        seen = set()
        for source, target in _pairs(entity, day, names):
            folded = fold_name(source)
            if target and folded and folded not in seen:
                seen.add(folded)
                self.pairs.setdefault(folded, []).append((entity, _plain(source), _plain(target)))

    @functools.cached_property
    def scanner(self) -> tuple[list[str], AhoCorasick]:
        """The folded sources, and what looks for all of them at once."""
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - a glossary of everything needs no scan

        forms = list(self.pairs)
        return forms, AhoCorasick(forms)

    def glossary(self, version: str, reading: _Reading | None) -> Glossary:
        entries: dict[str, GlossaryEntry] = {}
        omitted: list[Omission] = []
        found = reading.spellings(*self.scanner) if reading else {}
        for folded in found if reading else self.pairs:
            claims = self.pairs[folded]
            claim = next((each for each in claims if each[0].id in self.wanted), None)
            if claim is None:
                continue
            entity, source, target = claim
            if reason := _reason_to_omit(folded, claims, reading):
                owners = tuple(sorted({each.id for each, _, _ in claims}))
                omitted.append(Omission(source=source, reason=reason, entities=owners))
                continue
            for spelling in found[folded] if reading else (source,):
                entries[spelling] = GlossaryEntry(
                    source=spelling,
                    target=target,
                    entity=entity.id,
                    kind=entity.kind,
                    ticker=entity.ticker,
                    avoid=tuple(dict.fromkeys(_plain(each.form) for each in entity.aliases)),
                )
        return Glossary(
            entries=tuple(entries[each] for each in sorted(entries)),
            omitted=tuple(sorted(omitted, key=lambda each: each.source)),
            table=version,
        )


def _reason_to_omit(folded: str, claims: list[tuple[Entity, str, str]], reading: _Reading | None) -> str:
    if len({target for _, _, target in claims}) > 1:
        return "several entities have it"
    for entity, _, _ in claims:
        if folded in map(fold_name, entity.shy) and not (reading and reading.names_otherwise(entity, folded)):
            return "an ordinary word as well"
    return ""


class _Reading:
    """A Chinese text that is to be translated."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    def spellings(self, forms: Sequence[str], scanner: AhoCorasick) -> dict[str, tuple[str, ...]]:
        """Return the folded forms that occur, each as the text spells it: engines look for it letter by letter."""
        text = self.folded.text
        found: dict[str, dict[str, None]] = {}
        for number, start, end in scanner.find_matches_as_indexes(text, overlapping=True):
            if not _is_inside_word(text, start, end):
                surface = self.text[self.folded.origin(start) : self.folded.origin(end - 1) + 1]
                found.setdefault(forms[number], {})[_plain(surface)] = None
        return {form: tuple(surfaces) for form, surfaces in found.items()}

    @functools.cached_property
    def codes(self) -> frozenset[str]:
        """What the tickers of the text may stand for."""
        return frozenset(code for hit in find_tickers(self.text) for code in read_ticker(hit[0]))

    def names_otherwise(self, entity: Entity, folded: str) -> bool:
        """Return whether the text names an entity by its ticker, or by its full Chinese name, as well."""
        full = fold_name(entity.zh_full)
        return not self.codes.isdisjoint(entity.codes) or (full not in {"", folded} and full in self.folded.text)


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Return whether a span begins or ends within a run of Latin letters or digits (科创50 in 科创500)."""
    before = text[max(0, start - 1) : start + 1]
    after = text[end - 1 : end + 1]
    return any(len(each) == 2 and each.isascii() and each.isalnum() for each in (before, after))


def _plain(text: str) -> str:
    """Return a form on one line, without what no format holds."""
    return " ".join(_UNFIT.sub(" ", text).split())


def _pairs(entity: Entity, day: str, names: str) -> Iterator[tuple[str, str]]:
    """Yield what the Chinese forms of an entity are in English on a day, current forms first."""
    name, short = printed_names(entity, day)
    everyday = (short if names == "short" else "") or name or short
    yield entity.zh, everyday
    yield entity.zh_full, name or short
    for former in entity.former:
        if former.zh:
            yield former.zh, (former.short if names == "short" else "") or former.name or former.short or everyday
