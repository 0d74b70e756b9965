"""The Spark job in local mode and on a standalone cluster that loses a worker: the bare command's records, none twice.

usage: python -m pytest scripts/spark, in an environment with pyspark and ./python[test]
"""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.dataset
import pytest
from annotate import batch_of, identifier
from pyarrow import parquet

ROOT = Path(__file__).resolve().parents[2]
SUBMIT = ROOT / "scripts" / "spark" / "submit"
ARTICLES = ROOT / "corpus" / "articles"
COMMAND = os.environ.setdefault("CLAIMWIRE", str(ROOT / ".build" / "release" / "claimwire"))
ENVIRONMENT = os.environ | {
    # pyspark's own spark-submit, beside this Python.
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
}


def submit(master: str, *arguments: str | Path, options: tuple[str, ...] = ()) -> None:
    """Runs the job and fails with what it printed."""
    line = [str(SUBMIT), "--master", master, "--conf", "spark.ui.enabled=false", *options, "--", *map(str, arguments)]
    run = subprocess.run(line, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-5000:]


def bare(*paths: Path, options: tuple[str, ...] = ()) -> list[bytes]:
    """The command's own records, sorted."""
    run = subprocess.run([COMMAND, "annotate", *options, *map(str, paths)], capture_output=True, check=False)
    return sorted(run.stdout.splitlines())


def lines(folder: Path, outcome: str) -> list[bytes]:
    """The lines under a folder of one outcome, sorted."""
    found = [path.read_bytes() for path in sorted(folder.glob(f"outcome={outcome}/**/part-*"))]
    return sorted(line for content in found for line in content.splitlines())


def without_number(records: list[bytes]) -> list[bytes]:
    """Records of lines as records that do not know the number of their line."""
    return sorted(
        re.sub(rb'("source":\{"path":"[^"]*","record":)\d+', rb"\1null", record, count=1) for record in records
    )


def articles() -> list[dict[str, Any]]:
    return [{"id": path.stem, "desk": "x", "text": path.read_text()} for path in sorted(ARTICLES.glob("*.txt"))]


def write_lines(path: Path, documents: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents))
    return path


@pytest.mark.parametrize(
    "document",
    [
        b'{"key": "a", "text": "x"}',
        b' {"key":1,"text":"x"}',
        b'{"text": "x", "key": "a"}',
        b'{"key": "\\u0061"}',
        b'{"key": "a", no json',
        b"no json",
        b"[1]",
    ],
)
def test_a_document_with_an_id_and_what_is_no_document_stand_as_they_are(document: bytes) -> None:
    assert identifier("key")(document) == document


@pytest.mark.parametrize("document", [b'{"text": "x"}', b'{"key": null, "text": "x"}', b'{"text": "\xc3\xa9", "id": "a"}'])
def test_a_document_without_an_id_gets_one_of_its_own(document: bytes) -> None:
    found = json.loads(identifier("key")(document))
    assert len(found.pop("key")) == 16
    assert found == {key: value for key, value in json.loads(document).items() if key != "key"}
    assert identifier("key")(document) == identifier("key")(document) != identifier("key")(document + b" ")


@pytest.mark.parametrize("rows", [[], [("annotated", '{"text":"é"}'), ("failed", ""), ("annotated", "{}")]])
def test_a_batch_has_the_outcomes_and_their_lines(rows: list[tuple[str, str]]) -> None:
    batch = batch_of([(outcome, line.encode()) for outcome, line in rows])
    batch.validate(full=True)
    assert [tuple(row.values()) for row in batch.to_pylist()] == rows


def test_text_files_give_the_bare_command_s_bytes(tmp_path: Path) -> None:
    submit("local[2]", ARTICLES, "--input-format", "text", "--output", tmp_path / "out")
    found = lines(tmp_path / "out", "annotated")
    assert found == bare(ARTICLES) and found
    assert lines(tmp_path / "out", "failed") == []


def test_lines_give_the_bare_command_s_records_and_failures_their_reasons(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "articles.ndjson", articles())
    with source.open("a") as file:
        file.write('\n{"id": "empty"}\nno json\n')
    submit("local[2]", source, "--output", tmp_path / "out", "--partitions", "3", "--tokens")
    assert lines(tmp_path / "out", "annotated") == without_number(bare(source, options=("--tokens",)))
    failures = [json.loads(line) for line in lines(tmp_path / "out", "failed")]
    assert {failure["document"]: failure["reason"][:10] for failure in failures} == {
        '{"id": "empty"}': "no text in",
        "no json": "not a JSON",
    }


def test_tables_become_parquet_with_nested_columns_in_folders(tmp_path: Path) -> None:
    rows = [{"key": a["id"], "body": a["text"], "section": "a" if i % 2 else "b"} for i, a in enumerate(articles())]
    with (tmp_path / "articles.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "articles.parquet")
    expected = {record["id"]: record for record in map(json.loads, bare(ARTICLES))}
    for source in ("csv", "parquet"):
        out = tmp_path / f"out-{source}"
        fields = ("--id-field", "key", "--text-field", "body", "--partition-by", "meta.section")
        formats = ("--input-format", source, "--output-format", "parquet")
        submit("local[2]", tmp_path / f"articles.{source}", "--output", out, *formats, *fields)
        table = pyarrow.dataset.dataset(out, partitioning="hive").to_table()
        assert set(table["by_meta_section"].to_pylist()) == {"a", "b"}
        records = table.to_pylist()
        assert len(records) == len(rows)
        for record in records:
            same = expected[record["id"] + ".txt"]
            for layer in ("text", "sentences", "entities", "quotes", "claims"):
                assert record[layer] == same[layer]


class Cluster:
    """A standalone master and two workers of one core on the loopback interface."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        port = free_port()
        self.master = f"spark://127.0.0.1:{port}"
        web = ["--webui-port", str(free_port())]
        self.processes = [self.start("Master", "--host", "127.0.0.1", "--port", str(port), *web)]
        wait_for(lambda: can_connect(port), "the master")
        for number in range(2):
            place = ["--work-dir", str(folder / f"worker{number}"), "--cores", "1", "--memory", "1g"]
            address = ["--host", "127.0.0.1", "--webui-port", str(free_port())]
            self.processes.append(self.start("Worker", *address, *place, self.master))

    def start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{name}-{free_port()}.log").open("wb")
        main = f"org.apache.spark.deploy.{name.lower()}.{name}"
        # A session of its own, so that its executors end with it.
        return subprocess.Popen(
            ["spark-class", main, *arguments], env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True
        )

    def kill(self, number: int) -> None:
        try:
            os.killpg(self.processes[number].pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.processes[number].wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    try:
        yield cluster
    finally:
        for number in range(3):
            cluster.kill(number)


def test_a_worker_killed_in_the_middle_costs_nothing(cluster: Cluster, tmp_path: Path) -> None:
    every = articles()
    many = [{**article, "id": f"{turn}-{article['id']}"} for turn in range(40) for article in every]
    source = write_lines(tmp_path / "articles.ndjson", many)
    out = tmp_path / "out"
    line = [str(SUBMIT), "--master", cluster.master, "--executor-memory", "700m", "--conf", "spark.ui.enabled=false"]
    job = subprocess.Popen(
        [*line, "--", str(source), "--output", str(out), "--partitions", "24"],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=(tmp_path / "job.log").open("wb"),
    )
    committed = out / "_temporary" / "0"
    wait_for(lambda: job.poll() is not None or len(list(committed.glob("task_*"))) >= 3, "three partitions")
    done = len(list(committed.glob("task_*")))
    assert job.poll() is None, (tmp_path / "job.log").read_text()[-3000:]
    cluster.kill(1)
    assert 3 <= done < 24
    assert job.wait(timeout=300) == 0, (tmp_path / "job.log").read_text()[-3000:]
    assert "Lost executor" in (tmp_path / "job.log").read_text()
    found = lines(out, "annotated")
    counts = Counter(json.loads(record)["id"] for record in found)
    assert counts == Counter(document["id"] for document in many)
    assert found == without_number(bare(source))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def can_connect(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition: Any, what: str, seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.1)
