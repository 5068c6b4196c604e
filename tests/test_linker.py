"""Deciding with the document in view: evidence for weak forms, tickers, longer names, slips, what is no company."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from starnames import find, window
from starnames.abroad import ELSEWHERE
from starnames.linker import Linker, linker_for
from starnames.table import default_base
from starnames.text import fold
from starnames.unrecorded import TRADES
from tests.make import base, company

if TYPE_CHECKING:
    from starnames.model import Link

_KB = base(
    company("allist", name="Shanghai Allist Co., Ltd.", short="Allist", weak=["Alice"], sector=["drug", "lung"],
            zh="艾力斯", codes=["688578.SH"]),
    company("cambricon", name="Cambricon Co., Ltd.", short="Cambricon", weak=["Cambrian"], masks=["Cambrian period"],
            sector=["chip"], zh="寒武纪", codes=["688256.SH"]),
    company("hygon", name="Hygon Co., Ltd.", short="Hygon", aliases=["Haiguang Information"], codes=["688041.SH"]),
    company("amec", name="AMEC Inc.", short="AMEC", aliases=["Zhongwei Semi"], codes=["688012.SH"]),
    company("piotech", name="Piotech Inc.", short="Piotech", aliases=["Tuojing Technology"], codes=["688072.SH"]),
    company("one", name="One Co., Ltd.", short="Oneco", weak=["Guoke Micro"], codes=["300672.SZ"]),
    company("two", name="Two Co., Ltd.", short="Twoco", weak=["Guoke Micro"], codes=["002180.SZ"]),
    company("western", name="Western Co., Ltd.", short="Westernco", weak=["Western wire"], sector=["titanium"]),
    company("star", name="STAR Market", short="STAR", kind="market", aliases=["Innovation Board"]),
)  # fmt: skip
_LINKER = Linker(_KB)
_PLAIN = Linker(
    base(
        company("hygon", name="Hygon Co., Ltd.", short="Hygon", codes=["688041.SH"]),
        company("xinguang", name="Xinguang Co., Ltd.", short="Xinguang", codes=["688003.SH"]),
        company("yang-guang", name="Yang Guang Co., Ltd.", short="Yang Guang", codes=["000608.SZ"]),
    ),
)


def links(text: str, *, source: str | None = None) -> dict[str, Link]:
    return {link.surface: link for link in _LINKER.find(text, source=source)}


def entity(text: str, surface: str, *, source: str | None = None) -> str | None:
    link = links(text, source=source)[surface]
    return link.entity.id if link.entity else None


@pytest.mark.parametrize(
    "text",
    [
        "Companies such as Alice sold drugs worth 3 billion yuan.",
        "Haiguang Information, Alice and Piotech rose.",
        "Haiguang Information、Alice、Piotech",
        "Alice (688578.SH) rose.",
        "Alice(688578) rose.",
        "688578.SH Alice rose.",
        "The listed company Alice issued bonds.",
        "Shares of Alice, whose lung drug sells, rose.",
        "Allist makes a drug. Later Alice grew.",
        "Alice, Cambrian and Hygon",
        "Later in the day *ST Alice sold the lung drug.",
        "In the afternoon Alice rose by more than 3.5%.",
        "Now Alice shares, once cheap, cost 90 yuan.",
    ],
)
def test_support_links_a_weak_form(text: str) -> None:
    assert entity(text, "Alice") == "allist"


@pytest.mark.parametrize(
    "text",
    [
        "Alice rose early.",
        "Alice said she was tired.",
        "Alice and Bob met.",
        "I met Alice in Shanghai.",
        "Hygon grew. Alice told him so.",
        "Alice (NASDAQ: ALCE) rose; shares of drug makers fell.",
        "She gave the drug to Alice.",
        "Vitamin C. Alice rose by 3% of a meter.",
    ],
)
def test_without_support_a_weak_form_is_reported_with_its_candidate(text: str) -> None:
    link = links(text)["Alice"]
    assert (link.status, link.entity) == ("ambiguous", None)
    assert link.reason == "weak"
    assert link.candidates[0].entity.id == "allist"


@pytest.mark.parametrize("text", ["Fossils from the Cambrian period", "the Cambrian chip of rock", "in the Cambrian"])
def test_an_ordinary_sense_is_no_company(text: str) -> None:
    assert all(link.entity is None for link in links(text).values())


def test_evidence_is_named_and_weighed() -> None:
    link = links("Haiguang Information, Alice and Piotech rose.")["Alice"]
    assert {piece.name.split(":")[0]: piece.weight for piece in link.evidence} == {
        "list-of-companies": 0.35,
        "market-words": 0.1,
        "capitals": 0.05,
    }


def test_support_goes_round_through_weak_neighbors() -> None:
    found = links("Hygon, Cambrian, Alice and others")
    assert [each.entity.id for each in found.values() if each.entity] == ["hygon", "cambricon", "allist"]


def test_support_goes_so_many_rounds_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last round has not reached is left in doubt."""
    text = "Alice, Cambrian and Hygon rose.\n\nAlice rose. Crystal Integration and Alice rose."
    linker = linker_for(default_base(), aliases=True)
    assert all(link.entity for link in linker.find(text))
    monkeypatch.setattr(window, "_ROUNDS", 1)
    assert [link.surface for link in linker.find(text) if link.entity] == ["Alice", "Cambrian", "Hygon"]


def test_somebody_with_a_title_behind_is_a_person() -> None:
    linker = linker_for(default_base(), aliases=True)
    (link,) = linker.find("Jinhaitong, chairman, spoke of shares.")
    assert link.entity is None
    assert "person-words" in {each.name for each in link.evidence}
    (link,) = linker.find("Jinhaitong, a maker, spoke of shares.")
    assert "person-words" not in {each.name for each in link.evidence}


def test_a_ticker_beside_a_name_wins_and_says_so() -> None:
    link = links("Haiguang Information (688012.SH) rose")["Haiguang Information"]
    assert link.entity is not None
    assert (link.entity.id, link.how) == ("amec", "identifier")
    assert any(piece.name.startswith("ticker-disagrees") for piece in link.evidence)


def test_a_ticker_of_another_mention_is_not_beside() -> None:
    found = links("Haiguang Information and Zhongwei Semi (688012.SH)")
    assert [each.entity.id for each in found.values() if each.entity] == ["hygon", "amec"]


def test_one_form_of_two_owners_needs_the_document() -> None:
    link = links("Guoke Micro shares rose as stocks gained")["Guoke Micro"]
    assert (link.status, link.reason) == ("ambiguous", "ambiguous")
    assert links("Guoke Micro grew.")["Guoke Micro"].reason == "weak"
    assert entity("Guoke Micro (300672.SZ) rose", "Guoke Micro") == "one"


def test_a_lone_ticker_is_a_mention() -> None:
    found = links("Buy 688041.SH or 000016")
    assert [(each.surface, each.how) for each in found.values()] == [("688041.SH", "identifier")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Piotech (Shanghai) Co., Ltd. was founded", "Piotech"),
        ("Hygon Cloud Services Co., Ltd. was founded", "Hygon"),
    ],
)
def test_a_part_of_a_longer_company_name_is_not_linked(text: str, surface: str) -> None:
    link = links(text)[surface]
    assert link.entity is None
    assert link.reason.startswith("part of a longer name")


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("Then Nanjing Iron Technology rose 3%.", "Nanjing Iron Technology"),
        ("Shanghai Stone Technology rose 3%.", "Shanghai Stone Technology"),
        ("Then Beijing Stone Technology rose 3%.", ""),  # its own place
        ("In Shanghai, Iron Technology rose 3%.", ""),
        ("Then Harbin Railway Technology rose 3%.", ""),  # 哈铁科技
    ],
)
def test_ordinary_words_behind_another_place_are_another_company(text: str, longer: str) -> None:
    (link,) = find(text)
    assert (link.entity is None) is bool(longer)
    assert link.reason == (f"part of a longer name: {longer}" if longer else "")


@pytest.mark.parametrize("text", ["Hygon Group said that it would build a plant.", "Piotech Holdings rose 3%."])
def test_a_parent_is_not_the_company_whose_chinese_name_has_no_such_word(text: str) -> None:
    (link,) = find(text)
    assert (link.entity, link.reason) == (None, f"part of a longer name: {' '.join(text.split()[:2])}")


@pytest.mark.parametrize(("more", "entities"), [("", []), (" Hygon, Piotech and AMEC met.", ["确成股份"])])
def test_a_near_rendering_with_shares_behind_needs_companies_in_the_text(more: str, entities: list[str]) -> None:
    found = find(f"Quechen shares are here.{more}")
    assert [each.entity.zh for each in found if each.entity and each.start == 0] == entities


def test_a_chinese_source_decides_weak_forms() -> None:
    text = "Alice grew"
    assert entity(text, "Alice", source="艾力斯营收增长") == "allist"
    assert entity("Companies such as Alice sold shares", "Alice", source="爱丽丝") is None


def test_a_slip_is_linked_as_fuzzy() -> None:
    link = links("Yesterday Haiguang Infomation rose")["Haiguang Infomation"]
    assert link.entity is not None
    assert (link.entity.id, link.how) == ("hygon", "fuzzy")


@pytest.mark.parametrize(
    "text",
    [
        "Piotech Brothers opened a bakery",
        "Hygon Airlines canceled a flight",
        "Hygon station was closed",
        "Hygon Lake Hotel was sold",
        "Tuojing Technology Museum was opened",
        "Hygon Wenxiang rose 3%.",
    ],
)
def test_names_of_organizations_and_places_go_on_behind_a_brand(text: str) -> None:
    (link,) = links(text).values()
    assert link.entity is None
    assert link.reason.startswith("part of a longer name")


@pytest.mark.parametrize(
    "text",
    [
        "Hygon, a grocer in Lagos, opened a fourth store.",
        "Hygon of Ohio opened a fourth store.",
        "Japan's Hygon said that it would build a plant.",
        "Hygon of Dreieich, Germany, sells plasma.",
        "Hygon Optik, a German optician, opened a shop.",
        "Hygon and others rose in Tokyo.",
        "Hygon (NYSE: HYG) opened a fourth store.",
        "Xinguang was elected to the committee.",
        "Dr. Xinguang joined the hospital, and the shares of its owner rose.",
        "Yang Guang was elected to the committee.",
    ],
)
def test_an_official_name_that_may_be_anybodys_needs_the_text(text: str) -> None:
    assert [link.entity for link in _PLAIN.find(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Hygon, a maker of chips, opened a plant in Germany.",
        "Yang Guang announced a dividend; its shares rose.",
        "Xinguang's revenue grew.",
        "Xinguang Co., Ltd. opened a hotel.",
        "Xinguang (688003.SH) opened a hotel.",
    ],
)
def test_an_official_name_that_may_be_anybodys_is_linked_with_any_word_of_the_market(text: str) -> None:
    assert None not in [link.entity for link in _PLAIN.find(text)]


def test_a_lower_case_head_of_a_sentence_is_no_ordinary_word() -> None:
    text = "Hygon, Piotech and AMEC rose. western wire sells titanium."
    assert links(text)["western wire"].entity is not None
    assert links(text.replace(" western", " The western"))["western wire"].entity is None


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Bluecrest Widgets Co., Ltd. rose", "Bluecrest Widgets Co., Ltd."),
        ("Shares of Bluecrest Widgets Co., Ltd. rose", "Bluecrest Widgets Co., Ltd."),
        ("Bluecrest (605999.SH) rose", "Bluecrest"),
        ("Bluecrest（605999.SH） rose（by much）", "Bluecrest"),
    ],
)
def test_an_unknown_company_with_a_cue_is_unlinked(text: str, surface: str) -> None:
    link = links(text)[surface]
    assert (link.status, link.reason) == ("unlinked", "unknown")


def test_ignored_phrases_are_no_finds() -> None:
    found = _LINKER.find("Haiguang Information and AMEC", ignore=["haiguang  information"])
    assert [each.surface for each in found] == ["AMEC"]


def test_windows_carry_decided_links_over() -> None:
    padding = "x" * 99 + "\n"
    text = "Companies such as Alice sold shares worth billions.\n" + padding * 3000 + "Later Alice sold shares again.\n"
    last = _LINKER.find(text)[-1]
    assert text[last.start : last.end] == "Alice"
    assert last.entity is not None


def test_the_names_of_the_packaged_table_are_found_by_their_official_forms() -> None:
    kb = default_base()
    linker = Linker(kb)
    for each in kb:
        if each.name and each.kind == "company" and each.name not in each.shy:
            found = linker.find(f"Yesterday {each.name} reported.")
            assert [(x.entity.id if x.entity else x.reason) for x in found] == [each.id], each.name


def linked(text: str) -> list[str]:
    """Return the ids of what is linked with the packaged table."""
    return [
        link.entity.id
        for link in linker_for(default_base()).find(text)
        if link.entity and link.entity.kind == "company"
    ]


@pytest.mark.parametrize(
    ("somebody_else", "ours", "entity"),
    [
        ("Tongwei Group reported revenue of 3 billion yuan.", "Tongwei reported revenue of 3 billion yuan.", "tongwei"),
        ("CRRC Group named a chairman.", "CRRC named a chairman.", "crrc"),
        ("Yanghe Group opened a hotel.", "Midea Group opened a hotel.", "midea"),
        ("SMIC Hong Kong opened an office.", "SMIC Hong Kong shares rose.", "smic"),
        ("Transsion India sold phones.", "Transsion sold phones in India.", "transsion"),
        ("Tianjin port handled freight, and prices rose.", "Tianjin port (600717.SH) rose.", "tianjin-port"),
        ("Coal prices at Rizhao port fell.", "Rizhao Port shares fell.", "rizhao-port"),
        ("Prices at Shenzhen airport rose.", "The shareholder Shenzhen Airport sold shares.", "shenzhen-airport"),
        ("Hygon, a village in the hills, has no railway.", "Hygon, a maker of chips, has no debt.", "hygon"),
        ("Chen Tongwei bought shares last quarter.", "Shares of Tongwei rose last quarter.", "tongwei"),
        ("BOE, CATL and AMEC rose. Jin Lei said shares are dear.", "BOE, CATL and Jin Lei shares rose.", "jinlei"),
        ("Baichuan reported revenue from models.", "Baichuan shares rose 3%.", "jiangsu-baichuan"),
        ("Tongrun and Richen share a well.", "Richen shares rose.", "qingdao-richen-food"),
        ("A fluorite network crosses the granite.", "The chip of fluorite network sold well.", "ezviz"),
        ("Techwing (089030) gained.", "Techking (920020.BJ) gained.", "techking-tires"),
    ],
)
def test_what_only_shares_a_name_is_nobody_of_ours(somebody_else: str, ours: str, entity: str) -> None:
    wrong = [each for each in linked(somebody_else) if each.startswith(entity)]
    assert (wrong, any(each.startswith(entity) for each in linked(ours))) == ([], True)


@pytest.mark.parametrize("ticker", ["688041.SH", "688999.SH"])
def test_a_name_that_renders_nobody_is_reported_by_its_ticker_and_the_ticker_by_itself(ticker: str) -> None:
    links = _LINKER.find(f"Kelisi Microelectronics ({ticker}) fell.")
    assert (links[0].surface, links[0].status, links[0].reason) == ("Kelisi Microelectronics", "unlinked", "unknown")
    assert [(link.surface, link.how) for link in links[1:]] == [("688041.SH", "identifier")] * (ticker == "688041.SH")
    assert _LINKER.find("Kelisi Microelectronics fell.") == []


@pytest.mark.parametrize(
    ("context", "who"),
    [
        ("Hygon, AMEC and Alice rose by more than 3%.", "allist"),
        ("Alice said that she liked the drug.", None),
        ("Nothing here names her.", None),
        ("Alice said hello. Nobody else did.", None),
    ],
)
def test_a_text_that_a_name_stands_in_decides_what_it_means_there(context: str, who: str | None) -> None:
    link = _LINKER.resolve("Alice", context=context)
    assert (link.start, link.end, link.surface) == (0, 5, "Alice")
    assert (link.entity.id if link.entity else None) == who


def test_a_name_inside_a_longer_one_of_a_company_is_a_part_of_it() -> None:
    linker = linker_for(default_base())
    text = "Zejing Pharmaceutical and Weixin Biology rose by 3%; Weixin closed up 4.4% at 33 yuan. Weixin has users."
    found = [(link.surface, link.entity.id if link.entity else "") for link in linker.find(text)]
    assert found[1:] == [("Weixin Biology", "chipscreen"), ("Weixin", "chipscreen"), ("Weixin", "wechat")]
    text = "On the board, Xiamen Tungsten New Energy and Rongbai Technology rose by 7%; Shares of Han's CNC rose by 3%."
    ids = [link.entity.codes[0] for link in linker.find(text) if link.entity]
    assert ids == ["688778.SH", "688005.SH", "301200.SZ"]
    text = "According to the announcement of Stone Technology on Friday, income rose."
    assert [link.entity.id for link in linker.find(text) if link.entity] == ["roborock"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("{} rose by 3%, and Lens Technology led the gem.", "chinext"),
        ("{} rose by 3%; losses of gem companies grew.", "chinext"),
        ("{} rose by 3%, and so did Lens Technology of the gem.", "chinext"),
        ("{} rose by 3%, and the gem fell 2%.", "chinext"),
        ("{} rose by 3%, and the gem fell 2% in Hong Kong.", None),
        ("{} rose by 3%; the ring and the gem fell 2%.", None),
        ("{} rose by 3%, and gem prices fell.", None),
        ("{} rose by 3%. Nickel sales of GEM rose on the market.", "gem"),
        ("Sales rose 3%, and the gem fell 2% on the exchange.", None),
    ],
)
def test_an_ordinary_word_is_a_board_only_beside_what_goes_with_one(text: str, who: str | None) -> None:
    links = linker_for(default_base()).find(text.format("Hygon, Cambricon, AMEC and ACM Research"))
    assert {link.entity.id for link in links if link.entity and link.surface.lower() == "gem"} == (
        {who} if who else set()
    )


def test_what_is_asked_behind_a_name_that_ends_a_sentence_is_not_asked_of_it() -> None:
    linker = linker_for(default_base())
    found = linker.find("Its chips are in robots of Hygon, AMEC, Cambricon and Midea. When asked, it said no more.")
    assert [link.entity.id for link in found if link.entity][-1:] == ["midea"]


def test_a_trade_of_two_words_behind_a_name_makes_another_one_of_it() -> None:
    linker = linker_for(default_base())
    for text in ("Hongbo New Materials rose 3%.", "Shares of Hongbo New Materials rose, as Hygon did."):
        assert not [link for link in linker.find(text) if link.entity and link.surface.startswith("Hongbo")]
    assert linker.find("Shares of Hongbo rose 3%, Huashu and Hygon rose as well.")[0].entity


def test_a_window_further_on_reads_the_same() -> None:
    look = linker_for(default_base())._document(None, None, ())
    text = "Zorblat Widgets (688041) rose. Then Qwertol Holdings Co., Ltd. fell."
    first, later = look(text), look(text, base=1000)
    assert "Qwertol Holdings Co., Ltd." in {x.surface for x in first}
    assert [(x.start, x.surface, x.how) for x in first if x.start is not None] == [
        (x.start - 1000, x.surface, x.how) for x in later if x.start is not None
    ]


def test_words_of_trades_and_of_other_places_are_looked_for() -> None:
    words = {min(TRADES - ELSEWHERE), min(ELSEWHERE - TRADES)}
    text = fold(" , ".join(words))
    assert words <= {word for _, word in linker_for(default_base()).finder.scan(text.text, text, [])[1]}


def test_four_syllables_in_one_word_are_a_whole_chinese_name_where_a_price_moves() -> None:
    found = find("On the disk, Haitiangufen closed down by 3.2% in the afternoon.")
    assert [(x.surface, x.entity.ticker) for x in found if x.entity] == [("Haitiangufen", "603759.SH")]
    assert not [x for x in find("Then Haitiangufen came to see him.") if x.entity]
