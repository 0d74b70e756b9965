#!/usr/bin/env python3
"""Stands in for the command where a test needs it to die: kills itself at a document with the text DIE.

Answers in batches of three, so that documents are in flight when it dies; refuses the text BAD.
"""

import json
import os
import signal
import sys

batch = []


def flush():
    for number, document in batch:
        if document["text"] == "DIE":
            sys.stdout.write('{"v":1,"id":"half a li')
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        record = {"v": 1, "id": document["id"], "source": {"path": "-", "record": number}, "text": document["text"]}
        print(json.dumps(record, separators=(",", ":")), flush=True)
    batch.clear()


for number, line in enumerate(sys.stdin, 1):
    document = json.loads(line)
    if document["text"] == "BAD":
        print(f"claimwire: -:{number}: a bad text; line skipped", file=sys.stderr, flush=True)
        continue
    batch.append((number, document))
    if len(batch) == 3:
        flush()
flush()
