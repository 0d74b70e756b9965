"""What a comparison found, and the files that say it: JSON, CSV, Markdown."""

import csv
import json
import pathlib
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from measuring.accuracy import Score
from measuring.figures import short, spread, table
from measuring.scaling import Point

OURS = "claimwire"
TASKS = {
    "words": "Words and tokens", "sentences": "Sentences", "dates": "Dates", "numbers": "Numbers",
    "names": "Names", "quotes": "Quotes", "claims": "Claims and records",
}  # fmt: skip


@dataclass(frozen=True)
class Speed:
    """The passes of a program."""

    task: str
    program: str
    documents: int
    byte_count: int
    # Of the processor, one a round.
    seconds: list[float]
    is_ours: bool

    @property
    def megabytes_per_second(self) -> float:
        return self.byte_count / 1e6 / statistics.median(self.seconds)


@dataclass
class Report:
    """Everything that a run found."""

    date: str
    machine: dict[str, str]
    versions: dict[str, str]
    commands: list[str]
    text: dict[str, str]
    speeds: list[Speed] = field(default_factory=list)
    stages: list[Speed] = field(default_factory=list)
    # The sentence stage alone and a peer, on text that comes once; and how many words the text has.
    unseen: list[Speed] = field(default_factory=list)
    words_per_byte: float = 0.0
    scores: list[Score] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)

    def write(self, folder: pathlib.Path) -> None:
        """results.json, a CSV of each kind of row, and README.md."""
        folder.mkdir(parents=True, exist_ok=True)
        content = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / "results.json").write_text(content + "\n", encoding="utf-8")
        rounds = [
            {"kind": kind, "task": s.task, "program": s.program, "round": number, "bytes": s.byte_count, "seconds": seconds}
            for kind, speeds in (("from text", self.speeds), ("stage alone", self.stages), ("unseen", self.unseen))
            for s in speeds
            for number, seconds in enumerate(s.seconds, start=1)
        ]
        write_csv(folder / "speed.csv", rounds)
        write_csv(folder / "accuracy.csv", [asdict(score) for score in self.scores])
        write_csv(folder / "scaling.csv", [asdict(point) for point in self.points])
        (folder / "README.md").write_text(self.markdown(), encoding="utf-8")

    def markdown(self) -> str:
        parts = [
            f"# Claimwire beside other programs, {self.date}",
            "Made by `" + "`, `".join(self.commands) + "`. Megabytes of text a second of one core, medians of "
            f"{max((len(s.seconds) for s in self.speeds), default=0)} interleaved rounds, the processor's time; ± is half the "
            "range between the quartiles. Every program reads the same text, a slow one only its first part. "
            + " ".join(f"{key.capitalize()}: {value}." for key, value in self.text.items()),
            "## Machine",
            table(["", ""], [*self.machine.items(), *((k, v) for k, v in self.versions.items() if v)]),
            "## Throughput",
            speed_table(self.speeds, self.missing),
        ]
        parts += [f"![{name.removesuffix('.svg')}]({name})" for name in self.charts if name == "throughput.svg"]
        if self.stages:
            parts += ["Claimwire's stages alone, on what those before them made:", stage_table(self.stages)]
        if self.unseen:
            parts += [
                "Claimwire's sentence stage alone, on tokens that are there, beside a splitter in Python, on text that it has "
                "not seen:",
                unseen_table(self.unseen, self.words_per_byte),
            ]
        if self.scores:
            parts += ["## Accuracy", *accuracy_tables(self.scores)]
            parts += [f"![{n.removesuffix('.svg')}]({n})" for n in self.charts if n.startswith("acc") and n.endswith("svg")]
        if self.points:
            parts += ["## Scaling", scaling_table(self.points)]
            parts += [f"![{name.removesuffix('.svg')}]({name})" for name in self.charts if name == "scaling.svg"]
        if self.missing:
            parts += ["## Missing", "\n".join(f"- {program}: {why}" for program, why in self.missing.items())]
        if self.notes:
            parts += ["## Notes", "\n".join(f"- {note}" for note in self.notes)]
        return "\n\n".join(parts) + "\n"


def write_csv(path: pathlib.Path, rows: Sequence[dict[str, object]]) -> None:
    if not rows:
        return
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def best_of_ours(speeds: Sequence[Speed], task: str) -> Speed | None:
    """The row of ours that others of the task are compared with: the last one, which does the most."""
    ours = [speed for speed in speeds if speed.task == task and speed.is_ours]
    return ours[-1] if ours else None


def speed_table(speeds: Sequence[Speed], missing: dict[str, str]) -> str:
    rows: list[list[str]] = []
    for task, title in TASKS.items():
        ours = best_of_ours(speeds, task)
        those = [speed for speed in speeds if speed.task == task]
        for speed in sorted(those, key=lambda s: -s.megabytes_per_second):
            ratio = short(speed.megabytes_per_second / ours.megabytes_per_second) if ours else ""
            name = f"**{speed.program}**" if speed.is_ours else speed.program
            rows.append([
                title, name, short(speed.megabytes_per_second), f"± {100 * spread(speed.seconds):.0f} %", ratio,
                short(speed.byte_count / 1e6),
            ])  # fmt: skip
    rows += [["", program, "missing", "", "", ""] for program in missing]
    return table(["task", "program", "MB/s", "", "times ours", "MB a round"], rows)


def stage_table(stages: Sequence[Speed]) -> str:
    rows = [[s.program, short(s.megabytes_per_second), f"± {100 * spread(s.seconds):.0f} %"] for s in stages]
    return table(["stage", "MB/s", ""], rows)


def unseen_table(speeds: Sequence[Speed], words_per_byte: float) -> str:
    """Words a second, and how many times those of the slowest that is not ours."""
    slowest = min((speed.megabytes_per_second for speed in speeds if not speed.is_ours), default=None)
    rows = [
        [
            f"**{s.program}**" if s.is_ours else s.program,
            short(s.megabytes_per_second * words_per_byte),
            f"± {100 * spread(s.seconds):.0f} %",
            short(s.megabytes_per_second / slowest) if slowest else "",
        ]
        for s in speeds
    ]
    return table(["program", "million words/s", "", "times the peer"], rows)


def accuracy_tables(scores: Sequence[Score]) -> list[str]:
    """For each task a row a program and a column a set and measure."""
    tables = []
    for task in dict.fromkeys(score.task for score in scores):
        those = [score for score in scores if score.task == task]
        columns = list(dict.fromkeys((score.set, score.measure) for score in those))
        values = {(score.program, score.set, score.measure): score.value for score in those}
        rows = [
            [program, *(f"{values[program, *c]:.2f}" if (program, *c) in values else "" for c in columns)]
            for program in dict.fromkeys(score.program for score in those)
        ]
        tables.append(table([TASKS[task], *(f"{name}, {measure}" for name, measure in columns)], rows))
    return tables


def scaling_table(points: Sequence[Point]) -> str:
    rows = [
        [p.curve, p.program, f"{p.x:,}", short(p.seconds), short(p.byte_count / 1e6 / p.seconds), short(p.memory / 1e6), p.runs]
        for p in points
    ]
    return table(["against", "program", "", "seconds", "MB/s", "MB of memory", "runs"], rows)
