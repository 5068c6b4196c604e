"""Machines and installations of other kinds: other byte orders, zip files, tables with less in them."""

from __future__ import annotations

import gzip
import json
import os
import sys
from array import array
from importlib.util import find_spec
from pathlib import Path

import pytest

from starnames import load, words
from starnames.renderings.columns import numbers, read_numbers
from starnames.renderings.compiled import _Names
from starnames.report import as_csv
from starnames.table import default_base, laying, packaged, sources
from starnames.table.packed import _little, pack, unpack
from tests.make import base, company


def test_numbers_are_kept_in_one_order_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one machine writes, one of the other byte order reads."""
    here = numbers([1, 258])
    assert list(read_numbers(here)) == [1, 258]
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    there = numbers([1, 258])
    assert there != here
    assert list(read_numbers(there)) == [1, 258]
    assert list(_little(array("I", [1, 258]))) == [1 << 24, 0x02010000]


class _Loader:
    """Like a zip importer: what it holds is asked for by path."""

    archive = "starnames.zip"

    def __init__(self, held: bytes | None) -> None:
        self.held = held

    def get_data(self, _: str) -> bytes:
        if self.held is None:
            raise OSError
        return self.held


def test_a_packaged_table_is_read_out_of_a_zip_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packaged, "_PACKAGED", str(tmp_path / "none"))
    monkeypatch.setattr(packaged, "__loader__", _Loader(b"packed"))
    assert packaged._packaged() == b"packed"
    monkeypatch.setattr(packaged, "__loader__", _Loader(None))
    assert packaged._packaged() is None


def test_the_tables_of_a_checkout_of_a_wheel_and_of_neither(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here = tmp_path / "a" / "b" / "c" / "sources.py"
    monkeypatch.setattr(sources, "__file__", str(here))
    assert sources.source_folder() is None
    (tmp_path / "a" / "b" / "aliases").mkdir(parents=True)  # a folder of this name with no tables in it
    assert sources.source_folder() is None
    (tmp_path / "a" / "b" / "aliases" / "companies").mkdir()
    assert sources.source_folder() == tmp_path / "a" / "b" / "aliases"


def test_a_large_overlay_is_compiled_to_what_a_small_one_is_laid_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        "- {id: hygon, aliases: [Sea Light Chips]}\n"
        "- {id: zz-new, name: Zeta Zone Ltd., short: Zeta Zone, kind: company, source: made up, checked: 2026-01-01}\n"
    )
    laid = load(file)
    monkeypatch.setattr(laying, "MOST", 1)
    compiled_whole = load(file)
    assert {each.id: each for each in compiled_whole} == {each.id: each for each in laid}
    assert set(compiled_whole.forms) == set(laid.forms)
    assert compiled_whole["hygon"] in [
        compiled_whole.at(index) for index, *_ in compiled_whole.forms["sea light chips"]
    ]


def test_an_installation_without_facts_beside_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = base(company("zeta", name="Zeta Zone Ltd.", short="Zeta Zone"))
    monkeypatch.setattr(words, "default_base", lambda: bare)
    assert words.world.__wrapped__() is None


def test_a_spelling_checker_that_keeps_its_words_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["quartz", "zzz", "a", "hygon", "zürich"]
    known = [words._dictionary()(each) for each in asked]
    with monkeypatch.context() as patched:
        patched.setattr(os.path, "isfile", lambda _: False)
        assert [words._dictionary.__wrapped__()(each) for each in asked] == known
    assert min(known) == -1 < max(known)


def test_the_spelling_checkers_dictionary_is_searched_as_it_lies_as_in_its_lines() -> None:
    folder = find_spec("spellchecker").submodule_search_locations[0]  # type: ignore[index,union-attr]
    packed = Path(folder, "resources", "en.json.gz").read_bytes()
    assert packed[-8:] in words._IN_ORDER  # a dictionary that is new here may be added where its lines are in order
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    assert list(counts) == sorted(counts, key=lambda word: f'"{word}": '.encode())
    known = list(counts)
    asked = [known[0], known[-1], *known[1::1000], "", "\n", '"', '": 1', "zzzz", "\ud800", "hygon", "{", "}", "a"]
    searched = words._Dictionary(packed)
    found = [searched.count(each) for each in asked]
    assert searched._left > 0
    assert found == [counts.get(each, -1) for each in asked]
    searched._left = 0
    assert found == [searched.count(each) for each in asked]


def test_a_table_has_no_part_that_it_does_not_have() -> None:
    payload = unpack(pack({"entities": [], "forms": {}}))
    assert payload is not None
    with pytest.raises(KeyError):
        payload["colours"]
    assert "colours" not in payload


def test_names_are_a_sequence() -> None:
    names = _Names("\n".join(f'["{each}", "中", "中全", ["Zeta"], []]' for each in "abc").encode())
    assert list(names[1:]) == [names[1], names[2]]
    assert [record.key for record, _ in names] == ["a", "b", "c"]


def test_rows_of_a_table_with_one_laid_over_it_are_a_sequence(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("- {id: hygon, aliases: [Sea Light Chips]}\n")
    laid = laying.laid_over(default_base(), [load(file)["hygon"]], "x")
    rows = laid["entities"]
    assert [each["id"] for each in rows[:3]] == [rows[0]["id"], rows[1]["id"], rows[2]["id"]]


def test_a_csv_without_rows_has_its_header() -> None:
    assert list(as_csv([], ("a", "b"))) == ["a,b\n"]
    assert "".join(as_csv([{"a": [1], "b": None}], ("a", "b"))) == "a,b\n[1],\n"
