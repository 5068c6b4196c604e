"""A name by itself to a link, or none with a reason."""

from starnames.resolver.deciding import SUPPORTED, Resolver, resolver_for, today
from starnames.resolver.recorded import WEAK
from starnames.resolver.rendered import EXACT, FIRST_DAYS
from starnames.resolver.support import is_star

__all__ = ["EXACT", "FIRST_DAYS", "SUPPORTED", "WEAK", "Resolver", "is_star", "resolver_for", "today"]
