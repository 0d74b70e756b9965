"""Programs that stay and do one pass over their documents each time they are asked, so that rounds can be interleaved.

The protocol, which a program of any language speaks: it prints `ready`, the documents and the bytes of a pass, separated by
tabs; then, for each line that it reads, does a pass and prints the seconds of the processor that it took.
"""

import pathlib
import select
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

# A program and its arguments.
Command = Sequence[str | pathlib.Path]

# A program that says nothing for so long is given up, in seconds.
PATIENCE = 90.0


class Gone(Exception):
    """The program ended, or said nothing for too long."""


@dataclass
class Server:
    """A program that is ready to be measured."""

    command: Command
    core: int | None = None
    documents: int = 0
    byte_count: int = 0
    seconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        pinned = [*(["taskset", "-c", str(self.core)] if self.core is not None else []), *map(str, self.command)]
        # A file, since a pipe that nobody reads would stop a program that says much.
        self.messages = tempfile.TemporaryFile("w+", errors="replace")
        self.process = subprocess.Popen(
            pinned, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.messages, text=True
        )
        try:
            word, documents, byte_count = self.answer().split("\t")
            if word != "ready":
                raise ValueError(word)
            self.documents, self.byte_count = int(documents), int(byte_count)
        except (ValueError, Gone) as error:
            raise Gone(self.close() or str(error)) from error

    def answer(self) -> str:
        assert self.process.stdout is not None
        end = time.monotonic() + PATIENCE
        while not select.select([self.process.stdout], [], [], max(0.0, end - time.monotonic()))[0]:
            if time.monotonic() >= end:
                raise Gone(f"no answer in {PATIENCE:.0f} s")
        line = self.process.stdout.readline()
        if not line:
            raise Gone("it ended")
        return line.strip()

    def run(self) -> None:
        """One pass more."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write("\n")
            self.process.stdin.flush()
        except BrokenPipeError as error:
            raise Gone("it ended") from error
        self.seconds.append(float(self.answer()))

    def close(self) -> str:
        """Ends the program; the last line of its messages."""
        if self.process.poll() is None and self.process.stdin is not None:
            self.process.stdin.close()
            try:
                self.process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        if self.messages.closed:
            return ""
        self.messages.seek(0)
        lines = self.messages.read().strip().splitlines()
        self.messages.close()
        return lines[-1] if lines else ""


def interleave(servers: dict[str, Server], rounds: int) -> dict[str, str]:
    """`rounds` passes of each, in turns, so that a slow minute of the machine meets all; why any was given up."""
    faults: dict[str, str] = {}
    for _ in range(rounds):
        for name, server in servers.items():
            if name in faults:
                continue
            try:
                server.run()
            except (Gone, ValueError) as error:
                faults[name] = server.close() or str(error)
    return faults
