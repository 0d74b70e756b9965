import gzip
import json
import pathlib

from measuring import texts


def test_running_text_is_cut_at_blank_lines_and_nothing_is_lost() -> None:
    text = "\n\n".join(f"Paragraph {number}. " + "word " * 50 for number in range(100))
    documents = texts.cut(text, 1_000)
    assert "\n\n".join(documents) == text
    assert all(len(document) >= 1_000 for document in documents[:-1])


def test_given_files_are_read_whatever_their_form(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "Two."}) + "\n\n" + json.dumps({"text": ""}), encoding="utf-8")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress("Thr\0ee.".encode()))
    assert texts.given([tmp_path]) == ["One.", "Two.", "Thr\ufffdee."]


def test_repeated_stops_at_the_document_that_fills_the_size() -> None:
    assert texts.repeated(["é", "ab"], 5) == ["é", "ab", "é"]
    assert texts.repeated([], 5) == []


def test_each_repetition_has_other_names_and_the_rest_as_it_was() -> None:
    text = "On Monday Valentina Duarte met Mr. Roe. The mayor, Duarte, said no."
    first, second, third = texts.renamed([text], 3 * len(text))
    assert first == text
    words = [found.split() for found in (first, second, third)]
    for other in words[1:]:
        changed = [here for here, there in zip(words[0], other, strict=True) if here != there]
        assert changed == ["Valentina", "Duarte", "Duarte,"]
        assert other[3] == other[9].rstrip(",") and len(other[3]) == len("Duarte")
    assert words[1] != words[2]


def test_tokenizer_texts_are_what_their_names_say() -> None:
    found = texts.tokenizer_texts(20_000)
    assert all(text.isascii() for text in found["ascii"])
    letters = [c for text in found["accents"] for c in text if c.isalpha()]
    assert 0.02 < sum(not c.isascii() for c in letters) / len(letters) < 0.5
    letters = [c for text in found["scripts"] for c in text if c.isalpha()]
    assert sum(c.isascii() for c in letters) / len(letters) < 0.05
    assert all(15_000 < texts.size_of(those) < 30_000 for those in found.values())


def test_shuffled_text_is_the_same_for_the_same_seed() -> None:
    assert texts.shuffled(["french"], 5_000) == texts.shuffled(["french"], 5_000)
    assert texts.shuffled(["french"], 5_000) != texts.shuffled(["french"], 5_000, seed=2)
