"""The verbs of scripts/bench."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
from collections.abc import Callable

from measuring import counts, drivers, growth, texts, tokenizer
from measuring.figures import short, table
from measuring.places import BENCHMARKS, MEASURE
from measuring.serving import Server, interleave

WORKLOADS = [
    "boundaries", "tokenizer", "tokens", "sentences", "dates", "numbers", "tagger", "entities", "quotes", "claims", "writer",
    "chain",
]  # fmt: skip
# Passes that a verb does where none are asked for, 7 but for these.
ROUNDS = {"growth": 3}
# A pass of the whole chain over so many bytes takes about a quarter of a second.
TEXT_SIZE = 500_000
TOKENIZER_SIZE = 1_000_000


def documents(paths: list[pathlib.Path]) -> list[str]:
    return texts.given(paths) if paths else texts.corpus()


def run(options: argparse.Namespace, paths: list[pathlib.Path]) -> int:
    """`swift package benchmark`, on the text."""
    for name, those in texts.tokenizer_texts(TOKENIZER_SIZE).items():
        texts.write(name, those)
    file = texts.write("text", texts.repeated(documents(paths), TEXT_SIZE))
    command = ["swift", "package", "--disable-sandbox", "benchmark", "--no-progress"]
    command += ["--filter", options.filter] if options.filter else []
    environment = os.environ | {"CLAIMWIRE_BENCHMARK_TEXT": str(file), "BENCHMARK_DISABLE_JEMALLOC": "true"}
    return subprocess.run(command, cwd=BENCHMARKS, env=environment).returncode


def stages(options: argparse.Namespace, paths: list[pathlib.Path]) -> int:
    """A table of every stage alone."""
    if not options.no_build:
        drivers.build_measure()
    file = texts.write("text", texts.repeated(documents(paths), TEXT_SIZE))
    part = texts.write("counted", texts.repeated(documents(paths), counts.TEXT_SIZE))
    servers = {name: Server([MEASURE, "serve", name, file]) for name in WORKLOADS}
    faults = interleave(servers, options.rounds)
    for server in servers.values():
        server.close()
    for name, fault in faults.items():
        print(f"bench: {name}: {fault}", file=sys.stderr)
    headings = ["stage alone", "MB/s", "million tokens/s", "instructions a byte", "allocations a document", "peak memory, MB"]
    print(table(headings, [row(name, server, file, part) for name, server in servers.items() if name not in faults]))
    return 1 if faults else 0


def row(name: str, server: Server, file: pathlib.Path, part: pathlib.Path) -> list[str]:
    """A stage's row: its speed and counts over the file, its instructions over the part of it."""
    found, counted = counts.count(name, file), counts.count(name, part)
    seconds = statistics.median(server.seconds)
    instructions = counts.instructions(name, part)
    return [
        name,
        short(found.byte_count / 1e6 / seconds),
        short(found.tokens / 1e6 / seconds),
        f"{instructions / counted.byte_count:.1f}" if instructions else "",
        short(found.allocations / found.documents),
        f"{found.peak / 1e6:.0f}",
    ]


VERBS: dict[str, Callable[[argparse.Namespace, list[pathlib.Path]], int]] = {
    "run": run,
    "stages": stages,
    "tokenizer": tokenizer.run,
    "growth": growth.run,
    "check": counts.check,
}
