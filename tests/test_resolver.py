"""A name by itself: who it is, or why nobody."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from starnames import load, resolve
from starnames.model import Candidate
from starnames.resolver import SUPPORTED, Resolver
from starnames.resolver.plainness import Plainness
from starnames.resolver.rendered import AT_RISK, EXACT, FIRST_DAYS, INEXACT, SHARED, Rendered, rendering_index
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.compiling import compile_payload
from starnames.text import fold_name
from starnames.words import is_pinyin
from tests.make import base, company

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames.model import Link

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "examples" / "resolve.yaml").read_text(encoding="utf-8"),
)
EXAMPLES = [pytest.param(case, id=f"{row}: {case['surface']}") for row, cases in CASES.items() for case in cases]
RESOLVER = Resolver(default_base())
#: Recorded, worked out, weak, ambiguous, somebody else's and nobody's; identifiers and marks apart.
PUNCTUATED = [
    *("Hygon", "Haiguang Information", "Piotech", "Tuojing Technology", "Guilun Electronics", "Stone Technology"),
    *("China Connect", "Crystal Integration", "Alice", "Zhongyi Technology", "Heyuan Biology", "Lattice Semiconductor"),
    *("Bank of Communications", "Science and Technology Innovation Board", "Gardenia Holdings", "Golden Orange"),
]
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
RECORD = """\
- id: {id}
  name: {name}
  short: {name}
  kind: company
  codes: [{code}]
  source: made up
  checked: 2026-01-31
  weak: [Star]
"""


def outcome(link: Link) -> tuple[str, str, str, tuple[str, ...]]:
    entity = link.entity.id if link.entity else ""
    return link.status, entity, link.reason, tuple(each.entity.id for each in link.candidates)


@pytest.mark.parametrize("case", EXAMPLES)
def test_example(case: dict[str, Any]) -> None:
    asked = {key: case[key] for key in ("context", "neighbors", "prefer", "as_of") if key in case}
    link = RESOLVER.resolve(case["surface"], **asked)
    assert (link.start, link.end, link.surface) == (0, len(case["surface"]), case["surface"])
    assert link.table == default_base().version
    if "entity" in case:
        assert link.entity is not None, (link.status, link.reason, link.candidates)
        assert (link.status, link.entity.id, link.how, link.reason) == ("linked", case["entity"], case["how"], "")
        assert link.candidates[0].entity == link.entity
        assert link.name == case.get("name", link.name)
        assert 0.75 <= link.score <= 1.0
    else:
        assert (link.status, link.entity, link.reason) == ("none", None, case["reason"])
        assert [each.entity.id for each in link.candidates[:1]] == ([case["candidate"]] if "candidate" in case else [])


@pytest.mark.parametrize("case", EXAMPLES)
def test_the_json_form_has_the_keys_of_the_contract(case: dict[str, Any]) -> None:
    row = RESOLVER.resolve(case["surface"]).to_dict()
    assert {
        *("surface", "status", "entity", "name", "short", "kind", "zh", "ticker", "score", "how", "reason", "table"),
        *("evidence", "candidates"),
    } <= set(row)
    assert all({"entity", "name", "ticker", "score"} <= set(each) for each in row["candidates"])


# Every name and code of the table


def test_every_form_leads_to_its_owner() -> None:
    for claims in default_base().forms.values():
        owners = {default_base().at(index).id for index, role, _ in claims if role != "mask"}
        for _, role, form in claims:
            link = RESOLVER.resolve(form)
            if role == "mask" or len(form) < 2 or link.how == "identifier":
                continue
            assert owners == {each.entity.id for each in link.candidates}, form
            if role in {"official", "zh", "alias"} and len(owners) == 1:
                assert link.status == "linked", form
            if role == "weak":  # what renders the whole Chinese name of its owner is told by that
                told = link.how in {"rendering", "alignment"} and (" " in form or is_pinyin(form.lower()))
                assert told or link.reason in {"weak", "ambiguous"} or len(claims) > 1, form


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("Stone Technology", ""),
        ("Green Harmonic", ""),
        ("stone technology", ""),
        ("Alice", "word"),
        ("Cambrian", "word"),
        ("Lan Qi", ""),
        ("Huahong", ""),
        ("Jingke", "unsaid"),
        ("China UAV", "description"),
        ("Technology Navigation", "description"),
        ("Western superconducting", "description"),
        ("Hanbang Technology", "other"),
        ("Chengdu Huawei", "other"),
        ("Crystal Integration", "unsaid"),
        ("Green Harmony", "unsaid"),
    ],
)
def test_a_weak_form_by_itself_names_its_owner_unless_it_is_something_else(form: str, reason: str) -> None:
    link = RESOLVER.resolve(form)
    (owner,) = {index for index, role, _ in default_base().forms[fold_name(form)] if role == "weak"}
    entity = default_base().at(owner)
    rendered = RESOLVER.worked_out(form)
    assert Plainness(default_base()).reason(form, entity.id, rendered, supported=SUPPORTED) == reason
    assert (link.status, link.reason) == (("none", "weak") if reason else ("linked", ""))
    assert link.candidates[0].entity == entity


def test_every_code_leads_to_its_owner() -> None:
    for entity in default_base():
        for code in entity.codes:
            link = RESOLVER.resolve(code)
            assert link.entity == entity
            assert (link.how, link.score) == ("identifier", 1.0)


def test_without_aliases_official_names_only() -> None:
    bare = Resolver(default_base(), aliases=False)
    assert RESOLVER.resolve("Haiguang Information").how == "alias"
    for name in ("Haiguang Information", "Alice", "Science and Technology Innovation Board"):
        assert bare.resolve(name).how != "alias"
        assert all(each.how != "alias" for each in bare.resolve(name).candidates)
    for name in ("Hygon", "海光信息", "688041", "Hygon Information Technology Co Ltd"):
        assert bare.resolve(name).status == "linked"


# What never changes the answer


@given(st.data())
def test_case_width_and_spacing_never_change_the_answer(data: st.DataObject) -> None:
    surface = data.draw(st.sampled_from([case.values[0]["surface"] for case in EXAMPLES]))  # type: ignore[index]
    expected = outcome(RESOLVER.resolve(surface))
    blank = data.draw(st.sampled_from([" ", "  ", "\t", "\n", "\u00a0", "\u3000", " \u200b "]))
    changed = surface.replace(" ", blank)
    cases: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title, str.swapcase]
    changed = data.draw(st.sampled_from(cases))(changed)
    if data.draw(st.booleans()):
        changed = changed.translate(WIDE)
    padding = data.draw(st.sampled_from(["", " ", "\n\t", "\u3000", "\u200b", "\ufeff"]))
    assert outcome(RESOLVER.resolve(padding + changed + padding)) == expected


@given(st.data())
def test_punctuation_never_changes_the_answer(data: st.DataObject) -> None:
    surface = data.draw(st.sampled_from(PUNCTUATED))
    expected = outcome(RESOLVER.resolve(surface))
    words = surface.split()
    joints = [data.draw(st.sampled_from([" ", "-", " - ", ", ", ". ", "/", "'", ""])) for _ in words[1:]]
    changed = words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=True))
    changed = data.draw(st.sampled_from(["{}", '"{}"', "({})", "{}.", "{},", "‘{}’", "《{}》"])).format(changed)
    assert outcome(RESOLVER.resolve(changed)) == expected


@given(st.permutations(["Hygon", "SMIC", "nobody", "Alice", ""]))
def test_the_order_of_neighbors_never_changes_the_answer(neighbors: list[str]) -> None:
    link = RESOLVER.resolve("Cambrian", neighbors=neighbors)
    assert outcome(link) == ("linked", "cambricon", "", ("cambricon",))


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    link = RESOLVER.resolve(text)
    assert link.status in {"linked", "ambiguous", "none"}
    assert (link.entity is not None) == (link.status == "linked") == (not link.reason)
    assert link.surface == text


@given(st.text(max_size=60))
def test_no_context_breaks_it(text: str) -> None:
    link = RESOLVER.resolve("Alice", context=text, neighbors=[text])
    assert link.candidates[0].entity.id == "allist"


# Odd strings, quickly


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 10_000, "too-long"),
        ("海" * 10_000, "too-long"),
        ("Hygon " * 2_000, "too-long"),
        (" " * 10_000, "not-a-name"),
        ("\x00" * 10_000, "too-long"),
        ("\x00\x01", "not-a-name"),
        ("Hy\x00gon", "not-a-name"),
        ("\ud800\udc00 Hygon", "not-a-name"),
        ("\u202eHygno", "unknown"),
        ("e\u0301" * 90, "unknown"),
        ("Technology " * 18, "not-a-name"),
        ("a " * 90, "not-a-name"),
        ("-" * 200, "not-a-name"),
    ],
)
def test_odd_strings_are_none_at_once(text: str, reason: str) -> None:
    RESOLVER.resolve("Haiguang Infomation")  # what is read once is read
    start = time.process_time()
    link = RESOLVER.resolve(text)
    assert time.process_time() - start < 0.05
    assert (link.status, link.reason, link.candidates) == ("none", reason, ())


def test_a_callers_mistake_says_what_to_do() -> None:
    with pytest.raises(TypeError, match="use resolve_many"):
        RESOLVER.resolve(["Hygon", "SMIC"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a list of names"):
        RESOLVER.resolve("Alice", neighbors="Hygon")
    with pytest.raises(TypeError, match="prefer is 'star' or None"):
        RESOLVER.resolve("Alice", prefer="hk")
    for day in ("2026-13-01", "yesterday", ""):
        with pytest.raises(TypeError, match="as_of is a day"):
            RESOLVER.resolve("Alice", as_of=day)


# Two owners


@pytest.fixture
def shared(tmp_path: Path) -> Resolver:
    """Two companies whose weak form is the same."""
    file = tmp_path / "table.yaml"
    north = (
        RECORD.format(id="north", name="North Star Optics", code="688901.SH")
        + "  zh: 北星光学\n  sector: [lens, optics]\n"
    )
    south = (
        RECORD.format(id="south", name="South Star Foods", code="600901.SH") + "  zh: 南星食品\n  sector: [noodles]\n"
    )
    file.write_text(north + south, encoding="utf-8")
    return Resolver(load(file, base=False))


def test_a_shared_form_is_weak_and_both_are_candidates(shared: Resolver) -> None:
    assert outcome(shared.resolve("Star")) == ("none", "", "weak", ("north", "south"))


def test_a_name_in_its_own_sentence_says_nothing_for_itself() -> None:
    name = "Xiamen Tungsten New Energy"
    link = RESOLVER.resolve(name, context=f"Cobalt prices rose, and {name} said that {name} would adjust prices.")
    assert (link.status, link.entity and link.entity.codes[0]) == ("linked", "688778.SH")


def test_support_decides_between_two_owners(shared: Resolver) -> None:
    assert outcome(shared.resolve("Star", context="Star (600901.SH)")) == ("linked", "south", "", ("south", "north"))
    assert outcome(shared.resolve("Star", context="北星光学"))[:2] == ("linked", "north")
    assert outcome(shared.resolve("Star", context="lens and optics"))[:2] == ("linked", "north")
    assert outcome(shared.resolve("Star", context="South Star Foods"))[:2] == ("linked", "south")
    assert outcome(shared.resolve("Star", context="688901 and 600901"))[:3] == ("ambiguous", "", "ambiguous")


def test_prefer_breaks_a_tie_and_supports_nothing(shared: Resolver) -> None:
    assert outcome(shared.resolve("Star", prefer="star")) == ("none", "", "weak", ("north", "south"))
    both = "688901.SH and 600901.SH"
    assert outcome(shared.resolve("Star", context=both, prefer="star"))[:2] == ("linked", "north")
    assert outcome(shared.resolve("Star", context="Star (600901.SH)", prefer="star"))[:2] == ("linked", "south")


def test_one_code_of_two_owners_is_ambiguous(tmp_path: Path) -> None:
    file = tmp_path / "table.yaml"
    names = (("north", "North Star Optics"), ("south", "South Star Foods"))
    file.write_text(
        "".join(RECORD.format(id=key, name=name, code="600901.SH") for key, name in names), encoding="utf-8"
    )
    link = Resolver(load(file, base=False)).resolve("600901")
    assert outcome(link) == ("ambiguous", "", "ambiguous", ("north", "south"))


def test_a_bare_code_whose_usual_reading_nobody_has_is_weak(tmp_path: Path) -> None:
    file = tmp_path / "table.yaml"
    index, share = (
        RECORD.format(id=key, name=key, code=f"000999.{market}") for key, market in (("i", "SH"), ("s", "SZ"))
    )
    file.write_text(index, encoding="utf-8")
    assert outcome(Resolver(load(file, base=False)).resolve("000999")) == ("none", "", "weak", ("i",))
    assert outcome(Resolver(load(file, base=False)).resolve("000999.SH"))[:2] == ("linked", "i")
    file.write_text(index + share, encoding="utf-8")
    assert outcome(Resolver(load(file, base=False)).resolve("000999"))[0] == "ambiguous"


# Names and days


def test_the_name_of_the_day_is_printed() -> None:
    link = RESOLVER.resolve("百济神州", as_of="2026-01-31")
    assert link.entity is not None
    former = next(each for each in link.entity.former if each.until)
    before = RESOLVER.resolve("百济神州", as_of="2020-01-31")
    assert link.name == link.entity.name
    assert before.name == (former.name or link.entity.name)
    assert before.name != link.name
    assert before.entity == link.entity


def test_a_former_name_is_resolved_at_any_day() -> None:
    for day in ("2020-01-31", "2026-01-31", None):
        link = RESOLVER.resolve("BeiGene", as_of=day)
        assert link.entity is not None
        assert (link.entity.id, link.how) == ("beone", "official")


def test_evidence_is_named() -> None:
    link = RESOLVER.resolve("Alice", neighbors=["Hygon"], context="a drug (688578.SH)")
    names = [each.name for each in link.evidence]
    assert "neighbor-companies" in names
    assert "ticker-in-context" in names
    assert link.score == 1.0
    assert RESOLVER.resolve("688578").evidence[0].name == "identifier"
    assert RESOLVER.resolve("N艾力斯").evidence[0].name == "market-mark"
    opened = RESOLVER.resolve("N中芯")
    assert opened.status == "ambiguous", "the name of the first days is cut to fit, and opens two"
    assert "smic" in [each.entity.id for each in opened.candidates]


def test_folding_never_widens_a_name() -> None:
    assert fold_name("ＨＹＧＯＮ") == "hygon"
    assert RESOLVER.resolve("Hy-gons").status == "none"


@pytest.mark.parametrize(
    ("surface", "owner"),
    [
        ("Tuojin Technology", ""),  # jin is a syllable, and so many are called Tuo, Jin and Technology
        ("Lianqi Technology", ""),
        ("Boyuan Silicon Materials", ""),
        ("Jinshang Office", "688111.SH"),  # few are called Jin or Shang, and fewer Office
        ("Henxuan Technology", "688608.SH"),  # no name has the syllable hen
        ("Danghon Technology", "688039.SH"),  # hon is none: nobody's name is spelled so
        ("Guilun Electronics", "688206.SH"),  # gui is a reading of the character
        ("Huahai Chenke", "688535.SH"),  # three characters that fit outweigh one that does not
    ],
)
def test_a_slip_that_spells_what_others_are_called_is_another_name(surface: str, owner: str) -> None:
    link = Resolver(default_base(), aliases=False).resolve(surface)
    assert (link.status == "linked") == bool(owner)
    assert owner in (link.entity.codes if link.entity else ("",))


def test_a_weak_form_that_says_its_chinese_name_in_full_is_that_name() -> None:
    link = RESOLVER.resolve("Jingsheng Co.")
    assert link.entity is not None
    assert (link.entity.id, link.how) == ("cgee", "rendering")


def test_what_is_declined_has_the_score_of_its_best_candidate() -> None:
    link = RESOLVER.resolve("Tuojin Technology")
    assert link.status == "none"
    assert link.score == link.candidates[0].score > 0


def test_a_slip_is_of_one_entity_however_many_of_its_forms_are_near() -> None:
    near = ["Haiguang Information", "Haiguang Informations"]
    resolver = Resolver(base(company("bluecrest", name="Bluecrest Co., Ltd.", short="Bluecrest", aliases=near)))
    (candidate,) = resolver.resolve("Haiguang Informationz").candidates
    assert (candidate.entity.id, candidate.form) == ("bluecrest", "Haiguang Information")


def test_a_weak_form_is_not_its_own_support() -> None:
    made = company("zetazone", name="Zeta Zone Co., Ltd.", short="Zeta Zone", weak=["Zeta Zone"])
    resolver = Resolver(base(made))
    alone = resolver.resolve("Zeta Zone", context="Zeta Zone, and Zeta Zone again.")
    assert "named-elsewhere" not in {each.name for each in alone.evidence}
    named = resolver.resolve("Zeta Zone", context="Zeta Zone Co., Ltd. said so.")
    assert "named-elsewhere" in {each.name for each in named.evidence}


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("SMIC (688981.SH)", "smic"),
        ("SMIC (0981.HK)", "smic"),
        ("Alice (688578)", "allist"),
        ("海光信息（SH688041）", "hygon"),
        ("688041 CH Equity", "hygon"),
        ("981 HK Equity", "smic"),
    ],
)
def test_a_ticker_in_brackets_or_in_full(name: str, entity: str) -> None:
    link = RESOLVER.resolve(name)
    assert link.entity is not None
    assert link.entity.id == entity
    assert (link.surface, link.start, link.end, link.score) == (name, 0, len(name), 1.0)


@pytest.mark.parametrize(
    ("name", "status", "reason", "offered"),
    [
        ("Hygon (688012.SH)", "ambiguous", "ambiguous", {"hygon", "amec"}),
        ("Alice (688041.SH)", "none", "weak", {"allist", "hygon"}),
        ("Nobody Knows (688041.SH)", "none", "unknown", {"hygon"}),
        ("Hygon (9999.HK)", "none", "unknown", set()),
    ],
)
def test_a_ticker_that_disagrees_is_no_answer(name: str, status: str, reason: str, offered: set[str]) -> None:
    link = RESOLVER.resolve(name)
    assert (link.status, link.reason, link.entity) == (status, reason, None)
    assert {each.entity.id for each in link.candidates} == offered
    assert link.score < SUPPORTED


@pytest.mark.parametrize(
    ("name", "ticker"),
    [
        ("海光信息技术", "688041.SH"),
        ("海光信息技術", "688041.SH"),
        ("中芯国际集成电路制造", "688981.SH"),
        ("海光信息公司", "688041.SH"),
        ("Piotech’s", "688072.SH"),
        ("海光信息技术有限公司", None),  # another legal form is another company
        ("海光公司", None),
    ],
)
def test_names_without_their_legal_form_and_possessives(name: str, ticker: str | None) -> None:
    link = RESOLVER.resolve(name)
    assert (link.entity.ticker if link.entity else None) == ticker


def test_a_brand_of_somebody_unlisted_is_nobody_elses() -> None:
    assert RESOLVER.resolve("Haitong").reason == "weak"  # Haitong Securities, and no part of 海通发展
    link = RESOLVER.resolve("Haitong Development").entity
    assert link is not None
    assert link.ticker == "603162.SH"


@pytest.mark.parametrize(
    ("surface", "ticker"),
    [
        ("Electronic Institute", None),  # of many
        ("Big Business", None),  # a phrase
        ("Richard", None),  # half by its meaning
        ("Taiji Semiconductor", None),  # 太极 is another brand
        ("Youyan powder", "688456.SH"),  # the short name says powder too
        ("Taiji shares", None),
    ],
)
def test_what_describes_and_a_shared_brand_with_a_trade_are_anybodys(surface: str, ticker: str | None) -> None:
    link = RESOLVER.resolve(surface)
    assert (link.entity.ticker if link.entity else None) == ticker


@pytest.mark.parametrize(
    ("surface", "found"),
    [
        ("ST Hanchuan", [("瀚川智能", AT_RISK)]),
        ("*ST Hanchuan", [("瀚川智能", AT_RISK)]),
        ("C Zhenlei", [("臻镭科技", FIRST_DAYS)]),
        ("NHaiguang", [("海光信息", FIRST_DAYS)]),
        ("ST Huatian", [("华天酒店", AT_RISK), ("华天科技", AT_RISK)]),
        ("ST Huaye", [("华业香料", AT_RISK), ("浙江华业", 0.28)]),  # a place left out as well
        ("ST Lulu", [("承德露露", 0.28)]),
    ],
)
def test_a_mark_of_the_exchange_takes_the_place_of_a_trade(surface: str, found: list[tuple[str, float]]) -> None:
    rendered = Rendered(default_base()).candidates(surface)
    assert [(each.entity.zh, each.score) for each in rendered] == found


@pytest.mark.parametrize(
    ("surface", "best", "score", "explanation"),
    [
        ("Haiguang Information", "海光信息", EXACT, "海=hai 光=guang 信息=information"),
        ("Guilun Electronics", "概伦电子", INEXACT, "概=gui(other reading) 伦=lun 电子=electronics"),
        ("*ST Guandian", "观典防务", SHARED, "观=guan 典=dian (防务 dropped)"),
    ],
)
def test_what_is_worked_out_says_how_and_how_surely(surface: str, best: str, score: float, explanation: str) -> None:
    first, *others = Rendered(default_base()).candidates(surface)
    assert (first.entity.zh, first.score, first.explanation) == (best, score, explanation)
    assert [each.score for each in others if each.score >= SUPPORTED] == ([SHARED] if "Guandian" in surface else [])


def test_a_candidate_says_as_data_how_its_name_is_explained_and_what_is_left_unsaid() -> None:
    whole, *_ = Rendered(default_base()).candidates("Guilun Electronics")
    assert (whole.ways, whole.unsaid) == (("other reading", "pinyin", "trade"), ())
    assert whole.has("near", "other reading")
    assert not whole.has("typo")
    part, *_ = Rendered(default_base()).candidates("Tuojing")
    assert (part.ways, part.unsaid) == (("pinyin", "pinyin", "dropped"), ("科技",))


def test_the_compiled_index_is_read_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("starnames.renderings.index_over", lambda *_: pytest.fail("made anew"))
    assert rendering_index(default_base()).decide("Haiguang Information").status == "linked"


def test_what_is_remembered_is_bounded() -> None:
    assert Resolver(default_base()).worked_out.cache_info().maxsize in range(1, 1 << 20)


def test_what_is_ambiguous_has_its_evidence() -> None:
    link = RESOLVER.resolve("*ST Guandian")
    assert (link.status, [each.name for each in link.evidence]) == ("ambiguous", ["market-mark"])
    link = RESOLVER.resolve("Piotech (688072.SH)")
    assert [(each.name, each.weight) for each in link.evidence] == [("ticker: 688072.SH", 0.5)]


@pytest.mark.parametrize("name", ["China Aluminum Co.", "Cambridge Technology Co.", "Cambrian Co."])
def test_a_weak_form_with_a_suffix_is_weak_where_it_does_not_say_all_of_the_name(name: str) -> None:
    assert outcome(RESOLVER.resolve(name))[::2] == ("none", "weak")


def test_slips_count_by_the_form_that_they_are_of() -> None:
    entity = company(
        "k", name="Brightgate", short="Brightgate", aliases=["Kantroniq Optics"], masks=["Zentroniq Lamps"],
        weak=["Pamtroniq Lenses"],
    )  # fmt: skip
    slips = Resolver(base(replace(entity, shy=("Tamtroniq Foods",)))).slips
    (strong,), (weak,), (shy,) = map(slips, ("Kantroniqe Optics", "Pamtroniqe Lenses", "Tamtroniqe Foods"))
    assert strong.score > SUPPORTED > weak.score > shy.score > 0
    assert (strong.form, weak.form, shy.form) == ("Kantroniq Optics", "Pamtroniq Lenses", "Tamtroniq Foods")
    assert slips("Zentroniqe Lamps") == []
    both = company("k", name="Bright", short="Bright", aliases=["Kantroniqer Optics"], weak=["Kantroniq Optics"])
    assert [each.form for each in Resolver(base(both)).slips("Kantroniqe Optics")] == ["Kantroniqer Optics"]


@pytest.mark.parametrize(
    ("form", "scores", "reason"),
    [
        ("Northgate Kantroniq", (0.9,), ""),
        ("Northgate Kantroniq", (0.9, 0.81), ""),  # just far enough behind
        ("Northgate Kantroniq", (0.9, 0.83), "unsaid"),
        ("Northgate Kantroniq", (0.6,), "unsaid"),
        ("Brightgate Kantroniq", (0.9,), "other"),  # the name of another company
        ("Pamtroniq Kantroniq", (0.9,), "other"),  # one that may be a word as well
        ("Alpha Beta", (0.9,), "other"),  # nobody's of the table
        ("Kantroniq", (0.9,), "word"),
    ],
)
def test_why_a_weak_form_stays_weak(form: str, scores: tuple[float, ...], reason: str) -> None:
    ours = company("ours", name="Northgate Optics Co., Ltd.", short="Northgate", zh="北门")
    theirs = company("theirs", name="Brightgate Optics Co., Ltd.", short="Brightgate", zh="明门")
    third = replace(company("third", name="Pamtroniq Foods Co., Ltd.", short="Third", zh="三门"), shy=("Pamtroniq",))
    others = {"alpha beta": ("Alpha Beta", "")}
    kb = KnowledgeBase(compile_payload((ours, theirs, third), "", others=others))
    rendered = [
        Candidate(entity=each, score=score, how="rendering")
        for each, score in zip((ours, theirs), scores, strict=False)
    ]
    assert Plainness(kb).reason(form, "ours", tuple(rendered), supported=0.7) == reason


def test_a_chinese_name_behind_all_others_begins_none() -> None:
    assert RESOLVER.resolve("N龥龥").reason == "unknown"


def test_a_name_beside_its_ticker_is_told_with_the_candidates_of_the_name() -> None:
    link = RESOLVER.resolve("Lianying (688271)")
    assert link.entity is not None
    assert {each.entity.id for each in link.candidates} == {"united-imaging", "united-winners-laser"}
    assert link.candidates == RESOLVER.resolve("Lianying").candidates


def test_a_rendering_that_scores_exactly_what_is_supported_is_plain() -> None:
    rendered = RESOLVER.worked_out("Jingsheng Co.")
    best, plainness = rendered[0], Plainness(RESOLVER.kb)
    assert plainness.reason("Jingsheng Co.", best.entity.id, rendered, supported=best.score) == ""
    assert plainness.reason("Jingsheng Co.", best.entity.id, rendered, supported=best.score + 0.01) == "unsaid"


def test_a_word_of_the_dictionary_is_no_slip_of_a_trade() -> None:
    assert RESOLVER.rendered.respelled("Dingtong Technolgy") == "dingtong technology"
    assert RESOLVER.rendered.respelled("Dingtong Backsight") == ""  # one slip from "backlight"


@pytest.mark.parametrize(
    ("surface", "offered"),
    [
        ("Star Power", {"starpower", "sichuan-mingxing-electric-power"}),  # a brand with a blank, and 明星电力
        ("First Medicine", {"shanghai-no-1-pharmacy", "shouyao-holdings"}),  # 第一医药, and 首药控股 without its end
    ],
)
def test_a_name_by_its_meaning_stands_beside_a_near_one(surface: str, offered: set[str]) -> None:
    link = resolve(surface)
    assert (link.status, link.entity) == ("ambiguous", None)
    assert {each.entity.id for each in link.candidates[:2]} == offered
    assert len({each.score for each in link.candidates[:2]}) == 1


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("StarPower", "starpower"),
        ("Hy gon", "hygon"),  # nobody else is called so
        ("First Pharmacy", "shanghai-no-1-pharmacy"),
        ("First Medicine Holdings", "shouyao-holdings"),  # Holdings is a part of its name, and added to the other's
    ],
)
def test_a_name_with_or_without_its_blanks(surface: str, entity: str) -> None:
    link = resolve(surface)
    assert link.entity
    assert link.entity.id == entity
