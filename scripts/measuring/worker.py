"""Serves passes of one Python peer, by the protocol of `serving.py`.

usage: python -m measuring.worker PEER FILE SECONDS

A pass takes as many of the file's documents, from the first on, as the peer did in SECONDS while it warmed up, but one at
least: a slow peer gets a smaller share of the same text.
"""

import pathlib
import sys
import time

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


def main() -> None:
    name, path, seconds = sys.argv[1:]
    texts = [text for text in pathlib.Path(path).read_text(encoding="utf-8").split("\0") if text]
    work = peer(name).make()
    texts = share(work, texts, float(seconds))
    print(f"ready\t{len(texts)}\t{sum(len(text.encode()) for text in texts)}", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        for text in texts:
            work(text)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
