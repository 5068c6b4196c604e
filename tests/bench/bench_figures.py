"""How fast figures are found: megabytes (UTF-8) a second for prose, and for junk at one and two sizes.

Run it: ``python tests/bench/bench_figures.py [FILE ...]``. Files are read beside the built-in prose. Junk that doubles
must take twice as long, not four times. The budget is 8 MB/s of English and 5 MB/s of Chinese prose, in CPU time. Other
libraries are measured on the same prose, a few kilobytes of it, where they are installed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from starnames.figure import find_figures

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = (
    "In 2024 the board's {n} companies reported revenue of RMB {n},422.17 billion, up 0.24% year on year, while net "
    "profit fell "
    "3.5 percentage points to 47.523 billion yuan. Nearly 70% of issuers grew and more than {n} firms doubled their "
    "output. "
    "The regulator said that it would keep improving the listing rules, that intermediaries must check what they "
    "sign, and "
    "that investors should read the prospectus with care before they subscribe to any new offering on the market.\n"
)
CHINESE = (
    "2024年，{n}家公司合计实现营业收入14221.70亿元，同比增长0.24%，近七成公司收入增长，净利润下降3.09个百分点；{n}家公司营收创新高，"
    "研发投入达1680.78亿元，超过净利润的2.5倍，平均每家公司拥有发明专利{n}项。监管部门表示，将继续完善发行上市制度，"
    "压实中介机构责任，引导长期资金入市，更好服务新质生产力发展，投资者应当充分了解风险。\n"
)
JUNK = {
    "digits": "7",
    "commas": ",",
    "wan": "万",
    "hundred": "hundred ",
    "numbers": "3.5 ",
    "digit-comma": "1,",
    "grouped": "123,",
    "points": "1.1.",
    "dashes": "1-",
    "yi-wan": "一万",
    "currency": "RMB ",
    "brackets": "(RMB 1",
    "qualifiers": "more than ",
    "mei": "每",
    "percent": "5%",
    "mix": "3千",
    "out": "3 out of ",
    "to": "3 to ",
    "fen": "百分之",
    "half": "half a ",
    "tabs": "1\t",
    "spaced": "1 234 ",
    "powers": "1e",
    "mixed": "3又",
    "points-only": ".5",
}


def prose(template: str, size: int) -> str:
    """Return running text of about so many characters, its numbers not all alike."""
    block = "".join(template.replace("{n}", str(100 + index * 7)) for index in range(120))
    return block * (size // len(block) + 1)


def measure(text: str) -> tuple[float, int]:
    """Return megabytes a second and the number of figures, the best of three."""
    size = len(text.encode()) / 1e6
    best, count = float("inf"), 0
    for _ in range(3):
        start = time.process_time()
        count = len(find_figures(text))
        best = min(best, time.process_time() - start)
    return size / best, count


def peers() -> dict[str, Callable[[str], object]]:
    """Return what else is installed that finds numbers in a text, by name."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        import cn2an  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415

        found["cn2an.transform, Chinese"] = cn2an.transform
    except ImportError as problem:
        print(f"cn2an is not at hand: {problem}")  # noqa: T201
    try:
        from recognizers_number import recognize_number  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415

        found["Recognizers, English"] = lambda text: recognize_number(text, "en-us")
        found["Recognizers, Chinese"] = lambda text: recognize_number(text, "zh-cn")
    except ImportError as problem:
        print(f"Recognizers-Text is not at hand: {problem}")  # noqa: T201
    return found


def compare_peers(ours: dict[str, float]) -> None:
    """Print the speed of each peer on the prose it is made for, and how many times faster we are."""
    for name, read in peers().items():
        language = "chinese" if "Chinese" in name else "english"
        text = prose(CHINESE if language == "chinese" else ENGLISH, 1)[:3_000]
        try:
            read("12")
            start = time.process_time()
            read(text)
            speed = len(text.encode()) / 1e6 / (time.process_time() - start)
        except Exception as problem:  # noqa: BLE001 - other people's code
            print(f"{name:28} fails: {problem!r}")  # noqa: T201
            continue
        print(f"{name:28} {speed:9.4f} MB/s  {ours[language] / speed:,.0f} times slower")  # noqa: T201


def main() -> None:
    """Print one line a text."""
    find_figures("warm 1")
    texts = {"english": prose(ENGLISH, 1_000_000), "chinese": prose(CHINESE, 400_000)}
    for name in sys.argv[1:]:
        content = Path(name).read_text(encoding="utf-8")
        texts[Path(name).name] = content * (1_000_000 // len(content) + 1)
    ours = {}
    for name, text in texts.items():
        speed, count = measure(text)
        ours[name] = speed
        print(f"{name:28} {speed:7.2f} MB/s  {count} figures")  # noqa: T201
    compare_peers(ours)
    for name, unit in JUNK.items():
        small, large = (unit * (size // len(unit)) for size in (500_000, 1_000_000))
        first, second = measure(small)[0], measure(large)[0]
        print(f"{name:28} {first:7.2f} MB/s  {second:7.2f} MB/s at twice the size")  # noqa: T201


if __name__ == "__main__":
    main()
