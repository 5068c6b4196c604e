"""The rules of a record: its characters, what it claims, the proof it brings, and the order it stands in."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.names import bare_name
from starnames.table.reading import is_sheet
from starnames.text import fold_name
from starnames.words import is_dictionary_word, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.model import Alias
    from starnames.table import KnowledgeBase
    from starnames.table.records import Record

    Attested = dict[str, set[tuple[str, str]]]

__all__ = ["fault_in", "lint_order", "lint_record"]

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_SCRIPTS = re.compile(r"(LATIN|GREEK|CYRILLIC)")
_PROPER = frozenset({"company", "institution"})
_COMMON = 5000
#: Keys whose values are sentences, in which anything may be shown.
_PROSE = frozenset({"examples-in", "examples-out", "note"})


def fault_in(record: Record, key: str, form: str, rule: str, problem: str) -> TableError:
    """Return a fault of a record at the place of a form under one of its keys."""
    line, column = record.places.get((key, form), (record.line, record.column))
    return TableError(problem, path=record.path, line=line, column=column, rule=rule)


def lint_record(record: Record, known: KnowledgeBase, attested: Attested) -> Iterator[TableError]:
    """Yield the faults of a record by itself, and of what it says of others."""
    yield from _lint_characters(record)
    yield from _lint_claims(record)
    for other in record.entity.confusable:
        if other not in known:
            yield fault_in(record, "confusable", other, "unknown-confusable", f"no entity has the id {other!r}")
    for code in record.entity.codes:
        twins = [each.id for each in known.owners(code) if each.id != record.entity.id]
        if twins and ("codes", code) in record.places:
            yield fault_in(record, "codes", code, "duplicate-code", f"{code} is a code of {', '.join(twins)} as well")
    for form, source in record.sources.items():
        key = next(key for key in ("weak", "aliases", "shy", "official") if (key, form) in record.places)
        for seed in re.findall(r"seeds/(\d{3})", source):
            if attested and (record.entity.id, form) not in attested.get(seed, set()):
                problem = f"seeds/{seed} does not list {form!r} for {record.entity.id!r}"
                yield fault_in(record, key, form, "unattested", problem)


def _lint_characters(record: Record) -> Iterator[TableError]:
    for key, form in record.places:
        if key in _PROSE:
            continue
        if form != unicodedata.normalize("NFC", form):
            yield fault_in(record, key, form, "not-nfc", f"{form!r} is not in normal form C")
        if form != form.strip() or any(unicodedata.category(char) in _INVISIBLE for char in form):
            problem = f"{form!r} in {key} holds an invisible character or a blank at an end"
            yield fault_in(record, key, form, "invisible-character", problem)


def _lint_claims(record: Record) -> Iterator[TableError]:
    entity = record.entity
    seen = {fold_name(name): name for name in (entity.name, entity.short, *entity.official)}
    for alias in entity.aliases:
        folded = fold_name(alias.form)
        if ("weak" if alias.weak else "aliases", alias.form) not in record.places:
            continue  # what the packaged record has, under an overlay
        if folded in seen and not alias.weak:
            problem = f"{alias.form!r} is a name of the record already, as {seen[folded]!r}"
            yield fault_in(record, "aliases", alias.form, "duplicate-alias", problem)
        seen.setdefault(folded, alias.form)
        yield from _lint_alias(record, alias)


def _lint_alias(record: Record, alias: Alias) -> Iterator[TableError]:
    entity = record.entity
    key = "weak" if alias.weak else "aliases"
    words = re.findall(r"[^\W\d_]+", alias.form)
    for word in words:
        scripts = {found[1] for char in word if (found := _SCRIPTS.match(unicodedata.name(char, "")))}
        if len(scripts) > 1:
            yield fault_in(record, key, alias.form, "mixed-script", f"{word!r} mixes {' and '.join(sorted(scripts))}")
    if not alias.weak:
        facts = world()
        if facts and entity.kind in _PROPER and fold_name(alias.form) in facts.names:
            problem = f"{alias.form!r} is the name of another listed company; list it under weak"
            yield fault_in(record, key, alias.form, "shadows-canonical", problem)
        letters = sum(map(str.isalpha, alias.form))
        if letters < (4 if alias.form.isascii() else 2):
            yield fault_in(record, key, alias.form, "too-short", f"{alias.form!r} is too short to be safe alone")
        common = 0 if len(words) == 1 else _COMMON
        if entity.kind in _PROPER and len(words) < 4 and all(is_dictionary_word(w, common=common) for w in words):
            problem = f"{alias.form!r} is made of ordinary words; list it under weak"
            yield fault_in(record, key, alias.form, "common-word", problem)
    if bare_name(alias.form) != alias.form and entity.kind in _PROPER and not alias.weak:
        problem = f"{alias.form!r} ends in a legal suffix, which the finder extends over by itself"
        yield fault_in(record, key, alias.form, "legal-suffix", problem)
    if not is_sheet(record.path):  # which has no examples
        yield from _lint_proof(record, alias, key)


def _lint_proof(record: Record, alias: Alias, key: str) -> Iterator[TableError]:
    entity = record.entity
    if not any(fold_name(alias.form) in fold_name(each.text) for each in entity.examples):
        yield fault_in(record, key, alias.form, "no-example", f"no example has {alias.form!r} in it")
    elif alias.weak and not any(
        fold_name(alias.form) in fold_name(each.text) for each in entity.examples if each.text == each.out
    ):
        problem = f"no example shows where {alias.form!r} is not meant (an example without out)"
        yield fault_in(record, key, alias.form, "no-example", problem)


def lint_order(records: list[Record]) -> Iterator[TableError]:
    """Yield the records, and the forms in them, that stand behind one that they belong before."""
    last: dict[str, Record] = {}
    for record in records:
        if is_sheet(record.path):
            continue  # people sort those as they like
        before = last.get(record.path)
        last[record.path] = record
        if before is not None and record.entity.id < before.entity.id:
            problem = f"{record.entity.id!r} belongs before {before.entity.id!r} (line {before.line})"
            yield TableError(problem, path=record.path, line=record.line, column=record.column, rule="unsorted")
        for key in ("official", "shy", "aliases", "weak", "masks"):
            forms = [form for name, form in record.places if name == key]
            for one, two in pairwise(forms):
                if two.casefold() < one.casefold():
                    yield fault_in(record, key, two, "unsorted", f"{two!r} belongs before {one!r}")
