"""Records as spaCy documents, so that displaCy and spaCy's matchers work on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .records import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

#: spaCy's (OntoNotes') label of each of our types.
LABELS = {
    "person": "PERSON",
    "place": "GPE",
    "facility": "FAC",
    "organization": "ORG",
    "group": "NORP",
    "event": "EVENT",
    "product": "PRODUCT",
    "cardinal": "CARDINAL",
    "ordinal": "ORDINAL",
    "percent": "PERCENT",
    "money": "MONEY",
    "quantity": "QUANTITY",
    "age": "QUANTITY",
    "ratio": "CARDINAL",
    "DATE": "DATE",
    "TIME": "TIME",
    "DURATION": "DATE",
    "SET": "DATE",
}


def to_spacy(record: Record, vocab: Vocab | None = None) -> Doc:
    """The record as a ``Doc`` whose text is the record's, to the character. Needs spaCy, but no model of it.

    ``ents`` holds names, dates and numbers under OntoNotes' labels; where two overlap, the name stands before the date
    and the date before the number. Span groups: ``quotes`` (label: kind), ``speakers`` (label: how), ``claims`` (label:
    kind), ``terms``. Sentence starts are set. A token's ``kb_id`` on a name is the entity's number in the record.

    Raises ValueError where the record has no tokens (``annotate(…, tokens=True)``) or counts other offsets.
    """
    from spacy.tokens import Doc
    from spacy.util import filter_spans
    from spacy.vocab import Vocab

    if "tokens" not in record:
        raise ValueError("the record has no tokens; annotate with tokens=True")
    if "offsets" in record:
        raise ValueError(f"offsets count {record['offsets']}; spaCy needs code points")
    words, spaces, starts = _words(record)
    doc = Doc(vocab if vocab is not None else Vocab(), words=words, spaces=spaces)
    sentence_starts = {sentence["start"] for sentence in record["sentences"]}
    for token in doc:
        token.is_sent_start = token.i == 0 or starts[token.i] in sentence_starts
    doc.set_ents(filter_spans(list(_entities(doc, record))))
    groups = {"quotes": "kind", "claims": "kind", "terms": None}
    for layer, key in groups.items():
        spans = [
            _span(doc, item["start"], item["end"], item[key] if key else "term")
            for item in record[layer]  # type: ignore[literal-required]
        ]
        doc.spans[layer] = [span for span in spans if span is not None]
    speakers = [quote["speaker"] for quote in record["quotes"]]
    found = [_span(doc, speaker["start"], speaker["end"], speaker["how"]) for speaker in speakers if speaker]
    doc.spans["speakers"] = [span for span in found if span is not None]
    return doc


def _words(record: Record) -> tuple[list[str], list[bool], list[int]]:
    """spaCy's words, whether a space follows each, and where each starts: all white space but single spaces is a word."""
    text = record["text"]
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    end = 0

    def gap(until: int) -> None:
        start = end
        if words and start < until and text[start] == " ":
            spaces[-1] = True
            start += 1
        if start < until:
            words.append(text[start:until])
            spaces.append(False)
            starts.append(start)

    for token in record.get("tokens", []):
        gap(token["start"])
        words.append(text[token["start"] : token["end"]])
        spaces.append(False)
        starts.append(token["start"])
        end = token["end"]
    gap(len(text))
    return words, spaces, starts


def _entities(doc: Doc, record: Record) -> Iterator[Span]:
    """Names, dates and numbers that do not overlap, the earlier kinds first."""
    taken = bytearray(len(doc))
    rows: list[tuple[int, int, str, str]] = [
        (mention["start"], mention["end"], mention["type"], str(mention["entity"])) for mention in record["mentions"]
    ]
    rows += [(date["start"], date["end"], date["type"], "") for date in record["dates"]]
    rows += [(number["start"], number["end"], number["kind"], "") for number in record["numbers"]]
    for start, end, kind, entity in rows:
        span = doc.char_span(start, end, label=LABELS[kind], kb_id=entity, alignment_mode="expand")
        if span is None or any(taken[span.start : span.end]):
            continue
        taken[span.start : span.end] = b"\1" * len(span)
        yield span


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    """Widened to whole tokens; null for an empty span."""
    return doc.char_span(start, end, label=label, alignment_mode="expand")
