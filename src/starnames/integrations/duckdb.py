"""DuckDB: ``starnames_resolve(name)`` and ``starnames_normalize(text)`` in SQL."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, Any

import duckdb

from starnames.api import resolve
from starnames.integrations.columns import FIELDS
from starnames.normalizer import Normalizer

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb.sqltypes import DuckDBPyType

    from starnames.table import KnowledgeBase

__all__ = ["register"]

_NAMES_KEPT = 1 << 16
_TEXTS_KEPT = 1 << 10


def register(
    connection: duckdb.DuckDBPyConnection,
    *,
    names: str = "full",
    figures: str = "repair",
    terms: bool = True,
    prefer: str | None = None,
    as_of: str | None = None,
    aliases: bool = True,
    kb: KnowledgeBase | None = None,
) -> duckdb.DuckDBPyConnection:
    """Return the connection with ``starnames_resolve`` (a STRUCT) and ``starnames_normalize`` (a VARCHAR) in its SQL.

    The options are those of `starnames.resolve` and `starnames.Normalizer`. NULL gives NULL; registering again
    replaces the functions.
    """
    normalizer = Normalizer(kb=kb, names=names, figures=figures, terms=terms, as_of=as_of, aliases=aliases)

    @functools.lru_cache(maxsize=_NAMES_KEPT)
    def resolved(name: str) -> dict[str, Any]:
        row = resolve(name, prefer=prefer, as_of=as_of, aliases=aliases, kb=kb).to_dict()
        return {field: row[field] for field in FIELDS}

    @functools.lru_cache(maxsize=_TEXTS_KEPT)
    def normalized(text: str) -> str:
        return normalizer.normalize(text).text

    struct = {field: "DOUBLE" if kind is float else "VARCHAR" for field, kind in FIELDS.items()}
    _create(connection, "starnames_resolve", resolved, duckdb.struct_type(struct))
    _create(connection, "starnames_normalize", normalized, "VARCHAR")
    return connection


def _create(
    connection: duckdb.DuckDBPyConnection, name: str, function: Callable[[str], object], returned: str | DuckDBPyType
) -> None:
    with contextlib.suppress(duckdb.InvalidInputException):  # there is none to replace
        connection.remove_function(name)
    connection.create_function(name, function, ["VARCHAR"], returned)
