from measuring import counts, growth

THRESHOLDS = {"tagger": {"instructions a byte": 100.0, "allocations a document": 3.0}}


def figures(instructions: float, allocations: float) -> dict[str, dict[str, float]]:
    return {"tagger": {"instructions a byte": instructions, "allocations a document": allocations}}


def test_instructions_may_differ_by_the_tolerance_and_no_more() -> None:
    assert counts.slips(figures(101.9, 3.0), THRESHOLDS) == []
    assert len(counts.slips(figures(102.1, 3.0), THRESHOLDS)) == 1


def test_one_allocation_more_is_a_slip_and_one_less_is_none() -> None:
    assert len(counts.slips(figures(100.0, 3.01), THRESHOLDS)) == 1
    assert counts.slips(figures(100.0, 0.0), THRESHOLDS) == []


def test_what_has_no_threshold_is_told() -> None:
    assert len(counts.slips({"new": {"allocations a document": 0.0}}, THRESHOLDS)) == 1


def test_a_hostile_text_may_cost_less_than_in_proportion() -> None:
    assert growth.faults("dots", {"quotes": 0.5}) == []
    assert growth.faults("news", {"quotes": 0.5}) != []
    assert growth.faults("dots", {"quotes": 1.06}) != []
