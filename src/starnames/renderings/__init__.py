"""A Chinese name, its morphemes, and what each may surface as: finding the company that a surface form renders.

拓荆科技 becomes "Tuojing Technology" because 拓 is tuo, 荆 is jing and 科技 is Technology. So a name never seen before
is resolved from the Chinese name alone: the cheapest alignment that explains all letters of the surface and all of the
distinctive part of the name. This package reads no files and knows nothing of text around a name.
"""

from __future__ import annotations

from starnames.renderings.compiled import index_over, parts_of, read
from starnames.renderings.decision import UNSURE, decide, is_rival
from starnames.renderings.index import RenderingIndex
from starnames.renderings.nouns import ADDED, LITERAL, Alignment, Decision, Morpheme, Morphemes, NameRecord, Piece

__all__ = [
    "ADDED",
    "LITERAL",
    "UNSURE",
    "Alignment",
    "Decision",
    "Morpheme",
    "Morphemes",
    "NameRecord",
    "Piece",
    "RenderingIndex",
    "decide",
    "index_over",
    "is_rival",
    "parts_of",
    "read",
]
