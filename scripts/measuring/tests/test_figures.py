import pytest

from measuring.figures import exponent, f_score, least, short, spread, table


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_exponent_is_the_power_that_the_points_follow(power: float) -> None:
    assert exponent((size, 3e-9 * size**power) for size in (1e3, 4e3, 64e3)) == pytest.approx(power)


def test_fixed_cost_bends_the_exponent_down() -> None:
    assert exponent((size, 1e-3 + 1e-9 * size) for size in (1e3, 1e4, 1e5)) < 0.1


def test_least_of_each_size_outlives_disturbed_rounds() -> None:
    rows = [("a", 10, 1.0), ("a", 10, 900.0), ("a", 10, 1.2), ("a", 10, 3.0), ("a", 5, 0.5), ("b", 10, 7.0)]
    assert least(rows) == {"a": [(5, 0.5), (10, 1.0)], "b": [(10, 7.0)]}


def test_spread_is_nothing_for_equal_rounds_and_grows_with_them() -> None:
    assert spread([2.0, 2.0, 2.0]) == 0
    assert spread([1.0, 2.0, 3.0]) > spread([1.9, 2.0, 2.1]) > 0
    assert spread([1.0]) == 0


def test_f_score_is_the_harmonic_mean_of_precision_and_recall() -> None:
    precision, recall = 6 / 10, 6 / 8
    assert f_score(6, 10, 8) == pytest.approx(100 * 2 * precision * recall / (precision + recall))
    assert f_score(0, 0, 0) == 0


@pytest.mark.parametrize(
    ("value", "told"), [(1234.5, "1,234"), (56.78, "56.8"), (0.012345, "0.0123"), (0, "0"), (9.999, "10.00")]
)
def test_three_digits_are_shown(value: float, told: str) -> None:
    assert short(value) == told


def test_table_has_a_cell_for_each_heading() -> None:
    lines = table(["a", "b"], [[1, 2], [3, 4]]).splitlines()
    assert lines == ["| a | b |", "|---|---:|", "| 1 | 2 |", "| 3 | 4 |"]
