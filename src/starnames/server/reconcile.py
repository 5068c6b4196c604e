"""The answers of the W3C Reconciliation Service API 0.2, as plain data.

A candidate is a `match` only where the name is decided without doubt and exact: an identifier, a recorded form or an
exact rendering of the Chinese name, of one entity alone. Properties of a query can settle a doubt (a weak name beside
its own ticker) and raise one (a name beside another company's ticker); they never make a match of a name that nobody
knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starnames.model import Candidate
from starnames.resolver import resolver_for
from starnames.server.catalog import PROPERTIES, TYPES, agrees, described, known_types, named, reference, values
from starnames.server.errors import Refused
from starnames.tickers import STYLES, read_ticker

if TYPE_CHECKING:
    from starnames.model import Entity, Link
    from starnames.table import KnowledgeBase

__all__ = ["BATCH", "Reconciler", "manifest"]

BATCH = 50
_MOST_QUERIES = 500
_MOST_IDS = 5_000
_LIMIT = 10
_MOST = 100
_EXACT = frozenset({"identifier", "official", "alias", "rendering"})
_SURE = 0.95
#: The properties that say who is meant; the others can only contradict.
_IDENTIFYING = ("ticker", "listings", "zh", "zh_full")


def manifest(base: str, version: str) -> dict[str, Any]:
    """Return the manifest of the service that answers at `base` (scheme and host, no slash at the end)."""
    suggest = {kind: _suggesting(base, kind) for kind in ("entity", "property", "type")}
    styles = [{"value": style, "name": style} for style in STYLES]
    return {
        "versions": ["0.1", "0.2"],
        "name": "starnames",
        "identifierSpace": "urn:starnames:entity",
        "schemaSpace": "urn:starnames:kind",
        "serviceVersion": version,
        "defaultTypes": [reference(kind) for kind in TYPES if kind != "term"],
        "view": {"url": f"{base}/entity/{{{{id}}}}"},
        "preview": {"url": f"{base}/preview?id={{{{id}}}}", "width": 420, "height": 220},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "style",
                    "label": "Ticker style",
                    "type": "select",
                    "default": "wind",
                    "help_text": "How tickers are printed; of use to the properties that hold some",
                    "choices": styles,
                }
            ],
        },
        "batchSize": BATCH,
    }


def _suggesting(base: str, kind: str) -> dict[str, str]:
    found = {"service_url": base, "service_path": f"/suggest/{kind}"}
    return {**found, "flyout_service_url": base, "flyout_service_path": f"/flyout/{kind}?id=${{id}}"}


class Reconciler:
    """Answers queries and extensions from one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Take the knowledge base."""
        self.kb = kb
        self._resolver = resolver_for(kb, aliases=aliases)

    def batch(self, queries: object) -> dict[str, Any]:
        """Return the results of a batch of queries, by key; raise `Refused` for what is no batch."""
        if not isinstance(queries, dict):
            raise Refused(400, 'queries is an object of queries by key, such as {"q0": {"query": "AMEC"}}')
        if len(queries) > _MOST_QUERIES:
            raise Refused(
                413, f"{len(queries)} queries at once; send at most {_MOST_QUERIES} ({BATCH} is a good batch)"
            )
        return {key: {"result": self._results(key, query)} for key, query in queries.items()}

    def _results(self, key: str, query: object) -> list[dict[str, Any]]:
        if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
            raise Refused(400, f'query {key!r} is not an object with a string under "query"')
        types = known_types(query.get("type"))
        wanted = _wanted(query.get("properties"))
        link = self._resolver.resolve(query.get("query", "").strip())
        candidates = [each for each in link.candidates if each.score > 0]
        candidates = self._with_identified(link.surface, candidates, wanted)
        allowed = [each for each in candidates if _is_allowed(each.entity, types, by_id=each.how == "id")]
        judged = [(each, _judged(each.entity, wanted)) for each in allowed]
        judged.sort(key=lambda pair: -_score(*pair))
        settled = _settled(link, judged)
        most = _limit(query.get("limit"))
        return [_result(each, found, match=each.entity is settled) for each, found in judged[:most]]

    def _with_identified(
        self, surface: str, candidates: list[Candidate], wanted: dict[str, list[Any]]
    ) -> list[Candidate]:
        """Return the candidates with the entity whose id was asked for, and those whose ticker stands in the query."""
        if surface in self.kb:
            entity = self.kb[surface]
            rest = [each for each in candidates if each.entity is not entity]
            candidates = [Candidate(entity=entity, score=1.0, how="id", form=surface), *rest]
        known = {each.entity.id for each in candidates}
        codes = [code for key in ("ticker", "listings") for each in wanted.get(key, ()) for code in _codes(each)]
        owners = {entity.id: entity for code in codes for entity in self.kb.owners(code)}
        added = [entity for name, entity in owners.items() if name not in known]
        return [*candidates, *(Candidate(entity=each, score=0.5, how="ticker") for each in added)]

    def extend(self, wanted: object) -> dict[str, Any]:
        """Return the values that entities have for properties; raise `Refused` for what is no such request."""
        if not isinstance(wanted, dict):
            raise Refused(400, 'extend is an object such as {"ids": ["hygon"], "properties": [{"id": "ticker"}]}')
        ids, properties = wanted.get("ids"), wanted.get("properties")
        if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
            raise Refused(400, 'extend has a list of strings under "ids"')
        if not isinstance(properties, list) or not all(_is_property(each) for each in properties):
            raise Refused(400, 'extend has a list of objects with a string under "id" under "properties"')
        if len(ids) > _MOST_IDS or len(properties) > _MOST:
            raise Refused(413, f"extend at most {_MOST_IDS} entities by {_MOST} properties at once")
        keys = {each["id"]: _style(each.get("settings")) for each in properties}
        meta = [{"id": key, "name": PROPERTIES.get(key, key)} for key in keys]
        return {"meta": meta, "rows": {name: self._row(name, keys) for name in ids}}

    def _row(self, name: str, keys: dict[str, str]) -> dict[str, list[dict[str, str]]]:
        if name not in self.kb:
            return {key: [] for key in keys}
        entity = self.kb[name]
        return {key: [{"str": value} for value in values(entity, key, style=style)] for key, style in keys.items()}


def _wanted(properties: object) -> dict[str, list[Any]]:
    """Return the values that a query gives for properties we know; what we do not know is passed over."""
    found: dict[str, list[Any]] = {}
    for each in properties if isinstance(properties, list) else ():
        key = (each.get("pid") or each.get("p")) if isinstance(each, dict) else None
        if isinstance(key, str) and key in PROPERTIES:
            value = each.get("v")
            several = value if isinstance(value, list) else [value]
            found.setdefault(key, []).extend(
                each.get("id") or each.get("name") if isinstance(each, dict) else each for each in several
            )
    return found


def _codes(value: object) -> tuple[str, ...]:
    return read_ticker(value) if isinstance(value, str) else ()


def _is_allowed(entity: Entity, types: frozenset[str], *, by_id: bool) -> bool:
    if types:
        return entity.kind in types
    return by_id or entity.kind != "term"


def _judged(entity: Entity, wanted: dict[str, list[Any]]) -> dict[str, bool]:
    """Return for each property of a query whether an entity agrees, where that can be said."""
    judged = {key: agrees(entity, key, several) for key, several in wanted.items()}
    return {key: each for key, each in judged.items() if each is not None}


def _is_identified(candidate: Candidate, found: dict[str, bool]) -> bool:
    """Return whether name and properties say the same of who is meant."""
    agreed = any(found.get(key) for key in _IDENTIFYING)
    return agreed and False not in found.values() and candidate.how != "ticker"


def _score(candidate: Candidate, found: dict[str, bool]) -> float:
    """Return the score of a candidate as the properties leave it: half where one contradicts."""
    if False in found.values():
        return candidate.score / 2
    return max(candidate.score, _SURE) if _is_identified(candidate, found) else candidate.score


def _settled(link: Link, judged: list[tuple[Candidate, dict[str, bool]]]) -> Entity | None:
    """Return the entity that is a match: the name is decided and exact, or the properties settle who is meant."""
    if not judged:
        return None
    best, found = judged[0]
    if best.how == "ticker" or any(each.how == "ticker" for each, _ in judged) or False in found.values():
        return None
    if best.how == "id":  # unless the id is somebody else's name as well
        return best.entity if link.entity in {None, best.entity} and link.status != "ambiguous" else None
    identified = [each.entity for each, of in judged if _is_identified(each, of)]
    if identified:
        return identified[0] if len(identified) == 1 else None
    return best.entity if best.entity is link.entity and best.how in _EXACT and best.score >= _SURE else None


def _result(candidate: Candidate, found: dict[str, bool], *, match: bool) -> dict[str, Any]:
    entity = candidate.entity
    features: list[dict[str, Any]] = [{"id": "name", "value": round(100 * candidate.score, 2)}]
    features += [{"id": key, "value": agreed} for key, agreed in found.items()]
    return {
        "id": entity.id,
        "name": named(entity),
        "description": described(entity),
        "type": [reference(entity.kind)],
        "score": round(100 * _score(candidate, found), 2),
        "features": features,
        "match": match,
    }


def _limit(limit: object) -> int:
    """Return how many results are wanted: ten unless a positive number says otherwise."""
    return min(limit, _MOST) if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0 else _LIMIT


def _is_property(each: object) -> bool:
    return isinstance(each, dict) and isinstance(each.get("id"), str)


def _style(settings: object) -> str:
    style = settings.get("style") if isinstance(settings, dict) else None
    return style if isinstance(style, str) and style in STYLES else "wind"
