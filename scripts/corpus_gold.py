#!/usr/bin/env python3
"""Turns the corpus's gold, written as text, into code-point offsets in the scorer's format.

usage: scripts/corpus_gold.py OUT_FOLDER [ARTICLE…]

Reads corpus/articles/*.txt and corpus/gold/*.json (corpus/README.md says what stands in them) and writes ner.jsonl,
quotes.jsonl, speakers.jsonl, dates.jsonl and casualties.jsonl into OUT_FOLDER, and articles.jsonl, the inputs to
annotate. Exits 1 and names every entry whose text does not occur. Standard library only.
"""
import argparse
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "corpus"
SCORED_TYPES = {"person": "PER", "place": "LOC", "facility": "LOC", "organization": "ORG"}
TYPES = set(SCORED_TYPES) | {"group", "event", "product"}
QUOTE_KINDS = {"direct", "partial", "indirect", "not_speech"}
MENTION_TYPES = {"name", "nominal", "pronoun", "none", None}
CLAIM_KINDS = {"killed", "injured", "missing", "displaced", "detained", "kidnapped"}
CERTAINTIES = {"stated", "reported", "feared", "hypothetical", "denied"}


class Article:
    """One article with its gold; collects the faults found while resolving."""

    def __init__(self, path, gold):
        self.id, self.gold, self.faults = path.stem, gold, []
        self.text = path.read_bytes().decode("utf-8")

    def fault(self, message):
        self.faults.append(f"{self.id}: {message}")

    def occurrences(self, part, whole_words=False):
        pattern = re.escape(part)
        if whole_words:
            pattern = r"(?<!\w)" + pattern + r"(?!\w)"
        return [m.span() for m in re.finditer(pattern, self.text)]

    def locate(self, entry, key="text"):
        found = self.occurrences(entry[key])
        nth = entry.get("nth", 1)
        if len(found) < nth:
            self.fault(f"{key} {entry[key]!r} occurs {len(found)} times, wanted number {nth}")
            return None
        return found[nth - 1]

    def nearest(self, part, span, what):
        """The occurrence of `part` nearest to `span`, or None with a fault."""
        if part is None:
            return (None, None)
        outside = lambda o: o[1] <= span[0] or span[1] <= o[0]
        found = list(filter(outside, self.occurrences(part, whole_words=True) or self.occurrences(part)))
        if not found:
            self.fault(f"{what} {part!r} does not occur outside the quote {self.text[slice(*span)]!r}")
            return (None, None)
        gap = lambda o: max(span[0] - o[1], o[0] - span[1], 0)
        return min(found, key=gap)

    def check(self, value, allowed, what):
        if value not in allowed:
            self.fault(f"{what} {value!r} is not one of {sorted(map(str, allowed))}")

    def names(self):
        taken, out = [], []
        for entry in sorted(self.gold["names"], key=lambda e: -len(e["text"])):
            self.check(entry["type"], TYPES, "type")
            found = self.occurrences(entry["text"], whole_words=True)
            if not found:
                self.fault(f"name {entry['text']!r} does not occur")
            for number, (start, end) in enumerate(found, 1):
                if number not in entry.get("only", [number]):
                    continue
                if any(start < t_end and t_start < end for t_start, t_end in taken):
                    continue
                taken.append((start, end))
                out.append({
                    "start": start, "end": end, "text": entry["text"], "kind": entry["type"],
                    "type": SCORED_TYPES.get(entry["type"], "MISC"), "entity": entry.get("entity", entry["text"]),
                })
        return sorted(out, key=lambda e: e["start"])

    def quotes(self):
        out = []
        for entry in self.gold["quotes"]:
            self.check(entry["kind"], QUOTE_KINDS, "quote kind")
            self.check(entry.get("mention_type"), MENTION_TYPES, "mention_type")
            span = self.locate(entry)
            if span is None:
                continue
            mention = self.nearest(entry.get("mention"), span, "mention")
            whole = self.statement(entry, span)
            out.append({
                "start": span[0], "end": span[1], "text": entry["text"], "kind": entry["kind"], "type": entry["kind"],
                "speaker": entry.get("speaker"), "mention_type": entry.get("mention_type"), "group": entry.get("group"),
                "speaker_text": entry.get("mention"), "speaker_start": mention[0], "speaker_end": mention[1],
                "cue": entry.get("cue"), "cue_start": self.nearest(entry.get("cue"), span, "cue")[0], "statement": whole,
            })
        return out

    def statement(self, entry, span):
        """The whole statement that a quote is part of: the quote itself where the gold names no other."""
        if "content" not in entry:
            return span
        whole = self.locate({"text": entry["content"], "nth": entry.get("content_nth", 1)})
        if whole is None:
            return span
        if not (whole[0] <= span[0] and span[1] <= whole[1]):
            self.fault(f"content {entry['content']!r} does not hold {entry['text']!r}")
        return whole

    def relations(self, quotes):
        """Quotes as attribution relations: speech only, one for the pieces of a group or of a statement."""
        out = []
        joined = {}
        for quote in quotes:
            if quote["kind"] == "not_speech":
                continue
            start, end = quote["statement"]
            key = (quote["group"],) if quote["group"] is not None else (start, end)
            if key in joined:
                joined[key].update(end=max(joined[key]["end"], end))
                continue
            joined[key] = {**quote, "start": start, "end": end}
            out.append(joined[key])
        for relation in out:
            relation["text"] = self.text[relation["start"]:relation["end"]]
        return out

    def dates(self):
        spans = [(entry, self.locate(entry)) for entry in self.gold["dates"]]
        return [
            {"start": s[0], "end": s[1], "text": e["text"], "type": e["type"], "value": e["value"]}
            for e, s in spans if s is not None
        ]

    def claims(self):
        out = []
        for entry in self.gold["claims"]:
            self.check(entry["kind"], CLAIM_KINDS, "claim kind")
            self.check(entry.get("certainty", "stated"), CERTAINTIES, "certainty")
            span = self.locate(entry)
            if span is None:
                continue
            if entry.get("count") and entry["count"] not in entry["text"]:
                self.fault(f"count {entry['count']!r} is not in {entry['text']!r}")
            record = {k: entry.get(k) for k in (
                "text", "kind", "low", "high", "victims", "per", "source", "place", "date", "joint")}
            record.update(start=span[0], end=span[1], comparator=entry.get("op", "="), certainty=entry.get("certainty", "stated"))
            out.append(record)
        return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path, metavar="OUT_FOLDER")
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="names in corpus/articles; all by default")
    options = parser.parse_args()
    out, wanted = options.out, set(options.articles)
    out.mkdir(parents=True, exist_ok=True)
    files = {name: [] for name in ("articles", "ner", "quotes", "speakers", "dates", "casualties")}
    faults = []
    for path in sorted((ROOT / "articles").glob("*.txt")):
        if wanted and path.stem not in wanted:
            continue
        gold_path = ROOT / "gold" / (path.stem + ".json")
        if not gold_path.exists():
            faults.append(f"{path.stem}: no gold")
            continue
        article = Article(path, json.loads(gold_path.read_text(encoding="utf-8")))
        base = {"id": article.id, "date": article.gold["date"], "text": article.text}
        quotes = article.quotes()
        marked = [q for q in quotes if q["kind"] != "indirect"]
        files["articles"].append({"id": article.id, "text": article.text})
        files["ner"].append({**base, "entities": article.names()})
        files["quotes"].append({**base, "quotes": article.relations(quotes)})
        files["speakers"].append({**base, "quotes": marked})
        files["dates"].append({**base, "timexes": article.dates()})
        files["casualties"].append({**base, "casualties": article.claims()})
        faults += article.faults
    for name, rows in files.items():
        with open(out / f"{name}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
