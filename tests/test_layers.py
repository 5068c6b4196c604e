"""Imports point one way: a module imports only from modules above it in the list of docs/design.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_SOURCE = _ROOT / "src" / "starnames"


def _order() -> list[str]:
    design = (_ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([\w/]+?)(?:\.py|/)` \|", design, re.MULTILINE)


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("starnames"):
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("starnames.")}
    return found


def test_modules_import_only_from_those_above() -> None:
    order = _order()
    for file in _SOURCE.rglob("*.py"):
        relative = file.relative_to(_SOURCE)
        room = relative.parts[0].removesuffix(".py")
        if room in {"__init__", "__main__"}:
            continue
        assert room in order, f"{room} is not in the list of docs/design.md"
        for other in _imports(file) & set(order) - {room}:
            assert order.index(other) < order.index(room), f"{relative} imports {other}, which stands below it"


def test_every_module_of_the_design_exists() -> None:
    for room in _order():
        assert (_SOURCE / room).is_dir() or (_SOURCE / f"{room}.py").is_file(), room


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 reads on into a last repetition that fails (gh-106052); an atomic group does not."""
    repeated = re.compile(r"(?:\)|_SYLLABLE\}|_WORD\})(?:[?*+]|\{\{?\d*,?\d*\}\}?)\+")
    found = [
        f"{file.relative_to(_SOURCE)}:{number}"
        for file in sorted(_SOURCE.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if repeated.search(line)
    ]
    assert found == []
    assert repeated.search('r"(?:ab)*+"')
    assert repeated.search('rf"(?: x){{0,7}}+"')
    assert not repeated.search('r"[a-z]{2,3}+(?>(?:a)+)"')
