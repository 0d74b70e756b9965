"""Data frames, Parquet and spaCy documents hold what the records hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import claimwire
import pyarrow
import pytest
from claimwire import Record
from claimwire.parquet import to_parquet
from pyarrow import parquet
from spacy import displacy


def test_a_frame_of_documents_has_a_row_each(corpus_records: list[Any]) -> None:
    frame = claimwire.to_dataframe(corpus_records)
    assert list(frame["id"]) == [record["id"] for record in corpus_records]


@pytest.mark.parametrize(
    "layer", ["sentences", "mentions", "entities", "numbers", "dates", "quotes", "terms", "claims"]
)
def test_a_frame_of_a_layer_has_a_row_an_item(layer: claimwire.Layer, corpus_records: list[Any]) -> None:
    frame = claimwire.to_dataframe(corpus_records, layer)
    assert len(frame) == sum(len(record[layer]) for record in corpus_records) > 0
    assert list(frame.columns[:2]) == ["doc", "doc_date"]


def test_objects_inside_become_columns(corpus_records: list[Any]) -> None:
    frame = claimwire.to_dataframe(corpus_records, "claims")
    lows = [claim["count"]["low"] for record in corpus_records for claim in record["claims"]]
    assert frame["count.low"].astype(object).where(frame["count.low"].notna(), None).tolist() == lows


def test_parquet_comes_back_as_it_went(tmp_path: Path, corpus_records: list[Any]) -> None:
    path = tmp_path / "records.parquet"
    assert to_parquet(corpus_records, path, row_group=7) == len(corpus_records)
    table = parquet.read_table(path)
    assert table.schema == claimwire.arrow_schema()
    assert parquet.ParquetFile(path).num_row_groups == -(-len(corpus_records) // 7)
    for row, record in zip(table.to_pylist(), corpus_records, strict=True):
        row["meta"] = json.loads(row["meta"])
        assert {key: value for key, value in row.items() if key in record} == record


def test_parquet_of_no_records_has_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "empty.parquet"
    assert to_parquet([], path) == 0
    assert parquet.read_table(path).schema == claimwire.arrow_schema()


def test_a_parquet_file_that_fails_leaves_nothing(tmp_path: Path, corpus_records: list[Any]) -> None:
    broken = [corpus_records[0], {**corpus_records[1], "quotes": 5}]
    with pytest.raises((pyarrow.ArrowInvalid, pyarrow.ArrowTypeError)):
        to_parquet(cast("list[Record]", broken), tmp_path / "broken.parquet")
    assert list(tmp_path.iterdir()) == []


def test_spacy_documents_have_the_same_text_and_spans(corpus_records: list[Any]) -> None:
    for record in corpus_records:
        doc = claimwire.to_spacy(record)
        assert doc.text == record["text"]
        # White space at the start of a document is a token, and so a sentence, of spaCy's own.
        assert len([s for s in doc.sents if not s.text.isspace()]) == len(record["sentences"])
        assert [span.text for span in doc.spans["claims"]] == [claim["text"] for claim in record["claims"]]
        assert [span.label_ for span in doc.spans["quotes"]] == [quote["kind"] for quote in record["quotes"]]
        people = {(m["start"], m["end"]) for m in record["mentions"] if m["type"] == "person"}
        assert people == {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"}


def test_white_space_of_every_kind_is_kept() -> None:
    text = "  Two  spaces.\n\n\tA tab, no-break\u00a0space. \n"
    (record,) = claimwire.annotate([text], tokens=True)
    assert claimwire.to_spacy(record).text == text


def test_displacy_draws_them(corpus_records: list[Any]) -> None:
    page = displacy.render(claimwire.to_spacy(corpus_records[0]), style="ent", page=True, jupyter=False)
    assert "PERSON" in page


def test_a_record_without_tokens_is_refused() -> None:
    (record,) = claimwire.annotate(["One."])
    with pytest.raises(ValueError, match="tokens=True"):
        claimwire.to_spacy(record)
