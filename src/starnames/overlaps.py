"""The overlap rule, in full.

Every occurrence of every form whose edges and capitals fit is a proposal; a legal suffix behind it (`Co., Ltd.`)
belongs to it; of proposals that overlap the longest stands, of equally long ones the leftmost, and on one span a form
that reaches it without a suffix. Edges are looked at before lengths are compared, so a shorter form stands where the
longer one has no right to.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.claims import Claim

__all__ = ["Proposal", "disjoint"]

_START, _END = itemgetter(0), itemgetter(1)


class Proposal(NamedTuple):
    """A span that may be a mention, with the claims to it (none for a mask)."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    suffixed: bool = False


def disjoint(proposals: list[Proposal], taken: Sequence[tuple[int, int]] = ()) -> list[Proposal]:
    """Return the proposals that stand: the longest first, the leftmost on ties, none touching a `taken` span."""
    kept: list[Proposal] = []
    cluster: list[Proposal] = []
    reach = 0
    starts = [start for start, _ in taken]
    ordered = sorted(proposals, key=_END, reverse=True)
    ordered.sort(key=_START)
    for proposal in ordered:
        start, end, _, _ = proposal
        if starts:
            at = bisect_left(starts, end)
            if at and taken[at - 1][1] > start:
                continue
        if start >= reach:
            kept += cluster if len(cluster) < 2 else _standing(cluster)
            cluster = [proposal]
            reach = end
        else:
            cluster.append(proposal)
            reach = max(reach, end)
    return kept + _standing(cluster)


def _standing(cluster: list[Proposal]) -> list[Proposal]:
    """Return the proposals of one cluster of overlapping ones that stand, in order."""
    if len(cluster) < 2:
        return cluster
    starts: list[int] = []
    kept: list[Proposal] = []
    for proposal in sorted(cluster, key=lambda each: (each.start - each.end, each.start, each.suffixed)):
        at = bisect_left(starts, proposal.end)
        if at and kept[at - 1].end > proposal.start:
            continue
        at = bisect_left(starts, proposal.start)
        starts.insert(at, proposal.start)
        kept.insert(at, proposal)
    return kept
