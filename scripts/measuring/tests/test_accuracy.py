from measuring import accuracy
from measuring.peers import aligned

TEXT = "One here. Two there.\n\nThree."
GOLD = [(0, 9), (10, 20), (22, 28)]


def test_the_documents_own_end_is_no_boundary_to_find() -> None:
    assert accuracy.ends(TEXT, GOLD) == {9, 20}


def test_white_space_behind_a_sentence_does_not_count() -> None:
    assert accuracy.ends(TEXT, [(0, 10), (10, 22), (22, 28)]) == {9, 20}


def test_a_missed_and_an_invented_boundary_both_cost() -> None:
    documents = [{"text": TEXT, "sentences": GOLD}]
    assert accuracy.boundary_f(documents, [GOLD]) == 100
    missed = accuracy.boundary_f(documents, [[(0, 20), (22, 28)]])
    invented = accuracy.boundary_f(documents, [[(0, 3), (4, 9), (10, 20), (22, 28)]])
    assert missed < invented < 100


def test_an_optional_end_neither_helps_nor_costs() -> None:
    documents = [{"text": TEXT, "sentences": GOLD, "optional": [3]}]
    assert accuracy.boundary_f(documents, [GOLD]) == 100
    assert accuracy.boundary_f(documents, [[(0, 3), (4, 9), (10, 20), (22, 28)]]) == 100


def test_paragraphs_are_split_on_their_own() -> None:
    assert accuracy.by_paragraph(lambda text: [(0, len(text))], TEXT) == [(0, 20), (22, 28)]


def test_parts_that_were_changed_are_skipped() -> None:
    assert aligned("a b c", ["a", "B", " c "]) == [(0, 1), (4, 5)]


def test_dates_match_once_by_overlap_by_span_and_by_value() -> None:
    documents = [
        {"id": "1", "timexes": [{"start": 0, "end": 4, "value": "2020"}, {"start": 9, "end": 15, "value": "2021-05"}]}
    ]
    found = {"1": [{"start": 0, "end": 4, "value": "2020"}, {"start": 10, "end": 15, "value": "2021"}]}
    assert accuracy.date_f(documents, found) == {"relaxed": 100, "strict": 50, "value": 50}
    assert accuracy.date_f(documents, {"1": [{"start": 0, "end": 15, "value": "2020"}]})["relaxed"] == 200 / 3
    assert accuracy.date_f(documents, {})["relaxed"] == 0


def test_the_corpus_sentences_are_their_articles() -> None:
    documents = accuracy.corpus_sentences()
    assert len(documents) >= 12
    for document in documents:
        position = 0
        for start, end in document["sentences"]:
            assert not document["text"][position:start].strip()
            position = end
        assert not document["text"][position:].strip()
        assert all(document["text"][end] == " " for end in document["optional"])
