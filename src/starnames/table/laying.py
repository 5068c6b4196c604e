"""A few records laid over a compiled table: what they touch is compiled anew, the rest is taken as it is.

The outcome is what compiling everything would give (a test compares the two), in a tenth of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starnames.table.compiling import chinese_names, is_reached
from starnames.table.forms import all_claims, forms_of, standing
from starnames.table.packed import INDEX, Rows
from starnames.table.rows import entity_row
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from starnames.model import Entity
    from starnames.table.base import KnowledgeBase

__all__ = ["MOST", "laid_over", "touched"]

MOST = 500
"""With more records than this, compiling everything is the faster way."""


def _folded_forms(entities: Iterable[Entity]) -> set[str]:
    return {fold_name(form.text) for entity in entities for form in forms_of(entity)}


def touched(base: KnowledgeBase, changed: Collection[Entity]) -> list[Entity]:
    """Return the other entities of a table that claim a form of these, or of what these were."""
    forms = _folded_forms([*changed, *_before(base, changed)])
    indexes = {index for form in forms for index, _, _ in base.forms.get(form, ())}
    indexes |= {index for form in forms for index in base.given_way.get(form, ())}
    ids = {entity.id for entity in changed}
    return [entity for index in sorted(indexes) if (entity := base.at(index)).id not in ids]


def _before(base: KnowledgeBase, changed: Iterable[Entity]) -> list[Entity]:
    return [base[entity.id] for entity in changed if entity.id in base]


def laid_over(base: KnowledgeBase, changed: Collection[Entity], digest: str) -> dict[str, Any]:
    """Return the payload of a table with entities put into the place of those with their ids, or added."""
    new = {entity.id: entity for entity in changed}
    ids = sorted({*base.by_id, *new})
    place = {entity_id: index for index, entity_id in enumerate(ids)}
    moved = [place[entity_id] for entity_id in base.by_id]  # the old positions as they are now
    kinds = [new[each].kind if each in new else base.kind_at(base.position(each)) for each in ids]
    affected = _folded_forms([*changed, *_before(base, changed)])
    forms, given_way = _forms(base, new, place, moved, affected)
    reached = _reached(base, forms, affected)
    known = [list(names) for names in base.company_names]
    companies: list[list[Any]] = [names for names in known if names[0] not in new]
    companies += [list(names) for each in changed if each.kind == "company" for names in chinese_names(each)]
    codes = {code: [moved[index] for index in owners] for code, owners in base.codes.items()}
    for old in _before(base, changed):
        for code in old.codes:
            codes[code].remove(place[old.id])
    for each in changed:
        for code in each.codes:
            codes[code] = sorted({*codes.get(code, ()), place[each.id]})
    companies = sorted(companies, key=lambda names: names[0])
    payload = {
        "digest": digest,
        "date": max([base.date, *(each.checked for each in changed)]),
        "ids": ids,
        "kinds": kinds,
        "entities": _Rows(base.rows, [base.position(each) if each in base else -1 for each in ids], place, new),
        "forms": forms,
        "given_way": given_way,
        "codes": {code: owners for code, owners in codes.items() if owners},
        "reached": reached,
        "companies": companies,
        "renderings": base.rendering_data,
        "market": base.market_data,
        "others": base.others,
    }
    if base.rendering_index and companies == known:
        payload[INDEX] = base.rendering_index  # the Chinese names are what they were
    return payload


def _forms(
    base: KnowledgeBase, new: Mapping[str, Entity], place: Mapping[str, int], moved: Sequence[int], affected: set[str]
) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """Return the claims to every form, and who gives way; those to affected forms are made anew."""
    claimants = sorted([*touched(base, new.values()), *new.values()], key=lambda entity: entity.id)
    claims = {folded: each for folded, each in all_claims(claimants).items() if folded in affected}
    forms: dict[str, Any] = {}
    given_way = {
        folded: [moved[index] for index in indexes]
        for folded, indexes in base.given_way.items()
        if folded not in affected
    }
    stays = len(place) == len(moved)
    for folded in sorted({*base.forms, *claims}):
        if folded not in affected:
            kept = base.forms[folded]
            forms[folded] = kept if stays else [[moved[index], role, text] for index, role, text in kept]
        elif folded in claims:
            stand = standing(claims[folded])
            forms[folded] = [[place[claimants[index].id], form.role, form.text] for index, form in stand]
            gone = [place[claimants[index].id] for index, form in claims[folded] if (index, form) not in stand]
            if gone:
                given_way[folded] = gone
    return forms, given_way


def _reached(base: KnowledgeBase, forms: Mapping[str, Any], affected: set[str]) -> list[str]:
    stems = tuple(affected)
    asked = affected | {folded for folded in forms if folded.startswith(stems)}
    return sorted((base.reached - asked) | {each for each in asked if each in forms and is_reached(each, forms)})


class _Rows(Rows):
    """The rows of a table with some of them new; an old one is read when it is asked for."""

    def __init__(
        self, rows: Sequence[dict[str, Any]], old: list[int], place: Mapping[str, int], new: Mapping[str, Entity]
    ) -> None:
        self._rows = rows
        self._old = old
        self._new = {place[each]: entity_row(entity) for each, entity in new.items()}

    def row(self, index: int) -> dict[str, Any]:
        row = self._new.get(index)
        return self._rows[self._old[index]] if row is None else row

    def __len__(self) -> int:
        return len(self._old)
