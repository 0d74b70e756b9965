import os
import pathlib
import subprocess
import sys

import pytest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2]
# What they do not know they hand to the command, which is built first.
HANDED_ON = {"annotate"}
# Python scripts by the tests' own Python, which has what they import.
ENVIRONMENT = os.environ | {"PATH": f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"}
NAMES = sorted(p.name for p in SCRIPTS.iterdir() if p.is_file() and os.access(p, os.X_OK) and p.name not in HANDED_ON)


@pytest.mark.parametrize("name", NAMES)
def test_a_script_tells_its_usage_and_does_nothing_else(name: str) -> None:
    run = subprocess.run([SCRIPTS / name, "--help"], capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
    assert run.returncode == 0, run.stderr
    assert f"usage: {name}" in run.stdout or f"usage: scripts/{name}" in run.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_script_refuses_an_option_that_it_does_not_know(name: str) -> None:
    run = subprocess.run([SCRIPTS / name, "--no-such-option"], capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
    assert run.returncode == 2
    assert name in run.stderr
