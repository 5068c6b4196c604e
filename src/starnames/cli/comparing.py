"""``starnames compare``: two files, or pairs of texts in the records of one."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import Failure, check_readable, name_of, read_text, write_out
from starnames.comparer import compare
from starnames.report import as_csv, as_json_line, as_table, place_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from starnames.comparison import Comparison, Side

__all__ = ["Compared", "run_compare"]

_HEAD = ("place", "kind", "reference", "candidate", "likely", "diagnosis")
_COLUMNS = (
    "file", "record", "kind", "reference", "candidate", "place", "diagnosis", "likely", "reason", "mechanism", "factor",
    "table",
)  # fmt: skip


class Compared(NamedTuple):
    """Two texts, what they are called, the record they came from (None for files), and their comparison."""

    names: tuple[str, str]
    record: int | None
    reference: str
    candidate: str
    comparison: Comparison


def run_compare(options: argparse.Namespace) -> int:
    """Run ``compare``; everything is read before anything is printed."""
    kb, day = chosen_base(options.table), checked_day(options.as_of)
    compared = [
        Compared(
            names,
            record,
            reference,
            candidate,
            compare(reference, candidate, kb=kb, as_of=day, aliases=not options.without_aliases),
        )
        for names, record, reference, candidate in list(_pairs(options))
    ]
    printed = _as_html(compared, kb.version) if options.format == "html" else _PRINTED[options.format](compared)
    write_out(printed)
    return 1 if any(each.comparison for each in compared) else 0


def _pairs(options: argparse.Namespace) -> Iterator[tuple[tuple[str, str], int | None, str, str]]:
    files: Sequence[str] = options.files
    fields = options.source_field, options.field
    if fields == (None, None):
        if len(files) != 2:
            raise Failure("compare needs two files, REFERENCE and CANDIDATE; or --source-field and --field for records")
        check_readable(files)
        yield (files[0], files[1]), None, read_text(files[0]), read_text(files[1])
        return
    if None in fields:
        raise Failure("--source-field and --field go together: the fields of the reference and of the candidate")
    check_readable(files)
    for file in files or ["-"]:
        for number, line, record in _records(file):
            texts = [_text(record, field, f"{file}:{line}") for field in fields]
            yield (file, file), number, texts[0], texts[1]


def _records(file: str) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield the records of JSON lines or of CSV with a header, each with its number and line, counted from 1."""
    text = read_text(file).removeprefix("\ufeff")
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line, parse_int=float)  # only texts are asked for, and a number may be long
            except (ValueError, RecursionError) as error:
                said = error if isinstance(error, ValueError) else "nested too deeply"
                raise Failure(f"{file}:{number}: not a line of JSON: {said}") from error
            if not isinstance(record, dict):
                raise Failure(f'{file}:{number}: a record is an object such as {{"zh": …, "en": …}}')
            yield number, number, record
        return
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, row in enumerate(rows, 1):
            yield number, rows.line_num, row
    except csv.Error as error:
        raise Failure(f"{file}:{rows.line_num + 1}: not CSV: {error}") from error


def _text(record: dict[str, Any], field: str, place: str) -> str:
    value = record.get(field)
    if isinstance(value, str):
        return value
    if field in record:
        raise Failure(f"{place}: the field {field!r} is no text")
    known = ", ".join(repr(each) for each in record if each is not None)
    raise Failure(f"{place}: no field {field!r} (there are: {known})")


def _as_text(compared: Sequence[Compared]) -> Iterator[str]:
    rows = []
    for each in compared:
        for finding in each.comparison.findings:
            line, column = place_of(each.candidate, finding.place)
            record = "" if each.record is None else f"#{each.record}"
            place = f"{each.names[1]}{record}:{line}:{column}"
            sides = _surface(finding.reference), _surface(finding.candidate)
            rows.append((place, finding.kind, *sides, finding.likely, finding.diagnosis))
    if rows:
        yield as_table(rows, _HEAD, longest=200)


def _surface(side: Side | None) -> str:
    return side.surface if side else ""


def _rows(compared: Sequence[Compared]) -> Iterator[dict[str, Any]]:
    for each in compared:
        for finding in each.comparison.findings:
            yield {
                "file": each.names[1],
                "record": each.record,
                **finding.to_dict(),
                "table": each.comparison.table,
            }


def _as_json(compared: Sequence[Compared]) -> Iterator[str]:
    return map(as_json_line, _rows(compared))


def _as_csv(compared: Sequence[Compared]) -> Iterator[str]:
    return as_csv(_rows(compared), _COLUMNS)


def _as_html(compared: Sequence[Compared], table: str) -> Iterator[str]:
    from starnames.pages import compared_page  # noqa: PLC0415 - only a page needs it
    from starnames.pages.comparing import ComparedTexts  # noqa: PLC0415

    texts = []
    for each in compared:
        record = "" if each.record is None else f" #{each.record}"
        names = [f"{name_of(name)}{record}" for name in each.names]
        texts.append(ComparedTexts(names[0], names[1], each.reference, each.candidate, each.comparison))
    yield compared_page(texts, table=table)


#: How a format of rows is printed; a format is added here and to the choices of the parser.
_PRINTED = {"text": _as_text, "jsonl": _as_json, "csv": _as_csv}
