"""What the adapters of dataframes and databases share: a column in, a column out, equal values worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from starnames.api import resolve_many
from starnames.normalizer import Normalizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.table import KnowledgeBase

__all__ = ["FIELDS", "NormalizeOptions", "ResolveOptions", "normalized_column", "resolved_column"]

#: The fields of a resolved name, each with its type.
FIELDS: dict[str, type] = {
    "status": str,
    "entity": str,
    "name": str,
    "short": str,
    "kind": str,
    "zh": str,
    "ticker": str,
    "score": float,
    "how": str,
    "reason": str,
}


class ResolveOptions(TypedDict, total=False):
    """The options of `starnames.resolve_many`."""

    context: str | None
    prefer: str | None
    as_of: str | None
    aliases: bool
    kb: KnowledgeBase | None


class NormalizeOptions(TypedDict, total=False):
    """The options of `starnames.Normalizer`."""

    kb: KnowledgeBase | None
    names: str
    figures: str
    terms: bool
    as_of: str | None
    ignore: Iterable[str]
    unify: bool
    aliases: bool


def resolved_column(values: Sequence[str | None], options: ResolveOptions) -> list[dict[str, Any] | None]:
    """Return who each name by itself names, as a row with the keys of `FIELDS`; None for None.

    >>> [row and row["ticker"] for row in resolved_column(["Hygon", None, "Hygon"], {})]
    ['688041.SH', None, '688041.SH']
    """
    names = list({value: None for value in values if value is not None})
    links = resolve_many(names, **options)
    rows = {name: link.to_dict() for name, link in zip(names, links, strict=True)}
    kept: dict[str | None, dict[str, Any]] = {
        name: {field: row[field] for field in FIELDS} for name, row in rows.items()
    }
    return [kept.get(value) for value in values]


def normalized_column(values: Sequence[str | None], options: NormalizeOptions) -> list[str | None]:
    """Return each text normalized, every one a document by itself; None for None.

    >>> normalized_column(["Tuojing Technology rose", None], {"names": "short"})
    ['Piotech rose', None]
    """
    normalizer = Normalizer(**options)
    texts: dict[str | None, str] = {}
    for value in values:
        if value is not None and value not in texts:
            texts[value] = normalizer.normalize(value).text
    return [texts.get(value) for value in values]
