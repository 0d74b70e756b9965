"""The ``claimwire`` command: where it is, and the options it runs with."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .errors import CommandFailed, CommandNotFound

#: Names the command where it is not on PATH.
ENVIRONMENT_VARIABLE = "CLAIMWIRE"


def find_command() -> str:
    """The command's path: ``$CLAIMWIRE``, else ``claimwire`` on PATH.

    Raises CommandNotFound.
    """
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    found = shutil.which(named or "claimwire")
    if found is None:
        place = f"${ENVIRONMENT_VARIABLE} names {named!r}, which" if named else "'claimwire' on PATH"
        raise CommandNotFound(
            f"{place} is no command; build it with scripts/build and put .build/release on PATH, "
            f"or name it in ${ENVIRONMENT_VARIABLE}"
        )
    return found


@dataclass(frozen=True)
class Options:
    """How documents are annotated: the options of ``claimwire annotate`` of the same names.

    ``jobs`` is the number of threads, by default one a core; the records are the same for any number.
    """

    command: str | None = None
    jobs: int | None = None
    tokens: bool = False
    date: str | None = None
    model: str | Path | None = None
    gazetteer: str | Path | None = None
    max_document: int | None = None
    text_field: str | None = None
    id_field: str | None = None
    date_field: str | None = None
    title_field: str | None = None

    def arguments(self) -> list[str]:
        """The command line that reads NDJSON from standard input and writes a record a line."""
        arguments = [self.command or find_command(), "annotate", "-", "--input-format", "ndjson"]
        for name, value in vars(self).items():
            if name in ("command", "tokens") or value is None:
                continue
            arguments += ["--" + name.replace("_", "-"), str(value)]
        if self.tokens:
            arguments.append("--tokens")
        return arguments


@cache
def record_schema(command: str | None = None) -> dict[str, Any]:
    """The record's JSON Schema (2020-12), as the command prints it.

    Raises CommandNotFound or CommandFailed.
    """
    run = subprocess.run([command or find_command(), "schema"], capture_output=True, check=False)
    if run.returncode != 0:
        raise CommandFailed(run.stderr.decode(errors="replace").strip(), run.returncode)
    schema: dict[str, Any] = json.loads(run.stdout)
    return schema
