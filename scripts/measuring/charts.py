"""Charts as SVG and PNG, legible in a README's width and without colour."""

import pathlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot, ticker  # noqa: E402

from measuring.scaling import Point  # noqa: E402

OURS, OTHERS, INK = "#b3452c", "#8b98a5", "#24292f"
MARKERS = ["o", "s", "^", "D", "v", "P"]
SHADES = [OURS, "#33658a", "#55828b", "#7d6b91", "#6b705c", "#c08552"]


@dataclass(frozen=True)
class Bar:
    """A program's throughput at a task."""

    task: str
    program: str
    megabytes_per_second: float
    is_ours: bool


@dataclass(frozen=True)
class Mark:
    """A program's place between throughput and accuracy."""

    program: str
    megabytes_per_second: float
    accuracy: float
    is_ours: bool


def style() -> None:
    # The same bytes for the same figures.
    pyplot.rcParams.update({
        "svg.hashsalt": "claimwire", "font.family": "DejaVu Sans", "font.size": 10, "axes.edgecolor": OTHERS,
        "axes.labelcolor": INK, "text.color": INK, "xtick.color": INK, "ytick.color": INK, "axes.spines.top": False,
        "axes.spines.right": False, "figure.dpi": 110, "savefig.facecolor": "white", "svg.fonttype": "path",
    })  # fmt: skip


def save(figure: Any, folder: pathlib.Path, name: str) -> list[str]:
    figure.savefig(folder / f"{name}.svg", metadata={"Date": None}, bbox_inches="tight")
    figure.savefig(folder / f"{name}.png", metadata={"Software": None}, bbox_inches="tight")
    pyplot.close(figure)
    return [f"{name}.svg", f"{name}.png"]


def rate(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def plain(axis: Any) -> None:
    """Ticks as 0.01, 1, 100 and no powers of ten."""
    axis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{value:,g}" if value < 1e6 else f"{value:.0e}"))
    axis.set_minor_formatter(ticker.NullFormatter())


def throughput(bars: Sequence[Bar], folder: pathlib.Path) -> list[str]:
    """Bars by task, on a logarithmic scale, fastest first."""
    style()
    tasks = list(dict.fromkeys(bar.task for bar in bars))
    groups = [sorted((b for b in bars if b.task == task), key=lambda b: -b.megabytes_per_second) for task in tasks]
    figure, panels = pyplot.subplots(
        len(groups), 1, figsize=(8.2, 0.9 + sum(0.55 + 0.27 * len(g) for g in groups)), sharex=True, squeeze=False,
        gridspec_kw={"height_ratios": [len(group) + 0.6 for group in groups], "hspace": 0.32},
    )  # fmt: skip
    smallest = min(bar.megabytes_per_second for bar in bars)
    largest = max(bar.megabytes_per_second for bar in bars)
    for panel, task, group in zip(panels[:, 0], tasks, groups, strict=True):
        places = range(len(group), 0, -1)
        values = [bar.megabytes_per_second for bar in group]
        panel.barh(places, values, color=[OURS if bar.is_ours else OTHERS for bar in group], height=0.72)
        panel.set_xscale("log")
        panel.set_xlim(smallest / 3, largest * 4)
        panel.set_ylim(0.4, len(group) + 0.6)
        panel.set_yticks(list(places), [bar.program for bar in group])
        panel.tick_params(axis="y", length=0)
        panel.set_title(task, loc="left", fontsize=10.5, fontweight="bold", pad=4)
        for place, value in zip(places, values, strict=True):
            panel.annotate(rate(value), (value, place), (4, 0), textcoords="offset points", va="center", fontsize=9)
    plain(panels[-1, 0].xaxis)
    panels[-1, 0].set_xlabel("megabytes of text a second on one core, from the text (logarithmic)")
    return save(figure, folder, "throughput")


def placed(marks: Sequence[Mark], panel: Any) -> list[tuple[float, float]]:
    """Where each mark's label goes, in points from its mark: the first place that touches nothing placed before.

    Works in the units of the screen, after the axes have their limits.
    """
    panel.figure.canvas.draw()
    points = [panel.transData.transform((mark.megabytes_per_second, mark.accuracy)) for mark in marks]
    scale = panel.figure.dpi / 72
    taken = [(x - 6 * scale, y - 6 * scale, x + 6 * scale, y + 6 * scale) for x, y in points]
    # Right, left, above, below, then further away.
    tries = [(side, height) for height in (0, 11, -11, 22, -22, 34, -34) for side in (1, -1)]
    places = []
    for (x, y), mark in zip(points, marks, strict=True):
        width, height = 5.6 * len(mark.program) * scale, 11 * scale
        best = (8.0, 0.0)
        for side, up in tries:
            left = x + (8 * scale if side > 0 else -8 * scale - width)
            box = (left, y + up * scale - height / 2, left + width, y + up * scale + height / 2)
            if not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
                taken.append(box)
                best = (8.0 * side, float(up))
                break
        places.append(best)
    return places


def against_accuracy(
    marks: Sequence[Mark], measure: str, title: str, name: str, folder: pathlib.Path
) -> list[str]:
    """Throughput to the right, accuracy upwards: the best is in the upper right corner."""
    style()
    figure, panel = pyplot.subplots(figsize=(8.2, 4.8))
    for mark in marks:
        colour = OURS if mark.is_ours else INK
        panel.scatter(mark.megabytes_per_second, mark.accuracy, s=46, color=colour, marker="D" if mark.is_ours else "o")
    panel.set_xscale("log")
    plain(panel.xaxis)
    speeds, heights = [m.megabytes_per_second for m in marks], [m.accuracy for m in marks]
    margin = max(1.5, 0.12 * (max(heights) - min(heights)))
    panel.set_xlim(min(speeds) / 6, max(speeds) * 8)
    panel.set_ylim(min(heights) - margin, min(100.0, max(heights)) + margin)
    panel.set_xlabel("megabytes of text a second on one core (logarithmic)")
    panel.set_ylabel(measure)
    panel.set_title(title, loc="left", fontsize=10.5, fontweight="bold")
    panel.grid(True, color="#e4e8ec", linewidth=0.8)
    panel.set_axisbelow(True)
    for mark, offset in zip(marks, placed(marks, panel), strict=True):
        panel.annotate(
            mark.program, (mark.megabytes_per_second, mark.accuracy), offset, textcoords="offset points", va="center",
            ha="left" if offset[0] > 0 else "right", color=OURS if mark.is_ours else INK,
            fontweight="bold" if mark.is_ours else "normal", fontsize=9.5,
        )  # fmt: skip
    return save(figure, folder, name)


def lines(panel: Any, points: Sequence[Point], value: str, label: str, x_label: str) -> None:
    """A line a program, both axes logarithmic."""
    for index, program in enumerate(dict.fromkeys(point.program for point in points)):
        those = [point for point in points if point.program == program]
        scale = 1e-6 if value == "memory" else 1.0
        panel.plot(
            [point.x for point in those], [getattr(point, value) * scale for point in those],
            marker=MARKERS[index % len(MARKERS)], color=SHADES[index % len(SHADES)], markersize=5, linewidth=1.6,
            label=program,
        )  # fmt: skip
    panel.set_xscale("log")
    panel.set_yscale("log")
    plain(panel.yaxis)
    panel.set_xlabel(x_label)
    panel.set_title(label, loc="left", fontsize=10.5, fontweight="bold")
    panel.grid(True, color="#e4e8ec", linewidth=0.8)
    # Room for the legend above the steepest line.
    low, high = panel.get_ylim()
    panel.set_ylim(low, high * (high / low) ** 0.35)
    panel.legend(frameon=False, fontsize=8.5, loc="upper left")


def scaling(points: Sequence[Point], folder: pathlib.Path) -> list[str]:
    """Time and memory against a document's length, against the number of documents; throughput against cores."""
    style()
    figure, panels = pyplot.subplots(3, 2, figsize=(9.4, 11.0), gridspec_kw={"hspace": 0.42, "wspace": 0.24})
    of = {name: [p for p in points if p.curve == name] for name in ("document length", "documents", "cores")}
    lines(panels[0, 0], of["document length"], "seconds", "One document: seconds", "bytes")
    lines(panels[0, 1], of["document length"], "memory", "One document: memory, MB", "bytes")
    lines(panels[1, 0], of["documents"], "seconds", "Many documents: seconds", "documents")
    lines(panels[1, 1], of["documents"], "memory", "Many documents: memory, MB", "documents")
    # Memory that does not grow would fill the panel with its own noise.
    panels[1, 1].set_ylim(10, max(1_000, panels[1, 1].get_ylim()[1]))
    cores = of["cores"]
    left, right = panels[2]
    left.bar([str(p.x) for p in cores], [p.byte_count / 1e6 / p.seconds for p in cores], color=OURS, width=0.5)
    for place, point in enumerate(cores):
        speed = point.byte_count / 1e6 / point.seconds
        left.annotate(rate(speed), (place, speed), (0, 3), textcoords="offset points", ha="center", fontsize=9)
    left.set_title("Cores: MB/s", loc="left", fontsize=10.5, fontweight="bold")
    left.set_xlabel("cores")
    left.margins(y=0.15)
    right.bar([str(p.x) for p in cores], [p.memory / 1e6 for p in cores], color=OTHERS, width=0.5)
    for place, point in enumerate(cores):
        right.annotate(
            rate(point.memory / 1e6), (place, point.memory / 1e6), (0, 3), textcoords="offset points", ha="center",
            fontsize=9,
        )  # fmt: skip
    right.set_title("Cores: memory, MB", loc="left", fontsize=10.5, fontweight="bold")
    right.set_xlabel("cores")
    right.margins(y=0.15)
    return save(figure, folder, "scaling")
