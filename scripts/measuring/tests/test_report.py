import csv
import json
import pathlib

from measuring import compare
from measuring.accuracy import Score
from measuring.places import ROOT
from measuring.report import Report, Speed
from measuring.scaling import Point, expected


def report() -> Report:
    found = Report(date="2031-01-02", machine={"cores": "2"}, versions={"x": "1"}, commands=["scripts/compare"], text={})
    found.speeds = [
        Speed("sentences", "claimwire", 4, 2_000_000, [0.02, 0.01, 0.9], True),
        Speed("sentences", "slow", 1, 1_000_000, [2.0, 2.0, 2.0], False),
    ]
    found.scores = [Score("sentences", "corpus", "slow", "boundary F", 91.234)]
    found.points = [Point("cores", "claimwire annotate", 2, 0.5, 30_000_000, 5, 4_000_000)]
    found.missing = {"absent": "could not be installed"}
    return found


def test_tables_show_medians_ratios_and_what_is_missing() -> None:
    text = report().markdown()
    assert "| Sentences | **claimwire** | 100 |" in text
    assert "| Sentences | slow | 0.500 | ± 0 % | 0.00500 |" in text
    assert "| slow | 91.23 |" in text
    assert "absent: could not be installed" in text
    assert text.index("**claimwire**") < text.index("| slow |")


def test_a_stage_alone_is_told_in_words_and_times_the_peer() -> None:
    found = report()
    assert "times the peer" not in found.markdown()
    found.unseen = [
        Speed("sentences", "claimwire, the stage alone", 4, 2_000_000, [0.002, 0.001, 0.9], True),
        Speed("sentences", "peer", 1, 1_000_000, [0.1, 0.1, 0.1], False),
    ]
    found.words_per_byte = 0.2
    text = found.markdown()
    assert "| **claimwire, the stage alone** | 200 |" in text
    assert "| peer | 2.00 | ± 0 % | 1.00 |" in text
    assert "| 100 |" in text


def test_raw_figures_are_written_whole(tmp_path: pathlib.Path) -> None:
    report().write(tmp_path)
    stored = json.loads((tmp_path / "results.json").read_text())
    assert stored["speeds"][0]["seconds"] == [0.02, 0.01, 0.9]
    rows = list(csv.DictReader((tmp_path / "speed.csv").open()))
    assert [row["seconds"] for row in rows if row["program"] == "slow"] == ["2.0", "2.0", "2.0"]
    assert (tmp_path / "scaling.csv").exists() and (tmp_path / "accuracy.csv").exists()


def test_the_next_point_is_expected_in_proportion() -> None:
    points = report().points
    assert expected(points, 20) == (5.0, 300_000_000)
    assert expected([], 20) == (0.0, 0.0)


def test_a_report_tells_no_path_of_the_machine() -> None:
    assert compare.told("--sets") == "--sets"
    assert compare.told(str(ROOT.parent / "shared" / "data")) == "../shared/data"
    assert compare.told("/some/where/else/data") == "…/data"
