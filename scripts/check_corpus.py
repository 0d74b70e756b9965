#!/usr/bin/env python3
"""Checks the corpus: gold, records against the schema, spans, and the reviewed snapshots.

usage: scripts/check_corpus.py [--record]

Annotates corpus/articles with the release build and fails where
- a gold annotation does not resolve (scripts/corpus_gold.py),
- a record does not satisfy `claimwire schema` (PyPI's jsonschema, draft 2020-12),
- a span's text is not the slice of the record's text at its offsets, in code points, UTF-8 bytes or UTF-16 units,
- an index (entity, quote, part_of) points nowhere,
- a record differs from its snapshot in corpus/golden. --record rewrites the snapshots and fails, so that a recording
  never passes for a check: read `git diff corpus/golden` and run again.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / ".build" / "release" / "claimwire"
GOLDEN = ROOT / "corpus" / "golden"
SPAN_LAYERS = ("mentions", "numbers", "dates", "quotes", "terms", "claims")


def run(*arguments):
    return subprocess.run([BINARY, *arguments], check=True, capture_output=True, cwd=ROOT).stdout


def records(*options):
    lines = run("annotate", "corpus/articles", "--tokens", *options).splitlines()
    return [json.loads(line) for line in lines]


def spans(record):
    """Every span that carries its own text, however deep, with a name for messages."""
    for layer in SPAN_LAYERS:
        for index, item in enumerate(record[layer]):
            yield f"{layer}[{index}]", item
            for key in ("cue", "speaker", "count", "source", "place"):
                if item.get(key):
                    yield f"{layer}[{index}].{key}", item[key]
            for number, part in enumerate(item.get("parts", [])):
                yield f"{layer}[{index}].parts[{number}]", part


def slicer(text, unit):
    if unit == "codepoints":
        return lambda start, end: text[start:end]
    encoding, width = ("utf-8", 1) if unit == "utf8" else ("utf-16-le", 2)
    data = text.encode(encoding)
    return lambda start, end: data[start * width:end * width].decode(encoding)


def span_faults(record, unit):
    cut = slicer(record["text"], unit)
    for name, span in spans(record):
        if cut(span["start"], span["end"]) != span["text"]:
            yield f"{name} is {span['text']!r}, the {unit} slice is {cut(span['start'], span['end'])!r}"
    for layer in ("sentences", "tokens"):
        for index, item in enumerate(record[layer]):
            if not cut(item["start"], item["end"]).strip():
                yield f"{layer}[{index}] is blank in {unit}"


def index_faults(record):
    sizes = {key: len(record[layer]) for key, layer in
             (("entity", "entities"), ("quote", "quotes"), ("part_of", "claims"))}
    holders = list(spans(record))
    for name, item in holders:
        for key, size in sizes.items():
            if item.get(key) is not None and not 0 <= item[key] < size:
                yield f"{name}.{key} is {item[key]}, there are {size}"


def check_records(faults):
    schema = json.loads(run("schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    count = 0
    for unit in ("codepoints", "utf8", "utf16"):
        for record in records("--offsets", unit):
            count += 1
            where = f"{record['id']} ({unit})"
            faults += [f"{where}: {'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(record)]
            faults += [f"{where}: {fault}" for fault in span_faults(record, unit)]
            faults += [f"{where}: {fault}" for fault in index_faults(record)]
    return count


def check_golden(faults, record_new):
    GOLDEN.mkdir(exist_ok=True)
    found = {json.loads(line)["id"]: json.loads(line) for line in run("annotate", "corpus/articles").splitlines()}
    stale = {path.stem for path in GOLDEN.glob("*.json")} - {pathlib.Path(name).stem for name in found}
    faults += [f"corpus/golden/{name}.json: no such article" for name in sorted(stale)]
    for name, record in found.items():
        path = GOLDEN / (pathlib.Path(name).stem + ".json")
        del record["text"]
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        if record_new:
            path.write_text(text, encoding="utf-8")
        elif not path.exists():
            faults.append(f"{path.relative_to(ROOT)}: no snapshot; run scripts/check_corpus.py --record and read it")
        elif path.read_text(encoding="utf-8") != text:
            faults.append(f"{path.relative_to(ROOT)}: differs; run scripts/check_corpus.py --record and read the diff")
    if record_new:
        faults.append(f"{len(found)} snapshots recorded; read `git diff corpus/golden` and run again without --record")
    return len(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true", help="write the snapshots anew, to be read as a diff")
    record_new = parser.parse_args().record
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        gold = subprocess.run([sys.executable, ROOT / "scripts" / "corpus_gold.py", folder], capture_output=True, text=True)
        faults += gold.stderr.splitlines()
    validated = check_records(faults)
    snapshots = check_golden(faults, record_new)
    for fault in faults[:50]:
        print(fault, file=sys.stderr)
    if len(faults) > 50:
        print(f"and {len(faults) - 50} more", file=sys.stderr)
    print(f"{validated} records validated, {snapshots} snapshots compared, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
