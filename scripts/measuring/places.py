"""Where things stand in a checkout."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
BENCHMARKS = ROOT / "Benchmarks"
# The command that users run, and the driver that runs a stage alone.
CLAIMWIRE = ROOT / ".build" / "release" / "claimwire"
MEASURE = BENCHMARKS / ".build" / "release" / "measure"
# Texts and programs that are made here; nothing of it is committed.
WORK = ROOT / ".build" / "bench"
USAGE = WORK / "usage"
THRESHOLDS = BENCHMARKS / "thresholds.json"
