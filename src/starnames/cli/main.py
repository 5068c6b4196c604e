"""The parser and the dispatch; each command lives in a module of its own, imported when it is called."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING

import starnames
from starnames.cli.files import Failure, silence_stdout, write_out
from starnames.cli.settings import add_options, nearest_settings
from starnames.errors import StarnamesError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["build_parser", "main"]


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from starnames.table import default_base  # noqa: PLC0415 - only this option needs the table

        kb = default_base()
        write_out([f"starnames {starnames.__version__} (table {kb.version}, data of {kb.date}, {len(kb)} entities)\n"])
        parser.exit()


def _share(text: str) -> float:
    """Return a number from 0 to 1; argparse turns the error into a message."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within bounds."""

    def read(text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) <= len(str(most)) else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")
        return number

    return read


def _text_options(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="files to read; - or nothing for stdin")
    parser.add_argument("--format", choices=formats, default=formats[0], help="how results are printed")


def _reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--in", dest="read", choices=("text", "jsonl", "csv", "tsv"), default="text", help="what the files hold"
    )
    for option, metavar in (("--field", "NAME"), ("--column", "NAME")):
        what = "field of a JSON line" if option == "--field" else "column of a table"
        parser.add_argument(option, action="append", default=[], metavar=metavar, help=f"a {what} that holds text")
    parser.add_argument("--jobs", type=_whole(1, 256), default=1, metavar="N", help="how many processes share the work")


def _table_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--table", action="append", default=[], metavar="PATH", help="lay a table over the packaged one"
    )
    parser.add_argument("--without-aliases", action="store_true", help="use official names and identifiers alone")
    parser.add_argument("--with-aliases", dest="without_aliases", action="store_false", help="(the default)")
    parser.add_argument("--as-of", metavar="DAY", help="print the names borne on a day (YYYY-MM-DD; default today)")


def _switch(parser: argparse.ArgumentParser, name: str, *, default: bool, help: str) -> None:  # noqa: A002
    """Add a switch and its opposite, which settings may call for; the help stands with the one that is no default."""
    plain = "(the default)"
    parser.add_argument(f"--{name}", action="store_true", dest=name, default=default, help=plain if default else help)
    parser.add_argument(
        f"--no-{name}", action="store_false", dest=name, default=default, help=help if default else plain
    )


def _ignore_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ignore", action="append", default=[], metavar="PHRASE", help="a phrase that is no find here")


def build_parser(argv: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line; for given arguments, of the commands that they name."""
    parser = argparse.ArgumentParser(
        prog="starnames",
        description="Repair machine-translated Chinese finance text: names, figures, and an account of every change.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version, the table and its date")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (add, says) in _COMMANDS.items():
        command = commands.add_parser(name, help=says)
        if argv is None or name in argv:
            add(command)
    add_options(parser)
    return parser


def _add_serve(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="the address to listen at")
    serve.add_argument("--port", type=int, default=8340, metavar="N", help="the port to listen at; 0 takes a free one")
    serve.add_argument("--public", action="store_true", help="allow an address that other machines can reach")
    serve.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name to answer to beside localhost"
    )
    serve.add_argument("--table", action="append", default=[], metavar="PATH", help="lay a table over the packaged one")
    serve.add_argument("--without-aliases", action="store_true", help="use official names and identifiers alone")


def _add_mcp(mcp: argparse.ArgumentParser) -> None:
    mcp.add_argument("--table", action="append", default=[], metavar="PATH", help="lay a table over the packaged one")


def _mode_options(parser: argparse.ArgumentParser) -> None:
    """Add what says how names and figures are printed."""
    parser.add_argument(
        "--names",
        choices=("keep", "full", "short", "annotate", "first-full"),
        default="full",
        help="how a name is printed",
    )
    parser.add_argument(
        "--figures", choices=("keep", "repair", "en", "zh", "plain"), default="repair", help="what is done to figures"
    )
    _switch(parser, "terms", default=True, help="leave fixed expressions as they are")
    _switch(parser, "unify", default=False, help="rewrite official English forms too")


def _add_normalize(normalize: argparse.ArgumentParser) -> None:
    _text_options(normalize, "text", "jsonl", "changes", "csv", "diff", "html")
    _mode_options(normalize)
    normalize.add_argument("--source", metavar="FILE", help="the Chinese text that was translated, as evidence")
    normalize.add_argument("--trail", metavar="FILE", help="save the changes, for `starnames revert`")
    normalize.add_argument("--diff", action="store_true", help="print a unified diff; exit 1 when there is one")
    normalize.add_argument("--write", action="store_true", help="replace the files by their normalized text")
    normalize.add_argument("--explain", action="store_true", help="say on stderr why each thing was changed or left")
    _reading_options(normalize)
    _ignore_option(normalize)
    _table_options(normalize)


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("files", nargs="*", metavar="FILE", help="files to read; - or nothing for stdin")
    check.add_argument("--source", metavar="FILE", help="the source or an official version: disagreements are listed")
    _mode_options(check)
    _reading_options(check)
    _ignore_option(check)
    _table_options(check)


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument(
        "files", nargs="*", metavar="FILE", help="REFERENCE and CANDIDATE; or files of records (- or nothing for stdin)"
    )
    compare.add_argument("--source-field", metavar="NAME", help="the field of a record that holds the reference")
    compare.add_argument("--field", metavar="NAME", help="the field of a record that holds the candidate")
    compare.add_argument(
        "--format", choices=("text", "jsonl", "csv", "html"), default="text", help="how results are printed"
    )
    _table_options(compare)


def _add_revert(revert: argparse.ArgumentParser) -> None:
    revert.add_argument("output", metavar="OUTPUT", help="the normalized file, or - for stdin")
    revert.add_argument("trail", metavar="TRAIL", help="the file that --trail saved")
    revert.add_argument("--write", action="store_true", help="replace OUTPUT by the original text")


def _add_find(find: argparse.ArgumentParser) -> None:
    _text_options(find, "text", "jsonl", "csv", "html")
    find.add_argument("--kind", action="append", default=[], metavar="KIND", help="only mentions of this kind")
    find.add_argument("--only", choices=("linked", "ambiguous", "unlinked"), help="only mentions with this status")
    find.add_argument(
        "--min-certainty", type=_share, default=0.0, metavar="SCORE", help="the least score of a link (0 to 1)"
    )
    find.add_argument("--source", metavar="FILE", help="the Chinese text that was translated, as evidence")
    find.add_argument("--explain", action="store_true", help="show the evidence")
    _reading_options(find)
    _ignore_option(find)
    _table_options(find)


def _add_resolve(resolve: argparse.ArgumentParser) -> None:
    resolve.add_argument("names", nargs="*", metavar="NAME", help="names; - or nothing reads one a line from stdin")
    resolve.add_argument("--format", choices=("text", "jsonl", "csv"), default="text", help="how results are printed")
    resolve.add_argument("--context", help="text around the name")
    resolve.add_argument("--neighbor", action="append", default=[], metavar="NAME", help="a name beside it in a list")
    resolve.add_argument("--prefer", choices=("star",), help="lean to a board on a tie")
    resolve.add_argument("--top", type=_whole(1, 100), default=3, metavar="N", help="how many candidates to show")
    resolve.add_argument(
        "--ticker-style",
        choices=("wind", "yahoo", "mic", "sina", "baostock", "bloomberg"),
        default="wind",
        help="the dialect in which tickers are printed",
    )
    resolve.add_argument("--explain", action="store_true", help="show candidates and evidence")
    _table_options(resolve)


def _add_figures(figures: argparse.ArgumentParser) -> None:
    _text_options(figures, "text", "jsonl", "csv")
    _reading_options(figures)
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
    glossary.add_argument(
        "--table", action="append", default=[], metavar="PATH", help="lay a table over the packaged one"
    )


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
    export.add_argument(
        "--ticker-style",
        choices=("wind", "yahoo", "mic", "sina", "baostock", "bloomberg"),
        default="wind",
        help="the dialect in which tickers are printed",
    )
    suggest = actions.add_parser(
        "suggest", help="names in texts that did not resolve, as records to complete and paste"
    )
    suggest.add_argument("files", nargs="*", metavar="FILE", help="files to read; - or nothing for stdin")
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
        each.add_argument(
            "--table", action="append", default=[], metavar="PATH", help="lay a table over the packaged one"
        )


_COMMANDS = {
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
_MODULES = {
    "check": "starnames.cli.checking",
    "compare": "starnames.cli.comparing",
    "normalize": "starnames.cli.normalizing",
    "revert": "starnames.cli.trails",
    "find": "starnames.cli.listing",
    "glossary": "starnames.cli.glossary",
    "resolve": "starnames.cli.listing",
    "figures": "starnames.cli.listing",
    "table": "starnames.cli.tables",
    "mcp": "starnames.cli.serving",
    "serve": "starnames.cli.serving",
}


def _stop(*_: object) -> None:
    raise SystemExit(143)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)  # what is half done is cleared away
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123 - closed, and nobody is there to be told
    try:
        argv = sys.argv[1:] if argv is None else argv
        options = build_parser(argv).parse_args(argv)
        if not options.isolated and (file := options.config or nearest_settings(os.getcwd())):  # noqa: PTH109
            from starnames.cli.reading import apply_settings  # noqa: PLC0415 - where there are settings

            options = apply_settings(file, options, argv, build_parser)
        run = getattr(import_module(_MODULES[options.command]), f"run_{options.command}")
        return int(run(options))
    except (Failure, StarnamesError) as error:
        sys.stderr.write(f"starnames: {error}\n")
        return 2
    except BrokenPipeError:
        silence_stdout()
        return 0
    except OSError as error:  # what no command foresaw, as a full disk under temporary files
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"starnames: {where}{error.strerror or error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
