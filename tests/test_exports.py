"""The public names: sorted, there, documented, and none of them loads what it need not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import starnames


def test_all_is_sorted_and_true() -> None:
    assert starnames.__all__ == sorted(starnames.__all__)
    for name in starnames.__all__:
        assert getattr(starnames, name).__doc__, name


def test_no_public_function_shares_a_modules_name() -> None:
    rooms = {each.stem for each in Path(starnames.__file__).parent.iterdir()}
    assert not rooms & set(starnames.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(starnames, "nothing")
    assert "normalize" in dir(starnames)


def test_importing_starnames_loads_nothing_heavy() -> None:
    code = "import sys, starnames; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"yaml", "rapidfuzz", "ahocorasick_rs", "spellchecker", "regex", "starnames.linker"} & set(loaded)
