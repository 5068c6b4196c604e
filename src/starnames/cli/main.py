"""The parser and the dispatch; each command lives in a module of its own, imported when it is called."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING

import starnames
from starnames.cli.commands import COMMANDS
from starnames.cli.files import Failure, silence_stdout, was_unread, write_out
from starnames.cli.settings import add_options, nearest_settings
from starnames.errors import StarnamesError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["build_parser", "main"]


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from starnames.table import default_base  # noqa: PLC0415 - only this option needs the table

        kb = default_base()
        write_out([f"starnames {starnames.__version__} (table {kb.version}, data of {kb.date}, {len(kb)} entities)\n"])
        parser.exit()


def build_parser(argv: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line; for given arguments, of the commands that they name."""
    parser = argparse.ArgumentParser(
        prog="starnames",
        description="Repair machine-translated Chinese finance text: names, figures, and an account of every change.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version, the table and its date")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (add, says) in COMMANDS.items():
        command = commands.add_parser(name, help=says)
        if argv is None or name in argv:
            add(command)
    add_options(parser)
    return parser


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
#: The commands that go through pieces; the first one done, they collect garbage themselves (see `jobs`).
_IN_PIECES = frozenset({"check", "figures", "find", "normalize"})
_UNREADABLE = 2


def _stop(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _heed_stops() -> None:
    """Have what is half done cleared away when we are to end; what we are told to ignore (`nohup`) stays ignored."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    if threading.current_thread() is threading.main_thread():
        _heed_stops()
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123 - closed, and nobody is there to be told
    is_collecting = gc.isenabled()
    was_unread()  # by an earlier call in this process
    try:
        argv = sys.argv[1:] if argv is None else argv
        options = build_parser(argv).parse_args(argv)
        if not options.isolated and (file := options.config or nearest_settings(os.getcwd())):  # noqa: PTH109
            from starnames.cli.reading import apply_settings  # noqa: PLC0415 - where there are settings

            options = apply_settings(file, options, argv, build_parser)
        if options.command in _IN_PIECES:
            gc.disable()  # what a command loads stays: going through it a hundred times is a fifteenth of its start
        run = getattr(import_module(_MODULES[options.command]), f"run_{options.command}")
        code = int(run(options))
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
    else:
        return _UNREADABLE if was_unread() else code  # all was done that could be
    finally:
        (gc.enable if is_collecting else gc.disable)()
