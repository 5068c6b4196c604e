"""What is wrong with a table is said with file, line, column and rule; what is right is read as text."""

from __future__ import annotations

import re
import time
from dataclasses import fields, replace
from pathlib import Path

import pytest

from starnames import TableError, load
from starnames.model import Alias, Entity
from starnames.table.forms import clashes, forms_of
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes
from starnames.table.reading import read_files
from starnames.table.records import KEYS, KINDS, REQUIRED, read_records
from starnames.table.sources import source_folder
from tests.make import base, company

DOCS = Path(__file__).parent.parent / "docs" / "tables.md"
WHOLE = """\
- id: north-star
  name: North Star Optics Co., Ltd.
  short: North Star
  kind: company
  source: made up
  checked: 2026-01-31
"""
FAULTS = {
    "syntax": ("- id: [north\n", 2, 1),
    "syntax: not a list": ("id: north-star\n", 1, 1),
    "syntax: not a mapping": (WHOLE + "- south-star\n", 7, 3),
    "syntax: two documents": (WHOLE + "---\n" + WHOLE, 7, 1),
    "syntax: key": ("- [id]: north-star\n", 1, 3),
    "syntax: tab": ("- id: north-star\n\tname: North Star\n", 2, 1),
    "syntax: deep": ("- " * 5000 + "id", 1, 19),
    "syntax: deep flow": ("[" * 100_000, 1, 10),
    "syntax: control character": (WHOLE + "  zh: 北极\x07星\n", 7, 9),
    "syntax: NUL": ("# 北极星光学\n# 北极星\n- id: a\x00\n", 3, 8),
    "syntax: escaped NUL": (WHOLE + '  zh: "a\\0b"\n', 7, 7),
    "unknown-key": (WHOLE + "  alias: [x]\n", 7, 3),
    "unknown-key: former": (WHOLE + "  former:\n    - name: Polar\n      since: 2020-01-01\n", 9, 7),
    "unknown-key: examples": (WHOLE + "  examples:\n    - text: North Star\n      in: x\n", 8, 7),
    "unknown-key: merge": (WHOLE + "  <<: {zh: 星}\n", 7, 3),
    "duplicate-key": (WHOLE + "  short: Star\n", 7, 3),
    "duplicate-key: form": (WHOLE + "  aliases:\n    Beiji Star: a\n    Beiji Star: b\n", 9, 5),
    "duplicate-key: item": (WHOLE + "  codes: [600000.SH, 600000.SH]\n", 7, 22),
    "anchor": (WHOLE + "  zh: &star 星\n", 7, 7),
    "anchor: reference": (WHOLE + "  zh: *star\n", 7, 7),
    "anchor: bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, 4),
    "tag": (WHOLE + "  codes: [!!int 000725]\n", 7, 11),
    "tag: object": ("- !!python/object/apply:os.system [ls]\n", 1, 3),
    "missing-key": (WHOLE.replace("  kind: company\n", ""), 1, 3),
    "missing-key: empty": (WHOLE.replace("North Star\n", "\n"), 1, 3),
    "missing-key: example": (WHOLE + "  examples:\n    - out: North Star\n", 8, 7),
    "no-source": (WHOLE.replace("  source: made up\n", ""), 1, 3),
    "no-source: checked": (WHOLE.replace("  checked: 2026-01-31\n", ""), 1, 3),
    "bad-value: kind": (WHOLE.replace("company", "Company"), 4, 9),
    "bad-value: status": (WHOLE + "  status: alive\n", 7, 11),
    "bad-value: id": (WHOLE.replace("north-star", "North Star"), 1, 7),
    "bad-value: hyphens": (WHOLE.replace("north-star", "north--star"), 1, 7),
    "bad-value: checked": (WHOLE.replace("2026-01-31", "2026-02-30"), 6, 12),
    "bad-value: checked short": (WHOLE.replace("2026-01-31", "20260131"), 6, 12),
    "bad-value: until": (WHOLE + "  former:\n    - {name: Polar, until: soon}\n", 8, 7),
    "bad-value: nameless": (WHOLE + "  former:\n    - {until: 2020-01-01}\n", 8, 7),
    "bad-value: list": (WHOLE + "  zh: [北, 星]\n", 7, 7),
    "bad-value: no list": (WHOLE + "  codes: 600000.SH\n", 7, 10),
    "bad-value: empty item": (WHOLE + '  masks: ["", x]\n', 7, 11),
    "bad-value: empty form": (WHOLE + "  weak:\n    '': expected\n", 8, 5),
    "bad-value: former": (WHOLE + "  former: {name: Polar}\n", 7, 11),
    "bad-value: former item": (WHOLE + "  former: [Polar]\n", 7, 12),
    "bad-value: empty out": (WHOLE + "  examples:\n    - {in: North Star, out: ''}\n", 8, 7),
    "bad-value: form source": (WHOLE + "  weak:\n    Star: [a]\n", 8, 11),
    "bad-code": (WHOLE + "  codes: [688041.SH, 000725]\n", 7, 22),
    "bad-code: market": (WHOLE + "  codes: [688041.XX]\n", 7, 11),
    "bad-code: padded": (WHOLE + "  codes: [00700.HK]\n", 7, 11),
    "bad-code: other digits": (WHOLE + "  codes: [٦٨٨٠٤١.SH]\n", 7, 11),
    "duplicate-id": (WHOLE + WHOLE.replace("North", "South"), 7, 7),
}


def written(folder: Path, text: str | bytes, name: str = "table.yaml") -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_names_its_place_and_rule(case: str, tmp_path: Path) -> None:
    text, line, column = FAULTS[case]
    file = written(tmp_path, text)
    faults: list[TableError] = []
    read_files([file], faults)
    assert faults
    rule = case.partition(":")[0]
    found = faults[0]
    assert (found.path, found.line, found.column, found.rule) == (str(file), line, column, rule)
    assert str(found).startswith(f"{file}:{line}:{column}: {rule}: ")
    with pytest.raises(TableError) as caught:
        load(file, base=False)
    assert (caught.value.line, caught.value.rule) == (line, rule)


def test_all_faults_are_collected(tmp_path: Path) -> None:
    faults: list[TableError] = []
    read_files([written(tmp_path, "- id: A\n  colour: red\n  codes: [1]\n")], faults)
    assert [each.rule for each in faults] == [
        "bad-value",
        "unknown-key",
        "bad-code",
        *["missing-key"] * 3,
        *["no-source"] * 2,
    ]


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (WHOLE.encode() + "  zh: 星\n".encode("gb18030"), 7, 7),
        (WHOLE.encode("utf-16"), 1, 1),
        (b"\xef\xbb\xbf- id: \xff", 1, 7),
        ("# 北极星\n- id: x".encode() + b"\xe4\xb8", 2, 8),
    ],
)
def test_a_file_that_is_not_utf_8(content: bytes, line: int, column: int, tmp_path: Path) -> None:
    faults: list[TableError] = []
    assert not read_files([written(tmp_path, content)], faults)
    assert [(each.rule, each.line, each.column) for each in faults] == [("encoding", line, column)]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="unreadable: No such file"):
        load(tmp_path / "none.yaml")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "\ufeff", "\ufeff# nothing\r\n"])
def test_an_empty_table_is_a_table(text: str, tmp_path: Path) -> None:
    assert len(load(written(tmp_path, text), base=False)) == 0


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks(mark: str, line_end: str, tmp_path: Path) -> None:
    kb = load(written(tmp_path, mark + WHOLE.replace("\n", line_end)), base=False)
    assert kb["north-star"].name == "North Star Optics Co., Ltd."


@pytest.mark.parametrize(
    "text", ["000725", "000001", "NO", "0700", "yes", "~", "null", "1e3", "0x1F", "2026-01-31", "1_0"]
)
def test_every_scalar_is_text(text: str) -> None:
    root = read_nodes(f"- {text}\n- {{code: {text}}}\n", "table.yaml")
    assert isinstance(root, Sequence)
    first, second = root.nodes
    assert isinstance(first, Scalar)
    assert first.text == text
    assert isinstance(second, Mapping)
    value = second.get("code")
    assert isinstance(value, Scalar)
    assert value.text == text


def test_codes_keep_their_zeros(tmp_path: Path) -> None:
    kb = load(written(tmp_path, WHOLE + "  codes: [000725.SZ, 0700.HK, NVDA.US, 899050.BJ]\n"), base=False)
    assert kb["north-star"].codes == ("000725.SZ", "0700.HK", "NVDA.US", "899050.BJ")
    assert kb["north-star"].ticker == "000725.SZ"
    assert kb.owners("0700.HK") == [kb["north-star"]]
    assert kb.owners("000725.SH") == []


def test_a_yaml_bomb_is_refused_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    start = time.process_time()
    with pytest.raises(TableError, match="anchor"):
        load(written(tmp_path, "\n".join(lines)), base=False)
    assert time.process_time() - start < 1


def test_forms_carry_their_own_source() -> None:
    text = WHOLE + "  aliases:\n    Beiji Star: seeds/004\n  weak: [Star]\n  official:\n    NSO: page\n"
    faults: list[TableError] = []
    (record,) = read_records(text, "table.yaml", faults)
    assert not faults
    assert record.entity.aliases == (
        Alias(form="Beiji Star", source="seeds/004"),
        Alias(form="Star", weak=True, source="made up"),
    )
    assert record.entity.official == ("NSO",)
    assert record.sources == {"Beiji Star": "seeds/004", "NSO": "page"}
    assert record.places["weak", "Star"] == (9, 10)


SECOND = WHOLE.replace("North Star", "South Star").replace("north-star", "south-star")


@pytest.mark.parametrize(
    ("first", "second", "rule", "line", "other"),
    [
        ("  aliases:\n    - Beiji\n", "  aliases:\n    - BEIJI\n", "duplicate-alias", 16, 8),
        ("  aliases: [Beiji]\n", "  weak: [Beiji]\n", "duplicate-alias", 14, 7),
        ("", "  aliases: [north star]\n", "shadows-canonical", 13, 3),
        ("", "  weak: [north  star]\n", "shadows-canonical", 13, 3),
        ("  zh: 北极星\n", "  zh: 北极星\n", "duplicate-alias", 14, 7),
        ("  zh: 北极星\n", "  former:\n    - zh: 北极星\n", "duplicate-alias", 15, 7),
        ("  official: [NSO]\n", "  official: [nso]\n", "shadows-canonical", 14, 7),
        ("", "  aliases: [North Star Optics]\n", "shadows-canonical", 13, 1),
    ],
)
def test_two_owners_of_a_form(first: str, second: str, rule: str, line: int, other: int, tmp_path: Path) -> None:
    one, two = written(tmp_path, WHOLE + first, "a.yaml"), written(tmp_path, SECOND, "b.yaml")
    two.write_text(SECOND + second, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load(one, two, base=False)
    place = line - 6 - first.count("\n")
    assert (caught.value.rule, caught.value.path, caught.value.line) == (rule, str(two), place)
    assert f"{one}:{other}" in caught.value.problem
    both = written(tmp_path, WHOLE + first + SECOND + second, "both.yaml")
    with pytest.raises(TableError) as caught:
        load(both, base=False)
    assert (caught.value.rule, caught.value.line) == (rule, line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("  weak: [Star]\n", "  weak: [star]\n"),
        ("  masks: [star sign]\n", "  aliases: [Star Sign]\n"),
        ("  aliases: [Beiji]\n", "  aliases: [Nanji]\n"),
        ("", "  weak: [North Star Optics]\n"),
    ],
)
def test_no_clash(first: str, second: str, tmp_path: Path) -> None:
    assert len(load(written(tmp_path, WHOLE + first + SECOND + second), base=False)) == 2


def test_a_name_without_its_suffix_yields_to_a_written_one_only(tmp_path: Path) -> None:
    kb = load(written(tmp_path, WHOLE + SECOND + "  official: [North Star Optics]\n"), base=False)
    assert [(kb.at(index).id, role) for index, role, _ in kb.forms["north star optics"]] == [("south-star", "official")]
    kb = load(written(tmp_path, WHOLE + SECOND + "  weak: [North Star Optics]\n"), base=False)
    owners = {(kb.at(index).id, role) for index, role, _ in kb.forms["north star optics"]}
    assert owners == {("north-star", "official"), ("south-star", "weak")}


def test_the_page_and_the_dataclass_have_the_same_keys() -> None:
    table = DOCS.read_text(encoding="utf-8").partition("## A record")[2].partition("\n\n`official`")[0]
    rows = {row[1]: row[2].strip() for row in re.finditer(r"^\| `(\w+)` \|([^|]*)\|", table, re.MULTILINE)}
    assert set(rows) == KEYS == {each.name for each in fields(Entity)} | {"weak"}
    assert {key for key, needed in rows.items() if needed == "yes"} == set(REQUIRED)


def test_the_page_names_every_kind() -> None:
    row = next(line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `kind`"))
    assert set(re.split(r",\s*", row.rstrip(" |").rpartition("| ")[2])) == KINDS


def test_the_packaged_tables_are_where_they_should_be() -> None:
    folder = source_folder()
    assert folder is not None
    assert (folder / "companies").is_dir()


def test_every_clash_is_told_once() -> None:
    faults: list[TableError] = []
    text = WHOLE + "  aliases: [Beiji, Nanji]\n" + SECOND + "  aliases: [Beiji, Nanji]\n"
    third = SECOND.replace("south-star", "third").replace("South Star", "Third Star") + "  aliases: [Beiji]\n"
    records = read_records(text + third, "table.yaml", faults)
    assert not faults
    told = [(each.line, each.problem.split()[0]) for each in clashes(records)]
    assert told == [(14, "'Beiji'"), (21, "'Beiji'"), (14, "'Nanji'")]


@pytest.mark.parametrize(("kind", "found"), [("company", True), ("institution", True), ("drug", False)])
def test_who_is_found_without_a_legal_suffix(kind: str, found: bool) -> None:  # noqa: FBT001 - what is expected
    kb = base(company("one", name="Kantroniq Optics Co., Ltd.", short="One", kind=kind))
    assert ("kantroniq optics" in kb.forms) is found


@pytest.mark.parametrize(
    ("kind", "forms"), [("company", {"康创", "康创光学"}), ("index", {"康创", "康创光学"}), ("term", set())]
)
def test_the_chinese_of_a_term_is_no_form_of_it(kind: str, forms: set[str]) -> None:
    entity = replace(
        company("kantroniq", name="Kantroniq Optics", short="Kantroniq"), kind=kind, zh="康创", zh_full="康创光学"
    )
    assert {each.text for each in forms_of(entity) if each.role == "zh"} == forms
