"""Build hook: compiles `aliases/` into the one artefact that the wheel carries."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTables(BuildHookInterface[Any]):
    """Adds the compiled table, and the hand-edited tables beside it, to a wheel (an editable install has neither)."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile `aliases/` and have the wheel carry it."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from starnames.table.building import compile_folder  # noqa: PLC0415
            from starnames.table.packed import pack  # noqa: PLC0415
        finally:
            sys.path.pop(0)
        folder = tempfile.mkdtemp(prefix="starnames-build-")
        artefact = Path(folder) / "table.json"
        artefact.write_bytes(pack(compile_folder(root / "aliases")))
        build_data["force_include"][str(artefact)] = "starnames/table.json"
        build_data["force_include"][str(root / "aliases")] = "starnames/aliases"
