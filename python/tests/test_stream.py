"""Every document has one outcome, in order, whatever becomes of the command."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from claimwire.command import Options
from claimwire.stream import Outcome, outcomes

FAKE = Options(command=str(Path(__file__).with_name("fake_command.py")))


def documents(texts: list[str]) -> Iterator[bytes]:
    for number, text in enumerate(texts):
        yield json.dumps({"id": f"d{number}", "text": text}).encode()


def run(texts: list[str]) -> list[Outcome]:
    return list(outcomes(documents(texts), FAKE))


def expect_whole(texts: list[str], found: list[Outcome]) -> None:
    assert [outcome.index for outcome in found] == list(range(len(texts)))
    for text, outcome in zip(texts, found, strict=True):
        if text in ("DIE", "BAD"):
            assert outcome.record is None and outcome.reason
        else:
            assert outcome.record is not None
            record = json.loads(outcome.record)
            assert (record["id"], record["source"]["record"]) == (f"d{outcome.index}", outcome.index + 1)


def test_nothing_in_gives_nothing_out() -> None:
    assert run([]) == []


def test_a_refused_document_has_its_reason_in_its_place() -> None:
    texts = ["a", "BAD", "b", "c", "d", "BAD"]
    found = run(texts)
    expect_whole(texts, found)
    assert found[1].reason == found[5].reason == "a bad text; line skipped"


def test_only_the_document_that_kills_the_command_fails() -> None:
    texts = ["a", "b", "c", "d", "DIE", "e", "BAD", "f", "g", "h"]
    found = run(texts)
    expect_whole(texts, found)
    assert found[4].reason is not None and "-9" in found[4].reason


@pytest.mark.parametrize("seed", range(6))
def test_random_deaths_and_faults_lose_nothing(seed: int) -> None:
    choices = random.Random(seed).choices(["a", "BAD", "DIE"], [20, 2, 1], k=60)
    expect_whole(choices, run(choices))


def test_an_error_of_the_documents_comes_after_the_outcomes_before_it() -> None:
    def failing() -> Iterator[bytes]:
        yield from documents(["a", "b"])
        raise OSError("disk gone")

    found = []
    with pytest.raises(OSError, match="disk gone"):
        for outcome in outcomes(failing(), FAKE):
            found.append(outcome.index)
    assert found == [0, 1]


def test_documents_are_not_all_read_before_the_first_outcome() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield json.dumps({"id": str(taken), "text": "x" * 2000}).encode()

    stream = outcomes(endless(), FAKE)
    assert next(stream).index == 0
    stream.close()  # type: ignore[attr-defined]
    assert taken < 10_000
