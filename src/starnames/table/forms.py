"""The forms of an entity, and who owns which: one folded form, one owner, unless all its owners call it weak."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from starnames.errors import TableError
from starnames.names import bare_name, placeless_name
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from starnames.model import Entity
    from starnames.table.records import Record

__all__ = ["OwnedForm", "all_claims", "clashes", "forms_of", "standing"]

_PLACED = (*"weak shy aliases official short name zh zh_full".split(), "former-name", "former-short", "former-zh")

# Roles: official (an English name that is left as printed), zh (a Chinese name), shy (either of these where it needs
# support), alias and weak (machine-translated), mask (a phrase inside which nothing is meant).
_SHARED = frozenset({"weak", "shy"})


class OwnedForm(NamedTuple):
    """A form as written, its role, and whether it was derived from another one (and gives way to written ones)."""

    text: str
    role: str
    derived: bool = False


def forms_of(entity: Entity) -> Iterator[OwnedForm]:
    """Yield the forms of an entity, written ones first; a folded form is yielded for its first role only.

    Shy and weak go together: shy as the owner prints it, weak in other capitals.

    Spellings that differ in capitals alone ("APT Medical", "Apt Medical") are all yielded: capitals are part of
    whether a form fits.
    """
    roles: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for form in _all_forms(entity):
        folded = fold_name(form.text)
        known = roles.setdefault(folded, form.role)
        if folded and (form.text, form.role) not in seen and (known == form.role or {known, form.role} == _SHARED):
            seen.add((form.text, form.role))
            yield form


def _all_forms(entity: Entity) -> Iterator[OwnedForm]:
    names = [entity.name, entity.short, *entity.official]
    names += [name for each in entity.former for name in (each.name, each.short) if name]
    chinese = [] if entity.kind == "term" else [entity.zh, entity.zh_full, *(each.zh for each in entity.former)]
    for form in entity.shy:
        yield OwnedForm(form, "shy")
    for alias in entity.aliases:
        if alias.weak:
            yield OwnedForm(alias.form, "weak")
    for name in names:
        yield OwnedForm(name, "official")
    for alias in entity.aliases:
        if not alias.weak:
            yield OwnedForm(alias.form, "alias")
    yield from (OwnedForm(name, "zh") for name in chinese if name)
    for mask in entity.masks:
        yield OwnedForm(mask, "mask")
    if entity.kind in {"company", "institution"}:
        for name in names:
            yield OwnedForm(bare_name(name), "official", derived=True)
            yield OwnedForm(placeless_name(bare_name(name)), "official", derived=True)


def all_claims(entities: Iterable[Entity]) -> dict[str, list[tuple[int, OwnedForm]]]:
    """Return, for every folded form, the entities (by position) that claim it."""
    owners: dict[str, list[tuple[int, OwnedForm]]] = {}
    for index, entity in enumerate(entities):
        for form in forms_of(entity):
            owners.setdefault(fold_name(form.text), []).append((index, form))
    return owners


def standing(claims: list[tuple[int, OwnedForm]]) -> list[tuple[int, OwnedForm]]:
    """Return which of the claims to a form stand.

    A derived claim (a name without its legal suffix) gives way to a written one, but not to a weak form: that is
    somebody else's name as well by its own account.
    """
    if any(not form.derived and form.role not in _SHARED for _, form in claims):
        return [claim for claim in claims if not claim[1].derived]
    return claims


def clashes(
    records: Iterable[Record], over: Iterable[Record] = (), before: Mapping[str, Entity] | None = None
) -> Iterator[TableError]:
    """Yield an error for every form of `records` that another record claims, unless both call it weak or one masks it.

    What the records of `over` claim among themselves, and what `records` claimed in `before`, the entities of the same
    table by id, is no matter of ours. A name without its legal suffix counts against a strong alias of somebody else,
    and against nothing more.
    """
    owners: dict[str, list[tuple[Record, OwnedForm]]] = {}
    ours: set[str] = set()
    stood: dict[str, set[OwnedForm]] = {}
    for record in over:
        _claim(record, owners)
    for record in records:
        ours.add(record.entity.id)
        old = before.get(record.entity.id) if before else None
        stood[record.entity.id] = set(forms_of(old)) if old else set()
        _claim(record, owners)
    for claims in owners.values():
        for at, (second, new) in enumerate(claims):
            if second.entity.id not in ours:
                continue
            for first, taken in claims[:at]:
                if first.entity.id == second.entity.id or not _is_clash(taken, new):
                    continue
                if new in stood[second.entity.id] and taken in stood.get(first.entity.id, (taken,)):
                    continue
                line, column = _place(second, new.text)
                other = f"{first.path}:{_place(first, taken.text)[0]}"
                rule = "shadows-canonical" if "official" in {taken.role, new.role} else "duplicate-alias"
                problem = (
                    f"{new.text!r} ({new.role}) belongs to {first.entity.id!r} already, as {taken.role}, in {other}; "
                    "remove one, list it under weak in both, or add to that record by its id"
                )
                yield TableError(problem, path=second.path, line=line, column=column, rule=rule)
                break


def _claim(record: Record, owners: dict[str, list[tuple[Record, OwnedForm]]]) -> None:
    for form in forms_of(record.entity):
        if form.role != "mask":
            owners.setdefault(fold_name(form.text), []).append((record, form))


def _is_clash(old: OwnedForm, new: OwnedForm) -> bool:
    if old.derived or new.derived:
        return "alias" in {old.role, new.role}
    return not {old.role, new.role} <= _SHARED


def _place(record: Record, form: str) -> tuple[int, int]:
    for key in _PLACED:
        if place := record.places.get((key, form)):
            return place
    return record.line, record.column
