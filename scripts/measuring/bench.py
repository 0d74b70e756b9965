"""The verbs of scripts/bench."""

import argparse
import os
import pathlib
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
    once = texts.write("counted", texts.repeated(documents(paths), counts.TEXT_SIZE))
    servers = {name: Server([MEASURE, "serve", name, file]) for name in WORKLOADS}
    faults = interleave(servers, options.rounds)
    rows = []
    for name, server in servers.items():
        server.close()
        if name in faults:
            print(f"bench: {name}: {faults[name]}", file=sys.stderr)
            continue
        megabytes = server.byte_count / 1e6 / counts.median(server.seconds)
        found = counts.count(name, file)
        tokens = found.tokens / (found.byte_count / 1e6) * megabytes / 1e6
        instructions = counts.instructions(name, once)
        rows.append([
            name, short(megabytes), short(tokens),
            f"{instructions / texts_bytes(once):.1f}" if instructions else "",
            short(found.allocations / found.documents), f"{found.peak / 1e6:.0f}",
        ])  # fmt: skip
    headings = ["stage alone", "MB/s", "million tokens/s", "instructions a byte", "allocations a document", "peak memory, MB"]
    print(table(headings, rows))
    return 1 if faults else 0


def texts_bytes(file: pathlib.Path) -> int:
    """The bytes of a file's documents, their ends left out."""
    content = file.read_bytes()
    return len(content) - content.count(b"\0")


VERBS: dict[str, Callable[[argparse.Namespace, list[pathlib.Path]], int]] = {
    "run": run,
    "stages": stages,
    "tokenizer": tokenizer.run,
    "growth": growth.run,
    "check": counts.check,
}
