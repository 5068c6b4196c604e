"""What the page asks for: a text normalized, with who every mention is; names resolved."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import starnames
from starnames.linker import linker_for
from starnames.normalizer import FIGURE_MODES, NAME_MODES, Normalizer
from starnames.server.errors import Refused

if TYPE_CHECKING:
    from starnames.model import Link
    from starnames.table import KnowledgeBase

__all__ = ["Live"]

_MOST_NAMES = 1_000
_OFFERED = 3
_KEYS = {
    "normalize": frozenset({"text", "source", "names", "figures", "terms", "unify"}),
    "resolve": frozenset({"names", "context"}),
}


class Live:
    """Answers the page from one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Take the knowledge base."""
        self.kb = kb
        self._aliases = aliases
        self._linker = linker_for(kb, aliases=aliases)
        self._normalizer = functools.lru_cache(maxsize=64)(self._made)

    def about(self) -> dict[str, Any]:
        """Return the versions and the size of the table."""
        return {"starnames": starnames.__version__, "table": self.kb.version, "entities": len(self.kb)}

    def normalize(self, asked: object) -> dict[str, Any]:
        """Return a text normalized, as ``normalize --format jsonl`` has it, and its mentions beside the changes."""
        wanted = _checked(asked, "normalize")
        text = _string(wanted, "text")
        source = _string(wanted, "source", default="") or None
        names = _one_of(wanted, "names", NAME_MODES, "full")
        figures = _one_of(wanted, "figures", FIGURE_MODES, "repair")
        terms, unify = _flag(wanted, "terms", default=True), _flag(wanted, "unify", default=False)
        done = self._normalizer(names, figures, terms, unify).normalize(text, source=source)
        links = self._linker.find(text, source=source)
        return {**done.to_dict(), "mentions": [_mention(link) for link in links]}

    def _made(self, names: str, figures: str, terms: bool, unify: bool) -> Normalizer:  # noqa: FBT001 - private
        return Normalizer(kb=self.kb, names=names, figures=figures, terms=terms, unify=unify, aliases=self._aliases)

    def resolve(self, asked: object) -> dict[str, Any]:
        """Return who names name, one answer a name, in order."""
        wanted = _checked(asked, "resolve")
        names = wanted.get("names")
        if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
            raise Refused(400, '"names" is a list of strings')
        if len(names) > _MOST_NAMES:
            raise Refused(413, f"{len(names)} names at once; send at most {_MOST_NAMES}")
        context = _string(wanted, "context", default="") or None
        links = [self._linker.resolve(each, context=context) for each in names]
        return {"links": [_mention(link) for link in links], "table": self.kb.version}


def _mention(link: Link) -> dict[str, Any]:
    row = link.to_dict()
    del row["table"]
    row["candidates"] = row["candidates"][:_OFFERED]
    return row


def _checked(asked: object, what: str) -> dict[str, Any]:
    if not isinstance(asked, dict):
        raise Refused(400, "send a JSON object")
    if unknown := sorted(asked.keys() - _KEYS[what]):
        raise Refused(400, f"unknown key {unknown[0]!r}; there are {', '.join(sorted(_KEYS[what]))}")
    return asked


def _string(wanted: dict[str, Any], key: str, default: str | None = None) -> str:
    value = wanted.get(key, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise Refused(400, f'"{key}" is a string')
    return value


def _one_of(wanted: dict[str, Any], key: str, choices: tuple[str, ...], default: str) -> str:
    value = wanted.get(key, default)
    if value not in choices:
        raise Refused(400, f'"{key}" is one of {", ".join(choices)}')
    return str(value)


def _flag(wanted: dict[str, Any], key: str, *, default: bool) -> bool:
    value = wanted.get(key, default)
    if not isinstance(value, bool):
        raise Refused(400, f'"{key}" is true or false')
    return value
