"""polars: `resolve` and `normalize` make expressions, for eager and lazy frames and the streaming engine alike.

They are functions and no namespace, because namespaces are invisible to type checkers. Nulls stay null; a column of
anything but strings is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from starnames.integrations.columns import FIELDS, normalized_column, resolved_column

if TYPE_CHECKING:
    from typing import Unpack

    from starnames.integrations.columns import NormalizeOptions, ResolveOptions

__all__ = ["RESOLVED", "normalize", "resolve"]

#: The type of a resolved name.
RESOLVED = pl.Struct({field: pl.Float64 if kind is float else pl.String for field, kind in FIELDS.items()})


def resolve(names: pl.Expr | str, **options: Unpack[ResolveOptions]) -> pl.Expr:
    """Return an expression for who each name by itself names, as a struct (`RESOLVED`).

    `names` is an expression or the name of a column; options as in `starnames.resolve_many`. A null gives a null.
    """

    def resolved(values: pl.Series) -> pl.Series:
        return pl.Series(values.name, resolved_column(_strings(values), options), dtype=RESOLVED)

    return _expression(names).map_batches(resolved, return_dtype=RESOLVED, is_elementwise=True)


def normalize(texts: pl.Expr | str, **options: Unpack[NormalizeOptions]) -> pl.Expr:
    """Return an expression for each text normalized, every one a document by itself.

    `texts` is an expression or the name of a column; options as in `starnames.Normalizer`. A null gives a null.
    """

    def normalized(values: pl.Series) -> pl.Series:
        return pl.Series(values.name, normalized_column(_strings(values), options), dtype=pl.String)

    return _expression(texts).map_batches(normalized, return_dtype=pl.String, is_elementwise=True)


def _expression(column: pl.Expr | str) -> pl.Expr:
    return pl.col(column) if isinstance(column, str) else column


def _strings(values: pl.Series) -> list[str | None]:
    if values.dtype not in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        raise TypeError(f"{values.name!r} is a column of {values.dtype}, not of strings; cast it to pl.String first")
    strings: list[str | None] = values.to_list()
    return strings
