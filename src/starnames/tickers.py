"""Tickers in every dialect: stored with code and market (``688041.SH``), read and printed in others.

Hong Kong codes are never padded into A-share ones. A bare code that is also an index code (000016) is ambiguous: all
its readings come back, and the knowledge base says which of them exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy
from starnames.text import fold_name, mask_of, masked

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["STYLES", "TICKER", "find_tickers", "read_ticker", "render_ticker"]

_MARKETS = {
    "SH": "SH",
    "SS": "SH",
    "SSE": "SH",
    "SHA": "SH",
    "SHSE": "SH",
    "XSHG": "SH",
    "SZ": "SZ",
    "SZSE": "SZ",
    "SHE": "SZ",
    "XSHE": "SZ",
    "BJ": "BJ",
    "BSE": "BJ",
    "BJSE": "BJ",
    "XBSE": "BJ",
    "CSI": "CSI",
    "HK": "HK",
    "HKG": "HK",
    "HKEX": "HK",
    "SEHK": "HK",
    "XHKG": "HK",
}
_MICS = {"SH": "XSHG", "SZ": "XSHE", "BJ": "XBSE", "HK": "XHKG"}
_CHINA = {"CH", "CN", "CG", "CS", "C1", "C2"}
_LONGEST = 40
STYLES = ("wind", "yahoo", "mic", "sina", "baostock", "bloomberg")

_FOREIGN = "US|T|TW|KS|DE|SW|L|PA|INDEX"
_AMERICAN = {"NASDAQ", "NYSE", "NYSEAMERICAN", "AMEX", "XNAS", "XNYS"}

#: A ticker as it stands in running text: code with a market, or (only in brackets) six bare digits.
TICKER = lazy(
    r"(?<![A-Za-z0-9_.])(?:"
    r"(?P<code>[0-9]{6})\.(?P<market>SH|SS|SZ|BJ|XSHG|XSHE|XBSE|CSI|sh|ss|sz|bj)(?![A-Za-z0-9_])"
    r"|(?P<hkcode>[0-9]{4,5})\.(?P<hk>HK|hk|XHKG)(?![A-Za-z0-9_])"
    r"|(?P<premarket>SSE|SZSE|BSE|HKEX|SEHK|SHSE|SH|SZ|BJ|sh|sz|bj)[.:]? ?"
    r"(?P<precode>[0-9]{6}|(?<=[K:] )[0-9]{4,5}|(?<=[K:])[0-9]{4,5})(?![A-Za-z0-9_]|\.[0-9])"
    r"|(?<=[(（])(?P<bare>[0-9]{6})(?=[)）])"
    r")",
)
_MASK = mask_of("0123456789")
_FOUR = b"xxxx"
_BEFORE_CODE = 7
_BEHIND_CODE = 7
_SUFFIXED = lazy(r"([0-9]{1,6})[. ]([A-Z0-9]{2,4})")
_PREFIXED = lazy(r"([A-Z]{2,12})(?:[. ]{0,2}([0-9]{4,6})| ?: ?([A-Z0-9]{1,10}))")
_ABROAD = lazy(rf"([A-Z0-9]{{1,10}})[. ]({_FOREIGN})")


def find_tickers(text: str) -> Iterator[re.Match[str]]:
    """Yield the tickers of a text, in order: digits are looked for first, since they are rare.

    >>> [hit[0] for hit in find_tickers("SSE: 688041, 688012.SH and (688072); 12688041.SH is none")]
    ['SSE: 688041', '688012.SH', '688072']
    """
    reach = 0
    for start, end in _digits(text):
        hit = TICKER.search(text, max(reach, start - _BEFORE_CODE), end + _BEHIND_CODE)
        if hit and hit.start() <= start < hit.end():
            reach = hit.end()
            yield hit


def _digits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of four digits and more."""
    mask = masked(text, _MASK)
    start = mask.find(_FOUR)
    while start >= 0:
        end = start + 4
        while mask[end : end + 1] == b"x":
            end += 1
        yield start, end
        start = mask.find(_FOUR, end)


def read_ticker(text: str) -> tuple[str, ...]:
    """Return what a ticker may stand for, most usual first: code with market; empty when it is no ticker.

    >>> read_ticker("sh688041"), read_ticker("688041 CH"), read_ticker("SSE:688041"), read_ticker("9992.HK")
    (('688041.SH',), ('688041.SH',), ('688041.SH',), ('9992.HK',))
    >>> read_ticker("000016")
    ('000016.SZ', '000016.SH')
    >>> read_ticker("981 HK"), read_ticker("688041 CH Equity"), read_ticker("NASDAQ: ONC")
    (('0981.HK',), ('688041.SH',), ('ONC.US',))
    """
    level = fold_name(text).upper().strip("()[]").removesuffix(" EQUITY") if len(text) < _LONGEST else ""
    if not level.isascii():
        return ()
    if level.isdigit():
        return _readings(level) if len(level) == 6 else ()
    if found := _SUFFIXED.fullmatch(level):
        code, market = found.groups()
    elif found := _PREFIXED.fullmatch(level):
        market, code = found[1], found[2] or found[3]
    elif found := _ABROAD.fullmatch(level):
        return (f"{found[1]}.{found[2]}",)
    else:
        return ()
    return _located(code, market)


def _located(code: str, market: str) -> tuple[str, ...]:
    """Return the readings of a code whose market is said in some dialect."""
    if market in _AMERICAN:
        return (f"{code}.US",)
    if market in _FOREIGN.split("|"):
        return (f"{code}.{market}",)
    if not code.isdigit():
        return ()
    if market in _CHINA:
        return _readings(code)[:1] if len(code) == 6 else ()
    market = _MARKETS.get(market, "")
    if market == "HK":
        return (f"{int(code):04d}.HK",) if len(code) < 6 else ()
    return (f"{code}.{market}",) if market and len(code) == 6 else ()


def _readings(code: str) -> tuple[str, ...]:
    """Return what six bare digits may stand for: by the first digits (rules of the three exchanges)."""
    if code[0] in "56" or code[:2] == "90":
        return (f"{code}.SH",)
    if code[:2] == "93":
        return (f"{code}.CSI",)
    if code[0] in "48" or code[:2] == "92":
        return (f"{code}.BJ",)
    if code[:2] == "00":
        return (f"{code}.SZ", f"{code}.SH")
    return (f"{code}.SZ",)


def render_ticker(ticker: str, *, style: str = "wind") -> str:
    """Return a ticker in another dialect: wind (the default), yahoo, mic, sina, baostock or bloomberg.

    >>> [render_ticker("688041.SH", style=style) for style in STYLES]
    ['688041.SH', '688041.SS', '688041.XSHG', 'sh688041', 'sh.688041', '688041 CH']
    >>> render_ticker("0981.HK", style="bloomberg")
    '981 HK'
    """
    if style not in STYLES:
        raise TypeError(f"style is one of {', '.join(STYLES)}, not {style!r}")
    code, _, market = ticker.partition(".")
    if style == "wind" or market not in _MICS:
        return ticker
    if style == "yahoo":
        return f"{code}.SS" if market == "SH" else ticker
    if style == "mic":
        return f"{code}.{_MICS[market]}"
    if style == "bloomberg":
        if market == "HK":
            return f"{code.lstrip('0')} HK"
        return f"{code} CH" if _readings(code)[0] == ticker else ticker  # an index: its code is also a share's
    if style == "sina":
        return f"{market.lower()}{code:0>5}" if market == "HK" else f"{market.lower()}{code}"
    return f"{market.lower()}.{code}"
