"""A minute of coverage-guided fuzzing, so that the targets run and nothing shallow slips in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

_ROOT = Path(__file__).parents[2]
_SECONDS = 60


@pytest.mark.parametrize("name", TARGETS)
def test_target(name: str, tmp_path: Path) -> None:
    share = f"-max_total_time={max(5, _SECONDS // len(TARGETS))}"
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, share, "-seed=2", f"-artifact_prefix={tmp_path}/"],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert "Done " in done.stderr
