"""Mutation testing of what decides: ``python tests/mutate.py [--sample N] [MODULE …]``, from the root of a clone.

mutmut makes the mutants; each is tried in a process of its own, forked where everything is loaded and nothing has run
yet, with the tests of its module up to the first failure. See docs/mutation.md for what came of it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import math
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

_DAMAGE = ("tests/test_damage.py",)
_FIGURES = ("tests/test_figure_examples.py", "tests/test_figure_parsing.py", "tests/test_figure_locales.py")
_FINDING = (
    "tests/test_evidence.py",
    "tests/test_linker.py",
    "tests/test_finder.py",
    "tests/quality/test_adversarial.py",
)
_RULES = (
    "codes comma elsewhere equations gloss levels literal offerings page parts passes placeholders printed repairs"
    " senses slips splits subjects suspects undo wording"
).split()
_NORMALIZING = (
    "tests/test_normalizer.py",
    "tests/test_standing.py",
    "tests/test_stretches.py",
    "tests/test_restyler.py",
    "tests/test_golden.py",
)
#: The tests that try a module, the quick ones before the others.
TESTS: dict[str, tuple[str, ...]] = {
    "renderings.decision": ("tests/test_decision.py", "tests/test_renderings.py"),
    **dict.fromkeys(
        tuple(f"resolver.{part}" for part in ("deciding", "plainness", "queries", "recorded", "rendered", "support")),
        ("tests/test_resolver.py", "tests/test_fuzzy.py"),
    ),
    **{f"damage.{rule}": _DAMAGE for rule in _RULES},
    **{f"figure.{part}": _FIGURES for part in ("numbers", "quick", "ranges", "reader", "suffix", "whole")},
    "comparer.judging": ("tests/test_comparer.py",),
    "table.forms": ("tests/test_table.py", "tests/test_table_loading.py", "tests/test_lint.py"),
    **dict.fromkeys(("normalizer", "drafter", "standing", "beside", "stretches"), _NORMALIZING),
    "evidence": _FINDING,
    "window": _FINDING,
}
#: Slow, and of no help here: processes at the same time, the table out of a zip file, every name of the packaged table.
_SKIPPED = (
    "not processes and not zip and not order_of_records and not every_form_leads and not taken_for_a_slip"
    " and not every_code_leads and not of_the_packaged_table and not looked_up_as_it_is_scanned and not no_text_breaks"
)
#: A mutant hangs that takes so many times as long as none; processes take some seconds to start.
_TIMES, _AT_LEAST = 4, 10


def _made() -> dict[str, list[str]]:
    """Make the mutants in `mutants/` and return their names by module; the working directory is there afterwards."""
    from mutmut import __main__ as mutmut  # noqa: PLC0415 - a tool that is asked for alone
    from mutmut.mutation.trampoline import set_mutant_under_test  # noqa: PLC0415

    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()):
        mutmut.copy_src_dir()
        mutmut.copy_also_copy_files()
        mutmut.setup_source_paths()
        mutmut.create_mutants(1)
    set_mutant_under_test("")
    os.chdir("mutants")
    found = {}
    for module in TESTS:
        made = json.loads(Path(f"src/starnames/{module.replace('.', '/')}.py.meta").read_text("utf-8"))
        found[module] = list(made["exit_code_by_key"])
    return found


def _quiet(*arguments: str) -> int:
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    return int(pytest.main(["-q", "-p", "no:cacheprovider", "-W", "ignore", "-k", _SKIPPED, *arguments]))


def _tried(mutant: str, tests: tuple[str, ...], seconds: int) -> bool:
    """Return whether the tests pass within so many seconds; those that hang fail."""
    from mutmut.mutation.trampoline import set_mutant_under_test  # noqa: PLC0415

    child = os.fork()
    if not child:
        signal.alarm(seconds)
        set_mutant_under_test(mutant)
        os._exit(_quiet("-x", *tests))
    return os.waitpid(child, 0)[1] == 0


def main() -> int:
    """Try the mutants and print, module by module, which ones no test noticed."""
    parser = argparse.ArgumentParser(prog="python tests/mutate.py", description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=60, metavar="N", help="mutants of a module, drawn at random")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(TESTS))
    asked = parser.parse_args()
    mutants = _made()
    survived = 0
    for module in asked.modules or TESTS:
        drawn = sorted(random.Random(asked.seed).sample(mutants[module], min(asked.sample, len(mutants[module]))))  # noqa: S311
        warm = os.dup(1), os.dup(2)
        _quiet("--collect-only", *TESTS[module])
        for saved, stream in zip(warm, (1, 2), strict=True):
            os.dup2(saved, stream)
        begun = time.monotonic()
        if not _tried("", TESTS[module], 0):
            print(f"{module}: its tests fail without any mutant", file=sys.stderr)  # noqa: T201
            return 2
        seconds = _AT_LEAST + math.ceil(_TIMES * (time.monotonic() - begun))
        left = [mutant for mutant in drawn if _tried(mutant, TESTS[module], seconds)]
        survived += len(left)
        print(f"{module}: {len(drawn)} of {len(mutants[module])} tried, {len(drawn) - len(left)} killed", flush=True)  # noqa: T201
        for mutant in left:
            print(f"  survived: {mutant}", flush=True)  # noqa: T201
    return 1 if survived else 0


if __name__ == "__main__":
    raise SystemExit(main())
