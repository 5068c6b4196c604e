"""How fast figures are found, damage rules included: megabytes (UTF-8) a second for prose, peers and junk, in one run.

Run it: ``python tests/bench/bench_figures.py [FILE ...]``; it ends in well under a minute. Files are read beside the
built-in prose. All times are CPU times. A bare scan for digits over the same text says how fast the machine is at the
moment: the last column is how many times as long as that scan we take.

The budget is 8 MB/s of English and 5 MB/s of Chinese prose, 15 times duckling and 300 times the models of
Recognizers-Text. Peers are measured on a few kilobytes of the same prose where they are installed; the speeds of those
that are not are quoted. Junk that doubles must take twice as long, not four times.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from starnames import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


# Megabytes a second on one core, measured once with the version named, for those who do not have them at hand.
QUOTED = {"duckling 0.2 (Haskell), English": 0.2, "Recognizers-Text 1.0.2a2, English": 0.013}
BARS = {"duckling": 15, "Recognizers-Text": 300}
SCAN = re.compile("[0-9]+")


def cpu(work: Callable[[], object], *, runs: int = 3) -> float:
    """Return the CPU seconds that the work takes, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def speed(read: Callable[[str], object], text: str, *, runs: int = 3) -> float:
    """Return megabytes a second."""
    return len(text.encode()) / 1e6 / cpu(lambda: read(text), runs=runs)


def peers() -> Iterable[tuple[str, str, Callable[[str], object]]]:
    """Yield what else is installed that finds numbers in a text: name, language, function."""
    try:
        import cn2an  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415

        yield "cn2an.transform, Chinese", "chinese", cn2an.transform
    except ImportError as problem:
        say(f"cn2an is not at hand: {problem}")
    try:
        import recognizers_suite as suite  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415
    except ImportError as problem:
        say(f"Recognizers-Text is not at hand: {problem}")
        return
    four = [suite.recognize_number, suite.recognize_percentage, suite.recognize_currency, suite.recognize_dimension]
    # Dates, ages, telephones and addresses are told from figures by its other models, and by us in the same pass.
    every = [getattr(suite, name) for name in dir(suite) if name.startswith("recognize_")]
    for label, models in (("Recognizers, 4 models", four), ("Recognizers-Text, all models", every)):
        yield f"{label}, English", "english", reader_of(models, "en-us")
        yield f"{label}, Chinese", "chinese", reader_of(models, "zh-cn")


def reader_of(models: list[Callable[[str, str], object]], culture: str) -> Callable[[str], object]:
    """Return a function that reads a text with each of the models."""
    return lambda text: [model(text, culture) for model in models]


def compare_peers(ours: dict[str, float]) -> None:
    """Print the speed of each peer on the prose it is made for, and how many times faster we are."""
    for name, language, read in peers():
        text = prose(CHINESE if language == "chinese" else ENGLISH, 1)[:2_000]
        try:
            read(text[:200])  # its tables load
            theirs = speed(read, text, runs=1)
        except Exception as problem:  # noqa: BLE001 - other people's code
            say(f"{name:38} fails: {problem!r}")
            continue
        tell(name, theirs, ours[language], "")
    for name, theirs in QUOTED.items():
        tell(name, theirs, ours["english"], "(quoted)")


def tell(name: str, theirs: float, ours: float, note: str) -> None:
    """Print the speed of a peer and how many times faster we are, beside the bar if there is one."""
    bar = next((times for peer, times in BARS.items() if name.startswith(peer)), None)
    wanted = f", at least {bar} wanted" if bar else ""
    say(f"{name:38} {theirs:9.4f} MB/s  we are {ours / theirs:,.0f} times faster{wanted} {note}")


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Print one line a text."""
    figures("warm 1")
    texts = {"english": prose(ENGLISH, 500_000), "chinese": prose(CHINESE, 200_000)}
    for name in sys.argv[1:]:
        content = Path(name).read_text(encoding="utf-8")
        texts[Path(name).name] = content * (500_000 // len(content) + 1)
    ours = {}
    for name, text in texts.items():
        ours[name] = speed(figures, text)
        scan = speed(SCAN.findall, text)
        say(f"{name:38} {ours[name]:9.2f} MB/s  {len(figures(text))} figures, {scan / ours[name]:.1f} bare scans")
    compare_peers(ours)
    for name, unit in JUNK.items():
        first, second = (speed(figures, unit * (size // len(unit)), runs=1) for size in (50_000, 100_000))
        say(f"junk: {name:32} {first:9.2f} MB/s  {second:.2f} MB/s at twice the size")


if __name__ == "__main__":
    main()
