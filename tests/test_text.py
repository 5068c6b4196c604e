"""Folding levels what does not matter and finds the way back; what is not prose is left out."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames.cutting import windows
from starnames.protected import protected_spans
from starnames.text import fold, fold_name, is_word

ODD = st.text(
    st.sampled_from(
        "aZ 1.,-'\t\n\r\u00a0\u3000\u200b\ufeff\u0301\u0308é’“—…ﬁİςΣßＡ．（海光\u2f00\U00020000🚀שא\ud800\ue000\x00"
    )
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＭＥＣ", "amec"),
        ("AMEC’s", "amec's"),
        ("“North”—Star…", '"north"-star…'),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("a \t\n b", "a b"),
        ("a\n\nb", "a\nb"),
        ("a\r\nb", "a b"),
        ("a\u00a0\u3000b", "a b"),
        ("AM\u200bEC\ufeff", "amec"),
        ("Hai \u200b\u00a0Guang", "hai guang"),
        ("a\n\u200b\nb", "a\nb"),
        ("中芯国际（集团）", "中芯国际(集团)"),
        ("海光、中微。", "海光,中微."),
        ("⽇光", "日光"),
        ("İ", "i"),
        ("ΑΣ", "ασ"),
        ("Straße", "straße"),
        ("ﬁne", "ﬁne"),
        ("\ud800x", "\ufffdx"),
        ("\ue000x", "\ufffdx"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_span_holds_its_marks_and_nothing_before_or_behind() -> None:
    text = "x\u200b  Cafe\u0301\u200b \u200b y"
    folded = fold(text)
    start = folded.text.index("cafe")
    assert text[folded.origin(start) : folded.origin(start + 4)] == "Cafe\u0301\u200b"


def test_a_name_is_trimmed() -> None:
    assert fold_name("\u200b Haiguang\u3000\nInformation ") == "haiguang information"


@given(st.text() | ODD)
def test_the_way_back(text: str) -> None:
    folded = fold(text)
    places = [folded.origin(at) for at in range(len(folded.text) + 1)]
    assert folded.length == len(text)
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert not places or 0 <= places[0] <= len(text)
    for at, char in enumerate(folded.text):
        piece = text[places[at] : places[at + 1]]
        assert piece
        assert char.isspace() == piece[0].isspace() or char == " "
        if not char.isspace():
            assert fold(piece).text == char


@given(st.text() | ODD)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold_name(text.replace("\n", " "))  # a blank line stays a line end, which is a blank the next time
    assert fold_name(once) == once


def test_every_character_folds_to_what_folds_to_itself() -> None:
    once = [fold(chr(code)).text for code in (*range(0x20, 0xD800), *range(0xE000, 0x30000))]
    assert [each for each in once if fold(each).text != each] == []
    assert fold("⿂").text == fold("魚").text == "鱼"  # a radical that is printed as the character


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    latin = "".join(char for char in text if char < "\u0300")
    assert fold(unicodedata.normalize("NFC", latin)).text == fold(unicodedata.normalize("NFD", latin)).text


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("", []),
        ("plain AMEC text", []),
        ("at https://amec.com/a?b=AMEC then", ["https://amec.com/a?b=AMEC"]),
        ("mail ir@amec.com.cn now", ["ir@amec.com.cn"]),
        ("www.amec.com。下一句", ["www.amec.com"]),
        ('<a href="AMEC">AMEC</a>', ['<a href="AMEC">', "</a>"]),
        ("<script>AMEC</script> AMEC", ["<script>AMEC</script>"]),
        ("<SCRIPT type=x>AMEC</Script> AMEC", ["<SCRIPT type=x>AMEC</Script>"]),
        ("<Style>AMEC", ["<Style>"]),
        ("<scripture>AMEC</script>", ["<scripture>", "</script>"]),
        ("<!-- AMEC --> AMEC", ["<!-- AMEC -->"]),
        ("<!-- AMEC", ["<!--"]),
        ("`AMEC` and ```\nAMEC\n``` AMEC", ["`AMEC`", "```\nAMEC\n```"]),
        ("``` AMEC", ["```"]),
        ("3 < 4 AMEC > 2", []),
        ('<img alt="a > b" src=x> AMEC', ['<img alt="a > b" src=x>']),
        ("<p title='AMEC>'>AMEC</p>", ["<p title='AMEC>'>", "</p>"]),
        ('<a title="AMEC>AMEC', ['<a title="AMEC>']),
        ("<code class=x>AMEC</code> AMEC", ["<code class=x>AMEC</code>"]),
        ("<?php echo 'AMEC' ?> AMEC", ["<?php echo 'AMEC' ?>"]),
        ("~~~\nAMEC\n~~~\nAMEC ~~~", ["~~~\nAMEC\n~~~"]),
        ("``AMEC ` AMEC`` AMEC", ["``AMEC ` AMEC``"]),
        ("[AMEC](docs/AMEC (1).md) AMEC", ["](docs/AMEC (1).md)"]),
        ("![AMEC](AMEC.png 'AMEC') AMEC", ["](AMEC.png 'AMEC')"]),
        ("[AMEC][AMEC] AMEC", ["][AMEC]"]),
        ('[AMEC]: /docs/AMEC "AMEC"\n[AMEC]: AMEC rose', ['[AMEC]: /docs/AMEC "AMEC"']),
        ("ftp://amec.com/AMEC file:///AMEC", ["ftp://amec.com/AMEC", "file:///AMEC"]),
        ("a lone ` AMEC", []),
    ],
)
def test_what_is_not_prose(text: str, protected: list[str]) -> None:
    spans = protected_spans(text)
    assert [text[start:end] for start, end in spans] == protected


@given(st.text("<>/`!-aA@.:www scriptyle\n"))
def test_protected_spans_are_sorted_and_disjoint(text: str) -> None:
    spans = protected_spans(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "`",
        "<!--",
        "```",
        "<a ",
        "@",
        "a@",
        "a.b@",
        "www.",
        "https://",
        "<script>",
        "</",
        "a@b.",
        '<a "',
        "<a '",
        "](",
        "][",
        "[",
        "](a(",
        "``",
        "``a`",
        "~~~\n",
        "<code>",
        "<?a",
        "[a]: ",
        "a_",
    ],
)
def test_nothing_is_slow(piece: str) -> None:
    start = time.process_time()
    protected_spans(piece * (200_000 // len(piece)))
    fold(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("char", "word"),
    [
        ("a", True),
        ("7", True),
        ("_", True),
        ("é", True),
        ("光", False),
        ("\U00020000", False),
        ("-", False),
        (" ", False),
    ],
)
def test_word_characters(char: str, word: bool) -> None:  # noqa: FBT001
    assert is_word(char) is word


@given(st.text("ab \n", max_size=200), st.integers(1, 30))
def test_windows_tile_a_text(text: str, size: int) -> None:
    spans = windows(text, size=size)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(one[1] == two[0] for one, two in pairwise(spans))
    assert all(end - start <= size for start, end in spans)


def test_windows_are_cut_at_paragraph_ends_where_there_are_any() -> None:
    assert windows("ab\ncd\nef", size=5) == [(0, 3), (3, 8)]
    assert windows("ab cd ef", size=5) == [(0, 3), (3, 8)]
    assert windows("abcdefgh", size=5) == [(0, 5), (5, 8)]
