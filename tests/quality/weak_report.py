"""Every weak form of a company, and why it stays weak where it is asked for by itself (see `resolver.plainness`).

    python -m tests.quality.weak_report

``-`` means that the rule knows no reason: `resolve` links such a form, and it is weak for running text only.
"""

from __future__ import annotations

import sys

from starnames.resolver import SUPPORTED, Resolver
from starnames.resolver.plainness import Plainness
from starnames.table import default_base


def main() -> None:
    """Print the list."""
    kb = default_base()
    resolver, plainness = Resolver(kb), Plainness(kb)
    for entity in kb:
        for alias in entity.aliases:
            if alias.weak and entity.kind == "company":
                rendered = resolver.worked_out(alias.form)
                reason = plainness.reason(alias.form, entity.id, rendered, supported=SUPPORTED)
                sys.stdout.write(f"{reason or '-':12} {alias.form:40} {entity.id}\n")


if __name__ == "__main__":
    main()
