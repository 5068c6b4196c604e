"""What machine translation does to figures, one rule or family of rules a module, and the repairs they allow."""

from starnames.damage.repairs import repaired

__all__ = ["repaired"]
