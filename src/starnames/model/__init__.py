"""The frozen nouns that every other module speaks of.

Spans are half-open ``[start, end)`` in code points of the text as it was given. Scores are floats from 0.0 to 1.0,
higher is better. Values of figures are `decimal.Decimal`, never `float`. Every noun that reaches a user has
``to_dict()`` with the keys of the JSON lines that the command line prints.
"""

from starnames.model.changes import Change, Left, Normalized, undo
from starnames.model.entities import Alias, Entity, Example, FormerName
from starnames.model.figures import Figure, Repair
from starnames.model.links import Candidate, Evidence, Link

__all__ = [
    "Alias",
    "Candidate",
    "Change",
    "Entity",
    "Evidence",
    "Example",
    "Figure",
    "FormerName",
    "Left",
    "Link",
    "Normalized",
    "Repair",
    "undo",
]
