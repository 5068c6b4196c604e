"""The commands with their options and what help says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.cli.options import (
    file_options,
    mode_options,
    overlay_option,
    reading_options,
    share,
    source_option,
    table_options,
    text_options,
    ticker_option,
    whole,
    work_options,
)

if TYPE_CHECKING:
    import argparse

__all__ = ["COMMANDS"]


def _add_serve(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="the address to listen at")
    serve.add_argument("--port", type=int, default=8340, metavar="N", help="the port to listen at; 0 takes a free one")
    serve.add_argument("--public", action="store_true", help="allow an address that other machines can reach")
    serve.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name to answer to beside localhost"
    )
    overlay_option(serve)
    serve.add_argument("--without-aliases", action="store_true", help="use official names and identifiers alone")


def _add_mcp(mcp: argparse.ArgumentParser) -> None:
    overlay_option(mcp)


def _add_normalize(normalize: argparse.ArgumentParser) -> None:
    text_options(normalize, "text", "jsonl", "changes", "csv", "diff", "html")
    mode_options(normalize)
    source_option(normalize)
    normalize.add_argument("--trail", metavar="FILE", help="save the changes, for `starnames revert`")
    normalize.add_argument("--diff", action="store_true", help="print a unified diff; exit 1 when there is one")
    normalize.add_argument("--write", action="store_true", help="replace the files by their normalized text")
    normalize.add_argument("--explain", action="store_true", help="say on stderr why each thing was changed or left")
    work_options(normalize)


def _add_check(check: argparse.ArgumentParser) -> None:
    file_options(check)
    check.add_argument("--source", metavar="FILE", help="the source or an official version: disagreements are listed")
    mode_options(check)
    work_options(check)


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument(
        "files", nargs="*", metavar="FILE", help="REFERENCE and CANDIDATE; or files of records (- or nothing for stdin)"
    )
    compare.add_argument("--source-field", metavar="NAME", help="the field of a record that holds the reference")
    compare.add_argument("--field", metavar="NAME", help="the field of a record that holds the candidate")
    compare.add_argument(
        "--format", choices=("text", "jsonl", "csv", "html"), default="text", help="how results are printed"
    )
    table_options(compare)


def _add_revert(revert: argparse.ArgumentParser) -> None:
    revert.add_argument("output", metavar="OUTPUT", help="the normalized file, or - for stdin")
    revert.add_argument("trail", metavar="TRAIL", help="the file that --trail saved")
    revert.add_argument("--write", action="store_true", help="replace OUTPUT by the original text")


def _add_find(find: argparse.ArgumentParser) -> None:
    text_options(find, "text", "jsonl", "csv", "html")
    find.add_argument("--kind", action="append", default=[], metavar="KIND", help="only mentions of this kind")
    find.add_argument("--only", choices=("linked", "ambiguous", "unlinked"), help="only mentions with this status")
    find.add_argument(
        "--min-certainty", type=share, default=0.0, metavar="SCORE", help="the least score of a link (0 to 1)"
    )
    source_option(find)
    find.add_argument("--explain", action="store_true", help="show the evidence")
    work_options(find)


def _add_resolve(resolve: argparse.ArgumentParser) -> None:
    resolve.add_argument("names", nargs="*", metavar="NAME", help="names; - or nothing reads one a line from stdin")
    resolve.add_argument("--format", choices=("text", "jsonl", "csv"), default="text", help="how results are printed")
    resolve.add_argument("--context", help="text around the name")
    resolve.add_argument("--neighbor", action="append", default=[], metavar="NAME", help="a name beside it in a list")
    resolve.add_argument("--prefer", choices=("star",), help="lean to a board on a tie")
    resolve.add_argument("--top", type=whole(1, 100), default=3, metavar="N", help="how many candidates to show")
    ticker_option(resolve)
    resolve.add_argument("--explain", action="store_true", help="show candidates and evidence")
    table_options(resolve)


def _add_figures(figures: argparse.ArgumentParser) -> None:
    text_options(figures, "text", "jsonl", "csv")
    reading_options(figures)
    figures.add_argument("--locale", choices=("zh-CN", "zh-TW", "ja"), help="what 兆 means (else it is ambiguous)")


def _add_glossary(glossary: argparse.ArgumentParser) -> None:
    glossary.add_argument(
        "--as",
        dest="style",
        choices=("csv", "deepl", "google", "omegat", "prompt", "tbx"),
        default="csv",
        help="who is to read it",
    )
    glossary.add_argument(
        "--for", dest="files", action="append", default=[], metavar="FILE", help="only what occurs in a Chinese text"
    )
    glossary.add_argument("--kind", action="append", default=[], metavar="KIND", help="only entities of this kind")
    glossary.add_argument(
        "--scope", choices=("all", "star"), default="all", help="star: of companies the STAR Market's"
    )
    glossary.add_argument("--names", choices=("short", "full"), default="short", help="what Chinese short names become")
    glossary.add_argument("--explain", action="store_true", help="list on stderr everything left out")
    glossary.add_argument("--as-of", metavar="DAY", help="the names borne on a day (YYYY-MM-DD; default today)")
    overlay_option(glossary)


def _add_table(table: argparse.ArgumentParser) -> None:
    actions = table.add_subparsers(dest="action", required=True, metavar="ACTION")
    lint = actions.add_parser("lint", help="check tables; exit 1 on a fault")
    lint.add_argument("paths", nargs="*", metavar="PATH", help="tables (default: the packaged ones)")
    show = actions.add_parser("show", help="show a record")
    show.add_argument("id", metavar="ID", help="an entity's id, code or exact name")
    show.add_argument("--format", choices=("text", "jsonl"), default="text", help="how results are printed")
    stats = actions.add_parser("stats", help="count records and forms")
    stats.add_argument("--format", choices=("text", "jsonl"), default="text", help="how results are printed")
    export = actions.add_parser("export", help="every form with its entity, for joins")
    export.add_argument("--format", choices=("csv", "jsonl"), default="csv", help="how results are printed")
    ticker_option(export)
    suggest = actions.add_parser(
        "suggest", help="names in texts that did not resolve, as records to complete and paste"
    )
    file_options(suggest)
    add = actions.add_parser("add", help="write an alias into its place in a table, with its examples")
    add.add_argument("form", metavar="FORM", help="the name as the translation prints it")
    add.add_argument("--entity", required=True, metavar="WHO", help="who is meant: id, ticker, Chinese or English name")
    add.add_argument(
        "--in", dest="inside", action="append", required=True, metavar="SENTENCE", help="where it must be found"
    )
    add.add_argument(
        "--not", dest="unless", action="append", default=[], metavar="SENTENCE", help="what must stay as it is"
    )
    add.add_argument("--weak", action="store_true", help="the form is an ordinary word or somebody else's name as well")
    add.add_argument(
        "--source", metavar="TEXT", help="where the form was seen, if not where the record's facts are from"
    )
    add.add_argument("--to", metavar="PATH", help="the table, or a folder of tables (default: the packaged ones)")
    for each in (show, stats, export, suggest):
        overlay_option(each)


COMMANDS = {
    "normalize": (_add_normalize, "repair names and figures"),
    "check": (_add_check, "list what is wrong in texts, a line each; exit 1 if anything is"),
    "compare": (_add_compare, "where a translation disagrees with its source; exit 1 if it does"),
    "revert": (_add_revert, "undo a normalization with its trail"),
    "find": (_add_find, "list the mentions of a text"),
    "resolve": (_add_resolve, "say who a name names"),
    "figures": (_add_figures, "list the figures of a text with their exact values"),
    "glossary": (_add_glossary, "the table as a glossary for machine translation"),
    "table": (_add_table, "check, show and export the alias tables"),
    "serve": (_add_serve, "a page on this machine, and a reconciliation service for OpenRefine"),
    "mcp": (_add_mcp, "tools for language models, over stdin and stdout"),
}
