"""Which company a surface form renders, on a small table: real names, so that the linguistics is real."""

from __future__ import annotations

import hashlib
import pickle
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from starnames.renderings import Morpheme, Morphemes, NameRecord, RenderingIndex

ALIASES = Path(__file__).parent.parent / "aliases"

NAMES = (
    ("688072", "拓荆科技", "拓荆科技股份有限公司", ("Piotech Inc.",)),
    ("688206", "概伦电子", "上海概伦电子股份有限公司", ("Primarius Technologies Co., Ltd.",)),
    ("688041", "海光信息", "海光信息技术股份有限公司", ("Hygon Information Technology Co., Ltd.", "Hygon")),
    ("688130", "晶华微", "杭州晶华微电子股份有限公司", ()),
    ("688212", "澳华内镜", "上海澳华内镜股份有限公司", ()),
    ("688578", "艾力斯", "上海艾力斯医药科技股份有限公司", ()),
    ("688120", "华海清科", "华海清科股份有限公司", ()),
    ("688535", "华海诚科", "江苏华海诚科新材料股份有限公司", ()),
    ("688271", "联影医疗", "上海联影医疗科技股份有限公司", ("Shanghai United Imaging Healthcare Co., Ltd.",)),
    ("688169", "石头科技", "北京石头世纪科技股份有限公司", ()),
    ("603688", "石英股份", "江苏太平洋石英股份有限公司", ()),
    ("688362", "甬矽电子", "甬矽电子(宁波)股份有限公司", ()),
    ("688256", "寒武纪", "中科寒武纪科技股份有限公司", ()),
    ("688122", "西部超导", "西部超导材料科技股份有限公司", ()),
    ("688011", "新光光电", "哈尔滨新光光电科技股份有限公司", ()),
    ("301150", "中一科技", "湖北中一科技股份有限公司", ()),
    ("301208", "中亦科技", "北京中亦安图科技股份有限公司", ()),
    ("300762", "上海瀚讯", "上海瀚讯信息技术股份有限公司", ()),
    ("688238", "和元生物", "和元生物技术(上海)股份有限公司", ()),
    ("688126", "沪硅产业", "上海硅产业集团股份有限公司", ()),
    ("688759", "必贝特", "广州必贝特医药股份有限公司", ()),
    ("688361", "中科飞测", "深圳中科飞测科技股份有限公司", ()),
    ("688156", "路德科技", "路德生物科技股份有限公司", ()),
    ("603501", "豪威集团", "豪威集成电路(集团)股份有限公司", ()),
    ("603501", "韦尔股份", "", ()),
    ("603501", "韦尔集团", "", ()),
    ("301000", "利源股份", "利源股份有限公司", ()),
    ("688048", "", "苏州长光华芯光电技术股份有限公司", ()),
    ("688347", "华虹宏力", "华虹半导体有限公司", ("Hua Hong Semiconductor Limited",)),
    ("600977", "中国电影", "中国电影股份有限公司", ("Société Générale China",)),
    ("000100", "TCL科技", "TCL科技集团股份有限公司", ()),
    ("688136", "科兴制药", "科兴生物制药股份有限公司", ()),
    ("688112", "鼎阳科技", "深圳市鼎阳科技股份有限公司", ()),
    ("688716", "中研股份", "吉林省中研高分子材料股份有限公司", ()),
    ("688229", "博睿数据", "北京博睿宏远数据科技股份有限公司", ()),
    ("000009", "中国宝安", "中国宝安集团股份有限公司", ()),
    ("002957", "科瑞技术", "深圳科瑞技术股份有限公司", ()),
    ("920690", "捷众科技", "浙江捷众科技股份有限公司", ()),
    ("920111", "聚星科技", "温州聚星科技股份有限公司", ()),
    ("300829", "金丹科技", "河南金丹乳酸科技股份有限公司", ()),
    ("300480", "光力科技", "光力科技股份有限公司", ()),
    ("920110", "雷特科技", "珠海雷特科技股份有限公司", ()),
)


@cache
def index() -> RenderingIndex:
    loaded = yaml.load((ALIASES / "morphemes.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    morphemes = Morphemes(
        Morpheme(
            zh=each["zh"],
            kind=each.get("kind", ""),
            en=tuple(each.get("en", ())),
            sound=tuple(each.get("sound", ())),
        )
        for each in loaded
    )
    lines = (ALIASES / "readings.txt").read_text(encoding="utf-8").splitlines()
    readings = {line[0]: tuple(line[2:].split()) for line in lines if not line.startswith("#")}
    names = [NameRecord(key=key, zh=zh, zh_full=full, english=english) for key, zh, full, english in NAMES]
    return RenderingIndex(names, morphemes, readings, ordinary=["alice"])


@pytest.mark.parametrize(
    ("surface", "key", "explanation"),
    [
        ("Tuojing Technology", "688072", "拓=tuo 荆=jing 科技=technology"),
        ("Tuojing Science & Technology", "688072", "拓=tuo 荆=jing 科技=scienceandtechnology"),
        ("Tuojing Keji", "688072", "拓=tuo 荆=jing 科=ke 技=ji"),
        ("Guilun Electronics", "688206", "概=gui(other reading) 伦=lun 电子=electronics"),
        ("Haiguang Information", "688041", "海=hai 光=guang 信息=information"),
        ("Hygon Information", "688041", "海光=hygon(brand) 信息=information"),
        ("United Imaging Medical", "688271", "联影=unitedimaging(brand) 医疗=medical"),
        ("Jinghuamicro", "688130", "晶=jing 华=hua 微=micro"),
        ("Aohua endoscopes", "688212", "澳=ao 华=hua 内镜=endoscopes"),
        ("Stone Technology", "688169", "石头=stone 科技=technology"),
        ("Western superconducting", "688122", "西部=western 超导=superconducting"),
        ("Huahai Qingke", "688120", "华=hua 海=hai 清=qing 科=ke"),
        ("Huahai Chengke", "688535", "华=hua 海=hai 诚=cheng 科=ke"),
        ("Shanghai Hanxun", "300762", "上=shang 海=hai 瀚=han 讯=xun"),
        ("Yongxi Electronics", "688362", "甬=yong 矽=xi 电子=electronics"),
        ("C Yongxi Electronics-U", "688362", "+=c(mark) 甬=yong 矽=xi 电子=electronics"),
        ("Heyuan Biology Co., Ltd.", "688238", "和=he 元=yuan 生物=biology +=coltd"),
        ("Silicon Industry Group", "688126", "硅=silicon 产业=industry 集团=group"),
        ("Bibet", "688759", "必=bi 贝=be(sound) 特=t(sound)"),
        ("Zhongke Feiche", "688361", "中=zhong 科=ke 飞=fei 测=che(near ce)"),
        ("Zhonke Feice", "688361", "中=zhon(near zhong) 科=ke 飞=fei 测=ce"),
        ("Luther Biology", "688156", "路=lu 德=ther(sound) +=biology(own) (科技 dropped)"),
        ("Haowei Group", "603501", "豪=hao 威=wei 集团=group"),
        ("Weier Shares", "603501", "韦=wei 尔=er 股份=shares"),
        ("Changguang Huaxin", "688048", "长=chang 光=guang 华=hua 芯=xin (光电 dropped) (技术 dropped)"),
        ("Huahong", "688347", "华虹宏力=huahong(spelled)"),
        ("China Film", "600977", "中国=china 电影=film"),
        ("TCL Technology", "000100", "TCL=tcl 科技=technology"),
        (
            "Beijing Borui Hongyuan Data",
            "688229",
            "+=beijing(usual) 博=bo 睿=rui 宏=hong 远=yuan 数据=data (科技 dropped)",
        ),
        ("Borui Data", "688229", "博=bo 睿=rui 数据=data"),
        ("Broad and Wise Data", "688229", "博=broad +=and 睿=wise 数据=data"),
        (
            "Kexing Biopharmaceutical Co., Ltd.",
            "688136",
            "科=ke 兴=xing +=biopharmaceutical(own) +=coltd (制药 dropped)",
        ),
        ("Shenzhen City Dingyang Technology", "688112", "+=shenzhencity(usual) 鼎=ding 阳=yang 科技=technology"),
        ("Zhongyan Polymer Materials", "688716", "中=zhong 研=yan +=polymer(own) +=materials(own) (股份 dropped)"),
    ],
)
def test_links_with_its_explanation(surface: str, key: str, explanation: str) -> None:
    decision = index().decide(surface)
    assert (decision.status, decision.key, decision.candidates[0].explanation) == ("linked", key, explanation)


def test_inside_a_name_nothing_but_a_joining_word_is_added() -> None:
    assert index().decide("Broad Wise Data Technology").key == "688229"
    assert index().decide("Broad and Wise Data Technology").key == "688229"
    for added in ("Technology", "Company", "Beijing"):
        assert not index().decide(f"Broad {added} Wise Data").key


@pytest.mark.parametrize(
    ("surface", "status", "reason", "first"),
    [
        ("Zhongyi Technology", "ambiguous", "ambiguous", "301150"),
        ("Quartz", "none", "weak", "603688"),
        ("Cambrian", "none", "weak", "688256"),
        ("Alice", "none", "weak", "688578"),
        ("Huahai", "none", "unknown", ""),
        ("Hygon", "none", "weak", "688041"),
        ("Hygon Software", "none", "weak", "688041"),
        ("Li Yuan", "none", "weak", "301000"),
        ("Aohua Software", "none", "weak", "688212"),
        ("Ningbo City Dingyang Technology", "none", "weak", ""),
        ("Kexing Films Co., Ltd.", "none", "weak", ""),
        ("Bao'an", "none", "unknown", ""),
        ("Aohua Group", "none", "weak", "688212"),
        ("Zhongke Feixe", "none", "unknown", ""),
        ("C Aohua", "none", "weak", "688212"),
        ("Stone", "none", "weak", "688169"),
        ("Huahong Group", "none", "weak", "688347"),
        ("Zhonke Feice Bank", "none", "weak", "688361"),
        ("Feikong Feice", "none", "weak", ""),
        ("Huahai Qinka", "none", "weak", ""),
        ("technology", "none", "weak", ""),
        ("Technology Co., Ltd.", "none", "weak", ""),
        ("Shanghai", "none", "weak", ""),
        ("good", "none", "unknown", ""),
        ("construction industry", "none", "unknown", ""),
        ("Lattice Semiconductor", "none", "unknown", ""),
        ("Core Technology", "none", "unknown", ""),
        ("Germany Technology", "none", "unknown", ""),
        ("Focusing Technology", "none", "unknown", ""),
        ("", "none", "not-a-name", ""),
        ("…", "none", "not-a-name", ""),
        ("\x00", "none", "not-a-name", ""),
        ("拓荆科技", "none", "not-a-name", ""),
        ("x" * 121, "none", "too-long", ""),
    ],
)
def test_declines_with_a_reason(surface: str, status: str, reason: str, first: str) -> None:
    decision = index().decide(surface)
    assert decision.status == status
    assert decision.key == ""
    if first:
        assert (decision.reason, decision.candidates[0].key) == (reason, first)


@pytest.mark.parametrize(
    "surface", ["Core Technology", "Photonic Technology", "LED Technology", "Golden Dawn Technology"]
)
def test_a_meaning_or_an_abbreviation_is_not_spelled_by_other_characters(surface: str) -> None:
    assert index().align(surface) == ()


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("Keri Technology", "002957"),
        ("Golden Doan Technology", "300829"),
        ("Led Technology", "920110"),
        ("LED TECHNOLOGY", "920110"),
    ],
)
def test_what_is_neither_is(surface: str, key: str) -> None:
    assert index().align(surface)[0].key == key


def test_homophones_are_reported_together_and_preference_chooses() -> None:
    decision = index().decide("Zhongyi Technology")
    assert {each.key for each in decision.candidates[:2]} == {"301150", "301208"}
    assert index().decide("Zhongyi Technology", prefer=["301208"]).key == "301208"
    assert index().decide("Zhongyi Technology", prefer=["301208", "301150"]).status == "ambiguous"


@pytest.mark.parametrize("surface", ["Tuojing Technology", "Guilun Electronics", "Zhongyi Technology", "Quartz"])
@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase, lambda each: each.replace(" ", "")])
def test_case_and_spacing_change_nothing(surface: str, change: object) -> None:
    assert callable(change)
    changed = str(change(surface))
    assert index().decide(changed) == index().decide(surface)


@pytest.mark.parametrize(
    ("surface", "plain"),
    [
        ("Tuòjīng Technology", "Tuojing Technology"),
        ("Ｔｕｏｊｉｎｇ Ｔｅｃｈｎｏｌｏｇｙ", "Tuojing Technology"),
        ("Tuo-jing “Technology”", "Tuojing Technology"),
        ("Tuojing Technology's", "Tuojing Technology"),
        ("*ST Tuojing Technology", "Tuojing Technology"),
        ("Tuojing Technology-UW", "Tuojing Technology"),
    ],
)
def test_width_accents_punctuation_and_marks_change_nothing(surface: str, plain: str) -> None:
    assert index().decide(surface) == index().decide(plain)


@given(st.text(max_size=140))
def test_any_string_is_a_fair_question(surface: str) -> None:
    decision = index().decide(surface)
    assert decision.status in {"linked", "ambiguous", "none"}
    assert (decision.status == "none") == (decision.key == "" and decision.status != "ambiguous")


@given(st.text(alphabet="aeiounghxzcstj ", max_size=120))
def test_what_looks_like_pinyin_is_bounded_too(surface: str) -> None:
    for each in index().align(surface):
        assert 0.0 <= each.score <= 1.0
        assert abs(each.cost - sum(piece.cost for piece in each.pieces)) < 0.001


@given(st.permutations(NAMES[:8]))
def test_order_of_names_changes_nothing(names: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    readings = {"拓": ("tuo",), "荆": ("jing",), "海": ("hai",), "光": ("guang",), "华": ("hua",)}
    made = RenderingIndex(
        [NameRecord(key=key, zh=zh, zh_full=full, english=english) for key, zh, full, english in names],
        Morphemes([Morpheme(zh="科技", kind="generic", en=("Technology",))]),
        readings,
    )
    assert [each.key for each in made.align("Tuojing Technology")] == ["688072"]


def test_a_copy_answers_alike() -> None:
    copy = pickle.loads(pickle.dumps(index()))  # noqa: S301
    assert copy.decide("Guilun Electronics") == index().decide("Guilun Electronics")


def test_morphemes_stand_in_order_and_say_something() -> None:
    text = (ALIASES / "morphemes.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    keys = [each["zh"] for each in loaded]
    assert keys == sorted(set(keys))
    for each in loaded:
        assert set(each) <= {"zh", "kind", "en", "sound"}
        assert each.get("kind", "generic") in {"generic", "legal", "place"}
        assert each.get("en") or each.get("sound"), each
        assert not each.get("sound") or len(each["zh"]) == 1, each


def test_generated_tables_are_as_generated() -> None:
    header, _, body = (ALIASES / "a_share.tsv").read_text(encoding="utf-8").partition("\n")
    assert header.endswith(f"sha256 {hashlib.sha256(body.encode()).hexdigest()}")
    codes = [line.split("\t")[1] for line in body.splitlines()[1:]]
    assert codes == sorted(set(codes))
    for name in ("readings.txt", "ordinary.txt"):
        lines = (ALIASES / name).read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert lines[1:] == sorted(set(lines[1:]))
