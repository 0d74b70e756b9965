"""The tokenizer's kernels beside ICU's word iterator, by language."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

from measuring import drivers, texts
from measuring.figures import table
from measuring.places import CLAIMWIRE, WORK
from measuring.serving import Command

BOUNDARY_BYTES = 4_000_000
# Of a token run, so that the process's start does not count for much.
TOKEN_BYTES = 30_000_000
# Scripts that a dictionary splits: they are so slow that less of them will do.
BY_DICTIONARY = ["thai", "chinese", "japanese"]
SHOWN = ["english", "french", "vietnamese", "russian", "arabic", "hindi", "korean", "thai", "chinese", "japanese", "hostile"]


def samples(paths: list[pathlib.Path]) -> dict[str, list[str]]:
    """What is given; else English news, a text of each language, and the hostile one."""
    if paths:
        return {path.name: texts.repeated(texts.given([path]), BOUNDARY_BYTES) for path in paths}
    found = {}
    for name in SHOWN:
        size = BOUNDARY_BYTES // 20 if name in BY_DICTIONARY else BOUNDARY_BYTES
        if name == "english":
            found[name] = texts.repeated(texts.corpus(), size)
        else:
            found[name] = texts.hostile(size) if name == "hostile" else texts.shuffled([name], size)
    return found


def processor_time(arguments: list[str | pathlib.Path]) -> float:
    """Seconds of the processor that the command took."""
    process = subprocess.Popen([CLAIMWIRE, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, arguments))} failed")
    return usage.ru_utime + usage.ru_stime


def token_speeds(path: pathlib.Path, kernels: list[str], rounds: int) -> dict[str, float]:
    """Megabytes a second of tokens by kernel."""
    content = path.read_bytes()
    large, empty = path.with_suffix(".large"), WORK / "empty.txt"
    large.write_bytes(content * (1 if path.stem in BY_DICTIONARY else max(1, TOKEN_BYTES // len(content))))
    empty.write_bytes(b"")
    times: dict[str, list[float]] = {kernel: [] for kernel in kernels}
    for _ in range(rounds):
        for kernel in kernels:
            arguments: list[str | pathlib.Path] = ["tokenize", "--count-tokens", "--kernel", kernel]
            base = processor_time([*arguments, empty])
            times[kernel].append(processor_time([*arguments, large]) - base)
    size = large.stat().st_size
    large.unlink()
    return {kernel: size / 1e6 / max(1e-4, statistics.median(those)) for kernel, those in times.items()}


def wall_time(arguments: list[str | pathlib.Path]) -> float:
    start = time.perf_counter()
    subprocess.run([CLAIMWIRE, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def run(options: argparse.Namespace, paths: list[pathlib.Path]) -> int:
    if not options.no_build:
        drivers.build_claimwire()
    program = drivers.build_tokenizer_bench()
    files = {}
    for name, documents in samples(paths).items():
        files[name] = WORK / f"{name}.txt"
        files[name].write_text("\n\n".join(documents) + "\n", encoding="utf-8")
    command: Command = ["taskset", "-c", "0", program, str(options.rounds), *files.values()]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = []
    for (name, path), line in zip(files.items(), lines, strict=True):
        fields = line.split("\t")
        utf16, utf8 = float(fields[1]), float(fields[2])
        kernels = dict(zip(fields[3::2], map(float, fields[4::2]), strict=True))
        tokens = token_speeds(path, list(kernels), options.rounds)
        for kernel, speed in kernels.items():
            rows.append([
                name, f"{utf8:.0f} / {utf16:.0f}", kernel, f"{speed:.0f}", f"{speed / utf8:.1f} / {speed / utf16:.1f}",
                f"{tokens[kernel]:.0f}", f"{tokens[kernel] / utf8:.1f} / {tokens[kernel] / utf16:.1f}",
            ])  # fmt: skip
    headings = ["text", "ICU UTF-8 / UTF-16, MB/s", "kernel", "boundaries, MB/s", "times ICU UTF-8 / UTF-16", "tokens, MB/s"]
    print(table([*headings, "times ICU"], rows))
    starts = [wall_time(["tokenize", "--count", WORK / "empty.txt"]) for _ in range(5 * options.rounds)]
    print(
        f"\nStart of the process (`tokenize --count` of an empty file): best {1e3 * min(starts):.1f} ms, "
        f"median {1e3 * statistics.median(starts):.1f} ms"
    )
    return 0
