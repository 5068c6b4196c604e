"""Pages: whole, escaped, self-contained, and saying all that the results say."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames import Normalizer, compare, find, load
from starnames.pages import compared_page, found_page, normalized_page
from starnames.pages.comparing import ComparedTexts
from starnames.pages.finding import FoundText
from starnames.pages.markup import rows_of
from starnames.pages.normalizing import NormalizedText
from starnames.table import default_base
from tests.reading import Page, read_page

_SAMPLE = (Path(__file__).parent.parent / "docs" / "sample.txt").read_text(encoding="utf-8")
_ATTACK = "<script>alert(1)</script> Tuojing Technology \"'><img src=x onerror=y> &lt; \u202eevil\u202c \x00\x1b[31m"


def normalized(*texts: str, name: str = "a.txt", **options: object) -> Page:
    normalizer = Normalizer(**options)  # type: ignore[arg-type]
    made = [
        NormalizedText(name, each, normalizer.normalize(each), normalizer.linker.find(each, as_of=normalizer.as_of))
        for each in texts
    ]
    return read_page(normalized_page(made))


def found(text: str, name: str = "a.txt") -> Page:
    return read_page(found_page([FoundText(name, text, find(text))], table=default_base().version))


def compared(reference: str, candidate: str) -> Page:
    both = ComparedTexts("zh.txt", "en.txt", reference, candidate, compare(reference, candidate))
    return read_page(compared_page([both]))


def test_the_sample_before_and_after() -> None:
    page = normalized(_SAMPLE)
    assert "\n\n".join(page.before) == _SAMPLE
    assert "\n\n".join(page.after) == Normalizer().normalize(_SAMPLE).text
    assert page.tags.count("details") == 6
    for said in (
        "18 names",
        "4 left in doubt",
        "688041.SH",
        "海光信息",
        "stands in a list of companies",
        "÷ 1000 is 1.42217 × 10¹²",
        "point became comma",
        "Left as it was, in doubt",
        "line 11, column 30",
        "Could be:",
        "艾力斯, 688578.SH",
        "Who is who",
        default_base().version,
    ):
        assert said in page.text, said


def test_several_texts_share_no_id() -> None:
    page = normalized("Lanqi Technology rose.", "Lanqi Technology fell.\nAlice.", "")
    assert {"text-1", "text-2", "text-3", "change-1-0", "change-2-0", "doubt-2-0"} <= set(page.ids)
    assert "There is no text." in page.text
    assert "nav" in page.tags


def test_a_page_with_nothing_to_say() -> None:
    page = normalized("It rained.")
    assert "Nothing had to be changed." in page.text
    assert page.after == ["It rained."]
    assert "details" not in page.tags
    assert "Nobody is mentioned." in found("It rained.").text
    assert "Nothing disagrees." in compared("下雨了。", "It rained.").text
    assert "There is no text." in compared("", "").text


def test_changes_with_an_article_or_a_source_or_annotations() -> None:
    assert "688072.SH" in normalized("A Tuojing Technology share rose.").text
    page = normalized("The Tuojing Technology share.", names="annotate")
    assert page.after == ["The Tuojing Technology (Piotech, 688072.SH) share."]
    doubt = normalized("The firm raised 2,641,123 billion yuan.").text
    assert "possible point became comma" in doubt
    assert "÷ 1000 is 2.641123 × 10¹²" in doubt


def test_everything_is_escaped_and_the_unseen_is_seen(tmp_path: Path) -> None:
    for page in (
        normalized(_ATTACK, name=_ATTACK),
        found(_ATTACK, name=_ATTACK),
        compared("拓荆科技" + _ATTACK, _ATTACK),
    ):
        assert "<script>alert(1)</script>" in page.text
        assert "<img src=x onerror=y>" in page.text
        assert "U+202E" in page.text
        assert "U+0000" in page.text
    table = tmp_path / "mine.yaml"
    table.write_text(
        "- id: evil\n  name: '<b onclick=x>\"Evil\" & Sons</b>'\n  short: '</style><i>'\n  kind: company\n"
        "  zh: '恶<u>'\n  aliases: [Zorba Widgets]\n  source: made up\n  checked: 2026-01-01\n",
        encoding="utf-8",
    )
    kb = load(table)
    page = normalized("Zorba Widgets rose.", kb=kb)
    assert page.after == ['<b onclick=x>"Evil" & Sons</b> rose.']
    assert not {"b", "i", "u"} & set(page.tags)


def test_lone_surrogates_come_out_as_what_can_be_seen() -> None:
    assert "U+DCFF" in normalized("Lanqi Technology \udcff rose.").text


def test_two_doubts_at_one_place_and_a_doubt_about_a_change() -> None:
    text = "Revenue was 91.62亿元.\nThe firm raised 2,641,123 billion yuan, and 91.62 billion yuan."
    source = "海光信息2024年实现营业收入91.62亿元，同比增长52.4%。\n公司净亏损4.52亿元。"
    normalizer = Normalizer(figures="en")
    links = normalizer.linker.find(text, source=source)
    done = normalizer.normalize(text, source=source)
    spans = [(each.start, each.end) for each in done.left]
    assert len(spans) > len(set(spans)) or {each.start for each in done.left} & {each.start for each in done.changes}
    page = read_page(normalized_page([NormalizedText("a.txt", text, done, links)]))
    assert page.text.count("Show in the text") == len(done.changes) + len(done.left)


def test_mentions() -> None:
    page = found(_SAMPLE + "\nQuxi Optics Co., Ltd. rose.")
    assert "22 linked" in page.text
    assert "In doubt" in page.text
    assert "in no table" in page.text
    assert "SMIC" in page.cells[1]
    assert "words that go with people" in page.text


def test_a_comparison() -> None:
    page = compared(
        "海光信息2024年营业收入91.62亿元，同比增长52.4%。\n公司拟每10股派1.5元。",
        "In 2024 Haiguang Information's revenue was 91.62 billion yuan, up 52.4%.\nAnalysts were surprised.",
    )
    assert "1 in scale" in page.text
    assert "in agreement" in page.text
    assert "Probably right: the reference." in page.text
    assert "nothing stands against it" in page.text
    whole = " ".join(" ".join(page.cells).split())
    for said in ("91.62亿元", "91.62 billion yuan", "每10股派1.5元", "Analysts were surprised."):
        assert said in whole


def test_rows() -> None:
    assert rows_of("", []) == []
    assert rows_of("a\r\n\r\nb", []) == [(0, 2), (5, 6)]
    assert rows_of("a\n\n\n\nb\nc", []) == [(0, 1), (5, 8)]
    assert rows_of("a\n\nb\n\nc", [(0, 4)]) == [(0, 4), (6, 7)]


_WORDS = st.sampled_from(
    [
        "Lanqi Technology",
        "Alice",
        "1,773 billion yuan",
        "<b>",
        "&amp;",
        "\n",
        "\n\n",
        " ",
        "\u202e",
        "3.5亿元",
        "海光信息",
    ],
)


@settings(max_examples=40)
@given(st.lists(_WORDS | st.text(max_size=3), max_size=8).map("".join))
def test_any_text_makes_a_whole_page(text: str) -> None:
    page = normalized(text)
    result = Normalizer().normalize(text).text
    for cells, whole in ((page.before, text), (page.after, result)):
        if not any(cell.startswith("U+") or "U+" in cell for cell in cells):
            assert "".join("".join(cells).split()) == "".join(whole.split())
    found(text)
    both = compared(text, "Lanqi Technology raised 1,773 billion yuan. " + text)
    if "U+" not in both.text:
        assert Counter("".join(text.split())) <= Counter("".join("".join(both.before).split()))


@pytest.mark.parametrize("command", ["normalize", "find"])
def test_the_command_line(command: str, tmp_path: Path) -> None:
    file = tmp_path / "a<b>.txt"
    file.write_text("Tuojing Technology rose.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "starnames", command, "--format", "html", str(file)], capture_output=True, check=True
    )
    page = read_page(done.stdout.decode())
    assert "a<b>.txt" in page.text
    assert str(tmp_path) not in page.text
    assert "688072.SH" in page.text


def test_what_was_left_of_a_name_that_no_list_of_links_has_says_why_all_the_same() -> None:
    text = "Alice said so."
    done = Normalizer().normalize(text)
    assert done.left
    page = read_page(normalized_page([NormalizedText("a.txt", text, done, [])]))
    assert "Alice" in page.text


def test_a_name_over_the_end_of_a_line_is_no_link_of_the_page() -> None:
    reference, candidate = "拓荆科技上涨3%。", "Tuojing\nTechnology rose 3%."
    comparison = compare(reference, candidate)
    page = read_page(compared_page([ComparedTexts("a", "b", reference, candidate, comparison)]))
    assert "Tuojing" in page.text
