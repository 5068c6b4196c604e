"""A form printed with blanks that it has not: "Star Power" is StarPower, unless that is another company's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.renderings import LITERAL
from starnames.resolver.queries import letters_of, unquoted
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starnames.model import Candidate

__all__ = ["spaced_otherwise"]


def spaced_otherwise(
    surface: str, owners: list[Candidate], worked_out: Callable[[str], Iterable[Candidate]], *, supported: float
) -> list[Candidate]:
    """Return the owners of a form, and beside them, level, whose whole name by its meaning a surface with blanks is.

    StarPower is a brand, and "Star Power" all of 明星电力: either may be meant.
    """
    if not owners:
        return owners
    form, name = fold_name(owners[0].form), unquoted(surface)
    if form.count(" ") >= name.count(" ") or letters_of(form) != letters_of(name):
        return owners
    ids = {each.entity.id for each in owners}
    rivals = [each for each in worked_out(surface) if each.score >= supported and _is_meaning(each)]
    rivals = [each for each in rivals if each.entity.id not in ids]
    return [*(each.scored(min(each.score, rivals[0].score)) for each in owners), *rivals] if rivals else owners


def _is_meaning(candidate: Candidate) -> bool:
    """Return whether a name is put into English by its meaning, all of it."""
    return candidate.how == "rendering" and LITERAL.issuperset(candidate.ways)
