"""Who is who, and why: the words of a page about an entity, a link and the evidence for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.pages.markup import chinese, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starnames.model import Candidate, Link

__all__ = ["candidates_of", "identity_of", "reason_of", "who_is_who", "why"]

_HOW = {
    "official": "an official name",
    "alias": "a recorded machine-translated form",
    "rendering": "exactly how the Chinese name renders",
    "alignment": "worked out from the Chinese name, piece by piece",
    "fuzzy": "one slip away from a recorded form",
    "identifier": "a ticker",
    "source": "proved by the Chinese source",
}
_REASONS = {
    "ambiguous": "Several could be meant, and nothing here decides.",
    "weak": "An ordinary word or somebody else's name as well; too little here speaks for it.",
    "unknown": "Looks like a company's name, and no table has it.",
    "repeated by its own gloss": "Its own gloss beside it says the same; one of the two is enough.",
}
_EVIDENCE = {
    "list-of-companies": "stands in a list of companies",
    "neighbor-companies": "stands beside companies",
    "companies-in-document": "other companies in the text",
    "document-of-companies": "other companies in the text",
    "named-elsewhere": "named for certain elsewhere in the text",
    "sector-words": "words of its trade",
    "market-words": "words of the market",
    "company-word": "a word that goes with companies",
    "capitals": "written with capitals",
    "lower-case": "written in lower case",
    "ticker": "its ticker beside it",
    "ticker-in-context": "its ticker in the context",
    "ticker-disagrees": "the ticker beside it is somebody else's",
    "wrong-ticker": "the ticker beside it is somebody else's",
    "chinese-name-in-context": "its Chinese name in the context",
    "price-move": "a price move beside it",
    "market-mark": "a market mark such as ST before it",
    "source": "in the Chinese source",
    "source-part": "its brand is in the Chinese source",
    "absent-from-source": "not in the Chinese source",
    "article-before": "an article before it",
    "person-name": "reads like a person's name",
    "person-words": "words that go with people",
    "place-words": "words that go with places",
    "foreign-place": "reads like a place",
}


def reason_of(reason: str) -> str:
    """Return why something was left, in a sentence."""
    return shown(_REASONS.get(reason, reason[:1].upper() + reason[1:] + "." * (not reason.endswith("."))))


def identity_of(link: Link) -> str:
    """Return who a linked mention is: Chinese name, ticker, kind and id."""
    entity = link.entity
    assert entity is not None  # noqa: S101 - a mention that is linked
    ticker = f'<span class="ticker">{shown(entity.ticker)}</span>' if entity.ticker else ""
    parts = [chinese(entity.zh) if entity.zh else "", ticker, shown(entity.kind), f"<code>{shown(entity.id)}</code>"]
    return f'<p class="who">{" · ".join(filter(None, parts))}</p>'


def why(link: Link) -> str:
    """Return how a mention was linked and what spoke for it, as a list."""
    best = link.candidates[0] if link.candidates else None
    how = _HOW.get(link.how, link.how)
    form = f": “{shown(best.form)}”" if best and best.form and link.how in {"alias", "fuzzy"} else ""
    items = [f"{shown(how[:1].upper() + how[1:])}{form}"] if how else []
    if best and best.explanation:
        items.append(f'<span class="sum">{chinese(best.explanation)}</span>')
    items += [_evidence(each.name, each.weight) for each in link.evidence]
    return f'<ul class="why">{"".join(f"<li>{each}</li>" for each in items)}</ul>' if items else ""


def _evidence(name: str, weight: float) -> str:
    key, _, detail = name.partition(": ")
    words = shown(_EVIDENCE.get(key, key.replace("-", " "))) + (f": {chinese(detail)}" if detail else "")
    return words + (f' <span class="weight">{weight:+g}</span>'.replace("-", "−") if weight else "")


def candidates_of(candidates: Iterable[Candidate], most: int = 4) -> str:
    """Return who could be meant, with scores; what speaks for them stands with the link."""
    items = []
    for each in list(candidates)[:most]:
        entity = each.entity
        name = shown(entity.short or entity.name) or chinese(entity.zh)
        parts = [chinese(entity.zh) if entity.zh and name != chinese(entity.zh) else "", shown(entity.ticker)]
        inside = ", ".join(filter(None, parts))
        score = f'<span class="weight">score {each.score:.2f}</span>'
        items.append(f"<li>{name}{f' ({inside})' if inside else ''} {score}</li>")
    return f'<p>Could be:</p><ul class="why">{"".join(items)}</ul>' if items else ""


def who_is_who(links: Iterable[Link]) -> str:
    """Return a table of everybody that was linked, terms left out, in order of first mention."""
    seen: dict[str, tuple[Link, int]] = {}
    for link in links:
        if link.entity is not None and link.entity.kind != "term":
            first, count = seen.get(link.entity.id, (link, 0))
            seen[link.entity.id] = first, count + 1
    rows = [
        f'<tr><th scope="row">{shown(link.name or link.short or "–")}</th><td lang="zh">{shown(link.entity.zh)}</td>'
        f'<td class="ticker">{shown(link.entity.ticker) or "–"}</td><td>{shown(link.entity.kind)}</td>'
        f'<td class="number">{count}</td></tr>'
        for link, count in seen.values()
        if link.entity is not None
    ]
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{each}</th>' for each in ("Name", "Chinese", "Ticker", "Kind", "Mentions"))
    return (
        '<section class="people"><h3>Who is who</h3>'
        '<div class="wide" tabindex="0" role="region" aria-label="Who is who">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div></section>"
    )
