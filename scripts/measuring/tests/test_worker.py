import pytest

from measuring.worker import share, unseen


def test_passes_over_unseen_documents_share_none_and_skip_those_of_the_warm_up() -> None:
    texts = [str(number) for number in range(10)]
    assert unseen(texts, 2, 3) == [["2", "3"], ["4", "5"], ["6", "7"]]
    # No more than there are.
    assert unseen(texts, 4, 3) == [["4", "5"], ["6", "7"], ["8", "9"]]


def test_a_text_that_is_too_short_for_all_passes_is_told() -> None:
    with pytest.raises(SystemExit, match="too short"):
        unseen(["a", "b", "c"], 1, 3)


def test_a_slow_peer_gets_one_document_at_the_least() -> None:
    assert share(len, ["a", "b"], 0.0) == ["a"]
