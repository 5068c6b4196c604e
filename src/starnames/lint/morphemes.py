"""The lint rule of the morphemes: what serves one company only is no morpheme but an alias.

Zero-shot answers (``aliases=False``) know no alias, so an alias among the morphemes would be measured as skill. A gloss
or a sound of a piece that fewer than two names have is faulty, unless it is made of dictionary words: 萤石 is fluorite,
whoever bears it. Places and words of a trade are vocabulary, and are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes
from starnames.words import is_dictionary_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from starnames.model import Entity
    from starnames.table.nodes import Node

__all__ = ["lint_morphemes"]

_ENOUGH = 2
_WORD = re.compile("[a-z]+")


def lint_morphemes(file: Path, entities: Iterable[Entity], *, root: Path) -> Iterator[TableError]:
    """Yield a fault for every gloss or sound in `file` that serves one entity or none and is no dictionary word."""
    if not file.is_file():
        return
    path = file.relative_to(root).as_posix()
    names = ["\n".join((each.zh, each.zh_full, *(former.zh for former in each.former))) for each in entities if each.zh]
    nodes = read_nodes(file.read_text(encoding="utf-8"), path)
    for node in nodes.nodes if isinstance(nodes, Sequence) else ():
        zh = node.get("zh") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or not isinstance(zh, Scalar) or node.get("kind"):
            continue
        served = _served(zh.text, names)
        if served >= _ENOUGH:
            continue
        for key, value in node.pairs:
            if key.text in {"en", "sound"}:
                for text in _texts(value):
                    if key.text == "sound" or not all(map(is_dictionary_word, _WORD.findall(text.text.lower()))):
                        problem = f"{text.text!r} for {zh.text} serves {served or 'no'} name; make it an alias there"
                        yield TableError(
                            problem, path=path, line=text.line, column=text.column, rule="private-morpheme"
                        )


def _served(zh: str, names: Iterable[str]) -> int:
    """Return how many names have a piece, counted as far as matters."""
    found = 0
    for name in names:
        if zh in name:
            found += 1
            if found == _ENOUGH:
                break
    return found


def _texts(node: Node) -> Iterator[Scalar]:
    for each in node.nodes if isinstance(node, Sequence) else ():
        if isinstance(each, Scalar):
            yield each
