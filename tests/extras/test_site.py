"""The documentation builds without a warning: every page has its place, every reference leads somewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def test_the_site_builds(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(_ROOT / "docs"), str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    tutorial = (site / "tutorial.html").read_text(encoding="utf-8")
    assert "Huahai Qingke" in tutorial
    commands = (site / "reference" / "command-line.html").read_text(encoding="utf-8")
    assert "--names" in commands
    names = (site / "reference" / "python.html").read_text(encoding="utf-8")
    assert "starnames.resolve_many" in names
