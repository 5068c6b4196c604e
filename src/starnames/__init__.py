"""starnames repairs machine-translated Chinese finance text: names, figures, and an account of every change.

>>> import starnames
>>> starnames.normalize("Tuojing Technology rose 3%.").text
'Piotech Inc. rose 3%.'

Nothing is loaded at import; the table loads when it is first needed, once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starnames.api import find, normalize, normalize_many, resolve, resolve_many
    from starnames.comparer import compare
    from starnames.comparison import Block, Comparison, Disagreement, Pair, Side
    from starnames.errors import FigureError, StarnamesError, TableError
    from starnames.figure import parse_figure, render_figure
    from starnames.glossaries import Glossary, glossary, render_glossary
    from starnames.model import Candidate, Change, Entity, Evidence, Figure, Left, Link, Normalized, Repair
    from starnames.normalizer import Normalizer, replay, revert
    from starnames.reader import figures
    from starnames.table import KnowledgeBase, load

__version__ = "0.1.0"

_HOMES = {
    "starnames.api": ("find", "normalize", "normalize_many", "resolve", "resolve_many"),
    "starnames.comparer": ("compare",),
    "starnames.comparison": ("Block", "Comparison", "Disagreement", "Pair", "Side"),
    "starnames.errors": ("FigureError", "StarnamesError", "TableError"),
    "starnames.figure": ("parse_figure", "render_figure"),
    "starnames.glossaries": ("Glossary", "glossary", "render_glossary"),
    "starnames.model": ("Candidate", "Change", "Entity", "Evidence", "Figure", "Left", "Link", "Normalized", "Repair"),
    "starnames.normalizer": ("Normalizer", "replay", "revert"),
    "starnames.reader": ("figures",),
    "starnames.table": ("KnowledgeBase", "load"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Block",
    "Candidate",
    "Change",
    "Comparison",
    "Disagreement",
    "Entity",
    "Evidence",
    "Figure",
    "FigureError",
    "Glossary",
    "KnowledgeBase",
    "Left",
    "Link",
    "Normalized",
    "Normalizer",
    "Pair",
    "Repair",
    "Side",
    "StarnamesError",
    "TableError",
    "compare",
    "figures",
    "find",
    "glossary",
    "load",
    "normalize",
    "normalize_many",
    "parse_figure",
    "render_figure",
    "render_glossary",
    "replay",
    "resolve",
    "resolve_many",
    "revert",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'starnames' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted([*__all__, "__version__"])
