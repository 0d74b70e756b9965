"""How right each program is where there is gold: sentence boundaries and dates, of the corpus and of given sets."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

from measuring.figures import f_score
from measuring.peers import PEERS, Span, Spans, aligned
from measuring.places import CLAIMWIRE, CORPUS, ROOT
from measuring.serving import Command

Document = dict[str, Any]
SENTENCE_SETS = ["golden_rules", "pragmatic", "gum_news", "ewt_dev", "gum_interview", "gum_speech", "gum_court"]
DATE_SETS = ["timebank", "aquaint"]


@dataclass(frozen=True)
class Score:
    """A figure of a program on a set, in per cent."""

    task: str
    set: str
    program: str
    measure: str
    value: float


def documents_in(path: pathlib.Path) -> list[Document]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def records(documents: list[Document]) -> dict[str, Document]:
    """What `claimwire annotate` makes of the documents' texts; no gold reaches it."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = pathlib.Path(folder) / "in.jsonl"
        kept = [{key: d[key] for key in ("id", "date", "text") if d.get(key) is not None} for d in documents]
        inputs.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in kept), encoding="utf-8")
        output = subprocess.run([CLAIMWIRE, "annotate", inputs], check=True, capture_output=True, text=True).stdout
    return {record["id"]: record for record in map(json.loads, output.splitlines())}


# Sentences.


def ends(text: str, spans: list[Span]) -> set[int]:
    """Where sentences end, white space behind them not counted, the document's own end left out, which nobody misses."""
    found = {start + len(text[start:end].rstrip()) for start, end in spans if text[start:end].strip()}
    return found - {len(text.rstrip())}


def boundary_f(documents: list[Document], spans: list[list[Span]]) -> float:
    """F of the documents' inner sentence ends, in per cent; ends that a document calls optional are not looked at."""
    right = found = gold = 0
    for document, found_spans in zip(documents, spans, strict=True):
        optional = set(document.get("optional", ()))
        expected = ends(document["text"], [(start, end) for start, end, *_ in document["sentences"]]) - optional
        actual = ends(document["text"], found_spans) - optional
        right, found, gold = right + len(expected & actual), found + len(actual), gold + len(expected)
    return f_score(right, found, gold)


def by_paragraph(split: Spans, text: str) -> list[Span]:
    """With blank lines as certain ends, which a splitter that was made for paragraphs may count on."""
    spans, start = [], 0
    for gap in [*re.finditer(r"\n[ \t]*\n\s*", text), None]:
        end = gap.start() if gap else len(text)
        spans += [(start + s, start + e) for s, e in split(text[start:end])] if text[start:end].strip() else []
        start = gap.end() if gap else end
    return spans


def program_spans(program: pathlib.Path, documents: list[Document]) -> list[list[Span]]:
    """Of a program of `Benchmarks/Programs`, which counts in bytes."""
    with tempfile.NamedTemporaryFile("wb", suffix=".documents") as file:
        file.write(b"".join(document["text"].encode() + b"\0" for document in documents))
        file.flush()
        command: Command = [program, "spans", "sentences", file.name]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spans: list[list[Span]] = [[] for _ in documents]
    encoded = [document["text"].encode() for document in documents]
    for line in output.splitlines():
        index, start, end = map(int, line.split("\t"))
        spans[index].append((code_points(encoded[index], start), code_points(encoded[index], end)))
    return spans


def code_points(text: bytes, offset: int) -> int:
    return len(text[:offset].decode())


# In corpus/sentences: an end that a splitter may make or not, behind a dateline.
OPTIONAL = " | "


def corpus_sentences() -> list[Document]:
    """The articles whose sentences corpus/sentences lists, one a line."""
    documents = []
    for path in sorted((CORPUS / "sentences").glob("*.txt")):
        text = (CORPUS / "articles" / path.name).read_text(encoding="utf-8")
        lines = path.read_text(encoding="utf-8").splitlines()
        spans = aligned(text, (line.replace(OPTIONAL, " ") for line in lines))
        if len(spans) != len(lines):
            raise ValueError(f"{path.name}: its sentences are not the article's")
        optional = [
            start + line.index(OPTIONAL) for (start, _), line in zip(spans, lines, strict=True) if OPTIONAL in line
        ]
        documents.append({"id": path.stem, "text": text, "sentences": spans, "optional": optional})
    return documents


def sentence_sets(sets: pathlib.Path | None) -> dict[str, list[Document]]:
    """The corpus' gold, and the sets that are there."""
    found = {"corpus": corpus_sentences()}
    for name in SENTENCE_SETS if sets else []:
        path = (sets or pathlib.Path()) / "sentences" / f"{name}.jsonl"
        if path.exists():
            found[name] = documents_in(path)
    return found


def sentence_scores(sets: dict[str, list[Document]], programs: dict[str, pathlib.Path]) -> list[Score]:
    """Every splitter on every set; each peer on the whole text and by paragraph, the better of the two."""
    scores = []

    def add(name: str, program: str, value: float) -> None:
        scores.append(Score("sentences", name, program, "boundary F", value))

    for name, documents in sets.items():
        found = records(documents)
        spans = [[(s["start"], s["end"]) for s in found[document["id"]]["sentences"]] for document in documents]
        add(name, "claimwire", boundary_f(documents, spans))
        for program, path in programs.items():
            add(name, program, boundary_f(documents, program_spans(path, documents)))
    for peer in PEERS:
        if not peer.spans:
            continue
        try:
            split = peer.spans()
        except (ImportError, OSError):
            continue
        for name, documents in sets.items():
            whole = boundary_f(documents, [split(document["text"]) for document in documents])
            parts = boundary_f(documents, [by_paragraph(split, document["text"]) for document in documents])
            add(name, peer.name, max(whole, parts))
    return scores


# Dates.


def date_sets(sets: pathlib.Path | None) -> dict[str, list[Document]]:
    """The corpus' gold, and the sets that are there; documents without a date of their own are left out."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, ROOT / "scripts" / "corpus_gold.py", folder], check=True)
        found = {"corpus": documents_in(pathlib.Path(folder) / "dates.jsonl")}
    for name in DATE_SETS if sets else []:
        path = (sets or pathlib.Path()) / "dates" / f"{name}.jsonl"
        if path.exists():
            found[name] = documents_in(path)
    return {name: [d for d in documents if d.get("date")] for name, documents in found.items()}


def date_f(documents: list[Document], found: dict[str, list[Document]]) -> dict[str, float]:
    """TempEval-3's relaxed, strict and value F, in per cent."""
    right = {"relaxed": 0, "strict": 0, "value": 0}
    found_count = gold_count = 0
    for document in documents:
        left = sorted(found.get(document["id"], []), key=lambda span: span["start"])
        found_count, gold_count = found_count + len(left), gold_count + len(document["timexes"])
        for gold in sorted(document["timexes"], key=lambda span: span["start"]):
            match = next((s for s in left if s["start"] < gold["end"] and gold["start"] < s["end"]), None)
            if match is None:
                continue
            left.remove(match)
            right["relaxed"] += 1
            right["strict"] += (match["start"], match["end"]) == (gold["start"], gold["end"])
            right["value"] += match.get("value") == gold.get("value")
    return {name: f_score(count, found_count, gold_count) for name, count in right.items()}


def with_dateparser(documents: list[Document]) -> dict[str, list[Document]]:
    """Its spans; its values are cut to the period that it says it read."""
    from datetime import datetime

    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    formats = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}
    found = {}
    for document in documents:
        settings: Any = {
            "RELATIVE_BASE": datetime.fromisoformat(document["date"][:10]),
            "PREFER_DATES_FROM": "past",
        }
        parser = DateDataParser(languages=["en"], settings=settings)
        spans: list[Document] = []
        position = 0
        for words, day in search_dates(document["text"], languages=["en"], settings=settings) or []:
            start = document["text"].find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            try:
                period = parser.get_date_data(words).period
            except (ValueError, OverflowError):
                period = "day"
            value = day.strftime(formats.get(period, "%Y-%m-%d"))
            spans.append({"start": start, "end": position, "value": value})
        found[document["id"]] = spans
    return found


def date_scores(sets: dict[str, list[Document]]) -> list[Score]:
    scores = []
    for name, documents in sets.items():
        programs = {"claimwire": {key: record["dates"] for key, record in records(documents).items()}}
        try:
            programs["dateparser, search"] = with_dateparser(documents)
        except ImportError:
            pass
        for program, found in programs.items():
            for measure, value in date_f(documents, found).items():
                scores.append(Score("dates", name, program, f"{measure} F", value))
    return scores
