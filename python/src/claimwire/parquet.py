"""Records as Parquet, with nested columns for quotes and claims."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .command import record_schema
from .records import Record

if TYPE_CHECKING:
    import pyarrow

#: Records a row group: some tens of megabytes for news articles.
ROW_GROUP = 2000


def to_parquet(
    records: Iterable[Record],
    path: str | os.PathLike[str],
    *,
    row_group: int = ROW_GROUP,
    command: str | None = None,
) -> int:
    """Writes one Parquet file, Zstandard-compressed, and returns the number of records; memory for one row group.

    The columns are those of :func:`arrow_schema`. The file has its name only when it is whole. Needs pyarrow.
    """
    import pyarrow
    from pyarrow import parquet

    schema = arrow_schema(command)
    target = Path(path)
    partial = target.with_name(target.name + ".partial")
    count = 0
    try:
        with parquet.ParquetWriter(partial, schema, compression="zstd") as writer:
            for batch in _batches(records, row_group):
                writer.write_table(pyarrow.Table.from_pylist([_row(record) for record in batch], schema))
                count += len(batch)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return count


def arrow_schema(command: str | None = None) -> pyarrow.Schema:
    """The record's Arrow schema, made from the JSON Schema that the command prints.

    Optional keys (``tokens``, ``offsets``) are columns that are null where absent. ``meta``, which may hold anything, is
    its JSON text.
    """
    import pyarrow

    schema = record_schema(command)
    return pyarrow.schema(
        pyarrow.field(name, _arrow_type(part, schema["$defs"]), nullable=name not in _filled(schema))
        for name, part in schema["properties"].items()
    )


def _filled(schema: dict[str, Any]) -> set[str]:
    """The keys that every object has and that are never null."""
    return {name for name in schema.get("required", ()) if not _may_be_null(schema["properties"][name])}


def _may_be_null(part: dict[str, Any]) -> bool:
    kind = part.get("type")
    return (
        kind == "null"
        or (isinstance(kind, list) and "null" in kind)
        or None in part.get("enum", ())
        or any(_may_be_null(option) for option in part.get("anyOf", ()))
    )


def _arrow_type(part: dict[str, Any], definitions: dict[str, Any]) -> pyarrow.DataType:
    import pyarrow

    if "$ref" in part:
        return _arrow_type(definitions[part["$ref"].rsplit("/", 1)[1]], definitions)
    if "anyOf" in part:
        options = [option for option in part["anyOf"] if option.get("type") != "null"]
        if len(options) != 1:
            raise TypeError(f"no column for a choice of {len(options)} types")
        return _arrow_type(options[0], definitions)
    kinds = part.get("type")
    values = [value for value in part.get("enum", [part.get("const")]) if value is not None]
    if kinds is None and values:
        kinds = "string" if isinstance(values[0], str) else "integer"
    names = [name for name in ([kinds] if isinstance(kinds, str) else kinds or []) if name != "null"]
    match names:
        case ["array"]:
            return pyarrow.list_(_arrow_type(part["items"], definitions))
        case ["object"] if "properties" in part:
            return pyarrow.struct(
                pyarrow.field(name, _arrow_type(inner, definitions)) for name, inner in part["properties"].items()
            )
        case ["object"] | ["string"]:
            return pyarrow.string()
        case ["integer"]:
            return pyarrow.int64()
        case ["number"]:
            return pyarrow.float64()
        case ["boolean"]:
            return pyarrow.bool_()
    raise TypeError(f"no column for {part}")


def _row(record: Record) -> dict[str, Any]:
    return {**record, "meta": json.dumps(record["meta"], ensure_ascii=False)}


def _batches(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    iterator = iter(records)
    while batch := list(islice(iterator, size)):
        yield batch
