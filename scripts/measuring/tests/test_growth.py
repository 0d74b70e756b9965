import random
from collections.abc import Callable, Iterator

import pytest

from measuring import growth
from measuring.figures import exponent, least
from measuring.growth import HOSTILE_SIZES, SIZES, Row, settled

Cost = Callable[[int], float]
LINEAR: Cost = lambda size: 1e-7 * size  # noqa: E731


class Machine:
    """Runs stages of a given cost, and is slower by two fifths for some seconds every now and then."""

    def __init__(self, seed: int, costs: dict[str, Cost], sizes: list[int] = SIZES) -> None:
        self.generator = random.Random(seed)
        self.costs = costs
        self.sizes = sizes
        self.phases = self.slowness()
        self.factor, self.left = next(self.phases)
        self.turns = 0

    def slowness(self) -> Iterator[tuple[float, float]]:
        """How much slower it is, and for how many seconds."""
        while True:
            yield 1.0, self.generator.uniform(0.5, 4)
            yield self.generator.uniform(1.1, 1.4), self.generator.uniform(0.5, 4)

    def seconds(self, work: float) -> float:
        """Of work that would take so long were it never slow."""
        spent = 0.0
        while work > 0:
            part = min(work, self.left / self.factor)
            spent += part * self.factor
            work -= part
            self.left -= part * self.factor
            if self.left < 1e-9:
                self.factor, self.left = next(self.phases)
        return spent

    def measure(self, rounds: int = 3) -> list[Row]:
        """Samples of the largest size's bytes, as `measure grow` takes them."""
        self.turns += 1
        rows: list[Row] = []
        for _ in range(rounds):
            for stage, cost in self.costs.items():
                for size in self.generator.sample(self.sizes, len(self.sizes)):
                    copies = max(self.sizes) // size
                    rows.append((stage, size, self.seconds(cost(size) * copies) / copies))
        return rows


def grown(machine: Machine, text: str = "news") -> list[str]:
    """The stages that are told to grow out of proportion."""
    return growth.faults(text, growth.exponents(settled(text, machine.measure)))


def power(value: float) -> Cost:
    """The cost of a stage that grows with that power, a tenth of a second for the middle size's sample."""
    return lambda size: 1e-7 * size * (size / 256_000) ** (value - 1)


@pytest.mark.parametrize("seed", range(20))
def test_linear_stages_pass_on_a_machine_whose_speed_shifts(seed: int) -> None:
    assert not grown(Machine(seed, {f"stage {number}": power(1) for number in range(8)}))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("value", [0.9, 1.1, 2.0])
def test_another_power_is_told_on_the_same_machine(value: float, seed: int) -> None:
    faults = grown(Machine(seed, {"tokens": power(1), "entities": power(value)}))
    assert len(faults) == 1 and faults[0].startswith("entities on news")


@pytest.mark.parametrize("seed", range(20))
def test_a_hostile_text_is_told_by_a_stage_that_grows_only(seed: int) -> None:
    assert grown(Machine(seed, {"quotes": power(1.1)}, HOSTILE_SIZES), "dots")
    assert not grown(Machine(seed, {"quotes": power(0.9)}, HOSTILE_SIZES), "dots")


def test_a_quadratic_part_is_told_by_the_largest_documents_alone() -> None:
    # A hundredth of the time at 16 kB, two and a half times the rest at 4 MB.
    machine = Machine(1, {"claims": lambda size: LINEAR(size) * (1 + 0.01 * size / 16_000)})
    assert len(grown(machine)) == 1


def test_what_is_in_bounds_is_measured_but_once() -> None:
    machine = Machine(1, {"tokens": LINEAR})
    machine.phases = iter([(1.0, 1e9)] * 2)
    machine.factor, machine.left = next(machine.phases)
    assert not grown(machine)
    assert machine.turns == 1


def test_what_grows_is_given_up_after_the_last_turn() -> None:
    machine = Machine(1, {"tokens": power(2)})
    assert grown(machine)
    assert machine.turns == growth.MOST_TURNS


def test_more_turns_do_not_talk_a_growing_stage_into_bounds() -> None:
    machine = Machine(1, {"entities": power(1.07)})
    rows = [row for _ in range(30) for row in machine.measure()]
    assert exponent(least(rows)["entities"]) == pytest.approx(1.07, abs=0.01)
