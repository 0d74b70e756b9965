"""Texts into records."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast

from .command import Options
from .errors import DocumentError
from .records import Record
from .stream import Outcome, outcomes

Date = str | datetime.date | None
#: A text, or an article: a mapping with ``text``, and where known ``id``, ``date``, ``title``; all else goes to ``meta``.
Document = str | Mapping[str, Any]


def annotate(
    texts: Iterable[Document],
    *,
    dates: Iterable[Date] | None = None,
    ids: Iterable[str | None] | None = None,
    on_error: Literal["raise", "skip"] = "raise",
    jobs: int | None = None,
    tokens: bool = False,
    date: Date = None,
    model: str | Path | None = None,
    gazetteer: str | Path | None = None,
    max_document: int | None = None,
    command: str | None = None,
) -> Iterator[Record]:
    """One record a text, in order, as they are made; any number of texts in little memory.

    ``dates`` and ``ids`` go with ``texts`` one to one: the day that "yesterday" is judged from, and the record's id (by
    default the text's place, from 0). The other options are those of ``claimwire annotate``. All cores work unless
    ``jobs`` says otherwise. ``texts`` is read ahead by a thread.

    Raises DocumentError at a document that has no record, after the records before it; with ``on_error="skip"`` goes on
    instead. Raises ValueError where ``dates`` or ``ids`` end before ``texts``; CommandNotFound; CommandFailed.

    >>> [quote["speaker"]["name"] for record in annotate(["“It is over,” said Ada Roe."]) for quote in record["quotes"]]
    ['Ada Roe']
    """
    options = Options(
        command=command,
        jobs=jobs,
        tokens=tokens,
        date=_day(date),
        model=model,
        gazetteer=gazetteer,
        max_document=max_document,
    )
    for outcome, id in _outcomes(texts, dates, ids, options):
        if outcome.record is not None:
            yield cast(Record, json.loads(outcome.record))
        elif on_error == "raise":
            raise DocumentError(outcome.index, id, outcome.reason or "no record")


def _outcomes(
    texts: Iterable[Document],
    dates: Iterable[Date] | None,
    ids: Iterable[str | None] | None,
    options: Options,
) -> Iterator[tuple[Outcome, str | None]]:
    """Each outcome with the id that the caller gave, which only failures need."""
    given: dict[int, str] = {}

    def lines() -> Iterator[bytes]:
        for index, article in enumerate(_articles(texts, dates, ids)):
            if article.get("id") is None:
                article["id"] = str(index)
            else:
                given[index] = str(article["id"])
            yield json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass")

    for outcome in outcomes(lines(), options):
        yield outcome, given.pop(outcome.index, None)


def _articles(
    texts: Iterable[Document], dates: Iterable[Date] | None, ids: Iterable[str | None] | None
) -> Iterator[dict[str, Any]]:
    every_date = None if dates is None else iter(dates)
    every_id = None if ids is None else iter(ids)
    for index, text in enumerate(texts):
        article: dict[str, Any] = {"text": text} if isinstance(text, str) else dict(text)
        if every_date is not None:
            article["date"] = _day(_paired(every_date, "dates", index))
        if every_id is not None:
            article["id"] = _paired(every_id, "ids", index)
        yield {key: value for key, value in article.items() if value is not None}


def _paired(values: Iterator[Any], name: str, index: int) -> Any:
    try:
        return next(values)
    except StopIteration:
        raise ValueError(f"'{name}' ends before 'texts', which goes on at {index}") from None


def _day(date: Date) -> str | None:
    """A datetime's day is the day in its own time zone."""
    if isinstance(date, datetime.datetime):
        date = date.date()
    return date.isoformat() if isinstance(date, datetime.date) else date
