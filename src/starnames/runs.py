"""Runs of capitalized words that may be names nobody has recorded: what of them renders a company's Chinese name.

A run is cut at names that are known already, at "and" and at punctuation; a lower-case industry word behind it
("Yuchen technology") belongs to it, and so does a legal suffix. Of a run the longest part that renders a company is
proposed; words may be left off at its head where they open a sentence, and at its end: what is left off is no name by
itself, not even where the name before it is recorded. A part that says too little by
itself is proposed only with a ticker behind it. Whether a proposal is linked is for the document to say
(`starnames.linker`).

A recorded name inside a longer one that says another company's Chinese name in full is only a part of that ("Haier
Biology" is 海尔生物, not Haier).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues
from starnames.finder import Proposal
from starnames.model import Candidate
from starnames.names import LEGAL_SUFFIX
from starnames.partial import first_days, placed, sounding
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.renderings import ADDED
from starnames.resolver import EXACT, FIRST_DAYS, SUPPORTED
from starnames.text import mask_of, masked
from starnames.words import is_anybodys_name, is_dictionary_word, is_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.resolver import Resolver

__all__ = ["TRADES", "capitalized_runs", "rendered_proposals", "wider_proposals"]

_MORE = r"[A-Za-z0-9]*(?:['’-][A-Za-z0-9]+)*"
_WHOLE = r"[A-Za-z0-9]*+(?>(?:['’-][A-Za-z0-9]++)*)"
#: What a run begins with, and a run.
_CAPITALS = mask_of("*ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_RUN = lazy(
    rf"[*A-Z](?:(?<![\w.'’-].)|(?<=(?<!\d)\d{{6}}.))(?:(?<=\*)[A-Z]|(?<!\*)){_WHOLE}"
    rf"(?>(?: (?:& )?[A-Z]{_WHOLE}){{0,7}})",
)
#: How a run goes on behind the end of a line, where that is where a page is broken.
_NEXT_LINE = lazy(rf"\n[A-Z]{_WHOLE}(?>(?: [A-Z]{_WHOLE}){{0,3}})")
_BROKEN_AT = 40
#: A small word behind a name; a percentage may be glued to it ("Hongsheng shares5.32%").
_SMALL = r" ([a-z]+(?>(?:-[a-z]+)*))(?:\b|(?=\d{1,4}(?:\.\d{1,3})?%))"
_TAIL = lazy(_SMALL)
_TAILS = lazy(rf"(?>(?:{_SMALL}){{1,3}})")
_TRIMMED = lazy(r"['’]s?$")
_SUFFIX = 40
_LEGAL_END = lazy(r"[ ](?:Co|Inc|Ltd|Corp|Corporation|Limited)$")
#: "Dalong and Richen share a well": a verb, no 股份.
_SHARED = lazy(r" shares?(?= (?:an?|the|its|their|his|her|some|with|no)\b)")
#: What may be traded rather than a part of a name.
_TRADED = frozenset({"share", "shares"})
#: "X shares" is X股份: of 润阳科技 it says something else.
_SHARES = lazy(r" shares\b")
_SHARE = "股份"
_TICKER_BEHIND = lazy(r"\s?[(（](?:[A-Za-z]{2,5}[:：.]? ?)?\d{4,6}")
#: "Saifen Technology11.92%": a figure that a name is glued to.
_FIGURE_BEHIND = lazy(r"(?<=[a-z])\d{1,3}(?:\.\d+)?%")
#: How an alignment explains what is left unsaid, or misread.
_MISREAD = ("dropped", "typo", "near")
_INCOMPLETE = (*ADDED, *_MISREAD)
#: What the exchange puts before a name is no part of it.
_MARKS = frozenset("S*CN")
_MARK = lazy(r"(?:S?\*?ST|[CN]) ?(?=[A-Z][a-z])")
_WORDS_BEFORE = lazy(rf"(?<![\w.'’-])(?:[A-Z]{_MORE} ){{1,2}}$")
_NAMED_LIKE_COMPANIES = frozenset({"company", "product", "term"})
_FAR = 40
_MOST_WORDS = 6
_MOST_TAILS = 2
_MOST_CUTS = 2
_BEFORE_SUFFIX = frozenset(" ,")
_JOINTS = frozenset([" and ", " and\n", "\nand "])
_AND = len(" and ")
_SHORTEST = 4
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


def capitalized_runs(text: str, blocked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of runs of capitalized words outside the sorted, disjoint `blocked` spans."""
    at, most = 0, len(blocked)
    for start, end in _runs(text):
        end = _without_figure(text, start, end)  # noqa: PLW2901 - the figure is no part of the name
        while at < most and blocked[at][1] <= start:
            at += 1
        number = at
        while number < most and blocked[number][0] < end:
            first, last = blocked[number]
            if first > start:
                yield start, first
            start = max(start, last)  # noqa: PLW2901 - what stands behind a known name may be one as well
            number += 1
        if start < end:
            yield start, end


def _without_figure(text: str, start: int, end: int) -> int:
    """Return where a run ends without the percentage that is glued to it."""
    figure = _FIGURE_BEHIND.search(text, max(start, end - 4), end + 8) if text[end - 1].isdigit() else None
    return max(start, figure.start()) if figure else end


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of all runs; most of a text has no capital, and is passed over fast."""
    capitals, match = masked(text, _CAPITALS), _RUN.match
    place = capitals.find(b"x")
    while place >= 0:
        run = match(text, place)
        if run is None:
            place += 1
        else:
            end = run.end()
            if text[end : end + 1] == "\n" and _is_broken(text, place, end) and (more := _NEXT_LINE.match(text, end)):
                end = more.end()
            yield place, end
            place = end
        place = capitals.find(b"x", place)


def _is_broken(text: str, start: int, end: int) -> bool:
    """Return whether the line that a run ends is a line of prose, broken where it is full."""
    head = text.rfind("\n", 0, start) + 1
    return head < start and end - head >= _BROKEN_AT


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
    for joined in _joined(text, whole_runs, resolver):
        whole = _proposed(text, (joined[0][0], joined[-1][1]), starts, resolver)
        parts = [whole] if whole or len(joined) < 2 else [_proposed(text, each, starts, resolver) for each in joined]
        for found in filter(None, parts):
            taken.append((found[0].start, found[0].end))
            yield found
    yield from _small_names(text, sorted(taken), trades, resolver)
    yield from first_days(text, blocked, resolver)


def _is_left_over(text: str, run: tuple[int, int], ends: set[int]) -> bool:
    """Return whether a run is a word or two behind a name that is known, and so no name by itself."""
    start, end = run
    return start - 1 in ends and text[start - 1] == " " and text.count(" ", start, end) < _MOST_CUTS


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
    found = _best_part(run, _last_piece(text, place, stop, resolver) or _tails(text, end, stop, resolver), resolver)
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
    return _suffixed(text, mark.end() if mark else first, last, stop), candidates


def _last_piece(text: str, run: tuple[int, int], stop: int, resolver: Resolver) -> str:
    """Return the small word behind a run that may be the last piece of its name: "Zhongju core".

    What opens a sentence and is no Chinese sound is a word like others: "Double relaxed, the guests went to dinner."
    """
    start, end = run
    word = _TAIL.match(text, end, stop)
    if not word or word[1] in cues.MOVES or word[1] not in resolver.rendered.last_words:
        return ""
    opens = not text[max(0, start - 2) : start].strip(" \"'“‘(\n")[-1:].isalnum()
    return "" if opens and not is_pinyin(text[start:end].lower()) else word[0]


def _tails(text: str, end: int, stop: int, resolver: Resolver) -> str:
    """Return the small words behind a run, where the first of them may belong to it."""
    tails = _TAILS.match(text, end, stop) if _trade_end(text, end, stop, resolver) else None
    return tails[0] if tails else ""


def _trade_end(text: str, end: int, stop: int, resolver: Resolver) -> int:
    """Return where the small words of a trade behind a run end, "technology" or "new materials"; nought without any."""
    word = _TAIL.match(text, end, stop)
    if not word or word[1] in resolver.rendered.trade_words:
        return word.end() if word else 0
    more = _TAIL.match(text, word.end(), stop) if word[1] in resolver.rendered.trade_heads else None
    return more.end() if more and (word[1], more[1]) in resolver.rendered.trade_pairs else 0


def _joined(text: str, runs: Iterator[tuple[int, int]], resolver: Resolver) -> Iterator[list[tuple[int, int]]]:
    """Yield runs, together where "and" joins what one word of Chinese is put as: "Measurement and Control"."""
    group: list[tuple[int, int]] = []
    for run in runs:
        if group and not (run[0] - group[-1][1] == _AND and _is_joined(text, group[-1], run, resolver)):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _is_joined(text: str, one: tuple[int, int], two: tuple[int, int], resolver: Resolver) -> bool:
    if text[one[1] : two[0]] not in _JOINTS:
        return False
    before, behind = text[slice(*one)].rsplit(maxsplit=1)[-1], text[slice(*two)].split(maxsplit=1)[0]
    return (before.lower(), behind.lower()) in resolver.rendered.joined_words


def _suffixed(text: str, start: int, end: int, stop: int) -> Proposal:
    """Return the proposal of a span together with a legal suffix behind it, as far as `stop`."""
    head = text[end : end + 1]
    suffix = (
        LEGAL_SUFFIX.match(text[end : min(end + _SUFFIX, stop)].lower())
        if head in _BEFORE_SUFFIX or head.isalpha()
        else None
    )
    if suffix and text[end : end + suffix.end()].lstrip(" ,")[:1].isupper():
        end += suffix.end()
    return Proposal(start, end, (), suffixed=suffix is not None)


def wider_proposals(
    text: str,
    recorded: Sequence[Proposal],
    protected: Sequence[tuple[int, int]],
    resolver: Resolver,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield a proposal with its candidates for every recorded name that is a part of another company's.

    Of "Haier Biology" the whole is 海尔生物, exactly. "shares" may be 股份 or what is traded: there the owner of the
    recorded name is a candidate as well. Where the whole is the owner's own name, said in full, it is one mention; a
    share of the owner's leaves the recorded proposal as it is.
    """
    starts = [start for start, _ in protected]
    reach = 0
    for number, each in enumerate(recorded):
        if each.start < reach or each.suffixed or not text[each.start].isupper() or not _may_be_part(each, resolver):
            reach = max(reach, each.end)
            continue
        before = _before(text, max(reach, each.start - _FAR), each.start)
        found = _whole(text, before, each.end, resolver) if before < each.start else None
        if found is None and _goes_on(text, each.start, each.end, resolver):
            before, found = each.start, _whole(text, each.start, each.end + 1, resolver)
        reach = max(reach, each.end)
        if found is None:
            continue
        last, candidates = found
        at = bisect_left(starts, last)
        cut = at and protected[at - 1][1] > before
        if cut or any(other.start < last < other.end for other in recorded[number + 1 : number + 1 + _MOST_WORDS]):
            continue
        owners = {resolver.kb.at(claim.owner).id for claim in each.claims}
        if owners.isdisjoint(candidate.entity.id for candidate in candidates if candidate.score >= SUPPORTED):
            rivals = _bearers(each, resolver) if text[each.end : last] == " shares" else ()
            yield (
                _suffixed(text, before, last, len(text)),
                (*(x for x in candidates if x.entity.id not in owners), *rivals),
            )
            reach = max(reach, last)
        elif owners == {candidates[0].entity.id}:
            roles = {claim.role for claim in each.claims}
            whole = "weak" in roles or ("shy" in roles and candidates[0].has("brand"))
            more = text[each.end : last].strip()
            said = candidates[0].how == "rendering" and more not in _TRADED
            twice = more and text[each.start : each.end].lower().endswith(f" {more.lower()}")  # "Western wire wire"
            if not twice and (
                whole or candidates[0].has("own") or is_anybodys_name(more) or said
            ):  # "Hangke Keji" is put anew as a whole
                yield _suffixed(text, before, last, len(text)), candidates
                reach = max(reach, last)
            elif candidates[0].how == "rendering":
                yield each, candidates


def _before(text: str, first: int, start: int) -> int:
    """Return where the capitalized words directly before a name begin, from `first` on, or the start of the name."""
    words = _WORDS_BEFORE.search(text, first, start)
    if words is None:
        return start
    openers = [word for word in re.finditer(r"\S+", words[0]) if word[0].lower() in cues.OPENERS]
    return words.start() + (openers[-1].end() + 1 if openers else 0)


def _goes_on(text: str, start: int, end: int, resolver: Resolver) -> bool:
    """Return whether a capital or a word of a trade stands behind a name, other than its own last word again.

    "Western superconducting superconducting products" are the company's goods.
    """
    if text[end : end + 1] != " ":
        return False
    if text[end + 1 : end + 2].isupper():
        return True
    last = _trade_end(text, end, len(text), resolver)
    if not last or _SHARED.match(text, end):
        return False
    return text[start:end].rpartition(" ")[2].lower() != text[end + 1 : last]


def _whole(text: str, start: int, least: int, resolver: Resolver) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return where the longest name ends that is said in full from `start` to `least` or beyond, with its owners."""
    run = _RUN.match(text, start)
    end = max(least, _without_figure(text, start, run.end())) if run else least
    end -= text[end - 1] == " "
    if named := _in_full(text, start, least, end, resolver):
        return named
    more = _RUN.match(text, end + 5) if text.startswith(" and ", end) else None
    if more and _is_joined(text, (start, end), more.span(), resolver):
        end = more.end()
    found = _wider(text[start:end], _tails(text, end, len(text), resolver), least - start, resolver)
    return (start + found[0], found[1]) if found else None


def _in_full(
    text: str, start: int, least: int, end: int, resolver: Resolver
) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return the same of a full legal name, which says more than a short one: "Shanghai Hejing Silicon Materials"."""
    run = text[start:end].rstrip(".")
    name = _LEGAL_END.sub("", run)
    legal = LEGAL_SUFFIX.match(text[start + len(name) : end + _SUFFIX].lower()) if name != run else None
    if not legal or start + len(name) < least:
        return None
    candidates = resolver.worked_out(text[start : start + len(name) + legal.end()])
    best = candidates[0] if candidates else None
    if best is None or best.how == "fuzzy" or best.score < SUPPORTED or best.has(*_MISREAD):
        return None
    return start + len(name), candidates


def _may_be_part(recorded: Proposal, resolver: Resolver) -> bool:
    """Return whether a recorded form may be a part of a company's name: a company's, a product's, nobody's we know."""
    return all(resolver.kb.kind_at(claim.owner) in _NAMED_LIKE_COMPANIES for claim in recorded.claims)


def _bearers(recorded: Proposal, resolver: Resolver) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(entity=resolver.kb.at(claim.owner), score=EXACT, how="official", form=claim.form)
        for claim in recorded.claims
        if claim.role in {"official", "shy"}
    )


@remembered
def _wider(run: str, tail: str, least: int, resolver: Resolver) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return where the longest part of a run ends that reaches `least` and says a Chinese name, with its owners."""
    text, words = run + tail, _words(run, 0, len(run))
    for last in range(min(len(words), _MOST_WORDS), 0, -1):
        end = words[last - 1][1]
        for stop in _ends(text, end, resolver) if last == len(words) else (end,):
            if stop < least:
                continue
            candidates = resolver.worked_out(text[:stop])
            best = candidates[0] if candidates else None
            if best is None or best.how == "fuzzy" or best.score < SUPPORTED:
                continue
            shares = text[least - 1 : stop] == " shares"
            if best.how == "rendering" and (shares or best.score >= EXACT):
                return stop, candidates
            if not shares and not best.has(*_INCOMPLETE):
                return stop, candidates
    return None


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


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the words of a run, legal suffix and possessive left off."""
    words = [(word.start() + start, word.end() + start) for word in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and _LEGAL_END.search(text, words[-2][1], words[-1][1]):
        words.pop()
    if words and (ending := _TRIMMED.search(text, *words[-1])):
        words[-1] = (words[-1][0], ending.start())
    return [each for each in words if each[0] < each[1]]


@remembered
def _best_part(run: str, tail: str, resolver: Resolver) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return the span of the part of a run that renders a company best, with its candidates.

    `tail` is the small words behind the run that may belong to it. Answers are remembered: a feed repeats its names.
    """
    found = _best_of(run, tail, resolver)
    word = _TAIL.match(tail)
    if not word or (found and (found[1] > len(run) or found[2][0].score >= EXACT)):
        return found
    if word[1] not in resolver.rendered.last_words:
        return found
    start = found[0] if found else 0  # "Zhongju core": the last piece of a name that is no trade, in small letters
    candidates = resolver.worked_out((run + word[0])[start:])
    complete = candidates and candidates[0].score >= SUPPORTED and not candidates[0].has(*_INCOMPLETE)
    if not complete or (len(candidates) > 1 and candidates[1].score >= SUPPORTED):
        return found
    return start, len(run) + word.end(), candidates


@remembered
def _best_of(run: str, tail: str, resolver: Resolver) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return the span of the part of a run that renders a company best, small words of trades behind it included."""
    text, words = run + tail, _words(run, 0, len(run))
    fallback: tuple[int, int, tuple[Candidate, ...]] | None = None
    for first in range(min(_MOST_CUTS + 1, len(words))):
        if first and not _opens(text, words, first):
            break
        for last in range(min(len(words), first + _MOST_WORDS), first, -1):
            if last < len(words) - _MOST_CUTS:
                break
            start, end = words[first][0], words[last - 1][1]
            if last - first == 1 and text[start:end].lower() in cues.OPENERS:
                continue
            found = _longest(text, start, _ends(text, end, resolver) if last == len(words) else [end], resolver)
            if found and found[2][0].score >= SUPPORTED:
                return found
            fallback = fallback or found
    return fallback


def _longest(
    text: str, start: int, stops: list[int], resolver: Resolver
) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return a part with its candidates: with small words of trades behind it, unless only without them it is exact."""
    best: tuple[int, int, tuple[Candidate, ...]] | None = None
    for stop in stops:
        surface = text[start:stop]
        if len(surface) < _SHORTEST:
            continue
        candidates = resolver.worked_out(surface)
        if not (candidates and candidates[0].score >= SUPPORTED):
            candidates = placed(surface, resolver) or candidates
        if candidates and candidates[0].score >= SUPPORTED and candidates[0].how == "rendering":
            return start, stop, candidates
        if candidates and (best is None or candidates[0].score >= SUPPORTED > best[2][0].score):
            best = start, stop, candidates
    return best


def _opens(text: str, words: list[tuple[int, int]], first: int) -> bool:
    """Return whether the words before `first` are openers of sentences or titles, not parts of a name."""
    return all(text[start:end].lower() in cues.OPENERS for start, end in words[:first])


def _ends(text: str, end: int, resolver: Resolver) -> list[int]:
    """Return where a run may end: behind lower-case industry words, longest first, or at its last capital word."""
    ends = [end]
    for _ in range(_MOST_TAILS):
        last = _trade_end(text, ends[0], len(text), resolver)
        if not last or _SHARED.match(text, ends[0]):
            break
        ends.insert(0, last)
    return ends
