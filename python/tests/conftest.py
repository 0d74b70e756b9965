"""The command under test: ``$CLAIMWIRE``, else this checkout's release build."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("CLAIMWIRE", str(ROOT / ".build" / "release" / "claimwire"))


@pytest.fixture(scope="session")
def articles() -> list[str]:
    """The corpus' articles, in the order of their names."""
    return [path.read_text() for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]


@pytest.fixture(scope="session")
def records_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus' records with tokens, as the bare command writes them."""
    path = tmp_path_factory.mktemp("records") / "records.ndjson"
    arguments = [os.environ["CLAIMWIRE"], "annotate", "--tokens", "-o", str(path), str(ROOT / "corpus" / "articles")]
    subprocess.run(arguments, check=True)
    return path


@pytest.fixture(scope="session")
def corpus_records(records_file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in records_file.open()]
