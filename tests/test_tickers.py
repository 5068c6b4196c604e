"""Tickers: read in every dialect, printed in every dialect, and never one market's code for another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames.table import default_base
from starnames.tickers import STYLES, TICKER, read_ticker, render_ticker


@pytest.mark.parametrize(
    "text",
    [
        "688041.SH",
        "688041.sh",
        "688041.SS",
        "688041.XSHG",
        "688041 CH",
        "688041 C1",
        "SH688041",
        "sh688041",
        "sh.688041",
        "SH:688041",
        "SH 688041",
        "SSE:688041",
        "SSE: 688041",
        "SHSE.688041",
        "688041",
        " 688041.SH\n",
        "６８８０４１．ＳＨ",
        "SSE：688041",
        "(688041.SH)",
        "（688041）",
    ],
)
def test_every_dialect_is_read(text: str) -> None:
    assert read_ticker(text) == ("688041.SH",)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("000001", ("000001.SZ", "000001.SH")),
        ("000688", ("000688.SZ", "000688.SH")),
        ("300750", ("300750.SZ",)),
        ("900901", ("900901.SH",)),
        ("510050", ("510050.SH",)),
        ("920027", ("920027.BJ",)),
        ("899050", ("899050.BJ",)),
        ("931643", ("931643.CSI",)),
        ("399006.SZ", ("399006.SZ",)),
        ("000725 CH", ("000725.SZ",)),
        ("000725.XSHE", ("000725.SZ",)),
        ("BSE:920027", ("920027.BJ",)),
        ("0700.HK", ("0700.HK",)),
        ("700 HK", ("0700.HK",)),
        ("00700.HK", ("0700.HK",)),
        ("hk00700", ("0700.HK",)),
        ("HKEX: 700", ("0700.HK",)),
        ("SEHK:9992", ("9992.HK",)),
        ("0700.XHKG", ("0700.HK",)),
        ("80700.HK", ("80700.HK",)),
        ("NVDA.US", ("NVDA.US",)),
        ("nvda us", ("NVDA.US",)),
        ("NASDAQ: ONC", ("ONC.US",)),
        ("NYSE:TSM", ("TSM.US",)),
        ("005930.KS", ("005930.KS",)),
        ("8035.T", ("8035.T",)),
        ("HSI.INDEX", ("HSI.INDEX",)),
    ],
)
def test_readings(text: str, readings: tuple[str, ...]) -> None:
    assert read_ticker(text) == readings


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "SH",
        "0700",
        "00700",
        "68804",
        "6880411",
        "68804.SH",
        "688041.XX",
        "688041.HK",
        "HK 5",
        "STAR 50",
        "SSE 50",
        "SSE:ABC",
        "688041.SH.SH",
        "٦٨٨٠٤١",
        "六八八零四一",
        "688041-SH",
        "1" * 10_000,
        "AMEC",
        "in 2024",
    ],
)
def test_what_is_no_ticker(text: str) -> None:
    assert read_ticker(text) == ()


def test_every_style() -> None:
    assert [render_ticker("688041.SH", style=style) for style in STYLES] == [
        "688041.SH",
        "688041.SS",
        "688041.XSHG",
        "sh688041",
        "sh.688041",
        "688041 CH",
    ]
    assert [render_ticker("0981.HK", style=style) for style in STYLES] == [
        "0981.HK",
        "0981.HK",
        "0981.XHKG",
        "hk00981",
        "hk.0981",
        "981 HK",
    ]
    assert [render_ticker("NVDA.US", style=style) for style in STYLES] == ["NVDA.US"] * 6
    assert [render_ticker("931643.CSI", style=style) for style in STYLES] == ["931643.CSI"] * 6


def test_an_index_is_not_printed_as_the_share_that_has_its_digits() -> None:
    assert render_ticker("000688.SH", style="bloomberg") == "000688.SH"
    assert render_ticker("000688.SZ", style="bloomberg") == "000688 CH"


def test_a_style_that_is_none() -> None:
    with pytest.raises(TypeError, match="style is one of wind, yahoo"):
        render_ticker("688041.SH", style="reuters")


@given(st.from_regex(r"(6|9|0|3|4|8)[0-9]{5}\.(SH|SZ|BJ)|(0[0-9]{2}[1-9]|[1-9][0-9]{3,4})\.HK", fullmatch=True))
def test_what_is_printed_is_read_back(ticker: str) -> None:
    for style in STYLES:
        assert read_ticker(render_ticker(ticker, style=style))[:1] == (ticker,)


@pytest.mark.parametrize("style", STYLES)
def test_every_code_of_the_table_is_read_back(style: str) -> None:
    for entity in default_base():
        for code in entity.codes:
            assert read_ticker(render_ticker(code, style=style))[:1] == (code,)


@given(st.text(max_size=50))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(read_ticker(text), tuple)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Hygon (688041.SH) and SMIC (0981.HK; 688981.SH)", ["688041.SH", "0981.HK", "688981.SH"]),
        ("海光信息688041.SH大涨", ["688041.SH"]),
        ("海光信息（688041）", ["688041"]),
        ("HKEX: 981, SSE: 688981", ["SSE: 688981"]),
        ("SEHK:0981", ["SEHK:0981"]),
        ("sh688041 rose", ["sh688041"]),
        ("688041 shares, 123456.SHA, x688041.SH, 1688041.SH, 688041.SH2", []),
        ("1.688041.SH", []),
        ("٦٨٨٠٤١.SH", []),
        ("SH 688041.5 points", []),
    ],
)
def test_tickers_in_running_text(text: str, hits: list[str]) -> None:
    assert [hit[0] for hit in TICKER.finditer(text)] == hits
