"""Mutation testing of what decides: ``python tests/mutate.py [--sample N] [MODULE[:N] | MUTANT …]``.

mutmut makes the mutants. The tests are collected once, and run once without any mutant to see which functions each one
calls and how long it takes. Every mutant is then tried in a process of its own, forked where nothing has run yet, with
the tests that call its function: the quickest first, up to the first failure. See docs/mutation.md for what came of it.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import functools
import gc
import inspect
import io
import json
import math
import os
import random
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_FIGURES = (
    "figure_work",
    "figure_examples",
    "figure_parsing",
    "figure_locales",
    "figure_rendering",
    "figure_properties",
    "damage",
)
_DAMAGE = ("damage", "damage_edges", "damage_properties")
_RESOLVING = ("resolver", "fuzzy", "tickers", "decision", "renderings")
_FINDING = (
    *("evidence", "linker", "finder", "shortened", "partial", "around", "runs", "resolver", "terms"),
    *("quality/test_adversarial", "quality/test_find", "quality/test_negatives", "brands"),
)
_NORMALIZING = ("normalizer", "standing", "stretches", "restyler", "edition", "golden", "damage", "properties")
_TABLE = ("table", "table_loading", "laying", "lint", "overlay_states", "second_tier", "sheets", "resolver", "records")
#: The tests that try a module or, with a dot at the end, every module of a package that is mutated.
TESTS: dict[str, tuple[str, ...]] = {
    "figure.": _FIGURES,
    "damage.": _DAMAGE,
    "comparer.": ("comparer", "comparer_properties", "quality/test_compare"),
    "renderings.": ("decision", "doubts", "renderings", "compiled_renderings", "resolver"),
    "resolver.": _RESOLVING,
    "table.": _TABLE,
    **dict.fromkeys(("normalizer", "drafter", "standing", "beside", "stretches"), _NORMALIZING),
    **dict.fromkeys(("evidence", "window", "linker", "shortened", "partial"), _FINDING),
}
#: Slow, and of no help here: processes at the same time, the table out of a zip file; the examples of mutants.
_SKIPPED = "not processes and not zip and not mutmut"
#: Seconds of tests that a mutant is tried with at most; it hangs if it takes so many times as long as none.
_ENOUGH, _TIMES, _AT_LEAST = 10, 5, 10
_MEMORY = 4 << 30


class Seat:
    """A function that is mutated, and which of its mutants sits in its place."""

    all: list[Seat] = []  # noqa: RUF012 - filled as the modules are imported
    called: set[Seat] | None = set()  # noqa: RUF012 - those that importing calls

    def __init__(self, module: str, mutants: dict[str, Any]) -> None:
        self.module, self.mutants, self.taken = module, mutants, "_mutmut_orig"
        Seat.all.append(self)

    def changed(self, name: str) -> str:
        """Return the lines that a mutant changes."""
        before, after = (
            [line.partition("  # type: ignore # mutmut")[0].rstrip() for line in inspect.getsource(each).splitlines()]
            for each in (self.mutants["_mutmut_orig"], self.mutants[name])
        )
        lines = difflib.unified_diff(before, after, n=0, lineterm="")
        return "\n".join(f"    {line}" for line in lines if line[:3] not in {"---", "+++"} and "__mutmut_" not in line)


def _switched(mutants: dict[str, Any], is_classmethod: bool = False) -> Callable[..., Any]:  # noqa: FBT001, FBT002 - mutmut's
    """Put a seat in the place of a function: quicker than what mutmut puts there."""

    def placed(function: Callable[..., Any]) -> Callable[..., Any]:
        seat = Seat(function.__module__, mutants)

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            if Seat.called is not None:
                Seat.called.add(seat)
            chosen = mutants[seat.taken]
            return getattr(args[0], chosen.__name__)(*args[1:], **kwargs) if is_classmethod else chosen(*args, **kwargs)

        return call

    return placed


def _made() -> None:
    """Make the mutants in `mutants/`, the working directory afterwards, and see to it that they are imported."""
    from mutmut import __main__ as mutmut  # noqa: PLC0415 - a tool that is asked for alone
    from mutmut.mutation import trampoline  # noqa: PLC0415

    trampoline.wrap_in_trampoline = _switched
    Path("mutants").mkdir(exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()):
        mutmut.copy_src_dir()
        mutmut.copy_also_copy_files()
        mutmut.setup_source_paths()
        mutmut.create_mutants(1)
    os.chdir("mutants")


def _names(module: str) -> list[str]:
    made = json.loads(Path(f"src/starnames/{module.replace('.', '/')}.py.meta").read_text("utf-8"))
    return list(made["exit_code_by_key"])


def _tests_of(module: str) -> set[str]:
    named = TESTS.get(module) or TESTS[f"{module.partition('.')[0]}."]
    own = f"src/starnames/{module.replace('.', '/')}.py"  # its examples
    return {own, *(f"tests/{each}.py" if "/" in each else f"tests/test_{each}.py" for each in named)}


def _forked(work: Callable[[], bool], seconds: int = 0) -> bool:
    """Return what work says that is done in a process of its own; False if it breaks or takes too long."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        done = False
        try:
            signal.alarm(seconds)
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            done = work()
        finally:
            os._exit(not done)
    return os.waitpid(child, 0)[1] == 0


class Trial:
    """What pytest does in place of running the tests it has collected: try the mutants with them."""

    def __init__(self, asked: argparse.Namespace, modules: list[str]) -> None:
        self.asked, self.modules, self.survived = asked, modules, 0
        self.sizes = {name: int(size) for name, _, size in (each.partition(":") for each in asked.named) if size}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which tests call what, then try mutant after mutant."""
        gc.collect()
        gc.freeze()
        self.session = session
        self.imported, Seat.called = Seat.called or set(), None
        self.seats = {f"{seat.module}.{name}": seat for seat in Seat.all for name in seat.mutants}
        with tempfile.NamedTemporaryFile("w+", suffix=".json") as file:
            if not _forked(lambda: self._learned(Path(file.name))):
                print("the tests break without any mutant", file=sys.stderr)  # noqa: T201
                self.survived = 1
                return True
            self.learned = json.load(file)
        for failing in self.learned["failing"]:
            print(f"left out, it fails without any mutant: {failing}", file=sys.stderr)  # noqa: T201
        tried = killed = 0
        for module in self.modules:
            names = [each for each in _names(module) if self._is_called(self.seats[each])]
            sizes = [size for each, size in self.sizes.items() if _is_named(module, each)]
            count = min([self.asked.sample, *sizes][-1], len(names))
            drawn = sorted(random.Random(self.asked.seed).sample(names, count))  # noqa: S311
            left = self._tried(module, [each for each in self.asked.named if each in names] or drawn)
            tried, killed = tried + len(left), killed + list(left.values()).count(False)
            print(f"{module}: {len(names)} mutants, {len(left)} tried, {list(left.values()).count(False)} killed")  # noqa: T201
            for mutant in (each for each, alive in left.items() if alive):
                print(f"  survived: {mutant}\n{self.seats[mutant].changed(mutant.rpartition('.')[2])}", flush=True)  # noqa: T201
        print(f"{tried} tried, {killed} killed")  # noqa: T201
        self.survived = tried - killed
        return True

    def _is_called(self, seat: Seat) -> bool:
        """Tell whether the mutants of a function can be tried: some code is run as it is imported, and never again."""
        return seat not in self.imported or str(Seat.all.index(seat)) in self.learned["calls"]

    def _tried(self, module: str, mutants: list[str]) -> dict[str, bool]:
        """Return the mutants with whether they survived."""
        files = _tests_of(module)
        left = {}
        for mutant in mutants:
            place = Seat.all.index(self.seats[mutant])
            chosen, total = [], 0.0
            for seconds, index in sorted(self.learned["calls"].get(str(place), [])):
                if self.session.items[index].nodeid.partition("::")[0] in files and total + seconds < _ENOUGH:
                    chosen.append(index)
                    total += seconds
            work = functools.partial(self._passes, mutant, chosen)
            left[mutant] = _forked(work, _AT_LEAST + math.ceil(_TIMES * total))
        return left

    def _passes(self, mutant: str, chosen: list[int]) -> bool:
        self.seats[mutant].taken = mutant.rpartition(".")[2]
        return all(self._passed(index) for index in chosen)

    def _passed(self, index: int) -> bool:
        before = self.session.testsfailed
        item = self.session.items[index]
        item.ihook.pytest_runtest_protocol(item=item, nextitem=self.session)
        return self.session.testsfailed == before

    def _learned(self, file: Path) -> bool:
        calls: dict[int, list[tuple[float, int]]] = {}
        failing = []
        places = {seat: place for place, seat in enumerate(Seat.all)}
        for index, item in enumerate(self.session.items):
            Seat.called = set()
            begun = time.perf_counter()
            if not self._passed(index):
                failing.append(item.nodeid)
                continue
            seconds = time.perf_counter() - begun
            for seat in Seat.called:
                calls.setdefault(places[seat], []).append((round(seconds, 3), index))
        file.write_text(json.dumps({"calls": calls, "failing": failing}))
        return True


def _is_named(module: str, named: str) -> bool:
    name = named.partition(":")[0]
    return name in {module, f"{module.partition('.')[0]}."} or name.startswith(f"starnames.{module}.x")


def main() -> int:
    """Try the mutants and print, module by module, which ones no test noticed."""
    parser = argparse.ArgumentParser(prog="python tests/mutate.py", description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=60, metavar="N", help="mutants of a module, drawn at random")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument(
        "named",
        nargs="*",
        metavar="MODULE[:N] | MUTANT",
        help="module or package (figure.), perhaps with its N (figure.:5); mutant",
    )
    asked = parser.parse_args()
    _made()
    every = [
        ".".join(each.relative_to("src/starnames").parts).removesuffix(".py.meta")
        for each in sorted(Path("src/starnames").rglob("*.meta"))
    ]
    modules = [each for each in every if not asked.named or any(_is_named(each, name) for name in asked.named)]
    files = sorted(set().union(*map(_tests_of, modules)))
    trial = Trial(asked, modules)
    pytest.main(["-q", "-s", "-p", "no:cacheprovider", "-W", "ignore", "-k", _SKIPPED, *files], plugins=[trial])
    return 1 if trial.survived else 0


if __name__ == "__main__":
    raise SystemExit(main())
