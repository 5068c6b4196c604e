"""What is to be done with a number, from memory under just the characters behind it: " billion yuan, " is one look.

The two stretches of a tail are worked out apart, since each is met more often than both; a plan is what they make.
"""

from __future__ import annotations

import re

from starnames.figure.common import DEEP
from starnames.figure.tails import AHEAD, TAILS, learn_follow, learn_tail
from starnames.patterns import lazy

__all__ = ["PLANS", "Plan", "learn_plan"]

# Whether the tail is sure to end the figure and its unit vouches for the number; then the unit's kind, key and power
# of ten, how many characters it takes, whether they are Chinese, what the tail says, whether a scale was read; and the
# two stretches.
Plan = tuple[bool, str, str, int, int, bool, int, bool, str, str]

_STRETCHES = lazy(AHEAD, re.DOTALL)
_MOST = 16_384  # some megabytes
PLANS: dict[str, Plan] = {}


def learn_plan(tail: str) -> Plan:
    """Return what is to be done with a number before a tail, and keep it.

    >>> learn_plan(" billion yuan in")[:5], learn_plan(" in the")[:5]
    ((True, 'money', 'CNY', 9, 13), (False, '', '', 0, 0))
    """
    found = _STRETCHES.match(tail)
    ahead, follow = found.groups() if found else ("", "")
    kind, unit, exponent, is_scaled, is_chinese, size, memory, says = TAILS.get(ahead) or learn_tail(ahead)
    if memory is not None:
        says = memory.get(follow, -1)
        if says < 0:
            says = learn_follow(memory, follow)
    is_sure = says not in (0, DEEP) and kind != "quantity" and bool(kind or is_scaled)
    if len(PLANS) >= _MOST:
        PLANS.clear()
    plan = PLANS[tail] = (is_sure, kind, unit, exponent, size, is_chinese, says, is_scaled, ahead, follow)
    return plan
