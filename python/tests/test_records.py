"""The types say what the schema says."""

from __future__ import annotations

import typing
from typing import Any

import claimwire
import pytest
from claimwire import records

NAMES = {
    "span": records.Span,
    "sentence": records.Sentence,
    "token": records.Token,
    "mention": records.Mention,
    "entity": records.Entity,
    "number": records.Number,
    "date": records.Date,
    "cue": records.Cue,
    "speaker": records.Speaker,
    "quote": records.Quote,
    "count": records.Count,
    "source": records.Source,
    "place": records.Place,
    "claim": records.Claim,
}


def literals(annotation: Any) -> set[Any]:
    """The values that a type of literals, and perhaps None, allows."""
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    inner = [literals(part) for part in typing.get_args(annotation) if part is not type(None)]
    optional = {None} if type(None) in typing.get_args(annotation) else set()
    return set().union(*inner) | optional if any(inner) else set()


@pytest.mark.parametrize("name", NAMES)
def test_objects_have_the_schema_s_keys_and_values(name: str) -> None:
    schema = claimwire.record_schema()["$defs"][name]
    hints = typing.get_type_hints(NAMES[name])
    assert set(schema["properties"]) == set(schema["required"]) == set(hints)
    for key, part in schema["properties"].items():
        if "enum" in part:
            assert literals(hints[key]) == set(part["enum"]), key


def test_the_schema_has_no_object_without_a_type() -> None:
    objects = {name for name, part in claimwire.record_schema()["$defs"].items() if part.get("type") == "object"}
    assert objects == set(NAMES)


def test_records_have_the_schema_s_keys() -> None:
    schema = claimwire.record_schema()
    hints = typing.get_type_hints(records.Record, include_extras=True)
    assert list(schema["properties"]) == list(hints)
    optional = {key for key, hint in hints.items() if typing.get_origin(hint) is typing.NotRequired}
    assert set(schema["required"]) == set(hints) - optional
