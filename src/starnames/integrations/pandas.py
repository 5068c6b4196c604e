"""pandas: ``s.starnames.resolve()`` and ``s.starnames.normalize()`` on every Series of strings.

Importing this module registers the accessor. Missing values stay missing, the index and the kind of strings (``str``,
``string``, pyarrow's, ``object``) are kept; a Series of anything but strings has no such accessor (AttributeError).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from pandas.api.extensions import register_series_accessor

from starnames.integrations.columns import FIELDS, normalized_column, resolved_column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Unpack

    from starnames.integrations.columns import NormalizeOptions, ResolveOptions

__all__ = ["StarnamesAccessor", "normalize", "resolve"]


@register_series_accessor("starnames")
class StarnamesAccessor:
    """What ``Series.starnames`` offers; type checkers see `resolve` and `normalize` of this module instead."""

    def __init__(self, series: pd.Series[Any]) -> None:
        """Take a Series of strings; raise AttributeError for any other, as pandas does for ``.str``."""
        values = series.cat.categories if isinstance(series.dtype, pd.CategoricalDtype) else series
        if pd.api.types.infer_dtype(values, skipna=True) not in {"string", "empty"} or values.dtype.kind in "fiu":
            raise AttributeError(
                f".starnames is for a Series of strings, not of {series.dtype}; use .astype(str) first"
            )
        self._series = series

    def resolve(self, **options: Unpack[ResolveOptions]) -> pd.DataFrame:
        """Return who each name by itself names: a row each, on the same index.

        The options are those of `starnames.resolve_many`.
        """
        rows = self._spread(lambda values: resolved_column(values, options))
        columns = {field: [None if row is None else row[field] for row in rows] for field in FIELDS}
        text = self._dtype()
        return pd.DataFrame(
            {
                field: pd.Series(columns[field], index=self._series.index, dtype="float64" if kind is float else text)
                for field, kind in FIELDS.items()
            },
        )

    def normalize(self, **options: Unpack[NormalizeOptions]) -> pd.Series[Any]:
        """Return each text normalized, a document by itself; options as in `starnames.Normalizer`."""
        texts = self._spread(lambda values: normalized_column(values, options))
        done: pd.Series[Any] = pd.Series(texts, index=self._series.index, name=self._series.name, dtype=self._dtype())
        return done

    def _spread(self, work: Callable[[list[str]], Sequence[Any]]) -> list[Any]:
        """Return what `work` gives for every value, asked once for equal ones; None for missing ones."""
        codes, uniques = pd.factorize(self._series)
        done = work([str(each) for each in uniques])
        return [None if code < 0 else done[code] for code in codes.tolist()]

    def _dtype(self) -> Any:  # noqa: ANN401 - a dtype of any library
        dtype = self._series.dtype
        return dtype.categories.dtype if isinstance(dtype, pd.CategoricalDtype) else dtype


def resolve(series: pd.Series[Any], **options: Unpack[ResolveOptions]) -> pd.DataFrame:
    """Return ``series.starnames.resolve(…)``, in a way that type checkers see."""
    return StarnamesAccessor(series).resolve(**options)


def normalize(series: pd.Series[Any], **options: Unpack[NormalizeOptions]) -> pd.Series[Any]:
    """Return ``series.starnames.normalize(…)``, in a way that type checkers see."""
    return StarnamesAccessor(series).normalize(**options)
