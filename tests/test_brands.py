"""What people call the large A-shares, and who else has such a name."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from starnames import resolve

NAMES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "examples" / "brands.yaml").read_text(encoding="utf-8"),
)


@pytest.mark.parametrize("group", NAMES)
def test_everyday_names_are_right_or_declined(group: str) -> None:
    wrong = []
    for name, meant in NAMES[group].items():
        link = resolve(name)
        found = link.entity.ticker if link.entity else "other" if link.reason == "other-organization" else "none"
        if found != meant and not (meant == "none" and link.entity is None):
            wrong.append((name, meant, found))
    assert wrong == []
