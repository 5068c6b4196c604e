"""Where a text has to ask for a company: the words of a trade with "shares" behind them."""

from __future__ import annotations

import pytest

from starnames import find

_COMPANIES = "Hygon, AMEC and Piotech rose. "


def _zinc(text: str) -> list[str]:
    """Return the Chinese names that what stands at "Zinc", in any letters, is linked to."""
    place = text.lower().index("zinc")
    return [each.entity.zh for each in find(text) if each.start == place and each.entity]


@pytest.mark.parametrize(
    "text",
    [
        "Zinc industry shares rose 3% on average.",
        "Zinc Industry Shares rose 3%.",  # the head of a sentence has a capital, and so has all of a headline
        "Hygon rose 3%, Zinc industry shares rose 5% and Piotech fell.",
        "Hygon rose 3%, Zinc Industry shares rose 5% and Piotech fell.",
        "On Monday zinc industry shares rose 5%.",
        "The Zinc industry shares sector rose 5%.",
    ],
)
def test_shares_of_a_trade_are_no_companys(text: str) -> None:
    assert not _zinc(_COMPANIES + text)


@pytest.mark.parametrize(
    "text",
    [
        "Hygon rose 3%, Zinc Industry Shares rose 5% and Piotech fell.",
        "Hygon, Zinc industry shares and Piotech rose 5%.",
        "Zinc industry shares (000751.SZ) rose 3%.",
    ],
)
def test_they_are_where_the_text_asks_for_it(text: str) -> None:
    assert "锌业股份" in {each.entity.zh for each in find(_COMPANIES + text) if each.entity}


@pytest.mark.parametrize("stocks", ["Biotech stocks", "Airport Stocks", "Aviation materials stocks"])
@pytest.mark.parametrize("frame", ["{} rose 3%.", "Hygon rose 3%, {} 5%.", "Hygon, {} and Piotech rose."])
def test_stocks_of_a_trade_are_those_of_many(frame: str, stocks: str) -> None:
    named = {each.entity.zh for each in find(_COMPANIES + frame.format(stocks)) if each.entity}
    assert named <= {"海光信息", "中微公司", "拓荆科技"}
