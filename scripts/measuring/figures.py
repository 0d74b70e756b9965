"""What is computed from raw figures, and how it is written."""

import math
import statistics
from collections.abc import Iterable, Sequence


def exponent(points: Iterable[tuple[float, float]]) -> float:
    """The slope of the least-squares line through the logarithms of (size, cost): 1 where the cost is in proportion."""
    logs = [(math.log(size), math.log(cost)) for size, cost in points]
    mean_x = statistics.fmean(x for x, _ in logs)
    mean_y = statistics.fmean(y for _, y in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def least(rows: Iterable[tuple[str, int, float]]) -> dict[str, list[tuple[int, float]]]:
    """{name: [(size, least of its costs)]}, sizes ascending, from rows of (name, size, cost).

    What else the machine does only ever adds to a time, so that the shortest is the nearest to the program's own.
    """
    costs: dict[str, dict[int, list[float]]] = {}
    for name, size, cost in rows:
        costs.setdefault(name, {}).setdefault(size, []).append(cost)
    return {
        name: [(size, min(values)) for size, values in sorted(by_size.items())]
        for name, by_size in costs.items()
    }


def spread(values: Sequence[float]) -> float:
    """Half the range between the quartiles as a share of the median: how far one round is from another."""
    if len(values) < 2:
        return 0.0
    low, _, high = statistics.quantiles(values, n=4)
    return (high - low) / 2 / statistics.median(values)


def f_score(right: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return 200 * right / (found + gold) if found + gold else 0.0


def short(value: float) -> str:
    """Three significant digits, without an exponent: 1,234, 56.7, 0.0123."""
    if value == 0:
        return "0"
    decimals = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{decimals}f}"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; every column but the first is set to the right."""
    lines = ["| " + " | ".join(headings) + " |", "|---" + "|---:" * (len(headings) - 1) + "|"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)
