"""Tables: YAML in, a checked and frozen `KnowledgeBase` out; knows files and lines, nothing of matching."""

from starnames.table.base import KnowledgeBase
from starnames.table.loading import default_base, load

__all__ = ["KnowledgeBase", "default_base", "load"]
