"""The recipes work on the corpus."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "recipes"))

import annotation_tasks
import duckdb_claims
import pandas_speakers


def test_duckdb_reads_claims_from_the_records(records_file: Path, corpus_records: list[dict[str, Any]]) -> None:
    rows = duckdb_claims.tolls(str(records_file))
    counts = [row[4] for row in rows]
    expected = [
        claim["count"]["low"]
        for record in corpus_records
        for claim in record["claims"]
        if claim["kind"] == "killed" and claim["part_of"] is None and claim["per"] is None
        if claim["certainty"] in ("stated", "reported")
    ]
    assert max(count for count in counts if count is not None) == max(value for value in expected if value is not None)


def test_pandas_counts_speakers(articles: list[str]) -> None:
    table = pandas_speakers.speakers(articles)
    totals = list(table.sum(axis=1))
    assert totals == sorted(totals, reverse=True) and totals[0] > 1


def test_label_studio_offsets_count_utf_16(corpus_records: list[dict[str, Any]]) -> None:
    for record in corpus_records:
        task = annotation_tasks.label_studio(record)
        units = task["data"]["text"].encode("utf-16-le")
        for result in task["predictions"][0]["result"]:
            value = result["value"]
            assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


def test_label_studio_offsets_pass_an_emoji() -> None:
    part = {"start": 2, "end": 4, "text": "Hi"}
    record = {"id": "x", "text": "😀 Hi", "claims": [], "quotes": [{"parts": [part], "speaker": None, "confidence": 1}]}
    value = annotation_tasks.label_studio(record)["predictions"][0]["result"][0]["value"]
    assert (value["start"], value["end"]) == (3, 5)


def test_prodigy_spans_fall_on_tokens(records_file: Path) -> None:
    output = io.StringIO()
    with records_file.open() as file:
        annotation_tasks.main("prodigy", file, output)
    tasks = [json.loads(line) for line in output.getvalue().splitlines()]
    assert any(task["spans"] for task in tasks)
    for task in tasks:
        for span in task["spans"]:
            first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
            assert (first["start"], last["end"]) == (span["start"], span["end"])
