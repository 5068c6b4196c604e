"""Reading settings: every key is checked before anything else is done.

A key is an option of the command line without its dashes. What is said on the command line wins over the settings,
lists whole.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames.cli.files import Failure
from starnames.cli.settings import commands_of
from starnames.cli.toml import Toml, reach

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["KEYS", "apply_settings"]

_PROJECT = ("tool", "starnames")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key holds, which option it stands for, and the commands that take it (all that have the option)."""

    holds: str
    option: str
    commands: tuple[str, ...] = ()


#: Every key. An option of the same name that means something else in another command is left alone there.
KEYS = {
    "as-of": Key(holds="day", option="--as-of"),
    "figures": Key(holds="choice", option="--figures", commands=("normalize", "check")),
    "ignore": Key(holds="phrases", option="--ignore"),
    "locale": Key(holds="choice", option="--locale", commands=("figures",)),
    "min-certainty": Key(holds="share", option="--min-certainty"),
    "names": Key(holds="choice", option="--names", commands=("normalize", "check")),
    "prefer": Key(holds="choice", option="--prefer", commands=("resolve",)),
    "table": Key(holds="paths", option="--table"),
    "terms": Key(holds="switch", option="--terms"),
    "ticker-style": Key(holds="choice", option="--ticker-style", commands=("resolve", "export")),
    "unify": Key(holds="switch", option="--unify"),
    "without-aliases": Key(holds="switch", option="--without-aliases"),
}


def apply_settings(
    path: str,
    options: argparse.Namespace,
    argv: Sequence[str] | None,
    build: Callable[[], argparse.ArgumentParser],
) -> argparse.Namespace:
    """Return the options with the settings of a file put in for what the command line leaves open."""
    values = _Reader(Path(path), build()).values()
    parser = build()
    for _, command in commands_of(parser):
        for action in command._actions:  # noqa: SLF001 - argparse tells in no other way what has been said
            if action.option_strings:
                action.default = argparse.SUPPRESS
    given = parser.parse_args(argv)
    command_name = getattr(options, "action", None) or options.command
    for key, value in values.items():
        option = _action(build(), command_name, KEYS[key].option)
        if option is None or (KEYS[key].commands and command_name not in KEYS[key].commands):
            continue
        if not hasattr(given, option.dest):
            setattr(options, option.dest, value)
    return options


def _action(parser: argparse.ArgumentParser, command: str, option: str) -> argparse.Action | None:
    """Return the option of a command (of any that has it, where none is named)."""
    for name, each in commands_of(parser):
        for action in each._actions:  # noqa: SLF001
            if option in action.option_strings and command in {"", name}:
                return action
    return None


class _Reader:
    """Reads one file and checks every key."""

    def __init__(self, path: Path, parser: argparse.ArgumentParser) -> None:
        self.path = path
        self.parser = parser
        self.file = Toml(str(path))
        self.table = _PROJECT if path.name == "pyproject.toml" else ()

    def values(self) -> dict[str, Any]:
        """Return the checked values by key."""
        table = reach(self.file.table, *self.table)
        if table is None:
            raise Failure(f"{self.path}: no [tool.starnames] in it; add it, or name a file that has settings")
        if not isinstance(table, dict):
            raise self._failure("a table: write [tool.starnames] and a line for each key")
        return {key: self._checked(key, value) for key, value in table.items()}

    def _failure(self, problem: str, *key: str) -> Failure:
        line = self.file.line_of(*self.table, *key)
        where = f":{line}" if line else ""
        return Failure(f"{self.path}{where}: {key[0] if key else '.'.join(self.table)}: {problem}")

    def _checked(self, key: str, value: object) -> object:
        if key not in KEYS:
            raise self._failure(f"no such key{_nearest(key, list(KEYS)) or '; the keys are ' + ', '.join(KEYS)}", key)
        return getattr(self, f"_{KEYS[key].holds}")(key, value)

    def _choice(self, key: str, value: object) -> object:
        commands = KEYS[key].commands
        action = _action(self.parser, commands[0], KEYS[key].option)
        choices = tuple(action.choices or ()) if action else ()
        if value not in choices:
            near = _nearest(str(value), choices) if isinstance(value, str) else ""
            raise self._failure(f"{value!r} is none of {', '.join(choices)}{near}", key)
        return value

    def _switch(self, key: str, value: object) -> object:
        if not isinstance(value, bool):
            raise self._failure(f"true or false, not {value!r}", key)
        return value

    def _phrases(self, key: str, value: object) -> list[str]:
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self._failure(f'a list of strings such as ["one", "two"], not {value!r}', key)
        return found

    def _paths(self, key: str, value: object) -> list[str]:
        """Return paths as they are seen from the working directory: they are written as seen from the file."""
        return [str(self.path.parent / each) for each in self._phrases(key, value)]

    def _day(self, key: str, value: object) -> str:
        text = value.isoformat()[:10] if isinstance(value, date) else value
        try:
            return date.fromisoformat(text).isoformat() if isinstance(text, str) else self._no_day(key, value)
        except ValueError:
            return self._no_day(key, value)

    def _no_day(self, key: str, value: object) -> str:
        raise self._failure(f"a day such as 2026-01-31, not {value!r}", key)

    def _share(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self._failure(f"a number from 0 to 1, not {value!r}", key)
        return float(value)


def _nearest(word: str, known: Sequence[str]) -> str:
    import difflib  # noqa: PLC0415 - for a message only

    near = difflib.get_close_matches(word.lower().replace("_", "-"), known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
