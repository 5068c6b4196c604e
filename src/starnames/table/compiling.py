"""Entities compiled: every claim to every form worked out once, as plain data ready for JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starnames.names import LEGAL_SUFFIX, bare_name
from starnames.table.forms import all_claims, standing
from starnames.table.rows import entity_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from starnames.model import Entity

__all__ = ["chinese_names", "compile_payload", "is_reached"]


def is_reached(folded: str, forms: Mapping[str, Sequence[Sequence[Any]]]) -> bool:
    """Return whether a form is another form of its owners with a legal suffix behind it."""
    suffix = next((each for each in LEGAL_SUFFIX.finditer(folded) if each.end() == len(folded)), None)
    if suffix is None or folded[: suffix.start()] not in forms:
        return False
    owners = {index for index, _, _ in forms[folded]}
    return owners == {index for index, role, _ in forms[folded[: suffix.start()]] if role != "mask"}


def chinese_names(entity: Entity) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield the Chinese names of a company, former ones apart, as `KnowledgeBase.company_names` has them."""
    english = list(dict.fromkeys(filter(None, (entity.name, bare_name(entity.name), entity.short))))
    for zh, full in ((entity.zh, entity.zh_full), *((each.zh, "") for each in entity.former)):
        if len(zh) > 1:
            yield entity.id, zh, full, english


def compile_payload(
    entities: Iterable[Entity],
    digest: str = "",
    *,
    others: Mapping[str, Sequence[str]] | None = None,
    renderings: dict[str, Any] | None = None,
    market: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the plain data of a knowledge base, ready for JSON; the order of `entities` does not matter.

    Without a digest the data give their own.
    """
    ordered = sorted(entities, key=lambda each: each.id)
    claims = dict(sorted(all_claims(ordered).items()))
    stand = {folded: standing(each) for folded, each in claims.items()}
    forms = {folded: [[index, form.role, form.text] for index, form in each] for folded, each in stand.items()}
    given_way = {
        folded: [index for index, form in each if (index, form) not in stand[folded]]
        for folded, each in claims.items()
        if len(each) > len(stand[folded])
    }
    codes: dict[str, list[int]] = {}
    for index, entity in enumerate(ordered):
        for code in entity.codes:
            codes.setdefault(code, []).append(index)
    payload = {
        "date": max((each.checked for each in ordered), default=""),
        "ids": [each.id for each in ordered],
        "kinds": [each.kind for each in ordered],
        "entities": [entity_row(each) for each in ordered],
        "forms": forms,
        "given_way": given_way,
        "codes": codes,
        "reached": [folded for folded in forms if is_reached(folded, forms)],
        "companies": [names for each in ordered if each.kind == "company" for names in chinese_names(each)],
        "renderings": renderings or {},
        "market": market or {},
        "others": {folded: list(other) for folded, other in sorted((others or {}).items())},
    }
    return {"digest": digest or _digest(payload), **payload}


def _digest(payload: dict[str, Any]) -> str:
    import hashlib  # noqa: PLC0415 - for tables that are compiled here

    return hashlib.sha256(json.dumps(payload).encode()).hexdigest()
