"""How time and memory of whole programs grow: with one document's length, with the number of documents, with cores.

Each point is a process of its own, which ends: seconds are the processor's of the whole process (of the clock for cores),
memory the most that it had at a time. Where the next point would take longer than the limit, or more memory than is free,
a curve stops, and a note says so.
"""

import json
import os
import pathlib
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from measuring.places import CLAIMWIRE, USAGE, WORK
from measuring.serving import Command
from measuring.texts import repeated

LENGTHS = [10**power for power in range(3, 10)]
DOCUMENT_COUNTS = [10, 100, 1_000, 10_000, 100_000]
# Short runs are repeated, the median counts; a run that takes longer than this is not.
SHORT = 3.0
RUNS = 5


@dataclass(frozen=True)
class Point:
    """What a program took for an input."""

    curve: str
    program: str
    # Bytes of one document, documents, or cores.
    x: int
    seconds: float
    # The most memory at a time, in bytes.
    memory: int
    runs: int
    byte_count: int


@dataclass(frozen=True)
class Run:
    seconds: float
    wall: float
    memory: int


def run(command: Command, core: int | None) -> Run:
    """Runs a process to its end, its output dropped."""
    pinned = [*(["taskset", "-c", str(core)] if core is not None else []), *map(str, command)]
    result = subprocess.run([USAGE, *pinned], capture_output=True, text=True, errors="replace")
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(pinned)} failed: {result.stderr.strip()[-200:]}")
    seconds, wall, memory = result.stdout.split("\t")
    return Run(float(seconds), float(wall), int(memory))


def free_memory() -> int:
    """Bytes that a process could have."""
    info = pathlib.Path("/proc/meminfo")
    if not info.exists():
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    line = next(line for line in info.read_text().splitlines() if line.startswith("MemAvailable"))
    return int(line.split()[1]) * 1024


def repeatedly(command: Command, core: int | None) -> list[Run]:
    """One run where it is long, else some."""
    runs = [run(command, core)]
    while len(runs) < RUNS and runs[0].wall < SHORT:
        runs.append(run(command, core))
    return runs


def expected(points: Sequence[Point], x: int) -> tuple[float, float]:
    """Seconds and memory of the next point, in proportion to the last one's."""
    if not points:
        return 0.0, 0.0
    factor = x / points[-1].x
    return points[-1].seconds * factor, points[-1].memory * factor


def curve(
    name: str,
    program: str,
    sizes: Sequence[int],
    command: Callable[[int], tuple[Command, int]],
    core: int | None,
    limit: float,
    notes: list[str],
) -> list[Point]:
    """Points from the smallest size on; `command` makes the input of a size, and tells its bytes."""
    points: list[Point] = []
    for x in sizes:
        seconds, memory = expected(points, x)
        if seconds > limit or memory > 0.8 * free_memory():
            why = f"{seconds:.0f} s" if seconds > limit else f"{memory / 1e9:.0f} GB of memory"
            notes.append(f"{program}, {name}: stopped before {x:,}, which would take about {why}")
            break
        try:
            arguments, byte_count = command(x)
            runs = repeatedly(arguments, core)
        except RuntimeError as error:
            notes.append(f"{program}, {name}: {error}")
            break
        points.append(
            Point(name, program, x, statistics.median(r.seconds for r in runs), max(r.memory for r in runs), len(runs),
                  byte_count)
        )  # fmt: skip
    return points


def one_document(texts: list[str], size: int) -> pathlib.Path:
    """A file of one document of just so many bytes: the texts one behind the other, the last one cut."""
    path = WORK / f"length-{size}.txt"
    whole = "\n\n".join(texts).encode() + b"\n\n"
    with path.open("wb") as file:
        left = size
        while left > 0:
            # Cut within a character, it would be no UTF-8.
            piece = whole if left >= len(whole) else whole[:left].decode(errors="ignore").encode().ljust(left)
            file.write(piece)
            left -= len(piece)
    return path


def length_curves(
    texts: list[str], programs: Mapping[str, Callable[[pathlib.Path], Command]], core: int, limit: float, notes: list[str]
) -> list[Point]:
    points: list[Point] = []
    for program, command in programs.items():
        points += curve(
            "document length",
            program,
            LENGTHS,
            lambda size, command=command: (command(one_document(texts, size)), size),  # type: ignore[misc]
            core,
            limit,
            notes,
        )
    for size in LENGTHS:
        (WORK / f"length-{size}.txt").unlink(missing_ok=True)
    return points


def many_documents(texts: list[str], count: int) -> tuple[pathlib.Path, int]:
    """JSON Lines of so many documents, and the bytes of their texts."""
    path = WORK / f"documents-{count}.jsonl"
    byte_count = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = texts[number % len(texts)]
            byte_count += len(text.encode())
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    return path, byte_count


def corpus_curve(texts: list[str], core: int, limit: float, notes: list[str]) -> list[Point]:
    def command(count: int) -> tuple[Command, int]:
        path, byte_count = many_documents(texts, count)
        return [CLAIMWIRE, "annotate", "--jobs", "1", path], byte_count

    points = curve("documents", "claimwire annotate", DOCUMENT_COUNTS, command, core, limit, notes)
    for count in DOCUMENT_COUNTS:
        (WORK / f"documents-{count}.jsonl").unlink(missing_ok=True)
    return points


def core_curve(texts: list[str], size: int, rounds: int) -> list[Point]:
    """Clock time of the same documents by ever more of this machine's cores, in turns."""
    path, byte_count = many_documents(repeated(texts, size), len(repeated(texts, size)))
    cores = sorted({*(2**power for power in range(8) if 2**power < (os.cpu_count() or 1)), os.cpu_count() or 1})
    runs: dict[int, list[Run]] = {count: [] for count in cores}
    for _ in range(rounds):
        for count in cores:
            runs[count].append(run([CLAIMWIRE, "annotate", "--jobs", str(count), path], None))
    path.unlink()
    return [
        Point("cores", "claimwire annotate", count, statistics.median(r.wall for r in those),
              max(r.memory for r in those), len(those), byte_count)
        for count, those in runs.items()
    ]  # fmt: skip
