"""Names that nobody has recorded: what of runs of words, capitalized or small, renders a company's Chinese name.

A part of a run that says too little by itself is proposed only with a ticker behind it. Whether a proposal is linked is
for the document to say (`starnames.linker`).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues
from starnames.finder import Proposal
from starnames.partial import first_days, sounding
from starnames.parts import best_part
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.resolver import FIRST_DAYS, SUPPORTED
from starnames.runs import TAIL, capitalized_runs, joined_runs, suffixed, tails
from starnames.words import is_anybodys_name, is_dictionary_word, is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.model import Candidate
    from starnames.resolver import Resolver

__all__ = ["TRADES", "rendered_proposals"]

#: "X shares" is X股份: of 润阳科技 it says something else.
_SHARES = lazy(r" shares\b")
_SHARE = "股份"
_TICKER_BEHIND = lazy(r"\s?[(（](?:[A-Za-z]{2,5}[:：.]? ?)?\d{4,6}")
#: What the exchange puts before a name is no part of it.
_MARKS = frozenset("S*CN")
_MARK = lazy(r"(?:S?\*?ST|[CN]) ?(?=[A-Z][a-z])")
_LEFT_OVER = 2
#: Behind a name in small letters and a blank: how 股份, 公司, 科技 … are put.
TRADES = frozenset(
    """biology communication company electric electronics energy equipment group holdings information innovation
    intelligent laser materials medical medicine optics optoelectronics pharmaceutical photoelectric precision
    protection semiconductor shares software technology""".split(),
)
_WORD_BEFORE = lazy(r"(?<![\w.'’@#/-])([a-z]{4,24})(?: (?:electronic|environmental|new))?$")
_LONGEST_WORD = 40
#: Openers as they open a sentence: they are no run worth looking at.
_OPENERS = frozenset(word.capitalize() for word in cues.OPENERS)


def rendered_proposals(
    text: str,
    blocked: Sequence[tuple[int, int]],
    trades: Iterable[tuple[int, str]],
    resolver: Resolver,
    runs: Iterable[tuple[int, int]] | None = None,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield a proposal with its candidates for every run that has any, and for every name in small letters.

    `trades` are the words of `TRADES` in the text, whatever their capitals, with their places. A caller that has looked
    for the capitalized runs hands them over.
    """
    taken = [*blocked]
    starts = [start for start, _ in blocked]
    ends = {end for _, end in blocked}
    runs = capitalized_runs(text, blocked) if runs is None else runs
    whole_runs = (run for run in runs if not _is_left_over(text, run, ends))
    for joined in joined_runs(text, whole_runs, resolver):
        is_one = len(joined) < 2
        whole = _proposed(text, joined[0] if is_one else (joined[0][0], joined[-1][1]), starts, resolver)
        if whole is None and is_one:
            continue  # as most are
        parts = [whole] if whole else [_proposed(text, each, starts, resolver) for each in joined]
        for found in filter(None, parts):
            taken.append((found[0].start, found[0].end))
            yield found
    yield from _small_names(text, sorted(taken), trades, resolver)
    yield from first_days(text, blocked, resolver)


def _is_left_over(text: str, run: tuple[int, int], ends: set[int]) -> bool:
    """Return whether a run is a word or two behind a name that is known, and so no name by itself."""
    start, end = run
    return start - 1 in ends and text[start - 1] == " " and text.count(" ", start, end) < _LEFT_OVER


def _proposed(
    text: str, place: tuple[int, int], blocked: list[int], resolver: Resolver
) -> tuple[Proposal, tuple[Candidate, ...]] | None:
    """Return the proposal that a run makes, with its candidates, or None; `blocked` is where known names begin."""
    start, end = place
    run = text[start:end].replace("\n", " ")
    if run in _OPENERS:
        return None
    at = bisect_left(blocked, end)
    stop = blocked[at] if at < len(blocked) else len(text)
    small = ""
    if text[end : end + 1] == " " and "a" <= text[end + 1 : end + 2] <= "z":
        small = _last_piece(text, place, stop, resolver) or tails(text, end, stop, resolver)
    found = best_part(run, small, resolver)
    if found is None:
        return None
    first, last, score = start + found[0], start + found[1], found[2][0].score
    mark = _MARK.match(text, first, last) if text[first] in _MARKS else None
    candidates = found[2]
    if score < SUPPORTED and not (mark and score >= FIRST_DAYS) and not _TICKER_BEHIND.match(text, last):
        candidates = sounding(text[first:last], candidates, resolver) if last >= end - 2 else ()
        if not candidates:
            return None
    otherwise = any(not each.startswith(_SHARE) for each in candidates[0].unsaid)
    if otherwise and _SHARES.match(text, last):
        return None
    return suffixed(text, mark.end() if mark else first, last, stop), candidates


def _last_piece(text: str, run: tuple[int, int], stop: int, resolver: Resolver) -> str:
    """Return the small word behind a run that may be the last piece of its name: "Zhongju core".

    What opens a sentence and is no Chinese sound is a word like others: "Double relaxed, the guests went to dinner."
    """
    start, end = run
    word = TAIL.match(text, end, stop)
    if not word or word[1] in cues.MOVES or word[1] not in resolver.rendered.last_words:
        return ""
    opens = not text[max(0, start - 2) : start].strip(" \"'“‘(\n")[-1:].isalnum()
    return "" if opens and not is_pinyin(text[start:end].lower()) else word[0]


def _small_names(
    text: str,
    blocked: Sequence[tuple[int, int]],
    trades: Iterable[tuple[int, str]],
    resolver: Resolver,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield the names in small letters: a word of Chinese sounds that no dictionary has, and a trade word behind it."""
    starts = [start for start, _ in blocked]
    for place, trade in trades:
        end = place + len(trade)
        if text[place - 1 : end] != f" {trade}" or text[end : end + 1].isalnum():
            continue
        word = _WORD_BEFORE.search(text, max(0, place - _LONGEST_WORD), place - 1)
        at = bisect_left(starts, end)
        if word and not (at and blocked[at - 1][1] > word.start()):
            candidates = _small(text[word.start() : end], word[1], resolver)
            if candidates:
                yield Proposal(word.start(), end, ()), candidates


@remembered
def _small(surface: str, word: str, resolver: Resolver) -> tuple[Candidate, ...]:
    """Return the candidates of a name in small letters: exact renderings of what is no English word."""
    if not is_anybodys_name(word.capitalize()):
        return ()
    candidates = resolver.worked_out(surface)
    exact = candidates and candidates[0].how == "rendering" and candidates[0].score >= SUPPORTED
    return candidates if exact and not is_dictionary_word(word) else ()
