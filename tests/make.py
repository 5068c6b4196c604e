"""Small entities for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.model import Alias, Entity
from starnames.table.base import KnowledgeBase
from starnames.table.compiling import compile_payload

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["base", "company"]


def company(  # noqa: PLR0913 - the keys of a record
    entity_id: str,
    *,
    name: str,
    short: str,
    kind: str = "company",
    zh: str = "",
    codes: Sequence[str] = (),
    aliases: Sequence[str] = (),
    weak: Sequence[str] = (),
    masks: Sequence[str] = (),
    sector: Sequence[str] = (),
    official: Sequence[str] = (),
) -> Entity:
    """Return an entity with its forms."""
    return Entity(
        id=entity_id,
        name=name,
        short=short,
        kind=kind,
        zh=zh,
        codes=tuple(codes),
        aliases=(*(Alias(form=form) for form in aliases), *(Alias(form=form, weak=True) for form in weak)),
        masks=tuple(masks),
        sector=tuple(sector),
        official=tuple(official),
        source="made up",
        checked="2026-11-22",
    )


def base(*entities: Entity) -> KnowledgeBase:
    """Return a knowledge base of these entities alone."""
    return KnowledgeBase(compile_payload(entities, ""))
