"""Annotates a corpus with Claimwire on Apache Spark.

usage: scripts/spark/submit [spark-submit's options] -- INPUT… --output FOLDER [options]

INPUT is files, folders or globs that Spark can read. Each partition streams through one `claimwire annotate` process on
its executor. OUTPUT gets two folders: `outcome=annotated` with the records and `outcome=failed` with each document that
has none and the reason, in one job whose files appear together when it is whole. A partition that is lost with its
executor is done again by Spark; nothing is doubled.

Records equal those of the bare command but for `source.record`, the number of a line in its file, which a part of a file
cannot know and which is null, and, where an NDJSON, CSV or Parquet document has no id, the id: here the start of the
SHA-256 of the document.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlparse

import pyarrow
from claimwire.command import Options, find_command
from claimwire.errors import CommandNotFound
from claimwire.parquet import arrow_schema
from claimwire.stream import outcomes, with_source
from pyspark import SparkFiles
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

#: Bytes of records in one batch from Python to the JVM.
BATCH_BYTES = 4 << 20
#: A document's parts that options name a field for.
FIELDS = ("text", "id", "date", "title")
ANNOTATED, FAILED = "annotated", "failed"
#: What an executor makes of a document: a line of JSON, its record or why it has none.
OUTCOME = pyarrow.schema([("outcome", pyarrow.string()), ("line", pyarrow.string())])
OUTCOME_SQL = "outcome string, line string"


def main() -> None:
    arguments = parse_arguments()
    spark = (
        SparkSession.builder.appName("claimwire")
        # Documents in one batch from the JVM to Python: some megabytes of news.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        # Both outcomes' files open at once, so that Spark need not sort the records by outcome.
        .config("spark.sql.maxConcurrentOutputFileWriters", "64")
        .getOrCreate()
    )
    documents = read(spark, arguments)
    if arguments.partitions:
        documents = documents.repartition(arguments.partitions)
    annotated = documents.mapInArrow(annotator(arguments), OUTCOME_SQL)
    write(annotated, arguments)
    spark.stop()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/spark/submit", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("input", nargs="+", metavar="INPUT", help="files, folders or globs")
    parser.add_argument("--output", required=True, metavar="FOLDER", help="a folder that does not exist yet")
    parser.add_argument("--overwrite", action="store_true", help="replace the output folder if it exists")
    parser.add_argument(
        "--input-format",
        choices=["text", "ndjson", "csv", "parquet"],
        default="ndjson",
        help="text: a document a file (default: ndjson)",
    )
    parser.add_argument("--output-format", choices=["ndjson", "parquet"], default="ndjson")
    parser.add_argument("--compression", help="of the output: gzip, zstd, none … (default: the format's)")
    parser.add_argument(
        "--partition-by",
        action="append",
        default=[],
        metavar="KEY",
        help="a folder for each value of a record's key, such as date or meta.section; in order where given again",
    )
    parser.add_argument(
        "--partitions",
        type=int,
        metavar="N",
        help="deal the documents out into N parts first (compressed files are one)",
    )
    for field in FIELDS:
        parser.add_argument(
            f"--{field}-field", default=field, metavar="NAME", help=f"the field or column of the {field}"
        )
    parser.add_argument("--date", help="the reference date of every document")
    parser.add_argument("--tokens", action="store_true", help="list tokens in the records")
    parser.add_argument("--model", help="a model of names, shipped with --files")
    parser.add_argument("--gazetteer", help="a list of names, shipped with --files")
    parser.add_argument("--max-document", type=int, metavar="BYTES", help="larger documents fail")
    return parser.parse_args()


# Reading: one row a document, `path` and `document`, the document as a line of JSON (of a text file its bytes).


def read(spark: SparkSession, arguments: argparse.Namespace) -> DataFrame:
    """The documents of every input, as they stand, with their files."""
    path = f.col("_metadata.file_path").alias("path")
    paths = arguments.input
    match arguments.input_format:
        case "text":
            whole = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(paths)
            return whole.select("path", f.col("content").alias("document"))
        case "ndjson":
            lines = spark.read.text(paths).select(path, f.col("value").cast("binary").alias("document"))
            return lines.where(f.length(f.trim(f.col("document").cast("string"))) > 0)
        case "csv":
            rows = spark.read.csv(paths, header=True, multiLine=True, quote='"', escape='"').fillna("")
        case _:
            rows = spark.read.parquet(*paths)
    fields = f.to_json(f.struct(*(f.col(f"`{name}`") for name in rows.columns)))
    return rows.select(path, fields.cast("binary").alias("document"))


# Annotating, on the executors.


def annotator(
    arguments: argparse.Namespace,
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """What each partition's documents go through."""
    is_text = arguments.input_format == "text"
    names = ["tokens", "date", "model", "gazetteer", "max_document"]
    # A text file becomes an article under the command's own names.
    names += [] if is_text else [f"{name}_field" for name in FIELDS]
    settings = {name: getattr(arguments, name) for name in names}
    with_id = identifier(arguments.id_field)

    def annotate(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        options = Options(command=command(), jobs=1, **{key: shipped(key, value) for key, value in settings.items()})
        plain = lru_cache(plain_path)
        # Sent and not answered, oldest first; outcomes come in order.
        waiting: deque[tuple[str, bytes]] = deque()

        def lines() -> Iterator[bytes]:
            for batch in batches:
                for path, document in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    waiting.append((path, document))
                    yield text_article(path, document) if is_text else with_id(document)

        rows: list[tuple[str, bytes]] = []
        size = 0
        for outcome in outcomes(lines(), options):
            path, document = waiting.popleft()
            if outcome.record is not None:
                rows.append((ANNOTATED, with_source(outcome.record, plain(path))))
            else:
                rows.append((FAILED, failure(path, document, outcome.reason)))
            size += len(rows[-1][1])
            if size > BATCH_BYTES:
                yield batch_of(rows)
                rows, size = [], 0
        yield batch_of(rows)

    return annotate


def batch_of(rows: list[tuple[str, bytes]]) -> pyarrow.RecordBatch:
    """Of outcomes and their lines, which are copied once: pyarrow's own conversion decodes every line to see that it is
    UTF-8, as the command's records and what `failure` encodes are."""
    kinds = pyarrow.array([kind for kind, _ in rows], pyarrow.string())
    lines = [line for _, line in rows]
    ends = array("i", accumulate(map(len, lines), initial=0))
    column = pyarrow.StringArray.from_buffers(len(lines), pyarrow.py_buffer(ends), pyarrow.py_buffer(b"".join(lines)))
    return pyarrow.RecordBatch.from_arrays([kinds, column], schema=OUTCOME)


def command() -> str:
    """The command that was shipped with --files, else the executor's own."""
    path = SparkFiles.get("claimwire")
    if os.access(path, os.X_OK):
        return path
    try:
        return find_command()
    except CommandNotFound:
        raise CommandNotFound("no claimwire on the executor; ship it with spark-submit --files") from None


def shipped(key: str, value: Any) -> Any:
    """A file's path on the executor, where it was shipped with --files."""
    if key not in ("model", "gazetteer") or value is None:
        return value
    path = SparkFiles.get(PurePosixPath(value).name)
    return path if os.path.exists(path) else value


def text_article(path: str, content: bytes) -> bytes:
    """A text file as an article with the file's name for its id; what is no UTF-8 stays for the command to repair."""
    fields = {"id": PurePosixPath(plain_path(path)).name, "text": content.decode("utf-8", "surrogateescape")}
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogateescape")


def identifier(field: str) -> Callable[[bytes], bytes]:
    """Gives a document that has no id in that field the start of its SHA-256; anything else stands as it is."""
    # The usual case, which need not be parsed.
    begins_with_id = re.compile(rb'\s*\{\s*%s\s*:\s*"[^"\\]' % re.escape(json.dumps(field).encode()))

    def with_id(document: bytes) -> bytes:
        if begins_with_id.match(document):
            return document
        try:
            values = json.loads(document)
        except ValueError:
            return document
        if not isinstance(values, dict) or values.get(field) is not None:
            return document
        values[field] = hashlib.sha256(document).hexdigest()[:16]
        return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")

    return with_id


def failure(path: str, document: bytes, reason: str | None) -> bytes:
    """The dead letter: a line of JSON."""
    text = document.decode("utf-8", "replace")
    return json.dumps({"path": plain_path(path), "reason": reason, "document": text}, ensure_ascii=False).encode()


def plain_path(path: str) -> str:
    """A local file's path without Spark's "file:"; any other as Spark has it."""
    parts = urlparse(path)
    return unquote(parts.path) if parts.scheme == "file" else path


# Writing.


def write(annotated: DataFrame, arguments: argparse.Namespace) -> None:
    """Both outcomes in one job, so that the corpus is annotated once and all files appear together."""
    record = f.when(f.col("outcome") == ANNOTATED, f.col("line"))
    keys = [key_column(record, key) for key in arguments.partition_by]
    names = ["outcome", *(key_name(key) for key in arguments.partition_by)]
    if arguments.output_format == "ndjson":
        writer = annotated.select("line", "outcome", *keys).write.partitionBy(names)
    else:
        schema = from_arrow_schema(arrow_schema())
        parsed = f.from_json(record, schema, {"mode": "FAILFAST"}).alias("parsed")
        failure = f.when(f.col("outcome") == FAILED, f.col("line")).alias("failure")
        rows = annotated.select(parsed, failure, "outcome", *keys)
        writer = rows.select("parsed.*", "failure", *names).write.partitionBy(names)
    if arguments.compression:
        writer = writer.option("compression", arguments.compression)
    if arguments.overwrite:
        writer = writer.mode("overwrite")
    if arguments.output_format == "ndjson":
        writer.text(arguments.output)
    else:
        writer.parquet(arguments.output)


def key_name(key: str) -> str:
    """The folder's name before "=": never that of a column, which would lose its values to the folders' names."""
    return "by_" + key.replace(".", "_")


def key_column(record: Column, key: str) -> Column:
    return f.get_json_object(record, f"$.{key}").alias(key_name(key))


if __name__ == "__main__":
    main()
