"""Compares Claimwire with other programs on one text, in one run on this machine.

usage: scripts/compare [TASK…] [TEXT…] [--output FOLDER] [--sets FOLDER] [options]

TASK is any of words, sentences, dates, numbers, names, quotes, claims; all of them where none is named. TEXT is a file or a
folder of text or JSON Lines (key `text`), also compressed by gzip; the corpus where none is given.

Every program stays loaded in a process of its own, pinned to one core, and does one pass over the same documents in each
of the rounds, in turns; the figure is the median of the processor's time of its passes. A program that is slow gets the
first part of the text, so that its passes stay short. What cannot be installed or started is named in the tables.

Claimwire's rows go from the text to what the task asks for, all stages before it included, as every peer's do. A row for
sentences is besides these: the stage alone, on tokens that are there, against nupunkt, whose passes take documents that it
has not seen (it remembers what it has); only on a text of ten megabytes or more.

Accuracy is that of sentence ends and dates, on the gold of corpus/ and, by --sets, on a folder of sets (sentences/*.jsonl,
dates/*.jsonl). Each sentence splitter is run on the whole text and by paragraph and has the better figure of the two;
Claimwire and the Unicode iterators are run on the whole text only.

Scaling runs whole processes: one document of 1 kB to 1 GB, 10 to 100,000 documents, 1 core to all. A curve stops where a
point would take longer than --limit.

Writes README.md, results.json, a CSV of each kind, and charts as SVG and PNG into the folder, .build/compare/DATE unless
--output names one.
"""

import argparse
import datetime
import importlib.metadata
import os
import pathlib
import shlex
import sys

from measuring import accuracy, drivers, heideltime, machine, scaling, texts
from measuring.peers import PEERS
from measuring.places import CLAIMWIRE, MEASURE, ROOT, WORK
from measuring.report import OURS, TASKS, Report, Speed
from measuring.serving import Command, Gone, Server, interleave

# What of Claimwire stands beside the peers of a task, from the text on; the last one is what they are compared with.
WORKLOADS = {
    "words": {"boundaries only": "boundaries", "tokens": "tokens"},
    "sentences": {"": "through-sentences"},
    "dates": {"": "through-dates"},
    "numbers": {"": "through-numbers"},
    "names": {"": "through-entities"},
    "quotes": {"": "through-quotes"},
    "claims": {"all stages": "chain"},
}
# What the stage alone is called beside a peer, and the peer whose words a second it is to have a hundred times.
STAGE_ALONE, HELD_AGAINST = f"{OURS}, the stage alone", "nupunkt"
# Bytes of text from which on every pass of that peer has documents of its own.
UNSEEN_SIZE = 10_000_000
STAGES = ["tokens", "sentences", "dates", "numbers", "tagger", "entities", "quotes", "claims", "writer"]
# Stages up to here are fast enough for the whole text.
FAST_TASKS = ["words", "sentences"]
# The text, in bytes: the corpus over and over where it is shorter.
TEXT_SIZE, SMALL_SIZE = 4_000_000, 500_000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", metavar="TASK|TEXT", help="tasks, or files and folders of text")
    parser.add_argument("--output", type=pathlib.Path, help="the folder to write into")
    parser.add_argument("--sets", type=pathlib.Path, help="a folder of gold sets beside the corpus")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.4, help="about how long a Python peer's pass takes")
    parser.add_argument("--core", type=int, default=(os.cpu_count() or 1) - 1, help="the core to pin to")
    parser.add_argument("--limit", type=float, default=45, help="the longest that a point of a scaling curve may take")
    parser.add_argument("--heideltime", action="store_true", help="score HeidelTime's dates too (needs Java; 72 MB)")
    parser.add_argument("--no-scaling", action="store_true")
    parser.add_argument("--no-accuracy", action="store_true")
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_intermixed_args()
    options.tasks = [word for word in options.what if word in TASKS] or list(TASKS)
    options.paths = [pathlib.Path(word) for word in options.what if word not in TASKS]
    for path in options.paths:
        if not path.exists():
            parser.error(f"{path} is no task and no file; tasks are {', '.join(TASKS)}")
    return options


def tell(message: str) -> None:
    print(f"compare: {message}", file=sys.stderr, flush=True)


def versions(missing: dict[str, str]) -> dict[str, str]:
    """Of the tools, and of each peer's package; a package that is not there is noted as missing."""
    found = machine.tools()
    for package in sorted({peer.package for peer in PEERS}):
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            missing[package] = "could not be installed"
    return found


def told(argument: str) -> str:
    """The argument as a report tells it: a place of this machine's from the checkout, or its name where it is far from it."""
    if not os.path.isabs(argument):
        return argument
    place = os.path.relpath(argument, ROOT)
    return os.path.join("…", pathlib.Path(argument).name) if place.startswith(os.path.join("..", "..")) else place


class Comparison:
    """One run: builds, measures, and hands everything to its report."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        missing: dict[str, str] = {}
        documents = texts.given(options.paths) if options.paths else texts.corpus()
        if not documents:
            sys.exit("compare: the text has no documents")
        self.documents = documents
        size = texts.size_of(documents)
        source = ", ".join(path.name for path in options.paths) or "corpus/articles"
        self.report = Report(
            date=datetime.date.today().isoformat(),
            machine=machine.machine(),
            versions=versions(missing),
            commands=[shlex.join(["scripts/compare", *map(told, sys.argv[1:])])],
            text={"text": f"{source}, {len(documents):,} documents, {size:,} bytes, over and over up to {TEXT_SIZE:,}"},
            missing=missing,
        )
        whole = texts.repeated(documents, TEXT_SIZE)
        self.files = {
            True: texts.write("compare", whole),
            False: texts.write("compare-small", texts.repeated(documents, SMALL_SIZE)),
        }
        self.programs: dict[str, pathlib.Path] = {}

    def build(self) -> None:
        if not self.options.no_build:
            tell("building Claimwire and its benchmarks")
            drivers.build_claimwire()
            drivers.build_measure()
        drivers.build_usage()
        self.programs["ICU"] = drivers.build_icu()
        program, told = drivers.build_unicode_segmentation()
        if program:
            self.programs["unicode-segmentation"] = program
            self.report.versions["unicode-segmentation"] = told
        else:
            self.report.missing["unicode-segmentation"] = told

    def serve(self, servers: dict[str, Server], name: str, command: Command) -> None:
        """Starts a program; one that does not get ready is missing."""
        try:
            servers[name] = Server(command, self.options.core)
        except (Gone, OSError) as error:
            self.report.missing[name] = str(error)

    def task_servers(self, task: str) -> tuple[dict[str, Server], set[str]]:
        """The programs of a task, and which of them are ours."""
        servers: dict[str, Server] = {}
        file = self.files[task in FAST_TASKS]
        for label, workload in WORKLOADS[task].items():
            name = f"{OURS}, {label}" if label else OURS
            self.serve(servers, name, [MEASURE, "serve", workload, file])
        ours = set(servers)
        if task in FAST_TASKS:
            for name, program in self.programs.items():
                self.serve(servers, f"{name} {task}", [program, "serve", task, file])
        for peer in PEERS:
            if peer.task == task and peer.package not in self.report.missing:
                command: Command = [sys.executable, "-m", "measuring.worker", peer.name, file, str(self.options.seconds)]
                self.serve(servers, peer.name, command)
        return servers, ours

    def measure(self, task: str, servers: dict[str, Server], ours: set[str]) -> list[Speed]:
        faults = interleave(servers, self.options.rounds)
        self.report.missing |= faults
        for server in servers.values():
            server.close()
        return [
            Speed(task, name, server.documents, server.byte_count, server.seconds, name in ours)
            for name, server in servers.items()
            if name not in faults
        ]

    def speeds(self) -> None:
        for task in self.options.tasks:
            tell(f"speed: {task}")
            servers, ours = self.task_servers(task)
            self.report.speeds += self.measure(task, servers, ours)

    def stages(self) -> None:
        tell("speed: Claimwire's stages alone")
        servers: dict[str, Server] = {}
        for stage in STAGES:
            self.serve(servers, stage, [MEASURE, "serve", stage, self.files[False]])
        self.report.stages = self.measure("stages", servers, set(servers))

    def unseen(self) -> None:
        """The sentence stage alone and the splitter that it is held against, on text that comes once."""
        tell("speed: the sentence stage on unseen text")
        file, rounds = texts.write("unseen", self.documents), self.options.rounds
        servers: dict[str, Server] = {}
        self.serve(servers, STAGE_ALONE, [MEASURE, "serve", "sentences", file])
        worker: Command = [sys.executable, "-m", "measuring.worker", HELD_AGAINST, file, str(self.options.seconds)]
        self.serve(servers, HELD_AGAINST, [*worker, str(rounds)])
        self.report.unseen = self.measure("sentences", servers, {STAGE_ALONE})
        words = sum(len(text.split()) for text in self.documents)
        self.report.words_per_byte = words / texts.size_of(self.documents)

    def scores(self) -> None:
        tell("accuracy")
        if "sentences" in self.options.tasks:
            self.report.scores += accuracy.sentence_scores(
                accuracy.sentence_sets(self.options.sets),
                {f"{name} sentences": program for name, program in self.programs.items()},
            )
        if "dates" in self.options.tasks:
            sets = accuracy.date_sets(self.options.sets)
            self.report.scores += accuracy.date_scores(sets)
            if self.options.heideltime:
                self.report.scores += heideltime.scores(sets)

    def scale(self) -> None:
        tell("scaling")
        points, notes = self.report.points, self.report.notes
        programs = {
            "claimwire annotate": lambda path: [CLAIMWIRE, "annotate", "--jobs", "1", path],
            "claimwire sentences": lambda path: [CLAIMWIRE, "sentences", path],
            "claimwire tokenize": lambda path: [CLAIMWIRE, "tokenize", "--count-tokens", path],
            "ICU words": lambda path: [self.programs["ICU"], "once", "words", path],
        }
        points += scaling.length_curves(self.documents, programs, self.options.core, self.options.limit, notes)
        points += scaling.corpus_curve(self.documents, self.options.core, self.options.limit, notes)
        points += scaling.core_curve(self.documents, TEXT_SIZE, min(5, self.options.rounds))

    def draw(self, folder: pathlib.Path) -> None:
        try:
            from measuring import charts
        except ImportError as error:
            self.report.notes.append(f"no charts: {error}")
            return
        speeds = {(s.task, s.program): s.megabytes_per_second for s in self.report.speeds}
        bars = [
            charts.Bar(TASKS[s.task], s.program, s.megabytes_per_second, s.is_ours) for s in self.report.speeds
        ]
        self.report.charts += charts.throughput(bars, folder) if bars else []
        for task, measure in (("sentences", "boundary F"), ("dates", "value F")):
            sets = dict.fromkeys(s.set for s in self.report.scores if s.task == task)
            marks = []
            for program in dict.fromkeys(s.program for s in self.report.scores if s.task == task):
                values = [
                    s.value
                    for s in self.report.scores
                    if (s.task, s.program, s.measure) == (task, program, measure)
                ]
                if (task, program) in speeds:
                    mean = sum(values) / len(values)
                    marks.append(charts.Mark(program, speeds[task, program], mean, program == OURS))
            if len(marks) > 1:
                label = f"{measure}, mean of {len(sets)} sets" if len(sets) > 1 else f"{measure} on {next(iter(sets))}"
                title = f"{TASKS[task]}: throughput and accuracy"
                self.report.charts += charts.against_accuracy(marks, label, title, f"accuracy-{task}", folder)
        if self.report.points:
            self.report.charts += charts.scaling(self.report.points, folder)

    def run(self) -> Report:
        self.build()
        self.speeds()
        if "sentences" in self.options.tasks and texts.size_of(self.documents) >= UNSEEN_SIZE:
            self.unseen()
        if len(self.options.tasks) == len(TASKS):
            self.stages()
        if not self.options.no_accuracy:
            self.scores()
        if not self.options.no_scaling and len(self.options.tasks) == len(TASKS):
            self.scale()
        folder = self.options.output or ROOT / ".build" / "compare" / self.report.date
        folder.mkdir(parents=True, exist_ok=True)
        self.draw(folder)
        self.report.write(folder)
        tell(f"wrote {folder}")
        return self.report


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    print(Comparison(arguments()).run().markdown())


if __name__ == "__main__":
    main()
