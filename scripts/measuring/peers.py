"""The programs of Python's that people would use instead, each as a function of a document's text.

A peer is made in a process of its own (`worker.py`), so that none slows another down; its package is imported only there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

# What a pass calls: its result is used up, so that no peer leaves its work undone in a generator.
Work = Callable[[str], object]
Span = tuple[int, int]
Spans = Callable[[str], list[Span]]


@dataclass(frozen=True)
class Peer:
    """A function of another program that does one of Claimwire's tasks."""

    name: str
    task: str
    # The package whose version is told.
    package: str
    make: Callable[[], Work]
    # Sentences only: makes the function of spans that its accuracy is judged by.
    spans: Callable[[], Spans] | None = None


def aligned(text: str, parts: Iterable[str]) -> list[Span]:
    """Spans of consecutive parts of a text; a part that was changed is skipped."""
    spans, position = [], 0
    for part in map(str.strip, parts):
        start = text.find(part, position) if part else -1
        if start >= 0:
            position = start + len(part)
            spans.append((start, position))
    return spans


def spacy_blank() -> Work:
    import spacy

    pipeline: Work = spacy.blank("en")
    return pipeline


def spacy_sentencizer() -> Spans:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda text: [(sentence.start_char, sentence.end_char) for sentence in pipeline(text).sents]


def untrained(*pipes: tuple[str, list[str]]) -> Any:
    """A blank pipeline with spaCy's default (CNN) components of these labels, their weights as they are before training."""
    import spacy

    pipeline = spacy.blank("en")
    for name, labels in pipes:
        pipe = pipeline.add_pipe(name)
        for label in labels:
            pipe.add_label(label)
    pipeline.initialize()
    return pipeline


def spacy_tagger() -> Work:
    pipeline: Work = untrained(("tagger", ["NN", "NNP", "VBD", "IN", "DT", "JJ"]))
    return pipeline


def spacy_names() -> Work:
    pipeline: Work = untrained(("ner", ["PERSON", "ORG", "GPE", "LOC", "NORP"]))
    return pipeline


def textacy_quotations() -> Work:
    from textacy.extract import direct_quotations

    parts = ["POS=NOUN", "POS=PROPN", "POS=VERB", "POS=PRON", "POS=PUNCT"]
    pipeline = untrained(("morphologizer", parts), ("parser", ["nsubj", "dobj", "ROOT", "ccomp", "punct"]))

    def work(text: str) -> object:
        try:
            return list(direct_quotations(pipeline(text)))
        except ValueError:
            # It takes no text with an odd number of quotation marks.
            return []

    return work


def pre_tokenizer(name: str) -> Callable[[], Work]:
    def make() -> Work:
        from tokenizers import pre_tokenizers

        pre: Work = getattr(pre_tokenizers, name)().pre_tokenize_str
        return pre

    return make


def blingfire_words() -> Work:
    import blingfire

    return lambda text: blingfire.text_to_words(text)


def blingfire_sentences() -> Spans:
    import blingfire

    return lambda text: list(blingfire.text_to_sentences_and_offsets(text)[1]) if text.strip() else []


def nltk_words() -> Work:
    from nltk.tokenize import NLTKWordTokenizer

    tokenizer = NLTKWordTokenizer()
    return lambda text: tokenizer.tokenize(text)


def nltk_punkt() -> Spans:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    tokenizer = PunktSentenceTokenizer()
    return lambda text: list(tokenizer.span_tokenize(text))


def syntok_words() -> Work:
    from syntok.tokenizer import Tokenizer

    tokenizer = Tokenizer()
    return lambda text: list(tokenizer.tokenize(text))


def syntok_sentences() -> Spans:
    from syntok import segmenter

    def spans(text: str) -> list[Span]:
        sentences = [list(sentence) for paragraph in segmenter.analyze(text) for sentence in paragraph]
        return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in sentences if s]

    return spans


def pysbd_sentences() -> Spans:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: aligned(text, segmenter.segment(text))


def nupunkt_sentences() -> Spans:
    import nupunkt

    return lambda text: [(span[0], span[1]) for span in nupunkt.sent_spans(text)]


def dateparser_dates() -> Work:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def quantulum_numbers() -> Work:
    from quantulum3 import parser

    return lambda text: parser.parse(text)


def sentences(name: str, package: str, spans: Callable[[], Spans]) -> Peer:
    return Peer(name, "sentences", package, spans, spans)


PEERS = [
    Peer("spaCy, blank", "words", "spacy", spacy_blank),
    Peer("tokenizers, Whitespace", "words", "tokenizers", pre_tokenizer("Whitespace")),
    Peer("tokenizers, BertPreTokenizer", "words", "tokenizers", pre_tokenizer("BertPreTokenizer")),
    Peer("tokenizers, ByteLevel", "words", "tokenizers", pre_tokenizer("ByteLevel")),
    Peer("Bling Fire, words", "words", "blingfire", blingfire_words),
    Peer("NLTK, NLTKWordTokenizer", "words", "nltk", nltk_words),
    Peer("syntok, words", "words", "syntok", syntok_words),
    sentences("spaCy, sentencizer", "spacy", spacy_sentencizer),
    sentences("Bling Fire", "blingfire", blingfire_sentences),
    sentences("NLTK, Punkt untrained", "nltk", nltk_punkt),
    sentences("pysbd", "pysbd", pysbd_sentences),
    sentences("syntok", "syntok", syntok_sentences),
    sentences("nupunkt", "nupunkt", nupunkt_sentences),
    Peer("dateparser, search", "dates", "dateparser", dateparser_dates),
    Peer("quantulum3", "numbers", "quantulum3", quantulum_numbers),
    Peer("spaCy, CNN tagger, untrained", "names", "spacy", spacy_tagger),
    Peer("spaCy, CNN names, untrained", "names", "spacy", spacy_names),
    Peer("textacy, on untrained spaCy", "quotes", "textacy", textacy_quotations),
]


def peer(name: str) -> Peer:
    return next(peer for peer in PEERS if peer.name == name)
