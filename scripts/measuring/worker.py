"""Serves passes of one Python peer, by the protocol of `serving.py`.

usage: python -m measuring.worker PEER FILE SECONDS [PASSES]

A pass takes as many of the file's documents, from the first on, as the peer did in SECONDS while it warmed up, but one at
least: a slow peer gets a smaller share of the same text.

With PASSES each of so many takes other documents, none of which the peer has seen, as a cache of what it has seen helps it
where the same text comes again. All are told as if they were as long as the first.
"""

import itertools
import pathlib
import sys
import time
from collections.abc import Iterator

from measuring.peers import Work, peer


def share(work: Work, texts: list[str], seconds: float) -> list[str]:
    """The documents that fit; the first is done once before, for what is made only once."""
    work(texts[0])
    end = time.process_time() + seconds
    for done, text in enumerate(texts, start=1):
        work(text)
        if time.process_time() >= end:
            return texts[:done]
    return texts


def unseen(texts: list[str], count: int, passes: int) -> list[list[str]]:
    """Documents for each pass, `count` at the most, behind the first `count`; the same number each."""
    rest = texts[count:]
    count = min(count, len(rest) // passes)
    if not count:
        sys.exit("the text is too short for passes over unseen documents")
    return [rest[start : start + count] for start in range(0, passes * count, count)]


def size_of(texts: list[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def main() -> None:
    name, path, seconds, *passes = sys.argv[1:]
    texts = [text for text in pathlib.Path(path).read_text(encoding="utf-8").split("\0") if text]
    work = peer(name).make()
    first = share(work, texts, float(seconds))
    parts: Iterator[list[str]] = itertools.repeat(first)
    if passes:
        others = unseen(texts, len(first), int(passes[0]))
        first, parts = others[0], iter(others)
    size = size_of(first)
    print(f"ready\t{len(first)}\t{size}", flush=True)
    for _, part in zip(sys.stdin, parts):
        start = time.process_time()
        for text in part:
            work(text)
        print((time.process_time() - start) * size / size_of(part), flush=True)


if __name__ == "__main__":
    main()
