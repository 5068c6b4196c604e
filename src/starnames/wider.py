"""Names around a recorded one: what of the words beside it says another company's Chinese name in full.

A recorded name inside such a longer one is only a part of it ("Haier Biology" is 海尔生物, not Haier).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues, weights
from starnames.model import Candidate
from starnames.names import LEGAL_SUFFIX
from starnames.parts import INCOMPLETE, LEGAL_END, MISREAD, MOST_WORDS, ends_of, word_places
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.resolver import EXACT, SUPPORTED
from starnames.runs import RUN, SHARED, SUFFIX, is_joined, suffixed, tails, trade_end, without_figure
from starnames.words import is_anybodys_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.finder import Proposal
    from starnames.resolver import Resolver

__all__ = ["wider_proposals"]

_MORE = r"[A-Za-z0-9]*(?:['’-][A-Za-z0-9]+)*"
_WORDS_BEFORE = lazy(rf"(?<![\w.'’-])(?:[A-Z]{_MORE} ){{1,2}}$")
_NAMED_LIKE_COMPANIES = frozenset({"company", "product", "term"})
_INSTITUTION = ["institution"]
_FAR = 40
#: What the owner of a recorded name counts for whose "shares" may be a part of another's: the text has to ask for it.
_BEARER = EXACT + weights.UNASKED
#: How a name says all of its owner's: the Chinese one, or the official one in other words.
_SAID_IN_FULL = frozenset({"official", "rendering"})
#: What may be traded rather than a part of a name.
_TRADED = frozenset({"share", "shares"})


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
        is_known = each.start < reach or each.suffixed or not text[each.start].isupper()
        if is_known or not _may_be_part(text, each, resolver):
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
        if cut or any(other.start < last < other.end for other in recorded[number + 1 : number + 1 + MOST_WORDS]):
            continue
        owners = {resolver.kb.at(claim.owner).id for claim in each.claims}
        if owners.isdisjoint(candidate.entity.id for candidate in candidates if candidate.score >= SUPPORTED):
            rivals = _bearers(each, resolver) if text[each.end : last] == " shares" else ()
            yield (
                suffixed(text, before, last, len(text)),
                (*(x for x in candidates if x.entity.id not in owners), *rivals),
            )
            reach = max(reach, last)
        elif owners == {candidates[0].entity.id}:
            roles = {claim.role for claim in each.claims}
            whole = "weak" in roles or ("shy" in roles and candidates[0].has("brand"))
            more = text[each.end : last].strip()
            said = candidates[0].how in _SAID_IN_FULL and more not in _TRADED
            twice = more and text[each.start : each.end].lower().endswith(f" {more.lower()}")  # "Western wire wire"
            if not twice and (
                whole or candidates[0].has("own") or is_anybodys_name(more) or said
            ):  # "Hangke Keji" is put anew as a whole
                yield suffixed(text, before, last, len(text)), candidates
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
    last = trade_end(text, end, len(text), resolver)
    if not last or SHARED.match(text, end):
        return False
    return text[start:end].rpartition(" ")[2].lower() != text[end + 1 : last]


def _whole(text: str, start: int, least: int, resolver: Resolver) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return where the longest name ends that is said in full from `start` to `least` or beyond, with its owners."""
    run = RUN.match(text, start)
    end = max(least, without_figure(text, start, run.end())) if run else least
    end -= text[end - 1] == " "
    if named := _in_full(text, start, least, end, resolver):
        return named
    more = RUN.match(text, end + 5) if text.startswith(" and ", end) else None
    if more and is_joined(text, (start, end), more.span(), resolver):
        end = more.end()
    found = _wider(text[start:end], tails(text, end, len(text), resolver), least - start, resolver)
    return (start + found[0], found[1]) if found else None


def _in_full(
    text: str, start: int, least: int, end: int, resolver: Resolver
) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return the same of a full legal name, which says more than a short one: "Shanghai Hejing Silicon Materials"."""
    run = text[start:end].rstrip(".")
    name = LEGAL_END.sub("", run)
    legal = LEGAL_SUFFIX.match(text[start + len(name) : end + SUFFIX].lower()) if name != run else None
    if not legal or start + len(name) < least:
        return None
    candidates = resolver.worked_out(text[start : start + len(name) + legal.end()])
    best = candidates[0] if candidates else None
    if best is None or best.how == "fuzzy" or best.score < SUPPORTED or best.has(*MISREAD):
        return None
    return start + len(name), candidates


def _may_be_part(text: str, recorded: Proposal, resolver: Resolver) -> bool:
    """Return whether a recorded form may be a part of a company's name.

    A company's may, a product's, nobody's we know; an institution's, as most are, only where a name goes on behind it.
    """
    kind_at = resolver.kb.kind_at
    others = [kind for claim in recorded.claims if (kind := kind_at(claim.owner)) not in _NAMED_LIKE_COMPANIES]
    if not others:
        return True
    return others == _INSTITUTION and _goes_on(text, recorded.start, recorded.end, resolver)


def _bearers(recorded: Proposal, resolver: Resolver) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(entity=resolver.kb.at(claim.owner), score=_BEARER, how="official", form=claim.form)
        for claim in recorded.claims
        if claim.role in {"official", "shy"}
    )


@remembered
def _wider(run: str, tail: str, least: int, resolver: Resolver) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return where the longest part of a run ends that reaches `least` and says a Chinese name, with its owners."""
    text, words = run + tail, word_places(run, 0, len(run))
    for last in range(min(len(words), MOST_WORDS), 0, -1):
        end = words[last - 1][1]
        for stop in ends_of(text, end, resolver) if last == len(words) else (end,):
            if stop < least:
                continue
            candidates = resolver.worked_out(text[:stop])
            best = candidates[0] if candidates else None
            if best is None or best.how == "fuzzy" or best.score < SUPPORTED:
                continue
            shares = text[least - 1 : stop] == " shares"
            if best.how == "rendering" and (shares or best.score >= EXACT):
                return stop, candidates
            if not shares and not best.has(*INCOMPLETE):
                return stop, candidates
    return None
