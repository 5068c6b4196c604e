"""``starnames find``, ``starnames resolve`` and ``starnames figures``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import Failure, check_readable, name_of, read_text, write_out
from starnames.cli.jobs import results
from starnames.cli.pieces import chosen_form, named
from starnames.cutting import WINDOW
from starnames.report import as_csv, as_json_line, as_table, as_tables
from starnames.table import default_base
from starnames.tickers import render_ticker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from starnames.cli.pieces import Piece, Spot
    from starnames.model import Figure, Link
    from starnames.table import KnowledgeBase

__all__ = ["run_figures", "run_find", "run_resolve"]

_LINK_COLUMNS = (
    "file", "start", "end", "surface", "status", "entity", "name", "short", "kind", "zh", "ticker", "score", "how",
    "reason", "table",
)  # fmt: skip
_FIGURE_COLUMNS = (
    "file", "start", "end", "surface", "kind", "value", "high", "unit", "qualifier", "direction", "fraction", "reason",
    "suspect", "table",
)  # fmt: skip


def _evidence(link: Link) -> str:
    return ", ".join(f"{each.name} {each.weight:+g}" for each in link.evidence)


def _nearest(link: Link, most: int) -> str:
    """Return the candidates with their scores and, where one was worked out, its alignment with the Chinese name."""
    return "; ".join(
        f"{each.entity.short or each.entity.zh} {each.score:.2f}"
        + (f" [{each.explanation}]" if each.explanation else "")
        for each in link.candidates[:most]
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """Finding the mentions of documents."""

    kb: KnowledgeBase
    aliases: bool
    source: str | None
    day: str | None
    ignore: tuple[str, ...]
    min_certainty: float

    def document(self) -> Callable[[str], list[Link]]:
        """Return what links the windows of a document."""
        from starnames.linker import linker_for  # noqa: PLC0415

        linker = linker_for(self.kb, aliases=self.aliases)
        day, ignore, least = self.day, self.ignore, self.min_certainty
        if self.source is None:
            window = linker.document(as_of=day, ignore=ignore, min_certainty=least)

        def find(text: str) -> list[Link]:
            if self.source is None and len(text) <= WINDOW:
                return window(text)
            return linker.find(text, source=self.source, as_of=day, ignore=ignore, min_certainty=least)

        return find


@dataclass(frozen=True, slots=True)
class Reading:
    """Reading the figures of documents."""

    locale: str | None

    def document(self) -> Callable[[str], tuple[Figure, ...]]:
        """Return what reads the windows of a document."""
        from starnames.reader import figures  # noqa: PLC0415

        return functools.partial(figures, locale=self.locale)


def _wanted(link: Link, options: argparse.Namespace) -> bool:
    if options.only not in {None, link.status}:
        return False
    kinds = {link.entity.kind} if link.entity else {each.entity.kind for each in link.candidates}
    return not kinds.isdisjoint(options.kind) if options.kind else kinds != {"term"}


def run_find(options: argparse.Namespace) -> int:
    """Run ``find``."""
    _check_kinds(options.kind)
    kb, day = chosen_base(options.table), checked_day(options.as_of)
    check_readable([*(options.files or ["-"]), *filter(None, [options.source])])
    job = Finding(
        kb,
        not options.without_aliases,
        read_text(options.source) if options.source else None,
        day,
        tuple(options.ignore),
        options.min_certainty,
    )

    def cells(link: Link) -> list[str]:
        ticker = link.entity.ticker if link.entity else ""
        row = [link.surface, link.status, link.short, ticker, link.how, f"{link.score:.2f}", link.reason]
        return [*row, *([_evidence(link), _nearest(link, 3)] if options.explain else [])]

    if options.format == "html":
        _write_page(job, options)
        return 0
    head = ["place", "surface", "status", "short", "ticker", "how", "score", "reason"]
    found = _found(job, options, lambda link: _wanted(link, options))
    head += ["evidence", "candidates"] if options.explain else []
    _write_found(found, options, head, cells, _LINK_COLUMNS, job.kb.version)
    return 0


def _write_page(job: Finding, options: argparse.Namespace) -> None:
    from starnames.pages import found_page  # noqa: PLC0415 - only a page needs it
    from starnames.pages.finding import FoundText  # noqa: PLC0415

    done = results(job, options.files or ["-"], chosen_form(options), jobs=options.jobs)
    texts = [
        FoundText(name_of(x.file), x.text, [link for link in links if _wanted(link, options)]) for x, links in done
    ]
    write_out([found_page(texts, table=job.kb.version)])


def _found(
    job: Finding | Reading, options: argparse.Namespace, wanted: Callable[[Any], bool] = lambda _: True
) -> Iterator[tuple[Piece, Spot, Any]]:
    """Yield what a job finds in the files, in order, with where it stands."""
    files, form = options.files or ["-"], chosen_form(options)
    for piece, made in results(job, files, form, jobs=options.jobs):
        for each, spot in piece.placed(filter(wanted, made)):
            yield piece, spot, each


def _write_found(
    found: Iterator[tuple[Piece, Spot, Any]],
    options: argparse.Namespace,
    head: list[str],
    cells: Callable[[Any], list[str]],
    columns: tuple[str, ...],
    table: str,
) -> None:
    if options.format == "text":
        rows = ([f"{piece.file}:{spot.line}:{spot.column}", *cells(each)] for piece, spot, each in found)
        first = next(rows, None)
        if first is not None:
            write_out(as_tables(chain([head, first], rows), longest=200 if getattr(options, "explain", False) else 60))
        return
    if options.read != "text":
        columns = (*columns, "record", "field")
    _write_rows(
        (
            named({**each.to_dict(), "start": spot.start, "end": spot.end, "table": table}, piece, spot.field)
            for piece, spot, each in found
        ),
        options,
        columns,
    )


def _check_kinds(kinds: Sequence[str]) -> None:
    if not kinds:
        return
    from starnames.table.records import KINDS  # noqa: PLC0415 - reads YAML

    for kind in kinds:
        if kind not in KINDS:
            raise Failure(f"--kind {kind!r}: use one of {', '.join(sorted(KINDS))}")


def _write_rows(rows: Iterator[dict[str, Any]], options: argparse.Namespace, columns: tuple[str, ...]) -> None:
    write_out(as_csv(rows, columns) if options.format == "csv" else map(as_json_line, rows))


def run_resolve(options: argparse.Namespace) -> int:
    """Run ``resolve``: one answer a name, in order."""
    from starnames.linker import linker_for  # noqa: PLC0415

    linker = linker_for(chosen_base(options.table), aliases=not options.without_aliases)
    day = checked_day(options.as_of)
    names = options.names
    if "-" in names and len(names) > 1:
        raise Failure("- reads the names from standard input; it stands alone")
    if names in ([], ["-"]):
        names = read_text("-").removeprefix("\ufeff").splitlines()

    def found() -> Iterator[Link]:
        for name in names:
            yield linker.resolve(
                name,
                context=options.context,
                neighbors=options.neighbor,
                prefer=options.prefer,
                as_of=day,
            )

    if options.format == "text":
        head = ["surface", "status", "name", "ticker", "how", "score", "reason"]
        rows = []
        for link in found():
            ticker = render_ticker(link.entity.ticker, style=options.ticker_style) if link.entity else ""
            row = [link.surface, link.status, link.name, ticker, link.how, f"{link.score:.2f}", link.reason]
            rows.append([*row, *([_nearest(link, options.top), _evidence(link)] if options.explain else [])])
        columns = [*head, *(["candidates", "evidence"] if options.explain else [])]
        write_out([as_table(rows, columns, longest=200 if options.explain else 60)])
        return 0

    def row_of(link: Link) -> dict[str, Any]:
        row = {"file": None, "record": None, **link.to_dict()}
        row["candidates"] = row["candidates"][: options.top]
        for each in (row, *row["candidates"]):
            each["ticker"] = render_ticker(each["ticker"], style=options.ticker_style) if each["ticker"] else None
        return row

    _write_rows(map(row_of, found()), options, _LINK_COLUMNS)
    return 0


def run_figures(options: argparse.Namespace) -> int:
    """Run ``figures``."""
    check_readable(options.files or ["-"])

    def cells(figure: Figure) -> list[str]:
        value = figure.fraction or figure.reason if figure.value is None else f"{figure.value:,f}"
        high = "" if figure.high is None else f" to {figure.high:,f}"
        damage = f"{figure.suspect.certainty} {figure.suspect.mechanism}" if figure.suspect else ""
        return [figure.surface, figure.kind, value + high, figure.unit, figure.qualifier, damage]

    head = ["place", "surface", "kind", "value", "unit", "qualifier", "damage"]
    table = "" if options.format == "text" else default_base().version
    _write_found(_found(Reading(options.locale), options), options, head, cells, _FIGURE_COLUMNS, table)
    return 0
