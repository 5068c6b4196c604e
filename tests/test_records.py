"""The packaged tables lint clean; their examples hold; every attested form resolves to what it is said to."""

from __future__ import annotations

from pathlib import Path

import pytest

from starnames.linker import Linker
from starnames.lint import lint_tables
from starnames.table import default_base
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes

_ROOT = Path(__file__).parent.parent
_SEEDS = sorted((_ROOT / "seeds").glob("0*.yaml"))


def test_the_packaged_tables_lint_clean() -> None:
    assert [str(fault) for fault in lint_tables([_ROOT / "aliases"])] == []


def attested(file: Path) -> list[tuple[str, str]]:
    root = read_nodes(file.read_text(encoding="utf-8"), file)
    assert isinstance(root, Mapping)
    mentions = root.get("mentions")
    assert isinstance(mentions, Sequence)
    found = []
    for each in mentions.nodes:
        assert isinstance(each, Mapping)
        form, entity = each.get("form"), each.get("entity")
        assert isinstance(form, Scalar)
        assert isinstance(entity, Scalar)
        found.append((form.text, entity.text))
    return found


@pytest.mark.parametrize("file", _SEEDS, ids=lambda file: file.name[:3])
def test_every_attested_form_resolves_in_a_carrier_sentence(file: Path) -> None:
    kb = default_base()
    linker = Linker(kb)
    wrong = []
    for form, entity in attested(file):
        ticker = kb[entity].ticker if entity in kb else ""
        behind = f" ({ticker})" if ticker else ""
        supported = ", ".join(("AMEC", f"the listed company {form}{behind}", "Hygon and Piotech"))
        carrier = f"In Shanghai, shares and the index of {supported} rose as revenue and profit of the market grew."
        start = carrier.index(form)
        linked = [x.entity.id for x in linker.find(carrier) if x.entity and x.start == start]
        if linked != [entity]:
            wrong.append((form, entity, linked))
    assert wrong == []
