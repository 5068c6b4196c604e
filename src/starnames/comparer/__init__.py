"""Two texts to their disagreements, each with a diagnosis, and what a source proves; home of `compare`."""

from starnames.comparer.comparing import compare
from starnames.comparer.proof import Proof

__all__ = ["Proof", "compare"]
