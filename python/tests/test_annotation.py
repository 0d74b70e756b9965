"""The real command through ``annotate``."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

import claimwire
import pytest
from claimwire.command import Options


def test_records_equal_the_bare_command_s(articles: list[str], corpus_records: list[dict[str, Any]]) -> None:
    found = list(claimwire.annotate(articles, tokens=True))
    assert len(found) == len(corpus_records) > 0
    for record, bare in zip(found, corpus_records, strict=True):
        differing = {key for key in bare if record[key] != bare[key]}  # type: ignore[literal-required]
        assert differing == {"id", "source"}


def test_any_number_of_jobs_gives_the_same(articles: list[str]) -> None:
    assert list(claimwire.annotate(articles, jobs=1)) == list(claimwire.annotate(articles, jobs=3))


def test_dates_and_ids_go_with_their_texts() -> None:
    texts = ["He died on Monday."] * 3
    dates = [datetime.date(2024, 3, 5), "2023-03-07", datetime.datetime(2022, 3, 9, 23, 0)]
    first, second, third = claimwire.annotate(texts, dates=dates, ids=["a", "b", "c"])
    assert [record["id"] for record in (first, second, third)] == ["a", "b", "c"]
    assert [record["dates"][0]["value"] for record in (first, second, third)] == [
        "2024-03-04",
        "2023-03-06",
        "2022-03-07",
    ]


def test_articles_keep_their_other_fields() -> None:
    (record,) = claimwire.annotate([{"text": "A fire.", "id": "x", "title": "Fire", "desk": {"name": "city"}}])
    assert (record["title"], record["meta"]) == ("Fire", {"desk": {"name": "city"}})


def test_a_document_without_text_raises_after_those_before() -> None:
    stream = claimwire.annotate(["One.", {"id": "bad"}, "Three."])
    assert next(stream)["text"] == "One."
    with pytest.raises(claimwire.DocumentError, match=r"document 1 \(id 'bad'\): no text") as caught:
        next(stream)
    assert (caught.value.index, caught.value.id) == (1, "bad")


def test_documents_that_fail_can_be_skipped() -> None:
    found = claimwire.annotate(["One.", {}, "Three."], on_error="skip", max_document=1000)
    assert [record["id"] for record in found] == ["0", "2"]


def test_lone_surrogates_are_repaired_and_told() -> None:
    (record,) = claimwire.annotate(["a \udc80 b"])
    assert "\ufffd" in record["text"] and record["warnings"]


def test_short_lists_of_dates_are_an_error() -> None:
    with pytest.raises(ValueError, match="'dates' ends before 'texts', which goes on at 1"):
        list(claimwire.annotate(["One.", "Two."], dates=["2024-01-01"]))


def test_bad_options_raise_what_the_command_says() -> None:
    with pytest.raises(claimwire.CommandFailed, match="yesterday") as caught:
        list(claimwire.annotate(["One."], date="yesterday"))
    assert caught.value.status == 2


def test_options_become_the_command_s() -> None:
    options = Options(command="x", jobs=2, tokens=True, max_document=9, text_field="body")
    assert options.arguments()[5:] == ["--jobs", "2", "--max-document", "9", "--text-field", "body", "--tokens"]


def test_a_missing_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMWIRE", "no-such-command")
    with pytest.raises(claimwire.CommandNotFound, match="scripts/build"):
        list(claimwire.annotate(["One."]))


def test_an_endless_stream_can_be_left(articles: list[str]) -> None:
    def endless() -> Iterator[str]:
        yield from itertools.cycle(articles)

    assert len(list(itertools.islice(claimwire.annotate(endless()), 100))) == 100
