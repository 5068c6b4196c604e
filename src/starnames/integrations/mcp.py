"""Three read-only tools for language models, over the Model Context Protocol.

A model that reads machine-translated Chinese finance text guesses companies and repeats damaged figures. The tools
answer from the tables instead, and say so where they do not know; none of them writes anything or reaches the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from mcp.server import MCPServer
from mcp.types import ToolAnnotations
from pydantic import Field

import starnames
from starnames.linker import linker_for
from starnames.normalizer import Normalizer
from starnames.reader import figures
from starnames.table import given_base

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames.model import Candidate, Figure, Link, Repair
    from starnames.table import KnowledgeBase

__all__ = ["Answer", "CheckedFigures", "NormalizedText", "ResolvedNames", "build_server"]

_MOST_NAMES = 500
_LONGEST = 200_000
_OFFERED = 3
_INSTRUCTIONS = (
    "Use these tools on machine-translated Chinese finance text: before you say which company a name means, or "
    "repeat a figure from such a text. Where status is not 'linked' nobody knows who is meant: say so rather than "
    "guess. Every answer carries the version of the table it came from."
)


@dataclass(frozen=True)
class Offer:
    """An entity that a name may mean; an offer is not an answer."""

    entity: str
    name: str
    ticker: str | None
    score: float


@dataclass(frozen=True)
class Answer:
    """Who a name means: an entity where `status` is "linked", else a reason and offers."""

    surface: str
    status: Literal["linked", "ambiguous", "none"]
    entity: str | None
    name: str | None
    short: str | None
    kind: str | None
    zh: str | None
    ticker: str | None
    score: float
    reason: str | None
    offers: list[Offer]


@dataclass(frozen=True)
class ResolvedNames:
    """The answers, one a name, in order."""

    answers: list[Answer]
    table: str


@dataclass(frozen=True)
class MadeChange:
    """A replacement: the span in the given text (code points), what stood there, what stands there now, and why."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    evidence: list[str]


@dataclass(frozen=True)
class LeftAlone:
    """Something seen and not rewritten, with the reason."""

    start: int
    end: int
    surface: str
    reason: str


@dataclass(frozen=True)
class NormalizedText:
    """The repaired text, every change that made it, and what was in doubt and left alone."""

    text: str
    changes: list[MadeChange]
    left: list[LeftAlone]
    table: str


@dataclass(frozen=True)
class Damage:
    """What a damaged figure probably said; only "certain" damage may be corrected without asking."""

    certainty: Literal["certain", "likely", "possible"]
    mechanism: str
    value: str | None
    replacement: str | None
    evidence: list[str]


@dataclass(frozen=True)
class CheckedFigure:
    """A figure: `value` is an exact decimal in base units (yuan, not 亿), `high` the other end of a range."""

    start: int
    end: int
    surface: str
    kind: str
    value: str | None
    high: str | None
    unit: str | None
    qualifier: str
    direction: str | None
    reason: str | None
    damage: Damage | None


@dataclass(frozen=True)
class CheckedFigures:
    """The figures of a text, in order, and how many of them are damaged."""

    figures: list[CheckedFigure]
    damaged: int


_Text = Annotated[str, Field(max_length=_LONGEST, description="The text, as it stands.")]


class _Tools:
    """The three tools over one knowledge base; their docstrings are what a model reads of them."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._linker = linker_for(kb)

    def resolve_names(
        self,
        names: Annotated[
            list[str],
            Field(max_length=_MOST_NAMES, description="Names as they stand, or tickers in any dialect, or Chinese."),
        ],
        context: Annotated[
            str | None, Field(max_length=_LONGEST, description="The text around the names: it supports ordinary words.")
        ] = None,
    ) -> ResolvedNames:
        """Say which company (market, index, drug, institution) each name means, with its ticker, or that nobody knows.

        Knows every A-share, also by names that machine translation made up ("Haiguang Information").
        """
        found = [self._linker.resolve(name, context=context) for name in names]
        return ResolvedNames(answers=[_answer(link) for link in found], table=self._kb.version)

    def normalize_text(
        self,
        text: _Text,
        names: Annotated[
            Literal["full", "short", "annotate"],
            Field(description="Print full legal names, short ones, or keep the text's own with name and ticker added."),
        ] = "full",
        source: Annotated[
            str | None, Field(max_length=_LONGEST, description="The Chinese text it was translated from, if there is.")
        ] = None,
    ) -> NormalizedText:
        """Repair a machine-translated finance text: official company names, fixed terms, provably damaged figures.

        What is in doubt is left as printed and listed under `left`.
        """
        done = Normalizer(kb=self._kb, names=names).normalize(text, source=source)
        changes = [
            MadeChange(
                start=each.start,
                end=each.end,
                before=each.before,
                after=each.after,
                rule=each.rule,
                evidence=list(each.evidence),
            )
            for each in done.changes
        ]
        left = [LeftAlone(start=x.start, end=x.end, surface=x.surface, reason=x.reason) for x in done.left]
        return NormalizedText(text=done.text, changes=changes, left=left, table=done.table)

    def check_figures(self, text: _Text) -> CheckedFigures:
        """Read every figure of a text exactly (Chinese, English or badly translated) and say which are damaged.

        Use it before you quote or compare amounts: 14221.70亿元 is 1.42217 trillion yuan, not billion.
        """
        found = [_checked(each) for each in figures(text)]
        return CheckedFigures(figures=found, damaged=sum(each.damage is not None for each in found))


def _answer(link: Link) -> Answer:
    row = link.to_dict()
    kept = {key: row[key] for key in ("surface", "status", "entity", "name", "short", "kind", "zh", "ticker", "score")}
    return Answer(**kept, reason=row["reason"], offers=[_offer(each) for each in link.candidates[:_OFFERED]])


def _offer(each: Candidate) -> Offer:
    entity = each.entity
    name = entity.name or entity.short or entity.zh
    return Offer(entity=entity.id, name=name, ticker=entity.ticker or None, score=round(each.score, 4))


def _checked(figure: Figure) -> CheckedFigure:
    row = figure.to_dict()
    kept = {key: row[key] for key in ("start", "end", "surface", "kind", "value", "high", "unit", "qualifier")}
    damage = _damage(figure.suspect) if figure.suspect else None
    return CheckedFigure(**kept, direction=row["direction"], reason=row["reason"], damage=damage)


def _damage(repair: Repair) -> Damage:
    row = repair.to_dict()
    return Damage(
        certainty=row["certainty"],
        mechanism=row["mechanism"],
        value=row["value"],
        replacement=row["replacement"] or None,
        evidence=row["evidence"],
    )


def build_server(kb: KnowledgeBase | None = None) -> MCPServer:
    """Return the server with its three tools over a knowledge base (default: the packaged one), ready to `run`."""
    server = MCPServer(
        "starnames",
        title="starnames",
        instructions=_INSTRUCTIONS,
        version=starnames.__version__,
        log_level="WARNING",
    )
    tools = _Tools(given_base(kb))
    titled: list[tuple[Callable[..., object], str]] = [
        (tools.resolve_names, "Resolve company names"),
        (tools.normalize_text, "Repair a translated text"),
        (tools.check_figures, "Check figures"),
    ]
    for tool, title in titled:
        hints = ToolAnnotations(
            title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        server.add_tool(tool, title=title, annotations=hints, structured_output=True)
    return server
