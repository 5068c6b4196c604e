"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)  # the same cases on every run
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden articles anew")


def _outside() -> Path:
    named = os.environ.get("STARNAMES_REFERENCE")
    if not named:
        pytest.skip("STARNAMES_REFERENCE is unset: no source documents or reference tables here")
    root = Path(named)
    if root.name in {"reference", "seeds"}:
        root = root.parent
    if not (root / "seeds").is_dir() or not (root / "reference").is_dir():
        pytest.skip(f"STARNAMES_REFERENCE={named} holds no seeds/ and reference/ folders")
    return root


@pytest.fixture(scope="session")
def documents() -> dict[str, str]:
    """The five source documents by number ("000" to "004"), byte for byte."""
    files = sorted((_outside() / "seeds").glob("0*.txt"))
    return {each.name[:3]: each.read_bytes().decode("utf-8") for each in files}


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of the reference tables."""
    return _outside() / "reference"
