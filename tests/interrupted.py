"""Interrupt a command at each line of its own that it comes to, and say what is left in its folder.

`python -m tests.interrupted FOLDER COMMAND ...` runs it anew from the same files for every line, and prints for each
the place, the exit code, and the files with their texts, as JSON; last those of a run that nothing interrupts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_MODULES = ("normalizing.py", "replacing.py", "trails.py")


def _watched(words: list[str], comes_to: Callable[[str], object]) -> int:
    """Run a command, told of every line that it comes to in the modules that write; return the exit code."""

    def line(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - as `sys.settrace` calls it
        if event == "line":
            comes_to(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
        return line

    def call(frame: FrameType, _: str, __: Any) -> Any:  # noqa: ANN401
        return line if frame.f_code.co_filename.endswith(_MODULES) else None

    sys.settrace(call)
    try:
        return main(words)
    finally:
        sys.settrace(None)


def _interrupting(at: str) -> Callable[[str], None]:
    waiting = [at]

    def comes_to(place: str) -> None:
        if waiting == [place]:
            waiting.clear()
            raise KeyboardInterrupt

    return comes_to


def _main(folder: Path, words: list[str]) -> None:
    before = {each: each.read_bytes() for each in folder.iterdir()}
    places: dict[str, None] = {}

    def run(comes_to: Callable[[str], object]) -> int:
        for file in set(folder.iterdir()) - set(before):
            file.unlink()
        for file, content in before.items():
            file.write_bytes(content)
        return _watched(words, comes_to)

    run(str)  # what is loaded is loaded once
    run(places.setdefault)
    for place in (*places, ""):
        code = run(_interrupting(place))
        left = {each.name: each.read_text() for each in folder.iterdir()}
        print(json.dumps([place, code, left]))  # noqa: T201


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2:])
