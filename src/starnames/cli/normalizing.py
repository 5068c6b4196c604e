"""``starnames normalize`` and ``starnames revert``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import starnames
from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import Failure, name_of, read_text, write_out, write_text
from starnames.model import Change
from starnames.normalizer import Normalizer, revert
from starnames.report import as_csv, as_diff, as_json_line, place_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from starnames.model import Link, Normalized

__all__ = ["run_check", "run_normalize", "run_revert"]

#: Reasons for which something was left that are worth a finding: doubt about an ordinary word is not.
_TELLING = ("one slip away", "ticker-disagrees", "certain ", "likely ")

_CHANGE_COLUMNS = ("file", "start", "end", "before", "after", "rule", "evidence", "score")


_TRAIL_HEAD = ("file", "input_sha256", "output_sha256", "changes")


def _digest(text: str) -> str:
    import hashlib  # noqa: PLC0415 - for trails only

    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _named(row: dict[str, Any], file: str, table: str) -> dict[str, Any]:
    return {"file": file, "record": None, **row, "table": table}


def run_normalize(options: argparse.Namespace) -> int:
    """Run ``normalize``: every file is read and normalized before anything is written."""
    files = options.files or ["-"]
    if options.write and "-" in files:
        raise Failure("--write needs files; stdin has nothing to write to")
    if options.write and options.diff:
        raise Failure("--diff shows what --write would do; use one of them")
    normalizer = _chosen_normalizer(options)
    source = read_text(options.source) if options.source else None
    texts = [(file, read_text(file)) for file in files]
    done = [(file, text, normalizer.normalize(text, source=source)) for file, text in texts]
    if options.explain:
        sys.stderr.write("".join(line for each in done for line in _explained(*each)))
    if options.trail:
        write_text(options.trail, "".join(_trail(done)))
    if options.write:
        for file, text, result in done:
            if result.text != text:
                write_text(file, result.text)
        return 0
    if options.diff or options.format == "diff":
        diffs = [as_diff(text, result.text, file) for file, text, result in done]
        write_out(diffs)
        return 1 if any(diffs) else 0
    if options.format == "html":
        write_out([_as_page(done, normalizer, source)])
        return 0
    write_out(_printed(done, options.format))
    return 0


def _as_page(done: list[tuple[str, str, Normalized]], normalizer: Normalizer, source: str | None) -> str:
    from starnames.pages import normalized_page  # noqa: PLC0415 - only a page needs it
    from starnames.pages.normalizing import NormalizedText  # noqa: PLC0415

    def links(text: str) -> list[Link]:
        return normalizer.linker.find(text, source=source, as_of=normalizer.as_of, ignore=normalizer.ignore)

    return normalized_page([NormalizedText(name_of(file), text, result, links(text)) for file, text, result in done])


def _chosen_normalizer(options: argparse.Namespace) -> Normalizer:
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


def run_check(options: argparse.Namespace) -> int:
    """Run ``check``: a line for everything that `normalize` would change or has a telling reason to leave."""
    normalizer = Normalizer(
        kb=chosen_base(options.table),
        as_of=checked_day(options.as_of),
        ignore=options.ignore,
        aliases=not options.without_aliases,
    )
    source = read_text(options.source) if options.source else None
    lines: list[str] = []
    for file in options.files or ["-"]:
        text = read_text(file)
        found = _findings(normalizer.normalize(text, source=source))
        if source is not None:
            found += _disagreements(source, text, options, {start for start, _, _ in found})
        for start, rule, message in sorted(found):
            line, column = place_of(text, start)
            lines.append(f"{file}:{line}:{column}: {rule}: {message}\n")
    write_out(lines)
    return 1 if lines else 0


def _findings(result: Normalized) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for each in result.changes:
        why = f" ({each.evidence[-1]})" if each.rule.startswith("figure") and each.evidence else ""
        found.append((each.start, each.rule, f"{each.before!r} should be {each.after!r}{why}"))
    left = [each for each in result.left if each.reason.startswith(_TELLING)]
    found += [(each.start, each.rule, f"{each.surface!r}: {each.reason}") for each in left]
    return found


def _disagreements(
    source: str, text: str, options: argparse.Namespace, known: set[int]
) -> Iterator[tuple[int, str, str]]:
    """Yield what a source disagrees with, but for the places that a finding speaks of already."""
    from starnames.comparer import compare  # noqa: PLC0415 - only a source needs it

    kb, day = chosen_base(options.table), checked_day(options.as_of)
    for each in compare(source, text, kb=kb, as_of=day, aliases=not options.without_aliases).findings:
        if each.candidate is None or each.candidate.start not in known:
            yield each.place, f"source:{each.kind}", each.diagnosis


def _printed(done: list[tuple[str, str, Normalized]], style: str) -> Iterator[str]:
    if style == "text":
        yield from (result.text for _, _, result in done)
    elif style == "jsonl":
        yield from (as_json_line(_named(result.to_dict(), file, result.table)) for file, _, result in done)
    else:
        rows = (_named(each.to_dict(), file, result.table) for file, _, result in done for each in result.changes)
        yield from as_csv(rows, _CHANGE_COLUMNS) if style == "csv" else map(as_json_line, rows)


def _explained(file: str, text: str, result: Normalized) -> Iterator[str]:
    for each in result.changes:
        line, column = place_of(text, each.start)
        why = "; ".join(each.evidence)
        yield f"{file}:{line}:{column}: {each.rule}: {each.before!r} -> {each.after!r} ({why})\n"
    for left in result.left:
        line, column = place_of(text, left.start)
        yield f"{file}:{line}:{column}: left: {left.surface!r}: {left.reason}\n"


def _trail(done: list[tuple[str, str, Normalized]]) -> Iterator[str]:
    for file, text, result in done:
        head = {
            "starnames": starnames.__version__,
            "table": result.table,
            "file": file,
            "input_sha256": _digest(text),
            "output_sha256": _digest(result.text),
            "changes": len(result.changes),
        }
        yield as_json_line(head)
        for each in result.changes:
            yield as_json_line({"file": file, **each.to_dict()})


def run_revert(options: argparse.Namespace) -> int:
    """Run ``revert``: refuse an output that the trail does not fit."""
    text = read_text(options.output)
    head, changes = _read_trail(options.trail, options.output, _digest(text))
    if head["output_sha256"] != _digest(text):
        raise Failure(f"{options.output}: not the output that {options.trail} was saved with; it was edited since")
    try:
        original = revert(text, changes)
    except ValueError as error:
        raise Failure(f"{options.trail}: {error}") from error
    if head["input_sha256"] != _digest(original):
        raise Failure(f"{options.trail}: the changes do not lead back to the original; the trail was edited")
    if options.write:
        write_text(options.output, original)
    else:
        write_out([original])
    return 0


def _read_trail(name: str, output: str, digest: str) -> tuple[dict[str, Any], list[Change]]:
    """Return the head and the changes of the document of a trail that an output belongs to."""
    import json  # noqa: PLC0415

    heads: list[tuple[dict[str, Any], list[Change]]] = []
    for number, line in enumerate(read_text(name).splitlines(), 1):
        try:
            row = json.loads(line)
            if "output_sha256" in row:
                heads.append(({key: row[key] for key in _TRAIL_HEAD}, []))
                continue
            heads[-1][1].append(Change.from_dict(row))
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            raise Failure(f"{name}:{number}: not a line of a trail; use the file that --trail saved") from error
    if not heads:
        raise Failure(f"{name}: an empty trail; use the file that --trail saved")
    for head, changes in heads:
        if len(changes) != head["changes"]:
            raise Failure(f"{name}: the trail is cut short: {len(changes)} of {head['changes']} changes")
    for head, changes in heads:
        if head["output_sha256"] == digest:
            return head, changes
    return next((pair for pair in heads if pair[0]["file"] == output), heads[0])
