"""``table add``: the alias stands in its place, nothing else moves, and what would not hold is refused."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames import TableError
from starnames.cli import main
from starnames.lint import lint_tables
from starnames.table import default_base
from starnames.table.nodes import Mapping, Sequence, read_nodes
from starnames.table.placing import Addition, placed
from starnames.table.records import read_records
from starnames.table.sources import source_folder, table_files

if TYPE_CHECKING:
    from pathlib import Path

_FORM = "Tuothorn Technology"
_IN = "Tuothorn Technology rose 3%."

TABLE = """\
# Ours.
- id: amec
  aliases: [Zongwei Firm, Aawei]  # flow
- id: piotech
  name: Piotech Inc.
  # a remark
  aliases:
    Abc Quibble: expected
    Zyx Quibble: expected
  note: kept
  examples:
    - in: Abc Quibble rose.
- id: smic
"""


def added(text: str, entity: str, form: str = _FORM, role: str = "aliases", source: str | None = "expected") -> str:
    addition = Addition(
        entity=default_base()[entity], role=role, form=form, source=source, examples=((f"{form} rose.", "X rose."),)
    )
    new, line = placed(text, "mine.yaml", addition, whole=False)
    assert form.split(maxsplit=1)[0] in new.splitlines()[line - 1]
    return new


def test_a_form_goes_between_its_neighbors() -> None:
    new = added(TABLE, "piotech")
    assert "    Abc Quibble: expected\n    Tuothorn Technology: expected\n    Zyx Quibble: expected\n" in new
    assert "    - in: Abc Quibble rose.\n    - in: Tuothorn Technology rose.\n      out: X rose.\n- id: smic" in new
    assert [line for line in TABLE.splitlines() if line not in new.splitlines()] == []


def test_a_list_on_one_line_is_opened() -> None:
    new = added(TABLE, "amec", source=None)
    assert "- id: amec\n  aliases:\n    - Aawei\n    - Tuothorn Technology\n    - Zongwei Firm\n  examples:\n" in new


def test_a_key_that_is_missing_stands_in_order() -> None:
    new = added(TABLE, "piotech", role="weak")
    assert "    Zyx Quibble: expected\n  weak:\n    Tuothorn Technology: expected\n  note: kept\n" in new


def test_a_record_that_is_missing_stands_in_order() -> None:
    new = added(TABLE, "hygon", source=None)
    assert "- id: hygon\n  aliases:\n    - Tuothorn Technology\n  examples:\n" in new
    assert new.index("id: amec") < new.index("id: hygon") < new.index("id: piotech")
    assert added("", "hygon", source=None).startswith("- id: hygon\n  aliases:\n")


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(TableError, match=r"mine\.yaml:1:1: syntax: a table is a list"):
        added("a: b\n", "hygon")
    with pytest.raises(TableError, match="stands on one line"):
        added("- {id: hygon, name: x}\n\n", "hygon")
    with pytest.raises(TableError, match=r"mine\.yaml:2:1: .*begins on the line of its dash"):
        added("-\n  id: hygon\n", "hygon")
    with pytest.raises(TableError, match=r"mine\.yaml:3:12: .*aliases is a list; write 'Haiguang' as one first"):
        added("# Ours.\n- id: hygon\n  aliases: Haiguang\n", "hygon")
    with pytest.raises(TableError, match="cannot stand in a table"):
        added("", "hygon", form="Hai\x07guang")


def test_a_list_that_is_empty_yet_is_begun() -> None:
    assert added("- id: hygon\n  aliases:\n", "hygon", source=None).startswith(
        f"- id: hygon\n  aliases:\n    - {_FORM}\n"
    )


@pytest.mark.parametrize("entity", ["hygon", "star-market"])
def test_a_record_of_the_packaged_table_is_written_whole(entity: str) -> None:
    known = default_base()[entity]
    addition = Addition(entity=known, role="aliases", form=_FORM, source=None, examples=())
    text, line = placed("", "mine.yaml", addition, whole=True)
    assert text.splitlines()[line - 1] == f"    - {_FORM}"
    faults: list[TableError] = []
    (record,) = read_records(text, "mine.yaml", faults)
    assert not faults
    written = record.entity
    keys = ("id", "name", "short", "kind", "zh", "zh_full", "codes", "status", "source", "checked")
    assert [getattr(written, key) for key in keys] == [getattr(known, key) for key in keys]
    assert [each.form for each in written.aliases] == [_FORM]


@settings(max_examples=40, deadline=None)
@given(form=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12))
def test_any_form_reads_back(form: str) -> None:
    addition = Addition(entity=default_base()["piotech"], role="weak", form=form, source="made up", examples=())
    text, _ = placed("", "mine.yaml", addition, whole=False)
    root = read_nodes(text, "mine.yaml")
    assert isinstance(root, Sequence)
    record = root.nodes[0]
    assert isinstance(record, Mapping)
    forms = record.get("weak")
    assert isinstance(forms, Mapping)
    assert [key.text for key, _ in forms.pairs] == [form]


def test_every_packaged_table_takes_a_form_and_keeps_all_it_had() -> None:
    folder = source_folder()
    assert folder is not None
    for file in table_files(folder):
        text = file.read_text(encoding="utf-8")
        entity = text.split("- id: ", 2)[-1].split()[0]
        new = added(text, entity)
        gone = Counter(text.splitlines()) - Counter(new.splitlines())
        assert all(line.startswith(("    - ", "  aliases: [")) for line in gone), file
        faults: list[TableError] = []
        assert read_records(new, str(file), faults)
        assert not faults


def test_a_record_as_packaged_claims_nothing_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = source_folder()
    assert folder is not None
    mine = tmp_path / "materials.yaml"  # it has an official form that another listed company bears as well
    mine.write_text((folder / "companies" / "materials.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    into = ["--entity", "microvent", "--in", "Pan Quibble rose.", "--to", str(mine)]
    assert main(["table", "add", "Pan Quibble", *into]) == 0, capsys.readouterr().err
    assert "Pan Quibble" in mine.read_text(encoding="utf-8")


def test_the_command_lays_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.yaml"
    assert main(["table", "add", _FORM, "--entity", "拓荆科技", "--in", _IN, "--to", str(mine)]) == 0
    weak = ["--in", "SMIC, AMEC and Thornwork (688072.SH) rose.", "--not", "A thornwork of roses."]
    assert main(["table", "add", "Thornwork", "--weak", "--entity", "piotech", "--to", str(mine), *weak]) == 0
    capsys.readouterr()
    assert main(["resolve", "--table", str(mine), "--format", "csv", _FORM, "Thornwork"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert "688072.SH" in rows[1]
    assert "weak" in rows[2]
    assert not lint_tables([mine])


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["X Y Corp", "--entity", "nobody at all", "--in", "X Y Corp rose."], "no entity has this"),
        ([_FORM, "--entity", "piotech", "--in", "Nobody rose."], "is not found there"),
        (["Thorn", "--weak", "--entity", "piotech", "--in", "Thorn (688072.SH) rose."], "needs a sentence"),
        (["SMIC", "--entity", "piotech", "--in", "SMIC rose."], "/mine.yaml:3:7: shadows-canonical: 'SMIC' (alias)"),
        ([_FORM, "--entity", "piotech", "--in", _IN, "--not", "Not Tuojing Technology."], "would become"),
    ],
)
def test_the_command_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], problem: str
) -> None:
    mine = tmp_path / "mine.yaml"
    assert main(["table", "add", *words, "--to", str(mine)]) == 2
    assert problem in capsys.readouterr().err
    assert not mine.exists()
    assert main(["table", "add", "A B", "--entity", "piotech", "--in", "A B.", "--to", str(tmp_path)]) == 2
    assert "say with --to FILE" in capsys.readouterr().err
    assert main(["table", "add", "A B", "--entity", "piotech", "--in", "A B.", "--to", str(tmp_path / "mine.csv")]) == 2
    assert "mine.csv: open it as a spreadsheet and add the form to the column aliases" in capsys.readouterr().err


def test_a_folder_is_searched_for_the_record(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text("- id: hygon\n  note: ours\n")
    other.write_text("- id: piotech\n  note: ours\n\n\n")
    before = one.read_text()
    assert main(["table", "add", _FORM, "--entity", "piotech", "--in", _IN, "--to", str(tmp_path)]) == 0
    assert one.read_text() == before
    assert other.read_text().startswith(f"- id: piotech\n  aliases:\n    - {_FORM}\n  note: ours\n  examples:\n")


def test_without_a_checkout_the_table_has_to_be_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("starnames.cli.adding.source_folder", lambda: None)
    assert main(["table", "add", _FORM, "--entity", "piotech", "--in", _IN]) == 2
    assert "say with --to which table the name goes to" in capsys.readouterr().err
