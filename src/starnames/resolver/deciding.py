"""Who is this? A name by itself becomes candidates, and the candidates a link, or none with a reason.

Matching proposes, `Resolver.resolve` decides: by score and margin, or declines. What is looked at, in order: an
identifier, a recorded form (then without quotes, legal suffix and market marks), an alignment with the Chinese names,
a slip of spelling. Support (the
text around, the names beside) is weighed for every candidate by itself; ``prefer`` breaks ties and supports nothing.
A string that is another organization's name is never a slip of ours.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace
from time import gmtime, strftime
from typing import TYPE_CHECKING

from starnames.arguments import check_day, check_text
from starnames.model import Candidate, Evidence, Link
from starnames.names import printed_names
from starnames.patterns import lazy
from starnames.resolver.plainness import Plainness
from starnames.resolver.rendered import EXACT, Rendered
from starnames.resolver.support import Support, is_star
from starnames.text import bare_query, fold_name
from starnames.tickers import read_ticker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.fuzzy import FuzzyIndex
    from starnames.table import KnowledgeBase

__all__ = ["SUPPORTED", "WEAK", "Resolver", "resolver_for", "today"]

_LONGEST = 200
_REMEMBERED = 65_536
#: The score of a weak form by itself, and the score from which it counts as supported.
WEAK = 0.45
SUPPORTED = 0.75
#: How far the runner-up has to be behind, and what `prefer` adds to its side of that scale.
_MARGIN = 0.1
_HOW = {"official": "official", "zh": "official", "shy": "official", "alias": "alias", "weak": "alias"}
_SCORES = {"official": 1.0, "zh": 1.0, "shy": WEAK, "alias": 0.97, "weak": WEAK}
#: The score of an official name of several ordinary words: asked for by itself it is meant as a name.
_ASKED = 0.84
#: What is left of a score where a word of the trade is misspelt ("Dingtong Technolgy").
_RESPELLED = 0.95
_HAN = lazy("[\u3400-\u9fff\U00020000-\U0003ffff]")
#: What exchanges put before and behind a short name: first days, special treatment, ex-dividend; no profit, votes.
_MARK = lazy(
    r"^(?:(?:S?\*?ST|SST|N|C|XD|XR|DR) ?(?=[\u3400-\u9fff])|(?:\*?ST|N|C|XD|XR|DR) (?=\w))"
    r"| ?-(?:U|W|UW|WD|D|B|S|SW|P)$",
    re.IGNORECASE,
)
#: A name with a ticker behind it, and what that weighs.
_BESIDE = 0.5
_TICKERED = lazy(r"([^()]+?) ?\(([A-Za-z0-9.: ]{4,20})\)")
_LEGAL_FORMS = ("股份有限公司", "有限责任公司", "有限公司")
_FIRST_DAYS = lazy(r"[NC] ?(?=[\u3400-\u9fff])", re.IGNORECASE)
#: How many companies the name of the first days, which is cut to fit, may open; more are no answer.
_MOST_OPENED = 5
_SENTENCE = lazy(
    r"[。！？]|[!?](?:\s|$)|\s(?:is|are|was|were|has|have|had|said|says|will|would|rose|fell)\s", re.IGNORECASE
)
_MOST_WORDS = 16
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
_SHORTEST_SPACED = 5
_WITH_SUFFIX = frozenset({"company", "institution"})


def today() -> str:
    """Return this day as an ISO date (UTC)."""
    return strftime("%Y-%m-%d", gmtime())


class Resolver:
    """Resolves names against one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Take the knowledge base; without `aliases` no machine-translated form counts."""
        self.kb = kb
        self.aliases = aliases
        self.rendered = Rendered(kb)
        self._plainness = Plainness(kb)
        self._fuzzy: FuzzyIndex | None = None
        self.worked_out = functools.lru_cache(maxsize=_REMEMBERED)(self._worked_out)

    @property
    def fuzzy(self) -> FuzzyIndex:
        """The index of forms that may be misspelt, built when first needed."""
        if self._fuzzy is None:
            from starnames.fuzzy import FuzzyIndex  # noqa: PLC0415 - most texts need neither it nor RapidFuzz

            self._fuzzy = FuzzyIndex(self.kb, aliases=self.aliases)
        return self._fuzzy

    def resolve(
        self,
        name: str,
        *,
        context: str | None = None,
        neighbors: Sequence[str] = (),
        prefer: str | None = None,
        as_of: str | None = None,
    ) -> Link:
        """Return the link of a name; see `starnames.resolve`."""
        _check(name, context, neighbors, prefer, as_of)
        if len(name.strip()) > _LONGEST:
            return self._none(name, "too-long")
        surface = _leveled(name)
        if _is_nothing(surface):
            return self._none(name, "not-a-name")
        if (tickered := _TICKERED.fullmatch(surface)) and (owners := self._identified(tickered[2])):
            own = self.resolve(tickered[1], context=context, neighbors=neighbors, prefer=prefer, as_of=as_of)
            return self._beside(name, own, owners, tickered[2], as_of or today())
        evidence: tuple[Evidence, ...] = ()
        bare = _MARK.sub("", surface) or surface
        if candidates := self._identified(surface):
            evidence = (Evidence(name="identifier", weight=0.0),)
        else:
            candidates = self._recorded(surface)
        if not candidates and bare != surface:
            evidence = (Evidence(name="market-mark", weight=0.0),)
            candidates = self._recorded(bare) or (self.opened(bare) if _FIRST_DAYS.match(surface) else [])
        if not candidates and (other := self._other(surface)):
            _, entity_id = other
            taken_for = [self.kb[entity_id]] if entity_id in self.kb else []
            offered = tuple(Candidate(entity=each, score=0.0, how="", form=surface) for each in taken_for)
            return self._none(name, "other-organization", offered)
        if all(each.score < SUPPORTED for each in candidates):
            candidates = self._told_by_name(bare, candidates) or list(self.worked_out(bare))
        if not candidates:
            return self._none(name, "not-a-name" if _is_prose(surface) else "unknown")
        companies = [link.entity for each in neighbors if (link := self.resolve(each)).entity]
        support = Support(surface, context, [each for each in companies if each], aliases=self.aliases)
        return self._decide(name, candidates, evidence, support, prefer, as_of or today())

    def _beside(self, name: str, own: Link, owners: list[Candidate], ticker: str, as_of: str) -> Link:
        """Return the link of a name with a ticker in brackets: both have to mean the same."""
        meant = {each.entity.id for each in owners}
        agreeing = [each for each in own.candidates if each.entity.id in meant]
        if len(agreeing) == 1:
            evidence = (Evidence(name=f"ticker: {ticker}", weight=_BESIDE),)
            return self._linked(name, replace(agreeing[0], score=1.0), evidence, own.candidates, as_of)
        doubtful = (replace(each, score=min(each.score, WEAK)) for each in (*own.candidates, *owners))
        offered = tuple(sorted(doubtful, key=lambda each: -each.score))
        if own.entity:
            return replace(self._none(name, "ambiguous", offered), status="ambiguous")
        return self._none(name, own.reason, offered)

    def _identified(self, surface: str) -> list[Candidate]:
        readings = read_ticker(surface)
        entities = {entity.id: entity for code in readings for entity in self.kb.owners(code)}
        known = [Candidate(entity=each, score=1.0, how="identifier", form=surface) for each in entities.values()]
        if len(known) == 1 and readings[0] not in known[0].entity.codes:  # the more usual reading is unknown to us
            return [replace(known[0], score=WEAK)]
        return known

    def _recorded(self, surface: str) -> list[Candidate]:
        whole, unquoted = fold_name(surface), _unquoted(surface)
        together = "".join(whole.split()) if _HAN.search(whole) else whole
        keys = (whole, unquoted, together, unquoted.removeprefix("the "), unquoted.removesuffix("'s"))
        for key in dict.fromkeys(keys):
            if found := self._owned(key):
                return found
        if _HAN.search(whole) and (found := self._owned_in_full(together)):
            return found
        bare = bare_query(unquoted.removeprefix("the "))
        found = [each for each in self._owned(bare) if each.entity.kind in _WITH_SUFFIX] if bare != unquoted else []
        return found or self._spaced(unquoted)

    def _owned_in_full(self, name: str) -> list[Candidate]:
        """Return the owners of a Chinese name without its legal form, or of a short name with 公司 behind it."""
        if name.endswith(_LEGAL_FORMS):
            return []
        longer = (found for each in _LEGAL_FORMS if (found := self._owned(name + each)))
        return next(longer, []) or (self._owned(name.removesuffix("公司")) if name.endswith("公司") else [])

    def _spaced(self, unquoted: str) -> list[Candidate]:
        """Return the owners of the forms that have the same letters: Hy-gon and Hy gon are Hygon."""
        letters = unquoted.translate(_NO_LETTERS)
        if len(letters) < _SHORTEST_SPACED or not letters.isascii():
            return []
        return self._owned(self._by_letters.get(letters, ""))

    @functools.cached_property
    def _by_letters(self) -> dict[str, str]:
        """The forms that are spelled with blanks or marks, and the others, by their letters alone."""
        plain = sorted(filter(str.isascii, list(self.kb.forms)), key=len, reverse=True)
        # As one text, which is three times as fast; no folded form has the capital between them.
        return dict(zip("A".join(plain).translate(_NO_LETTERS).split("A"), plain, strict=True)) if plain else {}

    def opened(self, bare: str) -> list[Candidate]:
        """Return the companies whose Chinese short names begin so: beside N and C there is room for two or three."""
        if len(bare) < 2:
            return []
        place = bisect_left(self._han, bare)
        found: dict[int, Candidate] = {}
        for form in self._han[place:]:
            if not form.startswith(bare) or len(found) > _MOST_OPENED:
                break
            for index, role, text in self.kb.forms[form]:
                if role == "zh" and (entity := self.kb.at(index)).zh == text:
                    found.setdefault(index, Candidate(entity=entity, score=_ASKED, how="official", form=text))
        return list(found.values()) if len(found) <= _MOST_OPENED else []

    @functools.cached_property
    def _han(self) -> list[str]:
        """The forms that begin in Chinese, in order."""
        return sorted(filter(_HAN.match, list(self.kb.forms)))

    def _told_by_name(self, surface: str, weak: list[Candidate]) -> list[Candidate]:
        """Return the owner of a weak form that says its Chinese name in full: "Jingsheng Co." is all of 晶升股份.

        Without such an owner, and where the form could be something else all the same, the weak candidates come back.
        """
        owners = {each.entity.id for each in weak}
        surface = _unquoted(surface)
        rendered = self.worked_out(surface) if len(owners) == 1 else ()
        if not rendered or owners != {rendered[0].entity.id}:
            return weak
        if surface.translate(_NO_LETTERS) != fold_name(weak[0].form).translate(_NO_LETTERS):
            return [rendered[0]] if rendered[0].how == "rendering" and rendered[0].score >= EXACT else weak
        reason = self._plainness.reason(weak[0].form, rendered[0].entity.id, rendered, supported=SUPPORTED)
        return weak if reason else [rendered[0]]

    def _other(self, surface: str) -> list[str]:
        """Return the name of an organization that no record is about and the id it is mistaken for, or nothing."""
        unquoted = _unquoted(surface)
        others = self.kb.others
        return (
            others.get(unquoted)
            or others.get(bare_query(unquoted))
            or self._others.get(unquoted.translate(_NO_LETTERS), [])
        )

    @functools.cached_property
    def _others(self) -> dict[str, list[str]]:
        """The names of others by their letters alone."""
        return {name.translate(_NO_LETTERS): other for name, other in self.kb.others.items() if name.isascii()}

    def _owned(self, key: str) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        claims = self.kb.forms.get(key, ())
        weak = {index for index, role, _ in claims if role == "weak"}
        for index, role, form in claims:
            if role == "mask" or (not self.aliases and role in {"alias", "weak"}):
                continue
            score = _ASKED if role == "shy" and " " in key and index not in weak else _SCORES[role]
            if index not in found or found[index].score < score:
                found[index] = Candidate(entity=self.kb.at(index), score=score, how=_HOW[role], form=form)
        return sorted(found.values(), key=lambda each: (-each.score, each.entity.id))

    def slips(self, surface: str) -> list[Candidate]:
        """Return the candidates one slip of spelling away."""
        found: dict[str, Candidate] = {}
        for form, score in self.fuzzy.near(surface):
            for index, role, text in self.kb.forms[form]:
                entity = self.kb.at(index)
                if role in {"official", "alias"} and entity.id not in found:
                    found[entity.id] = Candidate(entity=entity, score=score, how="fuzzy", form=text)
                elif role in {"weak", "shy"} and entity.id not in found:
                    found[entity.id] = Candidate(entity=entity, score=WEAK * score, how="fuzzy", form=text)
        return list(found.values())

    def _worked_out(self, surface: str) -> tuple[Candidate, ...]:
        """Return the candidates of a name that nobody recorded: by its Chinese name, or as a slip of spelling.

        Answers are remembered, up to a bound, since a feed repeats its names.

        An exact rendering needs no slip. Where both speak they have to agree: the slip of one company's name that
        renders another's is nobody's.
        """
        rendered = self.rendered.candidates(surface)
        if rendered and rendered[0].how == "rendering" and rendered[0].score >= SUPPORTED:
            return rendered
        slips = self.slips(surface)
        if not slips:
            respelled = "" if rendered and rendered[0].score >= SUPPORTED else self.rendered.respelled(surface)
            right = self.rendered.candidates(respelled) if respelled else ()
            return tuple(each.scored(each.score * _RESPELLED) for each in right) or rendered
        others = [each for each in rendered if each.score >= SUPPORTED and each.entity.id != slips[0].entity.id]
        return (*slips, *others)

    def _decide(
        self,
        name: str,
        candidates: Iterable[Candidate],
        evidence: tuple[Evidence, ...],
        support: Support,
        prefer: str | None,
        as_of: str,
    ) -> Link:
        ranked: list[tuple[float, Candidate, tuple[Evidence, ...]]] = []
        for each in candidates:
            found = support.of(each.entity) if each.score < 1.0 else ()
            score = min(1.0, each.score + sum(piece.weight for piece in found))
            lean = _MARGIN if prefer == "star" and is_star(each.entity) else 0.0
            ranked.append((score + lean, replace(each, score=score), found))
        ranked.sort(key=lambda each: (-each[0], -each[1].score, each[1].entity.id))
        offered = tuple(each for _, each, _ in ranked)
        best = offered[0]
        evidence = (*evidence, *ranked[0][2])
        if best.score < SUPPORTED:
            return self._none(name, "weak", offered, evidence)
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN - 1e-9:
            return replace(self._none(name, "ambiguous", offered, evidence), status="ambiguous")
        return self._linked(name, best, evidence, offered, as_of)

    def _linked(
        self,
        name: str,
        best: Candidate,
        evidence: tuple[Evidence, ...],
        offered: tuple[Candidate, ...],
        as_of: str,
    ) -> Link:
        full, short = printed_names(best.entity, as_of)
        return Link(
            start=0,
            end=len(name),
            surface=name,
            status="linked",
            entity=best.entity,
            name=full,
            short=short,
            score=best.score,
            how=best.how,
            evidence=evidence,
            candidates=offered,
            table=self.kb.version,
        )

    def _none(
        self,
        name: str,
        reason: str,
        candidates: tuple[Candidate, ...] = (),
        evidence: tuple[Evidence, ...] = (),
    ) -> Link:
        return Link(
            start=0,
            end=len(name),
            surface=name,
            status="none",
            reason=reason,
            score=candidates[0].score if candidates else 0.0,
            evidence=evidence,
            candidates=candidates,
            table=self.kb.version,
        )


@functools.lru_cache(maxsize=8)
def resolver_for(kb: KnowledgeBase, *, aliases: bool = True) -> Resolver:
    """Return the resolver of a knowledge base, the same one for everybody who asks: what it works out is kept."""
    return Resolver(kb, aliases=aliases)


def _check(name: object, context: object, neighbors: object, prefer: str | None, as_of: str | None) -> None:
    """Raise TypeError, with what to do instead, where a caller asks for something that means nothing."""
    if not isinstance(name, str):
        raise TypeError(f"a name is a str, not {type(name).__name__}; use resolve_many for several")
    if context is not None:
        check_text(context, "context")
    if isinstance(neighbors, str):
        raise TypeError("neighbors are a list of names; write [name] for a single one")
    if prefer not in {None, "star"}:
        raise TypeError(f"prefer is 'star' or None, not {prefer!r}")
    check_day(as_of)


def _unquoted(surface: str) -> str:
    return fold_name(surface).strip("\"'()[]<>「」『』《》【】 ").rstrip(".,;: ")


def _leveled(name: str) -> str:
    """Return a name in one width, with single blanks and without invisible characters."""
    if not name.isascii():
        visible = "".join(char for char in name if unicodedata.category(char) != "Cf")
        name = unicodedata.normalize("NFKC", visible)
    return " ".join(name.split())


def _is_nothing(surface: str) -> bool:
    """Return whether a string cannot be a name at all."""
    if len(surface) < 2 or not any(char.isalnum() for char in surface):
        return True
    return any(unicodedata.category(char) in {"Cc", "Cs"} for char in surface)


def _is_prose(surface: str) -> bool:
    """Return whether a string that names nobody we know is a sentence or a number rather than a name."""
    if not any(char.isalpha() for char in surface):
        return not read_ticker(surface)
    return len(surface.split()) > _MOST_WORDS or bool(_SENTENCE.search(surface))
