"""Options that several commands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "file_options",
    "mode_options",
    "overlay_option",
    "reading_options",
    "share",
    "source_option",
    "table_options",
    "text_options",
    "ticker_option",
    "whole",
    "work_options",
]


def share(text: str) -> float:
    """Return a number from 0 to 1; argparse turns the error into a message."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within bounds."""

    def read(text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) <= len(str(most)) else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")
        return number

    return read


def file_options(parser: argparse.ArgumentParser) -> None:
    """Add the files to read."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="files to read; - or nothing for stdin")


def source_option(parser: argparse.ArgumentParser) -> None:
    """Add the Chinese text."""
    parser.add_argument("--source", metavar="FILE", help="the Chinese text that was translated, as evidence")


def text_options(parser: argparse.ArgumentParser, *formats: str) -> None:
    """Add the files and the format of what is printed."""
    file_options(parser)
    parser.add_argument("--format", choices=formats, default=formats[0], help="how results are printed")


def reading_options(parser: argparse.ArgumentParser) -> None:
    """Add what says where in the files the text stands, and how many processes read them."""
    parser.add_argument(
        "--in", dest="read", choices=("text", "jsonl", "csv", "tsv"), default="text", help="what the files hold"
    )
    for option, metavar in (("--field", "NAME"), ("--column", "NAME")):
        what = "field of a JSON line" if option == "--field" else "column of a table"
        parser.add_argument(option, action="append", default=[], metavar=metavar, help=f"a {what} that holds text")
    parser.add_argument("--jobs", type=whole(1, 256), default=1, metavar="N", help="how many processes share the work")


def overlay_option(parser: argparse.ArgumentParser) -> None:
    """Add the tables that are laid over the packaged one."""
    parser.add_argument(
        "--table", action="append", default=[], metavar="PATH", help="lay a table over the packaged one"
    )


def ticker_option(parser: argparse.ArgumentParser) -> None:
    """Add the dialect of tickers."""
    parser.add_argument(
        "--ticker-style",
        choices=("wind", "yahoo", "mic", "sina", "baostock", "bloomberg"),
        default="wind",
        help="the dialect in which tickers are printed",
    )


def table_options(parser: argparse.ArgumentParser) -> None:
    """Add what says which tables count, and on which day."""
    overlay_option(parser)
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


def work_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command that reads names in texts takes: where the text stands, what is no find, which tables."""
    reading_options(parser)
    parser.add_argument("--ignore", action="append", default=[], metavar="PHRASE", help="a phrase that is no find here")
    table_options(parser)


def mode_options(parser: argparse.ArgumentParser) -> None:
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
