"""Names that only the ticker behind them tells, and the same words elsewhere."""

from __future__ import annotations

import pytest

from starnames import find, normalize
from starnames.renderings import Morpheme, Morphemes, NameRecord, RenderingIndex
from starnames.resolver import resolver_for
from starnames.table import default_base
from tests.make import base, company

_LASER = ("Frequency accurate laser", "688826.SH")


def linked(text: str) -> list[tuple[str, str]]:
    return [(x.surface, x.entity.ticker) for x in find(text) if x.entity and x.entity.kind == "company"]


@pytest.mark.parametrize(
    ("text", "surface", "ticker"),
    [
        ("Frequency accurate laser (688826.SH) fell.", *_LASER),
        ("He said before noon today that Frequency accurate laser (688826.SH) fell.", *_LASER),
        ("that he said before noon on long profit pass (688143.SH) shares.", "long profit pass", "688143.SH"),
        ("Yesterday long profit pass (688143.SH) fell.", "long profit pass", "688143.SH"),
        ("The regulator warned core moving joint technology (688582).", "core moving joint technology", "688582.SH"),
        ("Shares of Wondus (688178.SH) fell.", "Wondus", "688178.SH"),
        ("Analysts like Wondus Technology (SSE: 688178).", "Wondus Technology", "688178.SH"),
        ("Ordos（600295.SH） fell.", "Ordos", "600295.SH"),
    ],
)
def test_a_ticker_tells_whose_the_words_before_it_are(text: str, surface: str, ticker: str) -> None:
    assert linked(text) == [(surface, ticker)]


@pytest.mark.parametrize(
    "text",
    [
        "The laser maker (688826.SH) fell.",
        "A laser (688826.SH) fell.",
        "In the laser (688826.SH) business it fell.",
        "Happy Garden (688178.SH) fell.",
        "It treats water, (688178.SH) it says.",
        "Technology (688178.SH) fell.",
        "pass (688143.SH) fell.",
        "profit pass (688143.SH) fell.",
        "Wo (688178.SH) fell.",
    ],
)
def test_words_that_say_nothing_of_the_company_are_no_name(text: str) -> None:
    code = text.partition("(")[2].partition(")")[0]
    assert linked(text) == [(code, code)]


def test_the_same_words_are_its_name_elsewhere() -> None:
    told = "Frequency accurate laser (688826.SH) rose 3%. "
    again = linked(told + "Later Frequency accurate lasers were shown, and Frequency accurate laser fell 2%.")
    assert again == [_LASER] * 2
    assert linked("Wondus (688178.SH) rose 3%. Investors said Wondus fell 2% later.")[1] == ("Wondus", "688178.SH")
    assert linked("Later Wondus fell 2%.") == []
    assert len(linked(told + "The frequency accurate laser is new. Nobody saw it.")) == 1


def test_a_name_in_doubt_is_decided_by_the_ticker_anywhere_in_the_document() -> None:
    assert linked("Erdos (600295.SH) rose. Later Erdos closed at 11.2 yuan.")[1] == ("Erdos", "600295.SH")
    alone = linked("The company (688178.SH) rose 3%. Wandes announced a contract.")
    assert ("Wandes", "688178.SH") in alone


def test_names_told_by_tickers_are_put_anew_once_and_for_all() -> None:
    text = "Wondus (688178.SH) announced a plan. Frequency accurate laser (688826.SH) fell; Wondus fell 2%."
    once = normalize(text)
    assert "Wondus" not in once.text
    assert "accurate" not in once.text
    assert normalize(once.text).text == once.text
    assert once.revert() == text


def test_what_is_linked_already_is_no_part_of_such_a_name() -> None:
    found = linked("SMIC Wondus (688178.SH) rose 2%.")
    assert ("Wondus", "688178.SH") in found
    assert len(found) == 2


def test_an_alignment_with_one_company_says_all_of_the_surface() -> None:
    index = RenderingIndex(
        [NameRecord(key="1", zh="万德斯"), NameRecord(key="2", zh="概伦电子"), NameRecord(key="3", zh="万达电子")],
        Morphemes([Morpheme(zh="电子", kind="generic", en=("Electronics",))]),
        {
            each: (sound,)
            for each, sound in zip("万德斯概伦达电子", "wan de si gai lun da dian zi".split(), strict=True)
        },
    )
    found = index.align_one("Gailun", "2")
    assert found
    assert found.unsaid == ("电子",)
    assert index.align_one("Gailun Park", "2") is None
    assert index.align_one("", "2") is None
    assert index.align_one("Gailun", "4") is None
    assert index.sounds_like("Wondus", "1")
    assert not index.sounds_like("Wondus", "2")
    assert not index.sounds_like("Wei", "1")


def test_without_chinese_names_there_is_nothing_to_align_with() -> None:
    kb = base(company("piotech", name="Piotech Inc.", short="Piotech", zh="拓荆科技", codes=["688072.SH"]))
    assert resolver_for(kb).rendered.of("Tuojing", kb["piotech"]) is None
    rendered = resolver_for(default_base()).rendered
    owner = default_base().owners("688178.SH")[0]
    assert rendered.of("wondus", owner) is None


def test_what_a_ticker_tells_is_no_part_of_an_unlisted_name() -> None:
    text = "Suppliers such as EUR64 Holdings Zhon (688012.SH) rose."
    found = [(each.start, each.end, each.status) for each in find(text)]
    assert [each for each in found if each[2] == "linked"] == [(33, 37, "linked")]
    assert all(end <= 33 or start >= 37 for start, end, status in found if status != "linked")
