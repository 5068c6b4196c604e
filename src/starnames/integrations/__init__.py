"""Thin adapters over the library, one module a counterpart; each is imported only on request and needs its extra."""
