"""``starnames table add``: an alias written into its place, with the sentences that prove it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from starnames.cli.files import Failure, read_text, write_out
from starnames.cli.replacing import write_text
from starnames.errors import TableError
from starnames.linker import linker_for
from starnames.normalizer import Normalizer
from starnames.resolver import resolver_for
from starnames.table import default_base, load
from starnames.table.placing import Addition, placed
from starnames.table.sources import source_folder, table_files

if TYPE_CHECKING:
    import argparse

    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["run_add"]


def run_add(options: argparse.Namespace) -> int:
    """Write the alias, or refuse with the reason; the table is replaced whole or not at all."""
    form, role = options.form.strip(), "weak" if options.weak else "aliases"
    if options.weak and not options.unless:
        raise Failure("a weak form needs a sentence in which it is not meant: --not SENTENCE")
    entity = _entity(options.entity, default_base())
    file, whole = _target(Path(options.to) if options.to else source_folder(), entity)
    if file.suffix == ".csv":
        raise Failure(f"{file}: open it as a spreadsheet and add the form to the column {role} of {entity.id}")
    before = read_text(str(file)) if file.exists() else ""
    bare = Addition(entity=entity, role=role, form=form, source=options.source, examples=())
    kb = _with(placed(before, file, bare, whole=whole)[0], file)
    meant = [(each, _meant(each, form, entity, kb)) for each in options.inside]
    for each in options.unless:
        _check_unmeant(each, kb)
    examples = (*meant, *((each, None) for each in options.unless))
    full = Addition(entity=entity, role=role, form=form, source=options.source, examples=examples)
    text, line = placed(before, file, full, whole=whole)
    write_text(str(file), text)
    write_out([f"{file}:{line}: {entity.id}: {role}: {form}\n"])
    return 0


def _entity(who: str, kb: KnowledgeBase) -> Entity:
    if who in kb:
        return kb[who]
    link = resolver_for(kb, aliases=False).resolve(who)
    if link.entity is None or link.how not in {"identifier", "official"}:
        raise Failure(f"--entity {who!r}: no entity has this id, ticker, Chinese name or English name")
    return link.entity


def _target(path: Path | None, entity: Entity) -> tuple[Path, bool]:
    """Return the file that the entity's record stands in or goes to, and whether a new record there must be whole."""
    if path is None:
        raise Failure("say with --to which table the name goes to")
    packaged = source_folder()
    home = path if path.is_dir() else path.parent
    whole = packaged is not None and home.resolve().is_relative_to(packaged)
    if not path.is_dir():
        return path, whole
    opening = f"- id: {entity.id}\n"
    for file in table_files(path):
        if file.suffix != ".csv" and opening in file.read_text(encoding="utf-8"):
            return file, whole
    raise Failure(f"no file under {path} has a record {entity.id}; say with --to FILE which one it goes to")


def _with(text: str, file: Path) -> KnowledgeBase:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, file.name)
        copy.write_text(text, encoding="utf-8")
        try:
            return load(copy)
        except TableError as error:  # at its place in the table it would stand in
            raise Failure(str(error).replace(str(copy), str(file))) from error


def _meant(sentence: str, form: str, entity: Entity, kb: KnowledgeBase) -> str:
    links = linker_for(kb, aliases=True).find(sentence)
    if not any(link.surface.casefold() == form.casefold() and link.entity == kb[entity.id] for link in links):
        seen = "; ".join(f"{link.surface}: {link.reason or link.short or link.status}" for link in links) or "nothing"
        raise Failure(f"--in {sentence!r}: {form!r} is not found there as {entity.id} (found: {seen})")
    return Normalizer(kb=kb).normalize(sentence).text


def _check_unmeant(sentence: str, kb: KnowledgeBase) -> None:
    text = Normalizer(kb=kb).normalize(sentence).text
    if text != sentence:
        raise Failure(f"--not {sentence!r}: would become {text!r}; make the form --weak, or choose another sentence")
