"""Loading: overlays, the compiled artefact, the cache, and what a knowledge base offers."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames import KnowledgeBase, TableError, load
from starnames.cli import main
from starnames.model import Alias, Entity
from starnames.table import base, building, default_base, packaged, sources
from starnames.table.building import compile_folder
from starnames.table.compiling import compile_payload
from starnames.table.forms import forms_of
from starnames.table.packed import FORMAT, pack, unpack
from starnames.table.sources import table_files

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = """\
- id: {id}
  name: {name} Co., Ltd.
  short: {name}
  kind: company
  source: made up
  checked: {day}
"""
NORTH = RECORD.format(id="north-star", name="North Star Optics", day="2026-01-31")
SOUTH = RECORD.format(id="south-star", name="South Star Optics", day="2026-02-28")


def written(folder: Path, text: str, name: str = "table.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


# What a knowledge base offers


def test_a_knowledge_base_is_a_collection_by_id(tmp_path: Path) -> None:
    kb = load(written(tmp_path, SOUTH + NORTH + "  codes: [600000.SH, 0700.HK]\n"), base=False)
    assert [each.id for each in kb] == ["north-star", "south-star"]
    assert len(kb) == 2
    assert "north-star" in kb
    assert "polaris" not in kb
    assert 1 not in kb
    assert kb["south-star"] is kb["south-star"]
    with pytest.raises(KeyError):
        kb["polaris"]
    assert kb.owners("600000.SH") == kb.owners("0700.HK") == [kb["north-star"]]
    assert kb.kind_at(0) == "company"
    assert kb.at(1).short == "South Star Optics"


def test_the_version_is_the_newest_day_and_a_digest(tmp_path: Path) -> None:
    one = load(written(tmp_path, NORTH + SOUTH), base=False)
    two = load(written(tmp_path, SOUTH + NORTH, "other.yaml"), base=False)
    three = load(written(tmp_path, SOUTH + NORTH + "  zh: 北极星\n", "third.yaml"), base=False)
    assert one.version.startswith("2026-02-28+")
    assert one.version == two.version != three.version
    assert len(one.version) == len("2026-02-28+0123456789ab")


def test_a_knowledge_base_travels(tmp_path: Path) -> None:
    kb = load(written(tmp_path, NORTH + "  weak: [Star]\n  former: [{short: Polar, until: 2020-01-01}]\n"), base=False)
    again = pickle.loads(pickle.dumps(kb))  # noqa: S301
    assert again.version == kb.version
    assert list(again) == list(kb)
    assert again["north-star"].aliases == (Alias(form="Star", weak=True, source="made up"),)


def test_a_packaged_knowledge_base_travels_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pickle.dumps(default_base())
    assert len(packed) < 500
    assert pickle.loads(packed) is default_base()  # noqa: S301
    monkeypatch.setattr(default_base(), "digest", "f" * 64)
    with pytest.raises(TableError, match="install the same starnames on both sides"):
        pickle.loads(packed)  # noqa: S301


def test_what_travels_together_shares_one(tmp_path: Path) -> None:
    packed = pickle.dumps(load(written(tmp_path, NORTH), base=False))
    kb = pickle.loads(packed)  # noqa: S301
    assert pickle.loads(packed) is kb  # noqa: S301
    with pytest.raises(TableError, match="damaged"):
        base._restored("another", b"starnames")


def test_a_table_without_a_digest_gives_its_own() -> None:
    one, two = ([Entity(id=each, name=each, short=each, kind="company")] for each in ("a", "b"))
    assert compile_payload(one)["digest"] == compile_payload(one)["digest"] != compile_payload(two)["digest"]


def test_threads_share_one(tmp_path: Path) -> None:
    kb = load(written(tmp_path, NORTH + SOUTH), base=False)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: [each.id for each in kb] == ["north-star", "south-star"], range(200))) == {True}


# Overlays


def test_load_without_a_path() -> None:
    assert load() is default_base()
    with pytest.raises(TypeError, match="give a file or a folder"):
        load(base=False)


def test_base_false_replaces_the_packaged_table(tmp_path: Path) -> None:
    assert [each.id for each in load(written(tmp_path, NORTH), base=False)] == ["north-star"]


def test_an_overlay_adds_an_entity(tmp_path: Path) -> None:
    kb = load(written(tmp_path, NORTH))
    assert len(kb) == len(default_base()) + 1
    assert kb["hygon"] == default_base()["hygon"]
    assert kb.version != default_base().version
    assert "north-star" not in default_base()


def test_an_overlay_adds_lists_and_replaces_single_values(tmp_path: Path) -> None:
    old = default_base()["hygon"]
    text = "- id: hygon\n  note: ours\n  aliases: [Sea Light Information]\n  weak: [Sea Light]\n  codes: [9999.HK]\n"
    kb = load(written(tmp_path, text))
    new = kb["hygon"]
    assert new.note == "ours"
    assert (new.name, new.zh, new.source, new.checked) == (old.name, old.zh, old.source, old.checked)
    assert {each.form for each in new.aliases} == {each.form for each in old.aliases} | {
        "Sea Light Information",
        "Sea Light",
    }
    assert new.codes == (*old.codes, "9999.HK")
    assert [role for _, role, _ in kb.forms["sea light"]] == ["weak"]
    assert kb.owners("9999.HK") == [new]


def test_an_overlay_restates_a_form(tmp_path: Path) -> None:
    kb = load(written(tmp_path, "- id: hygon\n  weak: [Haiguang Information]\n"))
    assert [role for _, role, _ in kb.forms["haiguang information"]] == ["weak"]
    kb = load(written(tmp_path, "- id: cambricon\n  aliases: [Cambrian]\n"))
    assert [role for _, role, _ in kb.forms["cambrian"]] == ["alias"]


def test_an_overlay_with_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=":2:3: unknown-key: 'colour'"):
        load(written(tmp_path, "- id: hygon\n  colour: red\n"))
    with pytest.raises(TableError, match=":1:3: missing-key"):
        load(written(tmp_path, "- id: hygone\n  note: ours\n"))


def test_an_overlay_cannot_take_a_form_away(tmp_path: Path) -> None:
    file = written(tmp_path, NORTH + "  aliases:\n    - Haiguang Information\n")
    with pytest.raises(TableError, match="duplicate-alias") as caught:
        load(file)
    assert (caught.value.path, caught.value.line) == (str(file), 8)
    assert "'hygon'" in caught.value.problem
    both = written(tmp_path, NORTH + "  weak: [Haiguang Information]\n- id: hygon\n  weak: [Haiguang Information]\n")
    assert {role for _, role, _ in load(both).forms["haiguang information"]} == {"weak"}


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    written(tmp_path, NORTH, "optics/north.yaml")
    written(tmp_path, SOUTH, "optics/south.yml")
    written(tmp_path, "not: a table", "morphemes.yaml")
    written(tmp_path, "not a table", "readme.txt")
    assert [each.id for each in load(tmp_path, base=False)] == ["north-star", "south-star"]
    assert [each.name for each in table_files(tmp_path)] == ["north.yaml", "south.yml"]


def test_an_id_stands_once_whatever_the_file(tmp_path: Path) -> None:
    one, two = written(tmp_path, NORTH, "a.yaml"), written(tmp_path, SOUTH + NORTH, "b.yaml")
    with pytest.raises(TableError, match="duplicate-id") as caught:
        load(one, two, base=False)
    assert (caught.value.path, caught.value.line) == (str(two), 7)
    assert f"{one}:1" in caught.value.problem


def test_paths_may_be_text(tmp_path: Path) -> None:
    assert len(load(str(written(tmp_path, NORTH)), base=False)) == 1


# Order


_WORDS = st.sampled_from("Star Light Ocean Hai Guang Tuo Jing Micro Technology 星 海光 ＡＢ é".split())
_FORMS = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


@st.composite
def entities(draw: st.DrawFn) -> list[Entity]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        forms = draw(st.lists(_FORMS, max_size=3, unique=True))
        found.append(
            Entity(
                id=f"e{number}",
                name=f"{draw(_FORMS)} Co., Ltd.",
                short=draw(_FORMS),
                kind=draw(st.sampled_from(["company", "index", "term"])),
                zh=draw(st.sampled_from(["", "海光", "星"])),
                codes=tuple(draw(st.lists(st.sampled_from(["600000.SH", "0700.HK"]), unique=True))),
                aliases=tuple(Alias(form=each, weak=draw(st.booleans())) for each in forms),
                masks=tuple(draw(st.lists(_FORMS, max_size=2, unique=True))),
                checked=draw(st.sampled_from(["2026-01-01", "2026-02-02"])),
            ),
        )
    return found


@given(entities(), st.randoms(use_true_random=False))
def test_the_order_of_records_is_irrelevant(records: list[Entity], chance: object) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert json.dumps(compile_payload(records, "x")) == json.dumps(compile_payload(shuffled, "x"))


@given(entities())
def test_compiling_loses_nothing(records: list[Entity]) -> None:
    payload = unpack(pack(compile_payload(records, "x")))
    assert payload is not None
    kb = KnowledgeBase(payload)
    assert list(kb) == sorted(records, key=lambda each: each.id)
    for entity in kb:
        for form in forms_of(entity):
            assert form.derived or any(text == form.text for claims in kb.forms.values() for _, _, text in claims)


def test_the_order_of_files_is_irrelevant(tmp_path: Path) -> None:
    one, two = written(tmp_path, NORTH, "a.yaml"), written(tmp_path, SOUTH, "b.yaml")
    assert load(one, two, base=False).version == load(two, one, base=False).version


# The artefact and the cache


def test_pack_and_unpack() -> None:
    payload = compile_payload([Entity(id="a", name="海光", short="海光", kind="company")], "x")
    packed = pack(payload)
    whole = unpack(packed)
    assert whole is not None
    assert len(whole) == len(payload)
    again = {**whole, "entities": whole["entities"][:], "forms": dict(whole["forms"])}
    assert list(whole["forms"]) == ["海光"]
    assert "海" not in whole["forms"]
    assert json.dumps(again, sort_keys=True) == json.dumps(payload, sort_keys=True)
    assert pack(whole) == packed
    for broken in (b"", b"\n", packed[:-1], packed + b" ", packed.replace(b"company", b"Company"), packed[1:]):
        assert unpack(broken) is None
    assert unpack(packed.replace(f"starnames {FORMAT} ".encode(), b"starnames 0 ")) is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables, with a cache of its own beside it, in place of the packaged one."""
    written(tmp_path / "aliases", NORTH, "companies/north.yaml")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(building, "source_folder", lambda: tmp_path / "aliases")
    default_base.cache_clear()
    yield tmp_path / "aliases"
    default_base.cache_clear()


def cached(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").rglob("*"))[1:]


def test_a_checkout_compiles_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = default_base().version
    (file,) = cached(folder)
    assert unpack(file.read_bytes()) is not None
    default_base.cache_clear()
    monkeypatch.setattr(building, "compile_folder", lambda _: pytest.fail("compiled again"))
    assert default_base().version == version


def test_a_changed_table_is_compiled_again(folder: Path) -> None:
    old = default_base()
    written(folder, SOUTH, "companies/south.yaml")
    default_base.cache_clear()
    assert len(default_base()) == len(old) + 1
    assert default_base().version != old.version
    assert len(cached(folder)) == 2


def test_a_changed_compiler_compiles_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = default_base().version
    default_base.cache_clear()
    monkeypatch.setattr(building, "_COMPILER", ("base",))
    assert default_base().version == version
    assert len(cached(folder)) == 2


@pytest.mark.parametrize("damage", [b"", b"{}", b"starnames 2 0\n{}", None])
def test_a_damaged_cache_is_rebuilt(damage: bytes | None, folder: Path) -> None:
    version = default_base().version
    (file,) = cached(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[:-40] if damage is None else damage)
    default_base.cache_clear()
    assert default_base().version == version
    assert file.read_bytes() == whole
    assert cached(folder) == [file]


@pytest.mark.usefixtures("folder")
def test_a_cache_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "north-star" in default_base()


@pytest.mark.usefixtures("folder")
def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert "north-star" in default_base()


def test_a_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "north-star" in default_base()
    assert cached(folder) == []


def test_an_interrupt_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            default_base()
    assert cached(folder) == []
    assert "north-star" in default_base()
    assert len(cached(folder)) == 1


def test_something_else_in_the_place_of_the_cache(folder: Path) -> None:
    version = default_base().version
    (file,) = cached(folder)
    file.unlink()
    file.mkdir()
    default_base.cache_clear()
    assert default_base().version == version
    assert cached(folder) == [file]


def test_the_cache_of_another_table_is_not_taken_for_ours(folder: Path) -> None:
    default_base()
    (ours,) = cached(folder)
    written(folder, SOUTH, "companies/south.yaml")
    default_base.cache_clear()
    version = default_base().version
    (theirs,) = set(cached(folder)) - {ours}
    theirs.write_bytes(ours.read_bytes())
    default_base.cache_clear()
    assert (default_base().version, len(default_base())) == (version, 2)


def test_no_byte_of_a_compiled_table_can_be_lost_or_changed(folder: Path) -> None:
    packed = pack(compile_folder(folder))
    assert all(unpack(packed[:size]) is None for size in range(len(packed)))
    flipped = (packed[:at] + bytes([packed[at] ^ 1 << at % 8]) + packed[at + 1 :] for at in range(len(packed)))
    assert all(unpack(each) is None for each in flipped)


def test_a_cache_folder_is_never_relative(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("LOCALAPPDATA", str(folder.parent / "cache"))
    default_base()
    assert not (folder / "cache").exists()
    assert len(cached(folder)) == 1


@pytest.fixture
def artefact(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The compiled table of an installed wheel."""
    file = tmp_path / "table.json"
    file.write_bytes(pack(compile_folder(folder)))
    monkeypatch.setattr(packaged, "_PACKAGED", str(file))
    return file


def test_a_wheel_reads_its_artefact(artefact: Path, folder: Path) -> None:
    assert artefact.is_file()
    assert "north-star" in default_base()
    assert cached(folder) == []


def test_a_damaged_artefact_is_refused(artefact: Path) -> None:
    artefact.write_bytes(artefact.read_bytes().replace(b"North Star", b"North Gate"))
    with pytest.raises(TableError, match=r"damaged: .*install starnames again") as caught:
        default_base()
    assert caught.value.path == str(artefact)


def test_neither_artefact_nor_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "source_folder", lambda: None)
    default_base.cache_clear()
    try:
        with pytest.raises(TableError, match=r"missing: .*install starnames again"):
            default_base()
    finally:
        default_base.cache_clear()


def test_a_fault_in_the_folder_is_raised_and_not_cached(folder: Path) -> None:
    file = written(folder, NORTH, "companies/twin.yaml")
    for _ in range(2):
        with pytest.raises(TableError, match=r"aliases/companies/twin\.yaml:1:7: duplicate-id"):
            default_base()
    file.unlink()
    assert "north-star" in default_base()


def test_processes_compile_at_once(tmp_path: Path) -> None:
    code = "from starnames.table import default_base; print(default_base().version)"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    running = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    printed = {each.communicate(timeout=120)[0].strip() for each in running}
    assert [each.returncode for each in running] == [0, 0, 0]
    assert printed == {default_base().version}
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) == (not Path(packaged._PACKAGED).is_file())  # a wheel has nothing to compile
    assert all(unpack(each.read_bytes()) for each in files)


def test_the_packaged_table_is_found_in_a_zip_file(tmp_path: Path) -> None:
    archive = tmp_path / "starnames.zip"
    code = Path(packaged.__file__).parents[1]
    with zipfile.ZipFile(archive, "w") as out:
        for file in code.rglob("*.py"):
            out.write(file, Path("starnames") / file.relative_to(code))
        out.writestr("starnames/table.json", pack(default_base()._payload))
    asked = "import starnames; print(starnames.__file__, starnames.resolve('Tuojing Technology').entity.ticker)"
    environment = {**os.environ, "PYTHONPATH": str(archive)}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(archive / "starnames" / "__init__.py"), "688072.SH"]


def test_a_folder_without_tables_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("none")
    with pytest.raises(TableError, match="no-table: no table in this folder") as raised:
        load(tmp_path)
    assert (raised.value.line, raised.value.column) == (1, 1)
    assert main(["table", "lint", str(tmp_path)]) == 2
    assert main(["normalize", "--table", str(tmp_path), "-"]) == 2
    assert capsys.readouterr().err.count("tables end in .yaml, .yml or .csv") == 2


def test_the_table_of_a_checkout_travels_by_name(folder: Path) -> None:
    assert folder.is_dir()
    assert len(pickle.dumps(default_base())) < 500


def test_a_wheel_keeps_its_tables_beside_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "site" / "starnames"
    monkeypatch.setattr(sources, "__file__", str(code / "table" / "sources.py"))
    assert sources.source_folder() is None
    (code / "aliases" / "companies").mkdir(parents=True)
    assert sources.source_folder() == code / "aliases"


def test_a_packaged_table_goes_over_itself() -> None:
    tables = sources.source_folder()
    assert tables
    over = load(tables / "companies" / "materials.yaml")  # where Huaqin Technology is shy, and official elsewhere
    assert over["huaqin-technology"] == default_base()["huaqin-technology"]


def test_what_a_packaged_record_claims_anew_is_told(tmp_path: Path) -> None:
    table = tmp_path / "mine.yaml"
    table.write_text("- id: huaqin-technology\n  aliases: [Montage Technology]\n", encoding="utf-8")
    with pytest.raises(TableError, match="'Montage Technology' \\(alias\\) belongs to"):
        load(table)
