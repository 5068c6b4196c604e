"""``starnames find``, ``starnames resolve`` and ``starnames figures``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starnames.cli.chosen import checked_day, chosen_base
from starnames.cli.files import Failure, name_of, read_text, write_out
from starnames.report import as_csv, as_json_line, as_table, place_of
from starnames.tickers import render_ticker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from starnames.model import Figure, Link

__all__ = ["run_figures", "run_find", "run_resolve"]

_LINK_COLUMNS = (
    "file", "start", "end", "surface", "status", "entity", "name", "short", "kind", "zh", "ticker", "score", "how",
    "reason", "table",
)  # fmt: skip
_FIGURE_COLUMNS = (
    "file", "start", "end", "surface", "kind", "value", "high", "unit", "qualifier", "direction", "fraction", "reason",
    "suspect",
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


def run_find(options: argparse.Namespace) -> int:
    """Run ``find``."""
    from starnames.linker import Linker  # noqa: PLC0415

    _check_kinds(options.kind)
    linker = Linker(chosen_base(options.table), aliases=not options.without_aliases)
    source = read_text(options.source) if options.source else None
    day = checked_day(options.as_of)

    def is_wanted(link: Link) -> bool:
        kinds = {link.entity.kind} if link.entity else {each.entity.kind for each in link.candidates}
        if options.only not in {None, link.status}:
            return False
        return not kinds.isdisjoint(options.kind) if options.kind else kinds != {"term"}

    def read() -> Iterator[tuple[str, str, list[Link]]]:
        for file in options.files or ["-"]:
            text = read_text(file)
            links = linker.find(
                text, source=source, as_of=day, ignore=options.ignore, min_certainty=options.min_certainty
            )
            yield file, text, [link for link in links if is_wanted(link)]

    def found() -> Iterator[tuple[str, str, Link]]:
        return ((file, text, link) for file, text, links in read() for link in links)

    if options.format == "html":
        from starnames.pages import found_page  # noqa: PLC0415 - only a page needs it
        from starnames.pages.finding import FoundText  # noqa: PLC0415

        texts = [FoundText(name_of(file), text, links) for file, text, links in read()]
        write_out([found_page(texts, table=linker.kb.version)])
        return 0
    if options.format == "text":
        head = ["place", "surface", "status", "short", "ticker", "how", "score", "reason"]
        rows = []
        for file, text, link in found():
            line, column = place_of(text, link.start)
            ticker = link.entity.ticker if link.entity else ""
            row = [f"{file}:{line}:{column}", link.surface, link.status, link.short, ticker, link.how]
            explained = [_evidence(link), _nearest(link, 3)] if options.explain else []
            rows.append([*row, f"{link.score:.2f}", link.reason, *explained])
        columns = [*head, *(["evidence", "candidates"] if options.explain else [])]
        write_out([as_table(rows, columns, longest=200 if options.explain else 60)] if rows else [])
        return 0
    _write_rows(({"file": file, "record": None, **link.to_dict()} for file, _, link in found()), options, _LINK_COLUMNS)
    return 0


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
    from starnames.resolver import Resolver  # noqa: PLC0415

    resolver = Resolver(chosen_base(options.table), aliases=not options.without_aliases)
    day = checked_day(options.as_of)
    names = options.names
    if names in ([], ["-"]):
        names = read_text("-").removeprefix("\ufeff").splitlines()

    def found() -> Iterator[Link]:
        for name in names:
            yield resolver.resolve(
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
    from starnames.reader import figures  # noqa: PLC0415

    def found() -> Iterator[tuple[str, str, Figure]]:
        for file in options.files or ["-"]:
            text = read_text(file)
            for figure in figures(text, locale=options.locale):
                yield file, text, figure

    if options.format == "text":
        head = ["place", "surface", "kind", "value", "unit", "qualifier", "damage"]
        rows = []
        for file, text, figure in found():
            line, column = place_of(text, figure.start)
            value = figure.fraction or figure.reason if figure.value is None else f"{figure.value:,f}"
            high = "" if figure.high is None else f" to {figure.high:,f}"
            damage = f"{figure.suspect.certainty} {figure.suspect.mechanism}" if figure.suspect else ""
            place = f"{file}:{line}:{column}"
            rows.append([place, figure.surface, figure.kind, value + high, figure.unit, figure.qualifier, damage])
        write_out([as_table(rows, head)] if rows else [])
        return 0
    _write_rows(
        ({"file": file, "record": None, **each.to_dict()} for file, _, each in found()), options, _FIGURE_COLUMNS
    )
    return 0
