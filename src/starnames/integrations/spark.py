"""Spark: `normalize_column` and `resolve_column` add columns to a DataFrame, batch by batch through Arrow.

Every other column passes through untouched. The knowledge base is loaded once in each Python worker: the packaged one
from the worker's own installation (the same one, else the job fails and says so), one with overlays from the job. Nulls
stay null; every text is a document by itself.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pyspark.sql.types import ArrayType, DoubleType, IntegerType, StringType, StructField, StructType

from starnames.integrations.columns import FIELDS, resolved_column
from starnames.normalizer import Normalizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Unpack

    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

    from starnames.integrations.columns import NormalizeOptions, ResolveOptions
    from starnames.model import Normalized

__all__ = ["CHANGES", "RESOLVED", "normalize_column", "resolve_column"]

#: The type of a resolved name.
RESOLVED = StructType(
    [StructField(name, DoubleType() if kind is float else StringType()) for name, kind in FIELDS.items()]
)
#: The type of the changes of a text; spans count code points of the original.
CHANGES = ArrayType(
    StructType(
        [
            StructField("start", IntegerType()),
            StructField("end", IntegerType()),
            StructField("before", StringType()),
            StructField("after", StringType()),
            StructField("rule", StringType()),
            StructField("evidence", ArrayType(StringType())),
            StructField("score", DoubleType()),
        ]
    )
)


def normalize_column(
    df: DataFrame,
    column: str,
    *,
    into: str | None = None,
    changes: str | None = None,
    **options: Unpack[NormalizeOptions],
) -> DataFrame:
    """Return a DataFrame with the normalized texts of a column in a new one.

    `into` names the new column (default: the old name and ``_normalized``); `changes` names one for what was changed,
    and why, if wanted. Options as in `starnames.Normalizer`. Raises TypeError for a column that holds no strings,
    ValueError for a name that is taken.
    """
    Normalizer(**options)  # a wrong option is an error here, not on a worker
    added: dict[str, DataType] = {into or f"{column}_normalized": StringType()}
    if changes:
        added[changes] = CHANGES
    working = functools.partial(_normalized, options=options, with_changes=bool(changes))
    return _with_columns(df, column, added, working)


def resolve_column(
    df: DataFrame, column: str, *, into: str | None = None, **options: Unpack[ResolveOptions]
) -> DataFrame:
    """Return a DataFrame with who each name of a column by itself names, as a struct (`RESOLVED`) in a new one.

    `into` names the new column (default: the old name and ``_resolved``). Options as in `starnames.resolve_many`.
    Raises TypeError for a column that holds no strings, ValueError for a name that is taken.
    """
    resolved_column([], options)
    working = functools.partial(_resolved, options=options)
    return _with_columns(df, column, {into or f"{column}_resolved": RESOLVED}, working)


def _normalized(texts: list[str | None], options: NormalizeOptions, *, with_changes: bool) -> Iterable[list[Any]]:
    normalizer = Normalizer(**options)
    once = functools.cache(normalizer.normalize)  # a batch repeats its texts
    found: list[Normalized | None] = [None if text is None else once(text) for text in texts]
    yield [each and each.text for each in found]
    if with_changes:
        yield [each and [change.to_dict() for change in each.changes] for each in found]


def _resolved(names: list[str | None], options: ResolveOptions) -> Iterable[list[Any]]:
    yield resolved_column(names, options)


def _with_columns(
    df: DataFrame,
    column: str,
    added: dict[str, DataType],
    working: Callable[[list[str | None]], Iterable[list[Any]]],
) -> DataFrame:
    """Return the DataFrame with the columns that `working` gives for the values of one."""
    if not isinstance(df.schema[column].dataType, StringType):
        raise TypeError(
            f"{column!r} is a column of {df.schema[column].dataType.simpleString()}, not of strings; cast it"
        )
    taken = {name.lower() for name in df.columns} & {name.lower() for name in added}
    if taken:
        raise ValueError(f"there is a column {min(taken)!r} already; name another one with into= or changes=")
    place = df.columns.index(column)
    types = list(added.values())
    schema = StructType([*df.schema.fields, *(StructField(name, kind) for name, kind in added.items())])

    def mapped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa  # noqa: PLC0415 - on the worker
        from pyspark.sql.pandas.types import to_arrow_type  # noqa: PLC0415

        arrow = [to_arrow_type(kind) for kind in types]
        for batch in batches:
            new = [
                pa.array(values, type=kind)
                for values, kind in zip(working(batch.column(place).to_pylist()), arrow, strict=True)
            ]
            yield pa.RecordBatch.from_arrays([*batch.columns, *new], names=schema.names)

    return df.mapInArrow(mapped, schema)
