"""The knowledge base as a glossary for machine translation and for translators: what to print for a Chinese form.

A glossary prevents what `normalize` repairs. Engines obey it without reading, so it holds only what is right wherever
it stands: one source, one target. A Chinese form that several entities claim, or that is an ordinary word as well
(农产品), stays out and is listed with its reason. Machine-translated forms are never terms, in no format: some tools
offer even deprecated terms as translations; they stand in notes, where there are notes.
"""

from starnames.glossaries.choosing import NAME_STYLES, SCOPES, glossary
from starnames.glossaries.entries import Glossary, GlossaryEntry, Omission
from starnames.glossaries.formats import STYLES, reason_to_skip, render_glossary

__all__ = [
    "NAME_STYLES",
    "SCOPES",
    "STYLES",
    "Glossary",
    "GlossaryEntry",
    "Omission",
    "glossary",
    "reason_to_skip",
    "render_glossary",
]
