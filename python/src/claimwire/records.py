"""A record's types: what each JSON object holds, see the package's README for the meaning of each key.

Offsets count code points, so ``record["text"][span["start"]:span["end"]] == span["text"]``.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

EntityType = Literal["person", "place", "facility", "organization", "group", "event", "product"]
Operator = Literal["=", ">", ">=", "<", "<=", "~", "range"]
HarmKind = Literal["killed", "injured", "missing", "displaced", "detained", "kidnapped"]


class Origin(TypedDict):
    path: str | None
    record: int | None


class Sentence(TypedDict):
    start: int
    end: int
    role: Literal["body", "headline", "dateline", "byline", "caption", "credit"]


class Token(TypedDict):
    start: int
    end: int
    kind: Literal[
        "word",
        "number",
        "punctuation",
        "symbol",
        "url",
        "email",
        "handle",
        "hashtag",
        "emoji",
        "ideographic",
    ]


class Span(TypedDict):
    start: int
    end: int
    text: str


class Mention(Span):
    type: EntityType
    entity: int
    title: str | None
    confidence: float


class Entity(TypedDict):
    id: int
    type: EntityType
    name: str
    aliases: list[str]
    mentions: int
    role: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


class Number(Span):
    kind: Literal["cardinal", "ordinal", "percent", "money", "quantity", "age", "ratio"]
    value: float | None
    low: float | None
    high: float | None
    op: Operator
    unit: str | None


# Written as calls where a key is a word of Python.
Date = TypedDict(
    "Date",
    {
        "start": int,
        "end": int,
        "text": str,
        "type": Literal["DATE", "TIME", "DURATION", "SET"],
        "value": str,
        "from": str | None,
        "to": str | None,
    },
)
Cue = TypedDict(
    "Cue",
    {
        "start": int,
        "end": int,
        "text": str,
        "class": Literal["say", "write", "ask", "claim", "deny", "confirm", "warn", "accuse", "think", "order"],
    },
)


class Speaker(Span):
    name: str
    entity: int | None
    how: Literal["name", "nominal", "pronoun", "carried", "colon"]


class Quote(Span):
    id: int
    kind: Literal["direct", "partial", "indirect"]
    parts: list[Span]
    cue: Cue | None
    speaker: Speaker | None
    open: bool
    confidence: float


class Count(Span):
    value: float | None
    low: float | None
    high: float | None
    op: Operator


class Source(Span):
    name: str
    entity: int | None
    quote: int | None


class Place(Span):
    name: str
    entity: int | None


class Claim(Span):
    id: int
    kind: HarmKind
    count: Count
    victims: str | None
    per: Literal["day", "week", "month", "year"] | None
    part_of: int | None
    source: Source | None
    place: Place | None
    date: str | None
    certainty: Literal["stated", "reported", "feared", "hypothetical", "denied"]
    cumulative: bool
    joint: list[HarmKind] | None
    confidence: float


class Record(TypedDict):
    v: int
    id: str
    source: Origin
    date: str | None
    date_from: Literal["option", "field", "text"] | None
    offsets: NotRequired[Literal["utf8", "utf16"]]
    title: str | None
    text: str
    meta: dict[str, Any]
    sentences: list[Sentence]
    tokens: NotRequired[list[Token]]
    mentions: list[Mention]
    entities: list[Entity]
    numbers: list[Number]
    dates: list[Date]
    quotes: list[Quote]
    terms: list[Span]
    claims: list[Claim]
    warnings: list[str]
