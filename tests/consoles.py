"""Console blocks of the documents, run: ``$ `` opens a command, ``> `` goes on with it, the rest is what it prints."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One command and what the page says that it prints."""

    command: str
    printed: str


def steps_of(page: str) -> list[Step]:
    """Return the commands of a page, in order."""
    steps: list[Step] = []
    for block in _BLOCK.findall(page):
        command: list[str] = []
        printed: list[str] = []
        for line in [*block.splitlines(), "$ "]:
            if line.startswith("$ "):
                if command:
                    steps.append(Step("\n".join(command), "".join(f"{each}\n" for each in printed)))
                command, printed = [line[2:]], []
            elif line.startswith("> ") and not printed:
                command.append(line[2:])
            else:
                printed.append(line)
    return steps


def run(step: Step, folder: Path) -> str:
    """Return what a command prints, on stdout and stderr, in a folder where `starnames` is this one."""
    script = folder / ".bin" / "starnames"
    if not script.exists():
        script.parent.mkdir()
        code = "import sys; from starnames.cli import main; sys.exit(main())"
        script.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{code}' \"$@\"\n")
        script.chmod(0o755)
    done = subprocess.run(
        ["bash", "-c", f'PATH="$PWD/.bin:$PATH"; exec 2>&1; {step.command}'],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
