"""How each stage's time grows with a document's length."""

import argparse
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

from measuring import drivers, texts
from measuring.figures import exponent, least, table
from measuring.places import MEASURE, WORK
from measuring.serving import Command

# Below, what a document costs whatever its length counts.
SIZES = [16_000, 64_000, 256_000, 1_024_000, 4_096_000]
HOSTILE_SIZES = [16_000, 64_000, 256_000, 1_024_000]
TOLERANCE = 0.05
# So many times a text is measured at most, a few rounds each time: as long as one of its exponents is out of bounds.
MOST_TURNS = 8

# Memory that is given back is kept for the next document: fresh pages, which malloc asks the system for from some size on,
# would put a step into every curve that is none of the stage's.
ENVIRONMENT = os.environ | {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 40), "MALLOC_TOP_PAD_": str(1 << 26)}

# A stage, a document's bytes, seconds for it.
Row = tuple[str, int, float]
Growth = dict[str, list[tuple[int, float]]]


def measured(rounds: int, sizes: list[int], *text: str | pathlib.Path) -> list[Row]:
    """Every round's times for one text.

    A sample has the largest size's bytes at every size, short documents made many times over: all sizes then meet the same
    caches, and what bends a curve is the stage.
    """
    listed = ",".join(map(str, sizes))
    command: Command = [MEASURE, "grow", "--rounds", str(rounds), "--sizes", listed, "--sample", str(max(sizes)), *text]
    output = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    rows = (line.split("\t") for line in output.splitlines())
    return [(stage, int(size), float(seconds)) for stage, size, seconds in rows]


def settled(text: str, measure: Callable[[], list[Row]]) -> Growth:
    """{stage: [(bytes, least seconds)]}: of one turn, or, where an exponent of it is out of bounds, of ever more.

    What else a machine does only adds to a time, on some for half of them: each turn brings the shortest times of all
    sizes nearer to the stage's own, and what is the stage's own growth is there after the last one.
    """
    rows: list[Row] = []
    for _ in range(MOST_TURNS):
        rows += measure()
        points = least(rows)
        if not faults(text, exponents(points)):
            break
    return points


def exponents(points: Growth) -> dict[str, float]:
    return {stage: exponent(those) for stage, those in points.items()}


def faults(text: str, found: dict[str, float]) -> list[str]:
    """Stages whose exponent is out of bounds: on a hostile text only where it is too large."""
    return [
        f"{stage} on {text}: {value:.3f}"
        for stage, value in found.items()
        if value > 1 + TOLERANCE or (text == "news" and value < 1 - TOLERANCE)
    ]


def run(options: argparse.Namespace, paths: list[pathlib.Path]) -> int:
    if not options.no_build:
        drivers.build_measure()
    sizes = [int(size) for size in options.sizes.split(",")] if options.sizes else SIZES
    WORK.mkdir(parents=True, exist_ok=True)
    news = WORK / "growth.txt"
    documents = texts.renamed(texts.given(paths) if paths else texts.corpus(), max(sizes) + 1)
    news.write_text("\n\n".join(documents) + "\n", encoding="utf-8")
    points = settled("news", lambda: measured(options.rounds, sizes, news))
    found = {"news": exponents(points)}
    for name, unit in texts.HOSTILE.items():
        found[name] = exponents(
            settled(name, lambda unit=unit: measured(options.rounds, HOSTILE_SIZES, "--unit", unit))  # type: ignore[misc]
        )
    stages = list(points)
    print("Exponent of time against length:\n")
    print(table(["text", *stages], [[name, *(f"{row[s]:.2f}" for s in stages)] for name, row in found.items()]))
    print("\nNews, microseconds a kilobyte by length:\n")
    rows = [
        [f"{size:,}", *(f"{points[stage][index][1] * 1e9 / size:.1f}" for stage in stages)]
        for index, (size, _) in enumerate(points["tokens"])
    ]
    print(table(["bytes", *stages], rows))
    out_of_bounds = [fault for name, row in found.items() for fault in faults(name, row)]
    for fault in out_of_bounds:
        print(f"bench: exponent out of bounds: {fault}", file=sys.stderr)
    return 1 if out_of_bounds else 0
