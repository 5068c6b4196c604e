"""``python -m tests.fuzz TARGET [libFuzzer options]``."""

from __future__ import annotations

import contextlib
import pkgutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["starnames"]):
    import starnames
    from tests.fuzz.targets import LONGEST, TARGETS

    # Commands are imported when they are called: too late to be instrumented.
    for each in pkgutil.walk_packages(starnames.__path__, "starnames."):
        if ".integrations" not in each.name and not each.name.endswith("__main__"):
            with contextlib.suppress(ModuleNotFoundError):  # what only an extra can run
                import_module(each.name)

_CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    """Fuzz one target, from its corpus on; what is found new stays out of it."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        raise SystemExit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [libFuzzer options]")
    name = sys.argv.pop(1)
    kept = _CORPUS / name
    folders = [tempfile.mkdtemp(), *([str(kept)] if kept.is_dir() else [])]
    words = [f"-dict={_CORPUS.parent / 'words.dict'}", f"-max_len={LONGEST}", "-timeout=20"]
    atheris.Setup([*sys.argv, *words, *folders], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
