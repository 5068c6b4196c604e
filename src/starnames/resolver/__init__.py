"""A name by itself to a link, or none with a reason."""

from starnames.resolver.deciding import SUPPORTED, WEAK, Resolver, today

__all__ = ["SUPPORTED", "WEAK", "Resolver", "today"]
