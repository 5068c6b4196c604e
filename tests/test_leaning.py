"""A document about one board leans to its companies in a tie, and in nothing else."""

from __future__ import annotations

import pytest

from starnames import find

_STAR = "On the STAR Market Hygon, Piotech and AMEC rose. "


def _named(text: str, surface: str) -> tuple[str, str]:
    """Return the status of a mention, and the Chinese name that it is linked to."""
    link = next(each for each in find(text) if each.surface.startswith(surface))
    return link.status, link.entity.zh if link.entity else ""


@pytest.mark.parametrize(
    ("text", "surface", "named"),
    [
        # both say all of it: 南网科技 and 南王科技
        ("Nanwang Technology rose 3%.", "Nanwang Technology", "南网科技"),
        # the whole name has been said, or a mark takes the place of the trade
        ("Changxin Technology fell 3%. Shares of Changxin rose 5% later.", "Changxin", "长鑫科技"),
        ("*ST Tianyi fell 3%.", "Tianyi", "天宜新材"),
        # nobody else is meant
        ("Huitong Shares rose 3%.", "Huitong Shares", "会通股份"),
    ],
)
def test_a_tie_is_broken(text: str, surface: str, named: str) -> None:
    assert _named(_STAR + text, surface) == ("linked", named)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Huitong Holdings rose 3%.", "Huitong Holdings"),  # 汇通控股 says it all, 会通股份 is seldom put so
        ("Tiancheng rose 4%.", "Tiancheng"),  # a brand alone may be any namesake's
    ],
)
def test_what_is_no_tie_is_left(text: str, surface: str) -> None:
    assert _named(_STAR + text, surface) == ("ambiguous", "")


def test_companies_of_other_boards_need_no_lean() -> None:
    assert _named(_STAR + "Guizhou Maotai and Ping'an Bank (000001.SZ) rose 3%.", "Ping'an") == ("linked", "平安银行")
