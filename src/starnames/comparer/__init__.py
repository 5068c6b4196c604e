"""Two texts to their disagreements, each with a diagnosis; home of `compare`."""

from starnames.comparer.comparing import compare

__all__ = ["compare"]
