"""The lint rules of the tables, each with a name; lint says where a line belongs and rewrites nothing.

====================  ==========================================================================================
rule                  what it finds
====================  ==========================================================================================
(loading)             syntax, unknown-key, duplicate-key, anchor, tag, missing-key, bad-value, bad-code,
                      duplicate-id, no-source: what keeps a table from loading
duplicate-alias       two entities claim one machine-translated form, and not both call it weak
shadows-canonical     a form is somebody's official name
not-nfc               a form is not in Unicode normal form C
invisible-character   a form holds a control or zero-width character, or blanks at its ends
mixed-script          a word of a form mixes Latin, Greek or Cyrillic letters
too-short             a strong form of fewer than four letters (or two Han characters)
common-word           a strong form of a company that is a dictionary word, or several common ones: it must be weak
legal-suffix          a machine-translated form with a legal suffix: the finder extends over it by itself
unsorted              records out of order of id, forms out of order of casefold
no-example            a machine-translated form in no example; a weak form in none that stays as it is
unattested            a form said to come from a seed that does not list it for this entity
unknown-confusable    an id under confusable that no table has
example-fails         an example that does not normalize to what it says
====================  ==========================================================================================
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.names import bare_name
from starnames.normalizer import Normalizer
from starnames.table.base import KnowledgeBase, compile_payload
from starnames.table.forms import clashes
from starnames.table.loading import default_base, source_folder, table_files
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes
from starnames.table.reading import read_files
from starnames.text import fold_name
from starnames.words import is_dictionary_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from starnames.model import Alias
    from starnames.table.records import Record

__all__ = ["lint_tables"]

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_SCRIPTS = re.compile(r"(LATIN|GREEK|CYRILLIC)")
_PROPER = frozenset({"company", "institution"})
_COMMON = 5000


def lint_tables(paths: list[Path]) -> list[TableError]:
    """Return every fault of tables (files or folders), in order of place; none means they are fit to ship.

    The packaged folder is checked alone; any other table is checked together with the packaged one, over which it
    would be laid.
    """
    faults: list[TableError] = []
    packaged = source_folder()
    own = packaged is not None and any(path.resolve() == packaged for path in paths)
    base = {} if own else {entity.id: entity for entity in default_base()}
    root = packaged.parent if own and packaged else None
    files = [file for path in paths for file in table_files(path)]
    records = read_files(files, faults, known=frozenset(base), root=root)
    new = {record.entity.id: record.entity for record in records}
    faults += clashes(records)
    known = KnowledgeBase(compile_payload({**base, **new}.values(), ""))
    attested = _attestations(packaged.parent / "seeds") if packaged else {}
    for record in records:
        faults += _lint_record(record, known, attested)
    faults += _lint_order(records)
    if not faults:
        faults += _lint_examples(records, known)
    return sorted(faults, key=lambda each: (each.path, each.line, each.column, each.rule))


def _fault(record: Record, key: str, form: str, rule: str, problem: str) -> TableError:
    line, column = record.places.get((key, form), (record.line, record.column))
    return TableError(problem, path=record.path, line=line, column=column, rule=rule)


def _lint_record(
    record: Record, known: KnowledgeBase, attested: dict[str, set[tuple[str, str]]]
) -> Iterator[TableError]:
    entity = record.entity
    for (key, form), (line, column) in record.places.items():
        if form != unicodedata.normalize("NFC", form):
            yield TableError(
                f"{form!r} is not in normal form C", path=record.path, line=line, column=column, rule="not-nfc"
            )
        if form != form.strip() or any(unicodedata.category(char) in _INVISIBLE for char in form):
            problem = f"{form!r} in {key} holds an invisible character or a blank at an end"
            yield TableError(problem, path=record.path, line=line, column=column, rule="invisible-character")
    for alias in entity.aliases:
        yield from _lint_alias(record, alias)
    for other in entity.confusable:
        if other not in known:
            yield _fault(record, "confusable", other, "unknown-confusable", f"no entity has the id {other!r}")
    for form, source in record.sources.items():
        for seed in re.findall(r"seeds/(\d{3})", source):
            if attested and (entity.id, form) not in attested.get(seed, set()):
                key = next((name for name, text in record.places if text == form), "aliases")
                yield _fault(record, key, form, "unattested", f"seeds/{seed} does not list {form!r} for {entity.id!r}")


def _lint_alias(record: Record, alias: Alias) -> Iterator[TableError]:
    entity = record.entity
    key = "weak" if alias.weak else "aliases"
    words = re.findall(r"[^\W\d_]+", alias.form)
    for word in words:
        scripts = {found[1] for char in word if (found := _SCRIPTS.match(unicodedata.name(char, "")))}
        if len(scripts) > 1:
            yield _fault(record, key, alias.form, "mixed-script", f"{word!r} mixes {' and '.join(sorted(scripts))}")
    if not alias.weak:
        letters = sum(map(str.isalpha, alias.form))
        if letters < (4 if alias.form.isascii() else 2):
            yield _fault(record, key, alias.form, "too-short", f"{alias.form!r} is too short to be safe alone")
        common = 0 if len(words) == 1 else _COMMON
        if entity.kind in _PROPER and len(words) < 4 and all(is_dictionary_word(w, common=common) for w in words):
            problem = f"{alias.form!r} is made of ordinary words; list it under weak"
            yield _fault(record, key, alias.form, "common-word", problem)
    if bare_name(alias.form) != alias.form and entity.kind in _PROPER and not alias.weak:
        problem = f"{alias.form!r} ends in a legal suffix, which the finder extends over by itself"
        yield _fault(record, key, alias.form, "legal-suffix", problem)
    if not any(fold_name(alias.form) in fold_name(each.text) for each in entity.examples):
        yield _fault(record, key, alias.form, "no-example", f"no example has {alias.form!r} in it")
    elif alias.weak and not any(
        fold_name(alias.form) in fold_name(each.text) for each in entity.examples if each.text == each.out
    ):
        problem = f"no example shows where {alias.form!r} is not meant (an example without out)"
        yield _fault(record, key, alias.form, "no-example", problem)


def _lint_order(records: list[Record]) -> Iterator[TableError]:
    last: dict[str, Record] = {}
    for record in records:
        before = last.get(record.path)
        last[record.path] = record
        if before is not None and record.entity.id < before.entity.id:
            problem = f"{record.entity.id!r} belongs before {before.entity.id!r} (line {before.line})"
            yield TableError(problem, path=record.path, line=record.line, column=record.column, rule="unsorted")
        for key in ("official", "aliases", "weak", "masks"):
            forms = [form for name, form in record.places if name == key]
            for one, two in zip(forms, forms[1:], strict=False):
                if two.casefold() < one.casefold():
                    yield _fault(record, key, two, "unsorted", f"{two!r} belongs before {one!r}")


def _lint_examples(records: Iterable[Record], known: KnowledgeBase) -> Iterator[TableError]:
    normalizer = Normalizer(kb=known)
    for record in records:
        for example in record.entity.examples:
            result = normalizer.normalize(example.text).text
            if result != example.out:
                problem = f"{example.text!r} gives {result!r}, not {example.out!r}"
                yield _fault(record, "examples-in", example.text, "example-fails", problem)


def _attestations(folder: Path) -> dict[str, set[tuple[str, str]]]:
    """Return what the seeds attest: for each document number the pairs of entity id and form."""
    found: dict[str, set[tuple[str, str]]] = {}
    for file in sorted(folder.glob("[0-9]*.yaml")):
        root = read_nodes(file.read_text(encoding="utf-8"), file)
        mentions = root.get("mentions") if isinstance(root, Mapping) else None
        pairs = found.setdefault(file.name[:3], set())
        for mention in mentions.nodes if isinstance(mentions, Sequence) else ():
            if isinstance(mention, Mapping):
                entity, form = mention.get("entity"), mention.get("form")
                if isinstance(entity, Scalar) and isinstance(form, Scalar):
                    pairs.add((entity.text, form.text))
    return found
