"""Names that nobody has recorded: what of runs of words, capitalized or small, renders a company's Chinese name.

A part of a run that says too little by itself is proposed only with a ticker behind it. Whether a proposal is linked is
for the document to say (`starnames.linker`).
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues
from starnames.finder import Proposal
from starnames.partial import SOUNDING, first_days, sounding
from starnames.parts import INCOMPLETE, best_part
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.renderings import LITERAL
from starnames.resolver import FIRST_DAYS, SUPPORTED
from starnames.runs import SHARED, TAIL, capitalized_runs, joined_runs, suffixed, tails, trade_end
from starnames.words import is_anybodys_name, is_dictionary_word, is_pinyin, is_syllable

if TYPE_CHECKING:
    import re
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
_MOST_PIECES = 3
_WORDS_SAID, _SHARES_SAID = frozenset({"gloss", "legal"}), "shares"
_SHARES_LONG = len(" shares")
_AUXILIARIES = frozenset("are can could did does had has have is may said says should were will would".split())
_FOLLOWERS = (cues.OPENERS, cues.MOVES, cues.DEEDS, cues.STREAK_HEADS, _AUXILIARIES)
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
    taken, reach = [*blocked], 0
    starts = [start for start, _ in blocked]
    ends = {end for start, end in blocked if not text[start].islower()}  # a term in small letters is no head of a name
    runs = capitalized_runs(text, blocked) if runs is None else runs
    whole_runs = (run for run in runs if not _is_left_over(text, run, ends))
    for joined in joined_runs(text, whole_runs, resolver):
        is_one = len(joined) < 2
        whole = _proposed(text, joined[0] if is_one else (joined[0][0], joined[-1][1]), starts, resolver)
        if whole is None and is_one:
            continue  # as most are
        parts = [whole] if whole else [_proposed(text, each, starts, resolver) for each in joined]
        for found in filter(None, parts):
            start, end, _, _ = found[0]
            at = bisect_left(starts, end)
            if start >= reach and not (at and blocked[at - 1][1] > start):  # a first piece may be of the name before
                taken.append((start, end))
                reach = end
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
    ahead = text[end : end + 2]
    word = TAIL.match(text, end, stop) if " a" <= ahead <= " z" else None
    tail = (_last_piece(text, place, word, resolver) or tails(text, end, stop, resolver)) if word else ""
    found = best_part(run, tail, resolver)
    weak = found is None or found[2][0].score < SUPPORTED
    if word and (weak or (found and start + found[1] <= end)) and _is_piece(word[1], resolver):
        small = _small_pieces(text, place, stop, word, resolver)
        if small:
            return small
    if weak and _is_spelled(run) and (piece := _first_piece(text, place, resolver)):
        return piece
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
    if otherwise and (_SHARES.match(text, last) or _is_before_trade(text, last, stop, resolver)):
        return None  # of a company with another trade
    return suffixed(text, mark.end() if mark else first, last, stop), candidates


def _is_before_trade(text: str, end: int, stop: int, resolver: Resolver) -> bool:
    """Return whether a whole trade in small letters stands behind a place: "new materials", but not "daily"."""
    last = trade_end(text, end, stop, resolver)
    return last > end and text[end + 1 : last] in resolver.rendered.trades


def _small_pieces(
    text: str, run: tuple[int, int], stop: int, word: re.Match[str], resolver: Resolver
) -> tuple[Proposal, tuple[Candidate, ...]] | None:
    """Return the proposal of a name whose last pieces stand in small letters, "Rui core micro", or nothing.

    The whole name has to be said, and of no other company. What is put into English as a whole is so only in
    mid-sentence, and the text has to ask for a company there.
    """
    start, number = run[0], 0
    head, _, rest = text[slice(*run)].partition(" ")
    if rest and head.lower() in cues.OPENERS:
        start += len(head) + 1
    found: tuple[Proposal, tuple[Candidate, ...]] | None = None
    ends_in = resolver.rendered.name_ends
    more: re.Match[str] | None = word
    while more and number < _MOST_PIECES and (more[1] == _SHARES_SAID or _is_piece(more[1], resolver)):
        number, last, said = number + 1, more.end(), more[1]
        more = TAIL.match(text, last, stop)
        whole = number > 1 and said in ends_in and (not more or _may_follow(more[1]))
        candidates = _in_pieces(text[start:last], resolver) if whole else ()
        if candidates and not LITERAL.issuperset(candidates[0].ways):
            found = Proposal(start, last, ()), candidates
        elif candidates and not _opens(text, start) and not (said.endswith("s") and said[:-1] in ends_in):
            found = Proposal(start, last, ()), (candidates[0].scored(SOUNDING), *candidates[1:])
        elif whole and said == _SHARES_SAID and not _opens(text, start) and not SHARED.match(text, last - _SHARES_LONG):
            owners = _literal_shares(text[start:last], resolver)
            found = (Proposal(start, last, ()), owners) if owners else found
    return found


@remembered
def _literal_shares(name: str, resolver: Resolver) -> tuple[Candidate, ...]:
    """Return the candidates of words and 股份, "Red bean shares", that say all of one company's name; else nothing.

    A trade has shares as well: "New chemical shares".
    """
    candidates = resolver.worked_out(name)
    if not candidates or candidates[0].how != "rendering" or not _WORDS_SAID.issuperset(candidates[0].ways):
        return ()
    return sounding(name, candidates, resolver)


def _first_piece(text: str, run: tuple[int, int], resolver: Resolver) -> tuple[Proposal, tuple[Candidate, ...]] | None:
    """Return the proposal of a name whose first piece stands before a run in small letters: "times Wanheng"."""
    start, end = run
    word = text[max(0, start - _LONGEST_WORD) : start - 1].rpartition(" ")[2] if text.endswith(" ", 0, start) else ""
    if not _is_piece(word, resolver):
        return None
    first = start - 1 - len(word)
    if text[max(0, first - 2) : first].strip().isdigit():  # "3 times"
        return None
    found = _in_pieces(text[first:end], resolver)
    return (Proposal(first, end, ()), found) if found and found[0].how == "rendering" else None


@functools.lru_cache(maxsize=16_384)
def _is_spelled(run: str) -> bool:
    """Return whether a run is one word of Chinese sounds, more than one: "When will Gao retire?" is about somebody."""
    return is_pinyin(run.lower()) and not is_syllable(run)


def _is_piece(word: str, resolver: Resolver) -> bool:
    """Return whether a small word is one that pieces of Chinese names surface as, and opens no sentence."""
    return word in resolver.rendered.words and word not in cues.OPENERS


def _may_follow(word: str) -> bool:
    """Return whether a small word may stand behind a name, unlike the noun that it describes ("core micro chips")."""
    return any(word in each for each in _FOLLOWERS)


@remembered
def _in_pieces(name: str, resolver: Resolver) -> tuple[Candidate, ...]:
    """Return the candidates of a name that says all of a Chinese one, and of no other company; else nothing."""
    candidates = resolver.worked_out(name)
    if (
        not candidates
        or candidates[0].score < SUPPORTED
        or candidates[0].has(*INCOMPLETE)
        or candidates[0].how == "fuzzy"
    ):
        return ()
    return candidates if len(candidates) < 2 or candidates[1].score < SUPPORTED else ()


def _opens(text: str, start: int) -> bool:
    """Return whether a place is the head of a sentence."""
    return not text[max(0, start - 2) : start].strip(" \"'“‘(\n")[-1:].isalnum()


def _last_piece(text: str, run: tuple[int, int], word: re.Match[str], resolver: Resolver) -> str:
    """Return the small word behind a run that may be the last piece of its name: "Zhongju core".

    What opens a sentence and is no Chinese sound is a word like others: "Double relaxed, the guests went to dinner."
    """
    start, end = run
    if word[1] in cues.MOVES or word[1] not in resolver.rendered.last_words:
        return ""
    return "" if _opens(text, start) and not is_pinyin(text[start:end].lower()) else word[0]


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
