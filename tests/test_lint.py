"""Every lint rule fires where it should and stays quiet beside it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from starnames import TableError, lint
from starnames.lint import lint_tables, tables
from starnames.table import KnowledgeBase, building, default_base
from starnames.table.compiling import compile_payload
from starnames.table.sources import source_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = """\
- id: {id}
  name: {name} Co., Ltd.
  short: {name}
  kind: {kind}
  source: made up
  checked: 2026-01-31
"""
HEAD = RECORD.format(id="kantroniq", name="Kantroniq Optics", kind="company")
INDEX = RECORD.format(id="kantroniq", name="Kantroniq Index", kind="index")
CODE = "  codes: [699999.SH]\n"
EXAMPLE = "  examples:\n"
LATER = RECORD.format(id="polaroniq", name="Polaroniq Foods", kind="company")


def proof(form: str, *, key: str = "aliases", source: str = "") -> str:
    """Return a form under a key with the examples that it needs."""
    text = f"  {key}:\n    {form!r}: {source or 'expected'}\n  examples:\n"
    text += f"    - in: {'Shares of Hygon and ' + form + ' rose.'!r}\n"
    text += "      out: Shares of Hygon and Kantroniq Optics Co., Ltd. rose.\n"
    return text + (f"    - in: {'Some say ' + form.lower() + ' at home.'!r}\n" if key == "weak" else "")


# Rule, a table in which it fires, the line, and a table beside it in which it does not.
RULES = [
    ("unknown-key", HEAD + "  colour: red\n", 7, HEAD + "  note: red\n"),
    ("no-source", HEAD.replace("  source: made up\n", ""), 1, HEAD),
    ("bad-code", HEAD + "  codes: [699999]\n", 7, HEAD + "  codes: [699999.SH]\n"),
    ("duplicate-id", HEAD + HEAD, 7, HEAD + LATER),
    ("duplicate-alias", HEAD + proof("Kangtuo Lens") + LATER + proof("Kangtuo lens"), 19, HEAD + proof("Kangtuo Lens")),
    ("duplicate-alias", HEAD + proof("Kantroniq optics"), 8, HEAD + proof("Kangtuo Optics")),
    ("shadows-canonical", HEAD + LATER + "  official: [Kantroniq optics]\n", 13, HEAD + LATER + "  official: [Po]\n"),
    ("shadows-canonical", HEAD + proof("Polaroniq Foods") + LATER, 14, HEAD + proof("Polaroniq Foods")),
    ("shadows-canonical", HEAD + proof("China Vanke"), 8, HEAD + proof("Chinese Vanke")),
    ("shadows-canonical", HEAD + proof("China Vanke"), 8, HEAD + proof("China Vanke", key="weak")),
    ("duplicate-code", HEAD + CODE + LATER + CODE, 7, HEAD + CODE),
    ("not-nfc", HEAD + "  official: [Cafe\u0301 Optics]\n", 7, HEAD + "  official: [Café Optics]\n"),
    ("invisible-character", HEAD + '  official: ["Kan\u200btroniq"]\n', 7, HEAD + '  official: ["Kan-troniq"]\n'),
    ("invisible-character", HEAD + '  official: ["Kantroniq "]\n', 7, HEAD + '  note: "Kantroniq "\n'),
    ("invisible-character", HEAD + '  zh: "\u3000康创"\n', 7, HEAD + "  zh: 康创\n"),
    ("mixed-script", HEAD + proof("Kangсhuang Optics"), 8, HEAD + proof("Kangchuang Optics")),
    ("mixed-script", HEAD + proof("Kangchuang Αlpha"), 8, HEAD + proof("Kangchuang Αλφα")),
    ("too-short", HEAD + proof("KQO"), 8, HEAD + proof("KQOX")),
    ("too-short", HEAD + proof("康"), 8, HEAD + "  aliases: [康创]\n  examples: [{in: 康创上涨}]\n"),
    ("too-short", HEAD + proof("KQO"), 8, HEAD + proof("KQO", key="weak")),
    ("common-word", HEAD + proof("Mountain"), 8, HEAD + proof("Kangchuang")),
    ("common-word", HEAD + proof("Mountain"), 8, HEAD + proof("Mountain", key="weak")),
    ("common-word", HEAD + proof("Great Mountain"), 8, HEAD + proof("Great Kangchuang")),
    ("common-word", HEAD + proof("Mountain"), 8, INDEX + proof("Mountain").replace("Optics Co.", "Index Co.")),
    ("legal-suffix", HEAD + proof("Kangchuang Co., Ltd."), 8, HEAD + proof("Kangchuang Limitless")),
    ("unsorted", LATER + HEAD, 7, HEAD + LATER),
    ("unsorted", HEAD + "  official:\n    - Kan\n    - KA\n", 9, HEAD + "  official:\n    - KA\n    - Kan\n"),
    ("unsorted", HEAD + "  masks: [b, a]\n", 7, HEAD + "  masks: [a, B, c]\n"),
    ("no-example", HEAD + "  aliases: [Kangchuang]\n", 7, HEAD + proof("Kangchuang")),
    ("no-example", HEAD + proof("Rock", key="weak").rpartition("    - in")[0], 8, HEAD + proof("Rock", key="weak")),
    ("unattested", HEAD + proof("Kangchuang", source="seeds/004"), 8, HEAD + proof("Kangchuang", source="a page")),
    ("unattested", HEAD + proof("Kangchuang", source="seeds/999"), 8, HEAD + proof("Kangchuang")),
    ("unknown-confusable", HEAD + "  confusable: [nobody]\n", 7, HEAD + "  confusable: [hygon]\n"),
    ("example-fails", HEAD + EXAMPLE + "    - {in: Optics, out: Lens}\n", 8, HEAD + EXAMPLE + "    - in: Optics\n"),
]  # fmt: skip


@cache
def few() -> KnowledgeBase:
    """A part of the packaged tables, for speed."""
    return KnowledgeBase(compile_payload([default_base()[each] for each in ("hygon", "piotech")], ""))


@pytest.fixture(autouse=True)
def _few_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "default_base", few)


def linted(folder: Path, text: str) -> list[tuple[str, int]]:
    file = folder / "table.yaml"
    file.write_text(text, encoding="utf-8")
    return [(fault.rule, fault.line) for fault in lint_tables([file])]


@pytest.mark.parametrize(("rule", "bad", "line", "good"), RULES)
def test_a_rule_fires_and_stays_quiet(rule: str, bad: str, line: int, good: str, tmp_path: Path) -> None:
    assert (rule, line) in linted(tmp_path, bad)
    assert linted(tmp_path, good) == []


def test_every_rule_of_the_page_is_tested() -> None:
    rows = re.findall(r"^([a-z-]+)  +\S", lint.__doc__ or "", re.MULTILINE)
    assert {each for each in rows if each != "rule"} <= {rule for rule, *_ in RULES} | {"private-morpheme"}


def test_the_page_names_every_rule() -> None:
    modules = sorted(Path(tables.__file__).parent.glob("[a-z]*.py"))
    source = "".join(each.read_text(encoding="utf-8") for each in modules)
    fired = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {"examples-in", "examples-out"}
    assert len(fired) > 10
    assert all(rule in (lint.__doc__ or "") for rule in fired)


def test_a_table_is_checked_over_the_packaged_ones(tmp_path: Path) -> None:
    assert linted(tmp_path, HEAD + proof("Tuojing Technology")) == [("duplicate-alias", 8)]
    assert linted(tmp_path, HEAD + "  codes: [688041.SH]\n") == [("duplicate-code", 7)]
    assert linted(tmp_path, HEAD + "  confusable: [hygon]\n") == []


def test_the_code_of_a_record_without_a_kind_is_checked(tmp_path: Path) -> None:
    text = "- {id: fooban, name: Fooban Corp., short: Fooban, codes: [688999.SH], source: x, checked: 2026-11-22}\n"
    assert linted(tmp_path, text) == [("missing-key", 1)]


def test_an_addition_to_a_packaged_record(tmp_path: Path) -> None:
    assert linted(tmp_path, "- id: hygon\n  note: ours\n") == []
    assert linted(tmp_path, "- id: hygon\n  aliases: [Haiguangtong]\n") == [("no-example", 2)]
    whole = (
        "- id: hygon\n  aliases: [Haiguangtong]\n  examples:\n    - in: Buy Haiguangtong now.\n      out: Buy {} now.\n"
    )
    assert linted(tmp_path, whole.format(default_base()["hygon"].name)) == []
    assert linted(tmp_path, whole.format("Hygon")) == [("example-fails", 4)]
    assert linted(tmp_path, "- id: hygon\n  aliases: [Mountain]\n  examples: [{in: Mountain}]\n") == [
        ("common-word", 2)
    ]
    assert linted(tmp_path, "- id: hygon\n  colour: red\n") == [("unknown-key", 2)]


def test_a_folder_is_checked_whole_and_faults_come_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(HEAD + "  masks: [b, a]\n  confusable: [nobody]\n", encoding="utf-8")
    (tmp_path / "a.yml").write_text(LATER + "  confusable: [nothing]\n", encoding="utf-8")
    faults = lint_tables([tmp_path])
    assert [(Path(each.path).name, each.line) for each in faults] == [("a.yml", 7), ("b.yaml", 7), ("b.yaml", 8)]


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A packaged folder of two tables, one of them with a fault, with seeds beside it."""
    folder = tmp_path / "aliases"
    (folder / "companies").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (folder / "companies" / "north.yaml").write_text(HEAD + proof("Kangchuang", source="seeds/001"), encoding="utf-8")
    (folder / "companies" / "south.yaml").write_text(LATER + "  confusable: [nobody]\n", encoding="utf-8")
    (folder / "others.yaml").write_text("- {name: Kantor, kind: company, source: made up}\n", encoding="utf-8")
    (tmp_path / "seeds" / "001_x.yaml").write_text(
        "mentions:\n  - {entity: kantroniq, form: Kangchuang}\n", encoding="utf-8"
    )
    for module in (building, tables):
        monkeypatch.setattr(module, "source_folder", lambda: folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    default_base.cache_clear()
    yield folder
    default_base.cache_clear()


def test_the_packaged_folder_is_checked_by_itself(packaged: Path) -> None:
    assert [str(each) for each in lint_tables([packaged])] == [
        "aliases/companies/south.yaml:7:16: unknown-confusable: no entity has the id 'nobody'",
    ]
    assert lint_tables([packaged / "companies" / "north.yaml"]) == []
    assert len(lint_tables([packaged / "companies"])) == 1


def test_the_packaged_tables_by_a_relative_path(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(packaged.parent)
    assert len(lint_tables([Path("aliases")])) == 1
    assert len(lint_tables([Path("aliases/companies/south.yaml")])) == 1
    assert lint_tables([Path("aliases/companies/north.yaml")]) == []


def test_a_packaged_file_is_no_addition_to_itself(packaged: Path) -> None:
    file = packaged / "companies" / "north.yaml"
    file.write_text("- id: kantroniq\n  note: cut short\n", encoding="utf-8")
    assert {each.rule for each in lint_tables([file])} == {"missing-key", "no-source"}


def test_what_the_seeds_attest(packaged: Path) -> None:
    (packaged.parent / "seeds" / "001_x.yaml").write_text("mentions: []\n", encoding="utf-8")
    assert [each.rule for each in lint_tables([packaged])] == ["unattested", "unknown-confusable"]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("- {name: Kantor, mistaken_for: nobody, source: x}\n", "unknown-confusable", 1),
        ("- {name: Kantroniq Optics, source: x}\n", "duplicate-alias", 1),
        ("- {name: Kangchuang, source: x}\n", "duplicate-alias", 1),
        ("- {name: Zeta, source: x}\n- {name: Alpha, source: x}\n", "unsorted", 2),
        ("- {name: Alpha, source: x}\n- {name: ALPHA, source: x}\n", "duplicate-alias", 2),
        ("- {name: Alpha, colour: red, source: x}\n", "unknown-key", 1),
        ("- {name: Alpha}\n", "no-source", 1),
        ("- {source: x}\n", "missing-key", 1),
        ("- {name: '', source: x}\n", "missing-key", 1),
        ("- {name: [Alpha], source: x}\n", "bad-value", 1),
        ("- Alpha\n", "syntax", 1),
        ("name: Alpha\n", "syntax", 1),
        ("- [\n", "syntax", 2),
    ],
)
def test_the_names_of_others_are_checked(text: str, rule: str, line: int, packaged: Path) -> None:
    (packaged / "companies" / "south.yaml").unlink()
    assert lint_tables([packaged]) == []
    (packaged / "others.yaml").write_text(text, encoding="utf-8")
    faults = lint_tables([packaged])
    assert (rule, line, "aliases/others.yaml") in [(each.rule, each.line, each.path) for each in faults]
    assert ("a record is a mapping" in str(faults[0])) is (text == "- Alpha\n")
    if rule in {"syntax", "unknown-key", "no-source", "missing-key", "bad-value"}:
        with pytest.raises(TableError, match=rule):
            default_base()


@pytest.mark.parametrize(
    ("morpheme", "faults"),
    [
        ("{zh: 康创, en: [Kantroniq]}", ["private-morpheme"]),
        ("{zh: 康, sound: [kan, con]}", ["private-morpheme", "private-morpheme"]),
        ("{zh: 月亮, en: [Lunariq]}", ["private-morpheme"]),
        ("{zh: 康创, en: [Health Creation]}", []),
        ("{zh: 光学, en: [Optiq]}", []),
        ("{zh: 康创, kind: generic, en: [Kantroniq]}", []),
        ("{zh: 康创, en: [[Kantroniq]]}", []),  # refused where tables are compiled
    ],
)
def test_a_gloss_that_serves_one_company_is_an_alias(morpheme: str, faults: list[str], packaged: Path) -> None:
    (packaged / "companies" / "south.yaml").write_text(LATER + "  zh: 北光学\n", encoding="utf-8")
    north = (HEAD + proof("Kangchuang", source="seeds/001")).replace("  source:", "  zh: 康创光学\n  source:", 1)
    (packaged / "companies" / "north.yaml").write_text(north, encoding="utf-8")
    (packaged / "morphemes.yaml").write_text(f"# pieces\n- {morpheme}\n", encoding="utf-8")
    found = lint_tables([packaged])
    assert [each.rule for each in found] == faults
    assert {(each.path, each.line) for each in found} <= {("aliases/morphemes.yaml", 2)}
    assert list(map(str, lint_tables([packaged / "morphemes.yaml"]))) == list(map(str, found))


def test_the_shipped_tables_are_clean() -> None:
    folder = source_folder()
    assert folder is not None
    assert lint_tables([folder]) == []


def test_seeds_attest_pairs_of_an_entity_and_a_form_alone(packaged: Path) -> None:
    (packaged.parent / "seeds" / "004.yaml").write_text(
        "mentions:\n  - of nobody\n  - {entity: kantroniq}\n  - {entity: kantroniq, form: [Kangchuang]}\n"
        "  - {entity: kantroniq, form: Kangchuang}\n",
        encoding="utf-8",
    )
    (packaged / "companies" / "south.yaml").unlink()
    (packaged / "companies" / "north.yaml").write_text(HEAD + proof("Kangchuang", source="seeds/004"), encoding="utf-8")
    assert lint_tables([packaged]) == []
    (packaged.parent / "seeds" / "004.yaml").write_text("mentions: none\n", encoding="utf-8")
    assert [each.rule for each in lint_tables([packaged])] == ["unattested"]
