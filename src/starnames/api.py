"""The functions that most callers need; they use the packaged table unless another one is given."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from starnames.arguments import check_day, check_many, check_share, check_text
from starnames.linker import linker_for
from starnames.normalizer import Normalizer
from starnames.table import given_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.model import Link, Normalized
    from starnames.table import KnowledgeBase

__all__ = ["find", "normalize", "normalize_many", "resolve", "resolve_many"]


def resolve(
    name: str,
    *,
    context: str | None = None,
    neighbors: Sequence[str] = (),
    prefer: str | None = None,
    as_of: str | None = None,
    aliases: bool = True,
    kb: KnowledgeBase | None = None,
) -> Link:
    """Return who a name by itself names: a link, or none with a reason and candidates.

    `context` (text around it, or the text it stands in) and `neighbors` (names beside it) support a weak form;
    ``prefer="star"`` leans to the STAR Market on a tie; `as_of` (ISO date) chooses the name printed; ``aliases=False``
    leaves out every recorded machine-translated form.

    >>> resolve("Tuojing Technology").entity.ticker
    '688072.SH'
    >>> resolve("Alice").reason
    'weak'
    >>> resolve("Alice", context="SMIC, Hygon and Alice rose by more than 3%.").entity.ticker
    '688578.SH'
    """
    linker = linker_for(given_base(kb), aliases=aliases)
    return linker.resolve(name, context=context, neighbors=neighbors, prefer=prefer, as_of=as_of)


def resolve_many(
    names: Iterable[str],
    *,
    context: str | None = None,
    neighbors: Sequence[str] = (),
    prefer: str | None = None,
    as_of: str | None = None,
    aliases: bool = True,
    kb: KnowledgeBase | None = None,
) -> list[Link]:
    """Return the links of names, in order; each by itself, as `resolve` gives it; `neighbors` are those of every name.

    >>> [link.short for link in resolve_many(["Lanqi Technology", "688012.SH"])]
    ['Montage Technology', 'AMEC']
    """
    check_many(names, "names", one="resolve")
    linker = linker_for(given_base(kb), aliases=aliases)
    return [linker.resolve(name, context=context, neighbors=neighbors, prefer=prefer, as_of=as_of) for name in names]


def find(
    text: str,
    *,
    kb: KnowledgeBase | None = None,
    source: str | None = None,
    as_of: str | None = None,
    ignore: Iterable[str] = (),
    aliases: bool = True,
    terms: bool = False,
    min_certainty: float = 0.0,
) -> list[Link]:
    """Return the mentions of a text, in order: linked, ambiguous and unlinked ones; terms only when asked for.

    `source` is the Chinese text that was translated; `ignore` lists phrases that are no mentions here. A link whose
    score is below `min_certainty` (0 to 1: an official name has 1, a recorded machine-translated form 0.97, one worked
    out or weak what its evidence makes of it) is given as ambiguous, with its candidates.

    >>> [(link.surface, link.entity.id) for link in find("SMIC and Tuojing Technology rose.")]
    [('SMIC', 'smic'), ('Tuojing Technology', 'piotech')]
    """
    _check_texts(text, source)
    check_day(as_of)
    check_share(min_certainty, "min_certainty")
    phrases = (ignore,) if isinstance(ignore, str) else tuple(ignore)
    linker = linker_for(given_base(kb), aliases=aliases)
    links = linker.find(text, source=source, as_of=as_of, ignore=phrases, min_certainty=min_certainty)
    return [link for link in links if terms or not _is_term(link)]


def _check_texts(text: object, source: object) -> None:
    check_text(text)
    if source is not None:
        check_text(source, "source")


def _is_term(link: Link) -> bool:
    if link.entity:
        return link.entity.kind == "term"
    return bool(link.candidates) and all(each.entity.kind == "term" for each in link.candidates)


def normalize(
    text: str,
    *,
    kb: KnowledgeBase | None = None,
    names: str = "full",
    figures: str = "repair",
    terms: bool = True,
    source: str | None = None,
    as_of: str | None = None,
    ignore: Iterable[str] = (),
    unify: bool = False,
    aliases: bool = True,
) -> Normalized:
    """Return a text with its names and figures repaired, the changes that did it, and what was left, with reasons.

    `names` is keep, full, short, annotate or first-full; `figures` is keep, repair, en, zh or plain; ``terms=False``
    leaves the fixed expressions; ``unify=True`` rewrites official English forms too.

    >>> done = normalize("Tuojing Technology's revenue", names="short")
    >>> done.text, done.revert()
    ("Piotech's revenue", "Tuojing Technology's revenue")
    """
    phrases = (ignore,) if isinstance(ignore, str) else tuple(ignore)
    chosen = _normalizer(kb, names, figures, terms, as_of, phrases, unify, aliases)
    return chosen.normalize(text, source=source)


@functools.lru_cache(maxsize=16)
def _normalizer(
    kb: KnowledgeBase | None,
    names: str,
    figures: str,
    terms: bool,  # noqa: FBT001
    as_of: str | None,
    ignore: tuple[str, ...],
    unify: bool,  # noqa: FBT001
    aliases: bool,  # noqa: FBT001
) -> Normalizer:
    return Normalizer(
        kb=kb,
        names=names,
        figures=figures,
        terms=terms,
        as_of=as_of,
        ignore=ignore,
        unify=unify,
        aliases=aliases,
    )


def normalize_many(
    texts: Iterable[str],
    *,
    kb: KnowledgeBase | None = None,
    names: str = "full",
    figures: str = "repair",
    terms: bool = True,
    as_of: str | None = None,
    ignore: Iterable[str] = (),
    unify: bool = False,
    aliases: bool = True,
) -> Iterator[Normalized]:
    """Yield each text normalized, in order; every text is a document by itself.

    >>> [each.text for each in normalize_many(["Lanqi Technology rose"], names="short")]
    ['Montage Technology rose']
    """
    check_many(texts, "texts", one="normalize")
    phrases = (ignore,) if isinstance(ignore, str) else tuple(ignore)
    chosen = _normalizer(kb, names, figures, terms, as_of, phrases, unify, aliases)
    return (chosen.normalize(text) for text in texts)
