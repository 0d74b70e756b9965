"""Counts that repeat from run to run, and their thresholds: instructions by callgrind, allocations by our own malloc."""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from measuring import drivers, texts
from measuring.places import MEASURE, THRESHOLDS
from measuring.serving import Command

# As much of the corpus as callgrind, which is fifty times slower, counts in a second or two.
TEXT_SIZE = 60_000
# Of instructions: what another build of the same toolchain's libraries may differ by.
TOLERANCE = 0.02
COUNTED = [
    "tokenizer", "tokens", "sentences", "dates", "numbers", "tagger", "entities", "quotes", "claims", "writer", "chain",
]  # fmt: skip
TOKENIZER_TEXTS = ["ascii", "accents", "scripts", "hostile"]


@dataclass(frozen=True)
class Counts:
    """Of one pass after warm-up."""

    documents: int
    byte_count: int
    tokens: int
    allocations: int
    # The most memory that the process had, in bytes.
    peak: int


# Sets and dictionaries in the same order each time.
ENVIRONMENT = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}


def count(workload: str, file: pathlib.Path) -> Counts:
    command: Command = [MEASURE, "count", workload, file]
    output = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    fields = dict(line.split("\t") for line in output.splitlines())
    return Counts(*(int(fields[name] or 0) for name in ("documents", "bytes", "tokens", "allocations", "peak")))


def can_count_instructions() -> bool:
    return bool(shutil.which("valgrind") and shutil.which("strip"))


def instructions(workload: str, file: pathlib.Path) -> int:
    """Of the pass alone, as callgrind counts them; 0 where valgrind is missing."""
    if not can_count_instructions():
        return 0
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind 3.19 gives up on the compiler's debug information.
        subprocess.run(["strip", "--strip-debug", "-o", f"{folder}/measure", MEASURE], check=True)
        command: Command = [
            "valgrind", "--tool=callgrind", "--toggle-collect=claimwire_measured", f"--callgrind-out-file={folder}/out",
            f"{folder}/measure", "count", workload, file,
        ]  # fmt: skip
        result = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode or not found:
        sys.exit(f"bench: valgrind failed: {result.stderr.strip()[-300:]}")
    return int(found.group(1))


def measured() -> dict[str, dict[str, float]]:
    """{name: {instructions a byte, allocations a document}} of every workload, and of the tokenizer's texts."""
    files = {name: texts.write(f"counted-{name}", text) for name, text in texts.tokenizer_texts(TEXT_SIZE).items()}
    corpus = texts.write("counted", texts.repeated(texts.corpus(), TEXT_SIZE))
    plan = [(f"tokenizer, {name}", "tokenizer", files[name]) for name in TOKENIZER_TEXTS]
    plan += [(name, name, corpus) for name in COUNTED]
    found: dict[str, dict[str, float]] = {}
    for title, workload, file in plan:
        counts = count(workload, file)
        found[title] = {
            "instructions a byte": round(instructions(workload, file) / counts.byte_count, 2),
            "allocations a document": round(counts.allocations / counts.documents, 2),
        }
    return found


def slips(found: dict[str, dict[str, float]], thresholds: dict[str, dict[str, float]]) -> list[str]:
    """What is above its threshold, or has none: instructions by more than the tolerance, allocations at all."""
    faults = []
    for title, figures in found.items():
        for name, value in figures.items():
            threshold = thresholds.get(title, {}).get(name)
            if threshold is None:
                faults.append(f"{title}: {name} has no threshold")
                continue
            room = TOLERANCE * threshold if name.startswith("instructions") else 0.0
            if value > threshold + room:
                faults.append(f"{title}: {name} is {value}, the threshold {threshold}")
    return faults


def check(options: argparse.Namespace, paths: list[pathlib.Path]) -> int:
    """Against the thresholds; or writes them."""
    if paths:
        sys.exit("bench: check counts on the corpus only, as the thresholds do")
    if not options.no_build:
        drivers.build_measure()
    if not can_count_instructions():
        print("bench: no valgrind: only allocations are checked", file=sys.stderr)
    found = measured()
    if options.record:
        content = {"architecture": platform.machine(), "counts": found}
        THRESHOLDS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        print(f"bench: recorded {len(found)} rows in {THRESHOLDS.name}; read its diff")
        return 0
    stored = json.loads(THRESHOLDS.read_text(encoding="utf-8"))
    if stored["architecture"] != platform.machine():
        print(f"bench: the thresholds are of {stored['architecture']}: only allocations are checked", file=sys.stderr)
    if stored["architecture"] != platform.machine() or not can_count_instructions():
        for figures in found.values():
            del figures["instructions a byte"]
    faults = slips(found, stored["counts"])
    for fault in faults:
        print(f"bench: {fault}", file=sys.stderr)
    print(f"bench: {len(found)} rows counted, {len(faults)} above their thresholds")
    return 1 if faults else 0
