"""Texts to measure with, as lists of documents: the corpus, whatever is given, and the tokenizer's own."""

import calendar
import gzip
import json
import pathlib
import random
import re
from collections.abc import Iterator

from measuring.places import BENCHMARKS, CORPUS, WORK

# A running text is cut at blank lines into documents of so many characters, about those of an article.
ARTICLE_LENGTH = 4_000
LATIN = ["french", "german", "spanish", "polish", "vietnamese", "turkish"]
OTHER_SCRIPTS = ["russian", "greek", "arabic", "hebrew", "hindi", "thai", "chinese", "japanese", "korean"]

# Repeated, each is a text that nobody would write and that some rule could take too long over.
HOSTILE = {
    "dots": ".", "dots with spaces": ". ", "quotation marks": '"', "curly quotation marks": "“", "both": "“” ",
    "apostrophes": "'", "brackets": "(", "square brackets": "[7", "capitals": "A ", "names": "Ada Roe ", "one name": "Ada",
    "initials": "J. ", "numbers": "1 ", "list": "1. ", "abbreviations": "U.S. ", "questions": "Why? ", "lines": "a\n",
    "paragraphs": "A\n\n", "bullets": "• ", "bars": "a | b ", "addresses": "x@y.org ", "speech": "“No,” he said. ",
    "deaths": "5 died, ", "days": "Monday ", "Chinese": "战争。", "Thai": "ก",
}  # fmt: skip


def corpus() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "articles").glob("*.txt"))]


def given(paths: list[pathlib.Path]) -> list[str]:
    """The documents of files and folders: text, or JSON Lines with a key `text`; each also compressed by gzip."""
    return [text for path in paths for file in files(path) for text in documents_of(file)]


def files(path: pathlib.Path) -> list[pathlib.Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def documents_of(path: pathlib.Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as file:
        # A zero byte ends a document in the files that the programs read.
        content = file.read().replace("\0", "\ufffd")
    name = path.name.removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        yield from (text for line in content.splitlines() if line.strip() and (text := json.loads(line)["text"]))
    else:
        yield from cut(content)


def cut(text: str, length: int = ARTICLE_LENGTH) -> list[str]:
    """Documents of whole paragraphs, each no shorter than `length` but for the last."""
    documents, paragraphs, size = [], [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(paragraph)
        size += len(paragraph) + 2
        if size >= length:
            documents.append("\n\n".join(paragraphs))
            paragraphs, size = [], 0
    documents.append("\n\n".join(paragraphs))
    return [document for document in documents if document.strip()]


def size_of(texts: list[str]) -> int:
    """UTF-8 bytes."""
    return sum(len(text.encode()) for text in texts)


def repeated(texts: list[str], size: int) -> list[str]:
    """Documents from the start, over again where there are too few, until they have `size` bytes."""
    out: list[str] = []
    total = 0
    while texts and total < size:
        for text in texts:
            out.append(text)
            total += len(text.encode())
            if total >= size:
                break
    return out


def renamed(texts: list[str], size: int) -> list[str]:
    """As `repeated`, but each time over the names are others, of the same length and shape.

    The same people over and over are no longer a text: it has ever fewer new names the longer it is. A name is a
    capitalised word of four letters and more that is nowhere in lower case and no day or month; each repetition puts
    consonants for its consonants and vowels for its vowels.
    """
    lower = set(re.findall(r"\b[a-z]+\b", "\n".join(texts)))
    lower |= {name.lower() for name in [*calendar.day_name, *calendar.month_name]} | {"sept"}
    out: list[str] = []
    total = turn = 0
    while texts and total < size:
        letters = permutation(random.Random(turn)) if turn else {}

        def other(found: re.Match[str], letters: dict[int, str] = letters) -> str:
            word = found.group()
            return word if word.lower() in lower else word.translate(letters)

        those = [re.sub(r"\b[A-Z][a-z]{3,}\b", other, text) for text in texts]
        documents = repeated(those, min(size - total, size_of(those)))
        out += documents
        total += size_of(documents)
        turn += 1
    return out


def permutation(generator: random.Random) -> dict[int, str]:
    """Of the consonants among themselves and of the vowels, both cases alike."""
    table: dict[int, str] = {}
    for letters in ("bcdfghjklmnprstvw", "aeiou"):
        others = generator.sample(letters, len(letters))
        for letter, other in zip(letters, others, strict=True):
            table |= {ord(letter): other, ord(letter.upper()): other.upper()}
    return table


def shuffled(languages: list[str], size: int, seed: int = 1) -> list[str]:
    """Articles of sentences of Benchmarks/texts in a random order, which no branch predictor learns by heart."""
    lines = [
        line for name in languages for line in (BENCHMARKS / "texts" / f"{name}.txt").read_text("utf-8").splitlines()
    ]
    generator = random.Random(seed)
    documents, total = [], 0
    while total < size:
        paragraphs = ["\n".join(generator.choices(lines, k=4)) for _ in range(6)]
        documents.append("\n\n".join(paragraphs))
        total += len(documents[-1].encode())
    return documents


def hostile(size: int) -> list[str]:
    """A document of each repetition, all together of about `size` bytes."""
    each = max(1, size // len(HOSTILE))
    return [unit * (each // len(unit.encode())) for unit in HOSTILE.values()]


def tokenizer_texts(size: int) -> dict[str, list[str]]:
    """The tokenizer's four kinds of text, each of about `size` bytes."""
    plain = [text.encode("ascii", "ignore").decode() for text in corpus()]
    return {
        "ascii": repeated(plain, size),
        "accents": shuffled(LATIN, size),
        "scripts": shuffled(OTHER_SCRIPTS, size),
        "hostile": hostile(size),
    }


def write(name: str, texts: list[str]) -> pathlib.Path:
    """The documents in one file, each followed by a zero byte, as every program that is measured reads them."""
    WORK.mkdir(parents=True, exist_ok=True)
    path = WORK / f"{name}.documents"
    path.write_bytes(b"".join(text.encode() + b"\0" for text in texts))
    return path
