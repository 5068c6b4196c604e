"""Measuring: process time, the best of several runs, and the exponent of growth."""

from __future__ import annotations

import gc
import math
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Row", "child", "cpu", "exponent", "speed"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure: what was done by whom, how much of it a second (or how long one took), and what is asked of us."""

    job: str
    who: str
    value: float
    unit: str
    note: str = ""
    quoted: bool = False


def cpu(work: Callable[[], object], runs: int = 3) -> float:
    """Return the shortest process time of some runs, in seconds."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def speed(read: Callable[[str], object], text: str, runs: int = 3) -> float:
    """Return megabytes (UTF-8) a second."""
    return len(text.encode()) / 1e6 / cpu(lambda: read(text), runs)


# Starts a process and says what it took: the memory of a child counts from that of its parent, so that it has to be
# a small one that starts it.
_LAUNCH = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def child(*arguments: str, stdin: bytes = b"", runs: int = 7) -> tuple[float, float]:
    """Return the least CPU milliseconds of a Python process, and the most memory it took, in MB."""
    least, most = float("inf"), 0.0
    for _ in range(runs):
        command = [sys.executable, "-c", _LAUNCH, *arguments]
        done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True)
        seconds, memory, code = map(float, done.stdout.split())
        if code:
            raise SystemExit(f"{' '.join(arguments)} ended with {code:.0f}")
        least, most = min(least, seconds * 1000), max(most, memory / 1000)
    return least, most


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the slope of the logarithms, fitted by least squares: 1 is linear, 0 is not at all."""
    xs, ys = [math.log(each) for each in sizes], [math.log(each) for each in times]
    middle = sum(xs) / len(xs)
    level = sum(ys) / len(ys)
    return sum((x - middle) * (y - level) for x, y in zip(xs, ys, strict=True)) / sum((x - middle) ** 2 for x in xs)
