"""What is true of company names in English whatever the company: legal suffixes, ids, the name borne on a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.model import Entity

__all__ = ["LEGAL_SUFFIX", "bare_name", "placeless_name", "printed_names", "slug"]

#: A legal suffix with the comma and blank before it, as it may stand behind a name in folded text.
LEGAL_SUFFIX = lazy(
    r",? ?\b(?:(?:co|corp|inc|corporation)\b(?!-)\.?(?:,? ?(?:ltd|limited|inc)\b(?!-)\.?)?"
    r"|company,? (?:limited|ltd|inc)\b(?!-)\.?(?: by shares\b)?"
    r"|(?:public )?limited (?:liability )?(?:company|corporation)\b(?!-)"
    r"|incorporated(?: company)?\b(?!-)|holdings? (?:limited|inc)\b(?!-)\.?"
    r"|(?:limited|ltd|plc|llc)\b(?!-)\.?|n\.v\.|s\.a\.)",
)
_PLACE = lazy(r" ?\([^()]*\)")


def bare_name(name: str) -> str:
    """Return a company name without its legal suffix.

    >>> bare_name("Hygon Information Technology Co., Ltd.")
    'Hygon Information Technology'
    >>> bare_name("ACM Research (Shanghai), Inc.")
    'ACM Research (Shanghai)'
    >>> bare_name("Advanced Micro-Fabrication Equipment Inc. China")
    'Advanced Micro-Fabrication Equipment Inc. China'
    """
    lowered = "".join(char.lower() if char.isascii() else char for char in name)
    end = len(name)
    for suffix in LEGAL_SUFFIX.finditer(lowered):
        if suffix.end() == len(name):
            end = suffix.start()
            break
    return name[:end].rstrip(" ,") if end else name


def placeless_name(name: str) -> str:
    """Return a bare name without a place in brackets.

    >>> placeless_name("ACM Research (Shanghai)")
    'ACM Research'
    """
    return _PLACE.sub("", name).strip()


def printed_names(entity: Entity, as_of: str) -> tuple[str, str]:
    """Return the canonical name and the short name that an entity bore on a day (ISO date).

    A former name holds until the day it ended, that day excluded; one without an end date is never printed.
    """
    if not entity.former:
        return entity.name, entity.short
    names = [(each.until, each.name or entity.name, each.short or entity.short) for each in entity.former if each.until]
    for until, name, short in sorted(names):
        if as_of < until:
            return name, short
    return entity.name, entity.short


def slug(short: str) -> str:
    """Return the id that a short name gives.

    >>> slug("Bohui Science & Technology")
    'bohui-science-technology'
    """
    return re.sub(r"[^a-z0-9]+", "-", short.lower()).strip("-")
