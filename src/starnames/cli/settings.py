"""Where settings are: `starnames.toml`, or `[tool.starnames]` in `pyproject.toml`; the nearest one upwards, only that.

Looking costs a few calls of the file system; what reads a file (`starnames.cli.reading`, `starnames.cli.toml`) is
loaded where there is one. A `pyproject.toml` without a word of starnames is passed over, whatever is wrong with it.
"""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from starnames.cli.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["add_options", "commands_of", "nearest_settings"]

_NAME = b"starnames"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--config`` and ``--isolated`` to a parser and to all of its commands."""
    parser.set_defaults(config=None, isolated=False)
    for _, each in commands_of(parser):
        group = each.add_mutually_exclusive_group()
        group.add_argument("--config", metavar="FILE", default=argparse.SUPPRESS, help="read the settings from a file")
        group.add_argument(
            "--isolated", action="store_true", default=argparse.SUPPRESS, help="read no settings from any file"
        )


def nearest_settings(folder: str) -> str | None:
    """Return the nearest file of settings, in a folder or above it.

    In one folder `starnames.toml` comes before a `pyproject.toml`, and that counts where it has settings.
    """
    while True:
        own, project = (os.path.join(folder, name) for name in ("starnames.toml", "pyproject.toml"))  # noqa: PTH118
        if os.path.isfile(own):  # noqa: PTH113 - pathlib is not loaded otherwise
            return own
        if os.path.isfile(project) and _NAME in read_bytes(project) and _has_settings(project):  # noqa: PTH113
            return project
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above


def _has_settings(project: str) -> bool:
    from starnames.cli.toml import Toml, reach  # noqa: PLC0415 - tomllib is not loaded otherwise

    return reach(Toml(project).table, "tool", "starnames") is not None


def commands_of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield the commands of a parser by name, and theirs."""
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for name, command in action.choices.items():
                yield name, command
                yield from commands_of(command)
