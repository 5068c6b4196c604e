"""What is measured: each job of ours beside what a user would pick instead, on the same input in the same run."""

from __future__ import annotations

import functools
import importlib
import itertools
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames import Normalizer, figures
from starnames.finder import Finder
from starnames.linker import Linker
from starnames.resolver import Resolver
from starnames.table import default_base
from starnames.text import fold
from tests.bench.bench_figures import CHINESE, ENGLISH, QUOTED, prose
from tests.bench.bench_find import table_of
from tests.bench.measuring import Row, child, cpu, exponent, speed
from tests.bench.spreading import spreading
from tests.quality.corpus import paragraphs
from tests.quality.mention_report import reference_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["JOBS"]

_LINE = b"Haiguang Information, China and Micro and Tuojing Technology had total revenue of 1,422,170 billion yuan.\n"
_UNSEEN = b"Shares of Bluecrest Widgets and Zhejiang Laowang Robot rose, while the Northern Ports board met.\n"
#: Measured by others with 30,000 patterns on one core; quoted where the peer is not installed.
_SCANS = {"daachorse": 490.0, "pyahocorasick": 75.0, "flashtext": 11.0, "spaCy PhraseMatcher": 1.2}


def corpus(size: int) -> str:
    """Return about so many characters of paragraphs dense with names and figures; the same ones come again."""
    text = "\n\n".join(each.text for each in paragraphs()) + "\n\n"
    return (text * (size // len(text) + 1))[:size]


def documents() -> str:
    """Return the five source documents, where they are at hand."""
    folder = os.environ.get("STARNAMES_REFERENCE")
    files = sorted(Path(folder, "seeds").glob("*.txt")) if folder else []
    return "\n\n".join(each.read_text(encoding="utf-8") for each in files)


def peer(name: str) -> Any:  # noqa: ANN401 - other people's modules
    """Return a module, or None where it is not installed or cannot be loaded."""
    try:
        return importlib.import_module(name)
    except Exception:  # noqa: BLE001 - other people's code
        return None


def finding(sizes: list[int]) -> Iterator[Row]:
    """`find`, and its first step by itself, beside scans of the same forms, which only say where they stand."""
    kb = default_base()
    linker = Linker(kb)
    linker.find(corpus(sizes[0]))
    for size in sizes:
        text = corpus(size)
        yield Row(job="find", who="starnames", value=speed(linker.find, text, 2), unit="MB/s", note=f"{size:,}")
    if text := documents():
        linker.find(text)
        note = "five articles"
        yield Row(job="find", who="starnames, documents", value=speed(linker.find, text, 2), unit="MB/s", note=note)
    forms = [form for form in (*kb.forms, *kb.others) if len(form) > 1]
    text = corpus(100_000)
    folded = fold(text).text
    finder = Finder(kb)
    finder.propose(text)
    proposing = speed(finder.propose, text, 2)
    yield Row(job="find", who="starnames, proposals", value=proposing, unit="MB/s", note="only where forms stand")
    for who, scan in scans(forms):
        sample = folded if who != "one regular expression" else folded[:3_000]
        yield Row(job="find", who=who, value=speed(scan, sample, 2), unit="MB/s", note="only where forms stand")
    measured = {"daachorse", "ahocorasick", "flashtext", "spacy"}
    for who, value in _SCANS.items():
        module = {"pyahocorasick": "ahocorasick", "spaCy PhraseMatcher": "spacy"}.get(who, who)
        if module in measured and peer(module) is None:
            yield Row(job="find", who=who, value=value, unit="MB/s", note="30,000 patterns", quoted=True)


def scans(forms: list[str]) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the scanners that are installed."""
    rs = peer("ahocorasick_rs")
    automaton = rs.AhoCorasick(forms, matchkind=rs.MatchKind.Standard, store_patterns=False)
    yield "ahocorasick_rs (bare scan)", lambda text: automaton.find_matches_as_indexes(text, overlapping=True)
    if daachorse := peer("daachorse"):
        double = daachorse.DoubleArrayAhoCorasick([form.encode() for form in forms])
        yield "daachorse, bytes", lambda text: double.find_overlapping(text.encode())
    if module := peer("ahocorasick"):
        tree = module.Automaton()
        for form in forms:
            tree.add_word(form, form)
        tree.make_automaton()
        yield "pyahocorasick", lambda text: list(tree.iter(text))
    if flashtext := peer("flashtext"):
        words = flashtext.KeywordProcessor()
        for form in forms:
            words.add_keyword(form)
        yield "flashtext", words.extract_keywords
    if spacy := peer("spacy"):
        english = spacy.blank("en")
        english.max_length = 10_000_000
        matcher = importlib.import_module("spacy.matcher").PhraseMatcher(english.vocab)
        matcher.add("names", list(english.tokenizer.pipe(forms)))
        yield "spaCy PhraseMatcher", lambda text: matcher(english(text))
    one = re.compile("|".join(re.escape(each) for each in sorted(forms, key=len, reverse=True)))
    yield "one regular expression", one.findall


def reading(sizes: list[int]) -> Iterator[Row]:
    """`figures`, damage rules included, beside other readers of numbers."""
    figures("warm 1")
    for size in sizes:
        for language, template in (("English", ENGLISH), ("Chinese", CHINESE)):
            text = prose(template, size)
            yield Row(
                job="figures",
                who=f"starnames, {language}",
                value=speed(figures, text, 2),
                unit="MB/s",
                note=f"{size:,}",
            )
    english, chinese = prose(ENGLISH, 1)[:1_500], prose(CHINESE, 1)[:1_500]
    found = set()
    if cn2an := peer("cn2an"):
        yield from _tried("cn2an.transform, Chinese", cn2an.transform, chinese)
    if parser := peer("quantulum3.parser"):
        found.add("quantulum3")
        yield from _tried("quantulum3, English", parser.parse, english)
    if suite := peer("recognizers_suite"):
        found.add("Recognizers")
        models = [suite.recognize_number, suite.recognize_percentage, suite.recognize_currency]
        for language, text, culture in (("English", english, "en-us"), ("Chinese", chinese, "zh-cn")):
            yield from _tried(f"Recognizers-Text, {language}", functools.partial(_all, models, culture), text)
    for who, value in QUOTED.items():
        if not any(who.startswith(each) for each in found):
            yield Row(job="figures", who=who, value=value, unit="MB/s", quoted=True)


def _all(models: list[Callable[[str, str], object]], culture: str, text: str) -> list[object]:
    return [each(text, culture) for each in models]


def _tried(who: str, read: Callable[[str], object], text: str) -> Iterator[Row]:
    try:
        read(text[:100])  # its tables load
        yield Row(job="figures", who=who, value=speed(read, text, 1), unit="MB/s")
    except Exception as problem:  # noqa: BLE001 - other people's code
        yield Row(job="figures", who=who, value=0.0, unit="MB/s", note=f"fails: {type(problem).__name__}")


def normalizing(sizes: list[int]) -> Iterator[Row]:
    """`normalize`, names and figures; nothing else does both."""
    normalizer = Normalizer()
    normalizer.normalize(corpus(sizes[0]))
    for size in sizes:
        value = speed(normalizer.normalize, corpus(size), 2)
        yield Row(job="normalize", who="starnames", value=value, unit="MB/s", note=f"{size:,}")
    if text := documents():
        normalizer.normalize(text)
        value = speed(normalizer.normalize, text, 2)
        yield Row(job="normalize", who="starnames, documents", value=value, unit="MB/s", note="five articles")


def resolving(_: list[int]) -> Iterator[Row]:
    """`resolve` with how right it is, beside string distance over the English names and over pinyin."""
    kb = default_base()
    resolver = Resolver(kb)
    recorded = [alias.form for entity in kb for alias in entity.aliases][:2000]
    unseen = [f"{name.split()[0]} Electronics" for name in sorted({each.short for each in kb if each.short})][:400]
    resolver.worked_out("Zhejiang Laowang Robot")  # whatever is recorded, this has the indexes ready
    for who, names in (("starnames, recorded names", recorded), ("starnames, unseen names", unseen)):
        value = cpu(lambda names=names: [resolver.resolve(each) for each in names], 1) * 1000 / len(names)  # type: ignore[misc]
        yield Row(job="resolve", who=who, value=value, unit="ms a name", note=f"{len(names):,} names")
    if (folder := reference_folder()) and peer("rapidfuzz"):
        from tests.bench.bench_resolve import board  # noqa: PLC0415 - needs rapidfuzz

        for each in board(folder, kb):
            yield Row(job="resolve", who=each.who, value=1000 * each.seconds, unit="ms a name", note=each.shares())


def starting(_: list[int]) -> Iterator[Row]:
    """What the start costs over a bare interpreter, in a process of its own."""
    bare, memory = child("-c", "pass")
    asked = {
        "import starnames": ("-c", "import starnames"),
        "starnames, load the table": ("-c", "from starnames.table import default_base; default_base().forms"),
        "starnames, load with the matcher": ("-c", "import starnames; starnames.find('fog ' * 1000)"),
        "starnames --version": ("-m", "starnames", "--version"),
        "starnames normalize, a line of known names": ("-m", "starnames", "normalize"),
        "starnames normalize, a line of unknown names": ("-m", "starnames", "normalize"),
        "import spacy": ("-c", "import spacy"),
        "import quantulum3.parser": ("-c", "import quantulum3.parser"),
        "import recognizers_suite": ("-c", "import recognizers_suite"),
    }
    yield Row(job="start", who="bare Python", value=bare, unit="ms", note=f"{memory:.0f} MB")
    for who, arguments in asked.items():
        if who.startswith("import ") and who.split()[1] != "starnames" and peer(who.split()[1]) is None:
            continue
        stdin = _UNSEEN if "unknown" in who else _LINE
        value, most = child(*arguments, stdin=stdin, runs=7 if "starnames" in " ".join(arguments) else 2)
        yield Row(job="start", who=who, value=value, unit="ms", note=f"{value / bare:.1f} times bare, {most:.0f} MB")


def streaming(sizes: list[int]) -> Iterator[Row]:
    """The most memory of the command line, by the size of what it reads."""
    for size in (*sizes, 10_000_000):
        _, most = child("-m", "starnames", "normalize", stdin=corpus(size).encode(), runs=1)
        yield Row(job="memory", who=f"starnames normalize, {size:,} characters", value=most, unit="MB")


def growing(_: list[int]) -> Iterator[Row]:
    """The exponents of growth: with the text at most 1.05, with the table at most 0.3."""
    kb = default_base()
    sizes = [20_000, 80_000, 320_000]
    for who, read in (("find", Linker(kb).find), ("figures", figures), ("normalize", Normalizer().normalize)):
        read(corpus(sizes[0]))
        found = exponent(sizes, [cpu(lambda r=read, s=size: r(corpus(s)), 3) for size in sizes])  # type: ignore[misc]
        yield Row(job="growth", who=f"{who} with the text", value=found, unit="exponent", note="at most 1.05")
    tables = [1_000, 10_000, 100_000]
    text = corpus(20_000)
    finds, resolves = [], []
    for size in tables:
        made_up = table_of(size)
        linker, resolver = Linker(made_up), Resolver(made_up)
        names = list(itertools.islice(made_up.forms, 0, None, max(1, size // 500)))
        resolver.resolve(names[0])
        linker.find(text)
        finds.append(cpu(lambda: linker.find(text), 3))  # noqa: B023
        resolves.append(cpu(lambda: [resolver.resolve(each) for each in names], 3) / len(names))  # noqa: B023
    for who, times in (("find", finds), ("resolve", resolves)):
        found = exponent(tables, times)
        yield Row(job="growth", who=f"{who} with the table", value=found, unit="exponent", note="at most 0.3")


JOBS: dict[str, Callable[[list[int]], Iterator[Row]]] = {
    "find": finding,
    "figures": reading,
    "normalize": normalizing,
    "resolve": resolving,
    "start": starting,
    "memory": streaming,
    "growth": growing,
    "spread": spreading,
}
