"""Tables under all rules: each record by itself, what they claim together, and their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.lint.morphemes import lint_morphemes
from starnames.lint.records import fault_in, lint_order, lint_record
from starnames.normalizer import Normalizer
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.building import named
from starnames.table.compiling import compile_payload
from starnames.table.forms import clashes
from starnames.table.loading import neighbors, over, overlaid
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes
from starnames.table.reading import read_files, read_other_names
from starnames.table.second_tier import read_second_tier
from starnames.table.sources import source_folder, table_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from starnames.lint.records import Attested
    from starnames.table.others import Other
    from starnames.table.records import Record

__all__ = ["lint_tables"]


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
        files = [*(file for path in own for file in table_files(path.resolve())), *more]
        files += [path.resolve() for path in own]
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
    faults += clashes(changed, neighbors(base, changed), base.by_id)
    known = over(base, [record.entity for record in changed], "lint")
    return [*faults, *_lint_all(changed, known, packaged, clean=not faults)]


def _lint_all(records: list[Record], known: KnowledgeBase, folder: Path | None, *, clean: bool) -> list[TableError]:
    """Return the faults of records that could be read; examples are run where there is no other fault."""
    attested = _attestations(folder.parent / "seeds") if folder else {}
    faults = [fault for record in records for fault in lint_record(record, known, attested)]
    faults += lint_order(records)
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


def _lint_examples(records: Iterable[Record], known: KnowledgeBase) -> Iterator[TableError]:
    normalizer = Normalizer(kb=known)
    for record in records:
        for example in record.entity.examples:
            result = normalizer.normalize(example.text).text
            if result != example.out:
                problem = f"{example.text!r} gives {result!r}, not {example.out!r}"
                yield fault_in(record, "examples-in", example.text, "example-fails", problem)


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
