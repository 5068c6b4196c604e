"""The lint rules of the tables, each with a name; lint says where a line belongs and rewrites nothing.

====================  ==========================================================================================
rule                  what it finds
====================  ==========================================================================================
(loading)             syntax, unknown-key, duplicate-key, anchor, tag, missing-key, bad-value, bad-code,
                      duplicate-id, no-source: what keeps a table from loading
duplicate-alias       two entities claim one machine-translated form, and not both call it weak; a record repeats one
shadows-canonical     a form is somebody's official name, in the tables or among the other listed companies
duplicate-code        two entities claim one code
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
private-morpheme      a gloss or sound in morphemes.yaml that serves one company only: it is an alias of that
example-fails         an example that does not normalize to what it says
====================  ==========================================================================================
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.lint_morphemes import lint_morphemes
from starnames.names import bare_name
from starnames.normalizer import Normalizer
from starnames.table import default_base
from starnames.table.base import KnowledgeBase, compile_payload
from starnames.table.forms import clashes
from starnames.table.loading import named, neighbors, over, overlaid, source_folder, table_files
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes
from starnames.table.reading import is_sheet, read_files, read_other_names
from starnames.table.second_tier import read_second_tier
from starnames.text import fold_name
from starnames.words import is_dictionary_word, world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from starnames.model import Alias
    from starnames.table.others import Other
    from starnames.table.records import Record

    Attested = dict[str, set[tuple[str, str]]]

__all__ = ["lint_tables"]

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_SCRIPTS = re.compile(r"(LATIN|GREEK|CYRILLIC)")
_PROPER = frozenset({"company", "institution"})
_COMMON = 5000
#: Keys whose values are sentences, in which anything may be shown.
_PROSE = frozenset({"examples-in", "examples-out", "note"})


def lint_tables(paths: list[Path]) -> list[TableError]:
    """Return every fault of tables (files or folders), in order of place; none means they are fit to ship.

    What belongs to the packaged tables is checked with all of them and nothing else; any other table is checked over
    the packaged ones, as it would be laid.
    """
    faults: list[TableError] = []
    packaged = source_folder()
    own = [path for path in paths if packaged and path.resolve().is_relative_to(packaged)]
    if own and packaged:
        more = [path.resolve() / name for path in own for name in ("others.yaml", "morphemes.yaml")]
        files = [*(file for path in own for file in table_files(path.resolve())), *own, *more]
        wanted = {file.relative_to(packaged.parent).as_posix() for file in files}
        faults += [fault for fault in _lint_packaged(packaged) if fault.path in wanted]
    if other := [path for path in paths if path not in own]:
        faults += _lint_overlay(other, packaged)
    return sorted(faults, key=lambda each: (each.path, each.line, each.column, each.rule))


def _lint_packaged(folder: Path) -> list[TableError]:
    faults: list[TableError] = []
    records = read_files(table_files(folder), faults, root=folder.parent)
    others = read_other_names(folder, faults, root=folder.parent)
    changed = overlaid(records, {})
    faults += clashes(changed)
    entities = [each.entity for each in changed]
    entities += read_second_tier(folder / "a_share.tsv", {code for each in entities for code in each.codes}, faults)
    known = KnowledgeBase(compile_payload(entities, "", others=named(others)))
    faults += _lint_others(others, known)
    faults += lint_morphemes(folder / "morphemes.yaml", entities, root=folder.parent)
    return [*faults, *_lint_all(records, known, folder, clean=not faults)]


def _lint_overlay(paths: list[Path], packaged: Path | None) -> list[TableError]:
    faults: list[TableError] = []
    base = default_base()
    records = read_files((file for path in paths for file in table_files(path)), faults, known=base.by_id)
    changed = overlaid(records, base.by_id)
    faults += clashes(changed, neighbors(base, changed))
    known = over(base, [record.entity for record in changed], "lint")
    return [*faults, *_lint_all(changed, known, packaged, clean=not faults)]


def _lint_all(records: list[Record], known: KnowledgeBase, folder: Path | None, *, clean: bool) -> list[TableError]:
    """Return the faults of records that could be read; examples are run where there is no other fault."""
    attested = _attestations(folder.parent / "seeds") if folder else {}
    faults = [fault for record in records for fault in _lint_record(record, known, attested)]
    faults += _lint_order(records)
    if clean and not faults:
        faults += _lint_examples(records, known)
    return faults


def _lint_others(others: dict[str, Other], known: KnowledgeBase) -> Iterator[TableError]:
    last = ""
    for folded, other in others.items():
        path = "aliases/others.yaml"
        if other.mistaken_for and other.mistaken_for not in known:
            problem = f"no entity has the id {other.mistaken_for!r}"
            yield TableError(problem, path=path, line=other.line, column=other.column, rule="unknown-confusable")
        for index, role, _ in known.forms.get(folded, ()):
            if role in {"official", "zh", "alias"}:
                problem = f"{other.name!r} is a name of {known.at(index).id!r} ({role}); list it under weak there"
                yield TableError(problem, path=path, line=other.line, column=other.column, rule="duplicate-alias")
        if other.name.casefold() < last:
            problem = f"{other.name!r} stands behind a name that it belongs before"
            yield TableError(problem, path=path, line=other.line, column=other.column, rule="unsorted")
        last = other.name.casefold()


def _fault(record: Record, key: str, form: str, rule: str, problem: str) -> TableError:
    line, column = record.places.get((key, form), (record.line, record.column))
    return TableError(problem, path=record.path, line=line, column=column, rule=rule)


def _lint_record(record: Record, known: KnowledgeBase, attested: Attested) -> Iterator[TableError]:
    yield from _lint_characters(record)
    yield from _lint_claims(record)
    for other in record.entity.confusable:
        if other not in known:
            yield _fault(record, "confusable", other, "unknown-confusable", f"no entity has the id {other!r}")
    for code in record.entity.codes:
        twins = [each.id for each in known.owners(code) if each.id != record.entity.id]
        if twins and ("codes", code) in record.places:
            yield _fault(record, "codes", code, "duplicate-code", f"{code} is a code of {', '.join(twins)} as well")
    for form, source in record.sources.items():
        key = next(key for key in ("weak", "aliases", "shy", "official") if (key, form) in record.places)
        for seed in re.findall(r"seeds/(\d{3})", source):
            if attested and (record.entity.id, form) not in attested.get(seed, set()):
                problem = f"seeds/{seed} does not list {form!r} for {record.entity.id!r}"
                yield _fault(record, key, form, "unattested", problem)


def _lint_characters(record: Record) -> Iterator[TableError]:
    for key, form in record.places:
        if key in _PROSE:
            continue
        if form != unicodedata.normalize("NFC", form):
            yield _fault(record, key, form, "not-nfc", f"{form!r} is not in normal form C")
        if form != form.strip() or any(unicodedata.category(char) in _INVISIBLE for char in form):
            problem = f"{form!r} in {key} holds an invisible character or a blank at an end"
            yield _fault(record, key, form, "invisible-character", problem)


def _lint_claims(record: Record) -> Iterator[TableError]:
    entity = record.entity
    seen = {fold_name(name): name for name in (entity.name, entity.short, *entity.official)}
    for alias in entity.aliases:
        folded = fold_name(alias.form)
        if ("weak" if alias.weak else "aliases", alias.form) not in record.places:
            continue  # what the packaged record has, under an overlay
        if folded in seen and not alias.weak:
            problem = f"{alias.form!r} is a name of the record already, as {seen[folded]!r}"
            yield _fault(record, "aliases", alias.form, "duplicate-alias", problem)
        seen.setdefault(folded, alias.form)
        yield from _lint_alias(record, alias)


def _lint_alias(record: Record, alias: Alias) -> Iterator[TableError]:
    entity = record.entity
    key = "weak" if alias.weak else "aliases"
    words = re.findall(r"[^\W\d_]+", alias.form)
    for word in words:
        scripts = {found[1] for char in word if (found := _SCRIPTS.match(unicodedata.name(char, "")))}
        if len(scripts) > 1:
            yield _fault(record, key, alias.form, "mixed-script", f"{word!r} mixes {' and '.join(sorted(scripts))}")
    if not alias.weak:
        facts = world()
        if facts and entity.kind in _PROPER and fold_name(alias.form) in facts.names:
            problem = f"{alias.form!r} is the name of another listed company; list it under weak"
            yield _fault(record, key, alias.form, "shadows-canonical", problem)
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
    if not is_sheet(record.path):  # which has no examples
        yield from _lint_proof(record, alias, key)


def _lint_proof(record: Record, alias: Alias, key: str) -> Iterator[TableError]:
    entity = record.entity
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
                    yield _fault(record, key, two, "unsorted", f"{two!r} belongs before {one!r}")


def _lint_examples(records: Iterable[Record], known: KnowledgeBase) -> Iterator[TableError]:
    normalizer = Normalizer(kb=known)
    for record in records:
        for example in record.entity.examples:
            result = normalizer.normalize(example.text).text
            if result != example.out:
                problem = f"{example.text!r} gives {result!r}, not {example.out!r}"
                yield _fault(record, "examples-in", example.text, "example-fails", problem)


def _attestations(folder: Path) -> Attested:
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
