"""Sentence boundaries: Claimwire beside blingfire, nupunkt, pysbd and syntok, and words a second.

Accuracy is the boundary F of eval/score.py (the last end of each document left out), by set. No program may be judged by
what its interface leaves out: each peer is run on the whole text and again on each paragraph (blank lines are certain ends)
and has the better figure of the two; Claimwire is run on the whole text only. Speed is words (between white space) a second
of processor time, the best of three passes over running news text; pysbd and syntok get less of it. Claimwire has two rows:
`claimwire sentences`, the whole program with reading, tokens and writing, and, where Benchmarks is built, the sentence stage
alone over tokens (`swift build --package-path Benchmarks -c release --product sentence-stage`).
"""

import argparse
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import blingfire
import nupunkt
import pysbd
from syntok import segmenter as syntok

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = ROOT / ".build" / "release" / "claimwire"
STAGE = ROOT / "Benchmarks" / ".build" / "release" / "sentence-stage"
SETS = ["golden_rules", "pragmatic", "gum_news", "ewt_dev", "gum_interview", "gum_speech", "gum_court"]


def aligned(text, parts):
    """Spans of consecutive parts of a text; a part that was changed is skipped."""
    spans, position = [], 0
    for part in map(str.strip, parts):
        start = text.find(part, position) if part else -1
        if start >= 0:
            position = start + len(part)
            spans.append((start, position))
    return spans


def with_pysbd(text, segmenter=pysbd.Segmenter(language="en", clean=False)):
    return aligned(text, segmenter.segment(text))


def with_syntok(text):
    sentences = (list(sentence) for paragraph in syntok.analyze(text) for sentence in paragraph)
    return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in sentences if s]


def with_nupunkt(text):
    return [tuple(span[:2]) for span in nupunkt.sent_spans(text)]


def with_blingfire(text):
    return list(blingfire.text_to_sentences_and_offsets(text)[1]) if text.strip() else []


# How many characters of news each gets to show its speed.
PEERS = {
    "blingfire": (with_blingfire, 8_000_000),
    "nupunkt": (with_nupunkt, 8_000_000),
    "syntok": (with_syntok, 400_000),
    "pysbd": (with_pysbd, 40_000),
}


def by_paragraph(split, text):
    spans, start = [], 0
    for gap in [*re.finditer(r"\n[ \t]*\n\s*", text), None]:
        end = gap.start() if gap else len(text)
        spans += [(start + s, start + e) for s, e in split(text[start:end])] if text[start:end].strip() else []
        start = gap.end() if gap else end
    return spans


def ends(text, spans):
    """As eval/score.py has them: trailing white space does not count, nor does the document's last end."""
    found = {start + len(text[start:end].rstrip()) for start, end in spans if text[start:end].strip()}
    return found - {len(text.rstrip())}


def f_score(documents, spans_of):
    right = found = gold = 0
    for document in documents:
        expected = ends(document["text"], document["sentences"])
        actual = ends(document["text"], spans_of(document))
        right, found, gold = right + len(expected & actual), found + len(actual), gold + len(expected)
    return 200 * right / (found + gold) if found + gold else 0.0


def claimwire_spans(path):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as inputs:
        for line in path.open(encoding="utf-8"):
            document = json.loads(line)
            inputs.write(json.dumps({key: document[key] for key in ("id", "text")}, ensure_ascii=False) + "\n")
        inputs.flush()
        output = subprocess.run([BINARY, "annotate", inputs.name], check=True, capture_output=True, text=True).stdout
    records = map(json.loads, output.splitlines())
    return {record["id"]: [(s["start"], s["end"]) for s in record["sentences"]] for record in records}


def accuracies(folder):
    rows = {name: {} for name in ["claimwire", *PEERS]}
    for name in SETS:
        path = folder / f"{name}.jsonl"
        documents = [json.loads(line) for line in path.open(encoding="utf-8")]
        spans = claimwire_spans(path)
        rows["claimwire"][name] = f_score(documents, lambda document: spans[document["id"]])
        for peer, (split, _) in PEERS.items():
            whole = f_score(documents, lambda document: split(document["text"]))
            parts = f_score(documents, lambda document: by_paragraph(split, document["text"]))
            rows[peer][name] = max(whole, parts)
    return rows


def processor_seconds():
    """Of this process and those it waited for, as the stage alone counts too: what else runs does not count."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def best_seconds(work, passes=3):
    times = []
    for _ in range(passes):
        start = processor_seconds()
        work()
        times.append(processor_seconds() - start)
    return min(times)


def words_a_second(news):
    text = gzip.open(news, "rt", encoding="utf-8").read(24_000_000)
    speeds = {}
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as inputs:
        inputs.write(text)
        inputs.flush()
        command = [BINARY, "sentences", inputs.name]
        seconds = best_seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
        speeds["claimwire"] = len(text.split()) / seconds
        if STAGE.exists():
            output = subprocess.run([STAGE, inputs.name], check=True, capture_output=True, text=True).stdout
            stages = dict(line.split("\t") for line in output.splitlines())
            speeds["claimwire, the stage alone"] = float(stages["sentences"])
    for peer, (split, size) in PEERS.items():
        part = text[:size]
        split(part[:2000])
        speeds[peer] = len(part.split()) / best_seconds(lambda: split(part))
    return speeds


def main():
    parser = argparse.ArgumentParser(
        prog="compare sentences", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    folder = options.shared / "data"
    if not (folder / "sentences").is_dir():
        sys.exit(f"compare: no sets at {folder / 'sentences'}; name the folder that has data/ with --shared")
    if not options.no_build:
        build = ["swift", "build", "-c", "release", "--product", "claimwire", "--quiet"]
        subprocess.run(build, cwd=ROOT, check=True)
    speeds = words_a_second(folder / "text" / "news.txt.gz")
    print("| program | " + " | ".join(SETS) + " | words a second | times nupunkt |")
    print("|---" * (len(SETS) + 3) + "|")
    for program, figures in accuracies(folder / "sentences").items():
        cells = [f"{figures[name]:.2f}" for name in SETS]
        speed = speeds[program]
        print(f"| {program} | {' | '.join(cells)} | {speed:,.0f} | {speed / speeds['nupunkt']:.2f} |", flush=True)
        stage = speeds.get(f"{program}, the stage alone")
        if stage:
            print(f"| {program}, the stage alone |{' |' * len(SETS)} {stage:,.0f} | {stage / speeds['nupunkt']:.2f} |")


if __name__ == "__main__":
    main()
