"""Entities, properties and types by the beginning of a name, and the cards that describe an entity."""

from __future__ import annotations

import functools
from bisect import bisect_left
from html import escape
from typing import TYPE_CHECKING, Any

from starnames.server.catalog import PROPERTIES, TYPES, described, known_types, named, reference
from starnames.text import fold_name
from starnames.tickers import render_ticker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["Suggester", "card", "proposed", "suggested"]

_PAGE = 10
_MOST_LOOKED_AT = 2_000
_LONGEST = 200
_RANK = {"official": 0, "zh": 0, "shy": 1, "alias": 1, "weak": 2}


class Suggester:
    """Finds entities by the beginning of any of their forms or codes; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase) -> None:
        """Take the knowledge base."""
        self.kb = kb

    @functools.cached_property
    def _forms(self) -> list[tuple[str, int, int]]:
        """Every form with the rank of its role and its owner, sorted; made when first needed."""
        forms = [
            (folded, _RANK[role], owner)
            for folded, claims in self.kb.forms.items()
            for owner, role, _ in claims
            if role in _RANK and self.kb.kind_at(owner) != "term"
        ]
        forms += [(code.lower(), 0, owner) for code, owners in self.kb.codes.items() for owner in owners]
        forms.sort()
        return forms

    def entities(self, prefix: str, *, cursor: int = 0, types: object = None) -> dict[str, Any]:
        """Return a page of entities, those with the shortest fitting form first."""
        wanted = known_types(types)
        folded = fold_name(prefix[:_LONGEST])
        fitting = sorted((rank, len(form), owner) for form, rank, owner in self._beginning(folded))
        owners = dict.fromkeys(owner for _, _, owner in fitting)
        found = [entity for each in owners if (entity := self.kb.at(each)) and (not wanted or entity.kind in wanted)]
        return {"result": [_offered(each) for each in found[cursor : cursor + _PAGE]]}

    def _beginning(self, folded: str) -> Iterator[tuple[str, int, int]]:
        if not folded:
            return
        start = bisect_left(self._forms, (folded, -1, -1))
        for form in self._forms[start : start + _MOST_LOOKED_AT]:
            if not form[0].startswith(folded):
                return
            yield form


def _offered(entity: Entity) -> dict[str, Any]:
    notable = [reference(entity.kind)]
    return {"id": entity.id, "name": named(entity), "description": described(entity), "notable": notable}


def suggested(known: dict[str, str], prefix: str, cursor: int = 0) -> dict[str, Any]:
    """Return those of properties or types of which a word begins like `prefix`."""
    folded = fold_name(prefix[:_LONGEST])
    found = [
        {"id": key, "name": name}
        for key, name in known.items()
        if key.startswith(folded) or any(word.startswith(folded) for word in fold_name(name).split())
    ]
    return {"result": found[cursor : cursor + _PAGE]}


def proposed(kind: str, limit: int) -> dict[str, Any]:
    """Return the properties that entities of a type have."""
    keys = [key for key in PROPERTIES if kind in {"", "company", "index"} or key not in {"ticker", "listings"}]
    properties = [{"id": key, "name": PROPERTIES[key]} for key in keys[:limit]]
    found: dict[str, Any] = {"properties": properties, "limit": limit}
    return {"type": kind, **found} if kind in TYPES else found


def card(entity: Entity) -> str:
    """Return what is known of an entity as HTML, without styles of its own."""
    rows = [
        ("Chinese", " · ".join(filter(None, (entity.zh, entity.zh_full)))),
        ("Listed as", ", ".join(render_ticker(code) for code in entity.codes)),
        ("Short name", entity.short if entity.short != named(entity) else ""),
        ("Formerly", ", ".join(each.short or each.name or each.zh for each in entity.former)),
        ("Also written", ", ".join(each.form for each in entity.aliases[:6])),
        ("Source", entity.source),
    ]
    told = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in rows if value)
    head = f'<h1>{escape(named(entity))}</h1><p class="kind">{TYPES[entity.kind]} <code>{escape(entity.id)}</code></p>'
    return f'<article class="card">{head}<dl>{told}</dl></article>'
