"""Records as a pandas data frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from .records import Record

if TYPE_CHECKING:
    import pandas

Layer = Literal["sentences", "mentions", "entities", "numbers", "dates", "quotes", "terms", "claims"]


def to_dataframe(records: Iterable[Record], layer: Layer | None = None) -> pandas.DataFrame:
    """A row a document, or a row an item of ``layer`` with the document's id and date as ``doc`` and ``doc_date``.

    Objects inside an item become columns of their own: ``speaker.name``, ``count.low``. Lists stay lists. Needs pandas.
    All rows are held in memory; records may come one by one.
    """
    import pandas

    if layer is None:
        return pandas.DataFrame(dict(record) for record in records)
    return pandas.DataFrame(_items(records, layer))


def _items(records: Iterable[Record], layer: Layer) -> Iterator[dict[str, Any]]:
    for record in records:
        for item in record[layer]:
            row: dict[str, Any] = {"doc": record["id"], "doc_date": record["date"]}
            row.update(_flat(item))
            yield row


def _flat(item: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The item's keys, with a dot before those of an object inside; an object that is null is a column of its own."""
    for key, value in item.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
