"""Documents through one long-lived ``claimwire annotate``: lines in, one outcome a line out, in order, none lost.

This is what both :func:`claimwire.annotate` and the Spark job stand on. A document that the command refuses is an
outcome with a reason. Where the command dies, each document that it had and did not answer is tried alone, so that only
the one that kills it fails.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import IO

from .command import Options
from .errors import CommandFailed

if sys.platform == "linux":
    import fcntl

# "claimwire: -:12: no text in a field 'text'; line skipped"
_FAULT = re.compile(rb"claimwire: -:(\d+): (.*)")
# The keys of a record are in a fixed order and '"' is escaped in its strings: the first match is the record's own.
_SOURCE = re.compile(rb'"source":(\{"path":(?:null|"(?:[^"\\]|\\.)*"),"record":(\d+)\})')


#: Bytes that a pipe to or from the command holds where the system lets it: some fifty records, so that neither side waits
#: for the other's every turn.
_PIPE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: its record as a line of JSON without the newline, or the reason why there is none."""

    index: int
    record: bytes | None
    reason: str | None = None


def outcomes(documents: Iterable[bytes], options: Options) -> Iterator[Outcome]:
    """One outcome a document, in order.

    ``documents`` are JSON objects with an ``id``, one line each without its newline; they are read ahead by what the pipes and the
    command's batches hold (some megabytes), by a thread of its own. Exceptions that ``documents`` raises come out
    here, after the outcomes of the documents before.

    Raises CommandNotFound, and CommandFailed where the command refuses its options.
    """
    source = _Source(documents)
    while True:
        run = _Run(source, options)
        try:
            yield from run.outcomes()
        finally:
            run.stop()
        if not run.died:
            break
        for index, document in run.unanswered():
            yield _alone(index, document, options, run.status)
    if source.error is not None:
        raise source.error


class _Source:
    """The documents that no run has taken yet, numbered."""

    def __init__(self, documents: Iterable[bytes]) -> None:
        self._numbered = enumerate(documents)
        self.error: BaseException | None = None

    def next(self) -> tuple[int, bytes] | None:
        """The next document; null at the end, and where the iterable raised, which ``error`` then holds."""
        if self.error is not None:
            return None
        try:
            return next(self._numbered, None)
        except BaseException as error:  # noqa: BLE001 – the consumer's thread raises it again
            self.error = error
            return None


class _Run:
    """One process of the command, from its start to its end."""

    def __init__(self, source: _Source, options: Options) -> None:
        self._process = subprocess.Popen(
            options.arguments(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=1 << 18,
        )
        for pipe in (self._process.stdin, self._process.stdout):
            _widen(_opened(pipe))
        self._source = source
        # Sent and not answered yet, oldest first.
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._faults = _Faults(_opened(self._process.stderr))
        self._stopping = False
        self.died = False
        self.status = 0
        self._feeder = threading.Thread(target=self._feed, daemon=True)
        self._feeder.start()

    def outcomes(self) -> Iterator[Outcome]:
        answered = 0
        for line in _opened(self._process.stdout):
            if not line.endswith(b"\n"):
                break  # cut off by the process's death
            number = _record_number(line)
            # Records come in order: a gap is a document that the command has told about on standard error.
            while answered + 1 < number:
                answered += 1
                yield self._refused(answered)
            answered = number
            index, _ = self._waiting.popleft()
            yield Outcome(index, _renumbered(line[:-1], number, index + 1))
        self.status = self._process.wait()
        self._feeder.join()
        self._faults.finish()
        if self.status == 2 and not answered and not self._faults.reasons:
            raise CommandFailed(self._faults.other(), self.status)
        while self._waiting and (answered + 1) in self._faults.reasons:
            answered += 1
            yield self._refused(answered)
        self.died = bool(self._waiting)

    def unanswered(self) -> list[tuple[int, bytes]]:
        return list(self._waiting)

    def stop(self) -> None:
        """Ends the process where its consumer has gone; does nothing after its own end."""
        self._stopping = True
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    def _refused(self, number: int) -> Outcome:
        index, _ = self._waiting.popleft()
        return Outcome(index, None, self._faults.reason(number))

    def _feed(self) -> None:
        pipe = _opened(self._process.stdin)
        try:
            while not self._stopping:
                document = self._source.next()
                if document is None:
                    break
                self._waiting.append(document)
                # A blank line would be passed over in silence; an object without a text is refused with a reason.
                pipe.write((document[1].strip() or b"{}") + b"\n")
        except (BrokenPipeError, ValueError):
            pass  # the process has ended; what it has not answered is tried again
        finally:
            try:
                pipe.close()
            except BrokenPipeError:
                pass


class _Faults:
    """What the command tells on standard error, read by a thread so that it never waits."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self.reasons: dict[int, str] = {}
        self._lines: deque[str] = deque(maxlen=50)
        self._changed = threading.Condition()
        self._is_finished = False
        self._pipe = pipe
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def reason(self, number: int) -> str:
        """Why the record of that number is not there; waits until the command has told."""
        with self._changed:
            self._changed.wait_for(lambda: number in self.reasons or self._is_finished)
            return self.reasons.pop(number, "the command wrote no record and gave no reason")

    def other(self) -> str:
        return "\n".join(self._lines) or "the command failed and gave no reason"

    def finish(self) -> None:
        self._thread.join()

    def _read(self) -> None:
        try:
            for line in self._pipe:
                fault = _FAULT.match(line)
                with self._changed:
                    if fault:
                        self.reasons[int(fault[1])] = fault[2].decode(errors="replace")
                        self._changed.notify_all()
                    else:
                        self._lines.append(line.decode(errors="replace").rstrip("\n"))
        except ValueError:
            pass  # closed by stop()
        with self._changed:
            self._is_finished = True
            self._changed.notify_all()


def _alone(index: int, document: bytes, options: Options, status: int) -> Outcome:
    """A document that a dying process left unanswered, in a process of its own."""
    run = subprocess.run(options.arguments(), input=document + b"\n", capture_output=True, check=False)
    if run.returncode == 0 and run.stdout:
        return Outcome(index, _renumbered(run.stdout[:-1], 1, index + 1))
    fault = _FAULT.search(run.stderr)
    if fault:
        return Outcome(index, None, fault[2].decode(errors="replace"))
    return Outcome(index, None, f"the command ended with status {run.returncode} (before: {status})")


def with_source(record: bytes, path: str | None) -> bytes:
    """The record as one that came from a place with that path and no number there."""
    found = _source(record)
    return b"".join((record[: found.start(1)], _unnumbered(path), memoryview(record)[found.end(1) :]))


@lru_cache
def _unnumbered(path: str | None) -> bytes:
    return json.dumps({"path": path, "record": None}, ensure_ascii=False, separators=(",", ":")).encode()


def _record_number(line: bytes) -> int:
    return int(_source(line)[2])


def _source(line: bytes) -> re.Match[bytes]:
    found = _SOURCE.search(line)
    if found is None:
        raise CommandFailed(f"not a record: {line[:200]!r}", 2)
    return found


def _renumbered(line: bytes, number: int, place: int) -> bytes:
    """The record under its place in the whole stream, from 1, where the run that wrote it began later."""
    if number == place:
        return line
    found = _source(line)
    return line[: found.start(2)] + str(place).encode() + line[found.end(2) :]


def _widen(pipe: IO[bytes]) -> None:
    if sys.platform == "linux":
        with suppress(OSError):  # a user may have only so much in pipes
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _opened(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # all three are pipes
    return pipe
