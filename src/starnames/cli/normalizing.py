"""``starnames normalize``: windows and records in, normalized text and everything that is known of it out.

Nothing is kept that grows with the input, but for ``--source`` and pages, which look at a text as a whole.
"""

from __future__ import annotations

import functools
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import Failure, check_readable, name_of, read_text, write_out
from starnames.cli.jobs import results
from starnames.cli.pieces import chosen_form, named
from starnames.cli.replacing import Replacement, check_replaceable
from starnames.cutting import WINDOW
from starnames.normalizer import Normalizer, replay
from starnames.report import as_csv, as_json_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from starnames.cli.pieces import Form, Piece
    from starnames.cli.trails import Trail
    from starnames.model import Change, Link, Normalized

__all__ = ["Normalizing", "chosen_normalizer", "run_normalize"]

_CHANGE_COLUMNS = ("file", "start", "end", "before", "after", "rule", "evidence", "score")


@dataclass(frozen=True, slots=True)
class Normalizing:
    """Normalizing documents, with a source or without."""

    normalizer: Normalizer
    source: str | None = None

    def document(self) -> Callable[[str], Normalized]:
        """Return what normalizes the windows of a document."""
        whole = functools.partial(self.normalizer.normalize, source=self.source)
        if self.source is not None:
            return whole
        window = self.normalizer.document()
        return lambda text: window(text) if len(text) <= WINDOW else whole(text)


class _Done:
    """A piece with its result, and both as they stand in the file."""

    def __init__(self, piece: Piece, result: Normalized) -> None:
        self.piece = piece
        self.result = result
        self.changes: list[Change] = piece.raw_changes(result.changes)
        self.text = result.text if piece.values is None else replay(piece.raw, self.changes)


def run_normalize(options: argparse.Namespace) -> int:
    """Run ``normalize``: with ``--write``, no file is replaced before all are done."""
    files = options.files or ["-"]
    if options.write:
        check_replaceable(files)
    if options.write and options.diff:
        raise Failure("--diff shows what --write would do; use one of them")
    if options.write and options.format != "text":
        raise Failure("--write replaces the files and prints nothing; --format goes without it")
    form = chosen_form(options)
    normalizer = chosen_normalizer(options)
    check_readable([*files, *filter(None, [options.source])])
    job = Normalizing(normalizer, read_text(options.source) if options.source else None)
    with ExitStack() as stack:
        done: Iterator[_Done] = (_Done(*each) for each in results(job, files, form, jobs=options.jobs))
        if options.explain:
            done = _explaining(done)
        trail = None
        if options.trail:
            from starnames.cli.trails import Trail  # noqa: PLC0415 - digests and temporary files

            trail = Trail(options.trail)
            stack.callback(trail.discard)
            trail.open()
            done = _trailing(done, trail)
        if options.write:
            replaced = [file for file in _replacing(done, stack) if file is not None]
            if trail:
                trail.commit()
            for file in replaced:
                file.commit()
            return 0
        code = _print(done, options, form, job)
        if trail:
            trail.commit()
    return code


def chosen_normalizer(options: argparse.Namespace) -> Normalizer:
    """Return the normalizer that the options ask for."""
    return Normalizer(
        kb=chosen_base(options.table),
        names=options.names,
        figures=options.figures,
        terms=options.terms,
        as_of=checked_day(options.as_of),
        ignore=options.ignore,
        unify=options.unify,
        aliases=not options.without_aliases,
    )


def _by_file(done: Iterable[_Done]) -> Iterator[Iterator[_Done]]:
    return (own for _, own in groupby(done, key=lambda each: each.piece.number))


def _explaining(done: Iterable[_Done]) -> Iterator[_Done]:
    """Say on stderr why each thing was changed or left, on the way."""
    for each in done:
        said = [
            (spot, f"{change.rule}: {change.before!r} -> {change.after!r} ({'; '.join(change.evidence)})")
            for change, spot in each.piece.placed(each.result.changes)
        ]
        said += [(spot, f"left: {left.surface!r}: {left.reason}") for left, spot in each.piece.placed(each.result.left)]
        for spot, what in said:
            sys.stderr.write(f"{each.piece.file}:{spot.line}:{spot.column}: {what}\n")
        yield each


def _trailing(done: Iterable[_Done], trail: Trail) -> Iterator[_Done]:
    """Note every change, on the way."""
    for own in _by_file(done):
        for each in own:
            trail.take(each.piece, each.text, each.changes, each.result.table)
            yield each
        trail.end_file()


def _replacing(done: Iterable[_Done], stack: ExitStack) -> Iterator[Replacement | None]:
    """Write every file anew beside itself; yield those that differ, to be moved into their places."""
    for own in _by_file(done):
        first = next(own)
        file, differs = Replacement(first.piece.file), False
        stack.callback(file.discard)
        file.open()
        for each in chain([first], own):
            file.write(each.text)
            differs = differs or bool(each.changes)
        file.close()
        yield file if differs else None


def _print(done: Iterator[_Done], options: argparse.Namespace, form: Form, job: Normalizing) -> int:
    if options.diff or options.format == "diff":
        return _print_diffs(done)
    if options.format == "html":
        write_out([_as_page(done, job.normalizer, job.source)])
    elif options.format == "text":
        write_out(each.text for each in done)
    elif options.format == "jsonl":
        from starnames.cli.printing import document_lines  # noqa: PLC0415 - temporary files

        documents = ((each.piece, each.result) for each in done)
        write_out(document_lines(documents))
    else:
        rows = _change_rows(done)
        columns = _CHANGE_COLUMNS if not form.records else (*_CHANGE_COLUMNS, "record", "field")
        write_out(as_csv(rows, columns) if options.format == "csv" else map(as_json_line, rows))
    return 0


def _as_page(done: Iterable[_Done], normalizer: Normalizer, source: str | None) -> str:
    from starnames.pages import normalized_page  # noqa: PLC0415 - only a page needs it
    from starnames.pages.normalizing import NormalizedText  # noqa: PLC0415

    def links(text: str) -> list[Link]:
        return normalizer.linker.find(text, source=source, as_of=normalizer.as_of, ignore=normalizer.ignore)

    return normalized_page(
        [NormalizedText(name_of(x.piece.file), x.piece.text, x.result, links(x.piece.text)) for x in done]
    )


def _print_diffs(done: Iterable[_Done]) -> int:
    from starnames.cli.diffs import unified_diff  # noqa: PLC0415 - few runs print a diff

    found = False

    def hunks() -> Iterator[str]:
        nonlocal found
        for own in _by_file(done):
            first = next(own)
            pieces = ((each.piece.raw, each.changes) for each in chain((first,), own))
            for hunk in unified_diff(pieces, first.piece.file):
                found = True
                yield hunk

    write_out(hunks())
    return int(found)


def _change_rows(done: Iterable[_Done]) -> Iterator[dict[str, Any]]:
    for each in done:
        for change, spot in each.piece.placed(each.result.changes):
            row = {**change.to_dict(), "start": spot.start, "end": spot.end, "table": each.result.table}
            yield named(row, each.piece, spot.field)
