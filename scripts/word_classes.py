#!/usr/bin/env python3
"""Makes words.bin: which words are alike, by an encoder and by their neighbours in running text.

usage: scripts/word_classes.py TEXT.txt OUTPUT.bin --encoder FOLDER --frequencies FILE [--tokenizer BINARY]

TEXT is running text, FOLDER a BERT-like encoder (model.safetensors, vocab.txt, config.json), FILE a frequency list of
English as wordfreq has it (large_en.msgpack.gz), BINARY the built claimwire, whose tokens and folding are used.
`scripts/train-ner` calls this; it needs numpy, scipy and msgpack. Steps:

1. Words that the text has at least twice, the encoder's own whole words, and the commonest of the frequency list, as
   many as the table holds.
2. Meaning: the encoder's last layer for the word by itself, averaged over its pieces, each dimension standardized,
   rounded to whole numbers, k-means with whole-number centres (products of such numbers are exact in single precision,
   so clustering gives the same on every machine); the centres are clustered again for the coarse classes.
3. Context: for words met at least four times, hard expectation maximization of a mixture of multinomials over the words
   right before and after, each side by itself; started from the meaning classes. Logarithms are rounded to whole
   numbers, so sums are exact.
"""
import argparse
import collections
import gzip
import json
import os
import pathlib
import struct
import subprocess
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np  # noqa: E402
import msgpack  # noqa: E402
import scipy.sparse  # noqa: E402
import scipy.special  # noqa: E402
import unicodedata  # noqa: E402

LEAVES, BRANCHES = 1500, 96
CONTEXT_LEAVES, CONTEXT_BRANCHES = 640, 64
LEAST_COUNT, LEAST_CONTEXT_COUNT = 2, 4
FIRST_CONTEXT_WORDS = 20000
SLOTS, MOST_WORDS = 1 << 18, 196_000
MAGIC, VERSION, KIND, ALIGNMENT = 0x4D574C43, 1, 0x44524F57, 64


def folded(word):
    """As WordKey folds: ASCII and Latin-1 capitals, and the curly apostrophe."""
    out = []
    for character in word:
        if "A" <= character <= "Z" or ("\u00c0" <= character <= "\u00de" and character != "\u00d7"):
            character = chr(ord(character) + 32)
        out.append("'" if character == "\u2019" else character)
    return "".join(out)


def key(word):
    """WordKey's FNV-1a."""
    value = 2166136261
    for byte in word.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


# Words of the text

def tokens(binary, text):
    """The folded tokens of the text in order; numbers as one, and None where a line is blank."""
    process = subprocess.Popen([binary, "tokenize", text], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    last = 0
    for line in process.stdout:
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 4:
            continue
        start, end, kind, token = fields
        if int(start) > last + 2:
            yield None
        last = int(end)
        yield folded(token) if kind == "word" else "0" if kind == "number" else token
    if process.wait():
        sys.exit("word-classes: claimwire tokenize failed")


def is_word(token):
    return token is not None and len(token) < 40 and any(character.isalpha() for character in token)


def common_words(path):
    """The frequency list's words, the commonest first: lists of words in bins of falling frequency."""
    for words in msgpack.load(gzip.open(path), raw=False)[1:]:
        yield from sorted(word for word in words if is_word(word) and not any(c.isdigit() for c in word))


# The encoder

class Encoder:
    """A BERT-like encoder, read and run with numpy alone."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        config = json.loads((folder / "config.json").read_text())
        self.layers, self.heads = config["num_hidden_layers"], config["num_attention_heads"]
        data = (folder / "model.safetensors").read_bytes()
        length = struct.unpack("<Q", data[:8])[0]
        self.weights = {}
        for name, entry in json.loads(data[8 : 8 + length]).items():
            if name != "__metadata__" and entry["dtype"] == "F32":
                start, end = entry["data_offsets"]
                array = np.frombuffer(data[8 + length + start : 8 + length + end], dtype="<f4")
                self.weights[name] = array.reshape(entry["shape"])
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.pieces = {piece: number for number, piece in enumerate(lines)}

    def whole_words(self):
        return [piece for piece in self.pieces if piece.isalpha() and len(piece) > 1]

    def split(self, word):
        """The word's pieces, longest first, as BERT's uncased tokenizer has them."""
        word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        runs, run = [], ""
        for character in word:
            if character.isalnum():
                run += character
            else:
                runs += [run, character] if run else [character]
                run = ""
        found = []
        for run in runs + ([run] if run else []):
            start, pieces = 0, []
            while start < len(run):
                end = len(run)
                while end > start and ("##" if start else "") + run[start:end] not in self.pieces:
                    end -= 1
                if end == start:
                    pieces = [self.pieces["[UNK]"]]
                    break
                pieces.append(self.pieces[("##" if start else "") + run[start:end]])
                start = end
            found += pieces
        return found[:30]

    def linear(self, values, name):
        flat = values.reshape(-1, values.shape[-1]) @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]
        return flat.reshape(*values.shape[:-1], -1)

    def norm(self, values, name):
        values = values - values.mean(-1, keepdims=True)
        values = values / np.sqrt((values * values).mean(-1, keepdims=True) + 1e-12)
        return values * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def run(self, batch):
        """The last layer's mean over the pieces of each word; all words of the batch have as many."""
        count, length = batch.shape
        values = (
            self.weights["embeddings.word_embeddings.weight"][batch]
            + self.weights["embeddings.position_embeddings.weight"][:length]
            + self.weights["embeddings.token_type_embeddings.weight"][0]
        )
        values = self.norm(values, "embeddings.LayerNorm")
        size = values.shape[-1] // self.heads
        for layer in range(self.layers):
            name = f"encoder.layer.{layer}."
            query, keys, content = (
                self.linear(values, f"{name}attention.self.{part}")
                .reshape(count, length, self.heads, size).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ keys.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size))
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            mixed = (scores @ content).transpose(0, 2, 1, 3).reshape(count, length, -1)
            values = self.norm(values + self.linear(mixed, name + "attention.output.dense"),
                               name + "attention.output.LayerNorm")
            inner = self.linear(values, name + "intermediate.dense")
            inner = inner * np.float32(0.5) * (1 + scipy.special.erf(inner / np.float32(np.sqrt(2))))
            values = self.norm(values + self.linear(inner, name + "output.dense"), name + "output.LayerNorm")
        return values[:, 1:-1].mean(1)

    def vectors(self, words):
        groups = collections.defaultdict(list)
        for index, word in enumerate(words):
            pieces = [self.pieces["[CLS]"], *self.split(word), self.pieces["[SEP]"]]
            groups[len(pieces)].append((index, pieces))
        out = np.zeros((len(words), self.weights["embeddings.word_embeddings.weight"].shape[1]), dtype=np.float32)
        for length in sorted(groups):
            if length < 3:
                continue
            for start in range(0, len(groups[length]), 256):
                part = groups[length][start : start + 256]
                out[[index for index, _ in part]] = self.run(np.array([pieces for _, pieces in part]))
        return out


# Clustering

def rounded(vectors):
    """Standardized unit vectors in whole numbers."""
    vectors = vectors.astype(np.float64)
    vectors = (vectors - vectors.mean(0)) / (vectors.std(0) + 1e-6)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return np.clip(np.rint(vectors * 1000), -127, 127).astype(np.float32)


def kmeans(vectors, weights, count, rounds, seed):
    """Lloyd's algorithm over whole numbers: the class of each vector and the centres."""
    random = np.random.RandomState(seed)
    count = min(count, len(vectors))
    centres = vectors[np.sort(random.choice(len(vectors), count, replace=False))].copy()
    classes = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(rounds):
        half = np.rint((centres * centres).sum(1) / 2)
        for start in range(0, len(vectors), 8192):
            classes[start : start + 8192] = (vectors[start : start + 8192] @ centres.T - half).argmax(1)
        order = np.argsort(classes, kind="stable")
        bounds = np.searchsorted(classes[order], np.arange(count + 1))
        for number in range(count):
            members = order[bounds[number] : bounds[number + 1]]
            if len(members):
                share = weights[members].astype(np.float64)
                centres[number] = np.rint((vectors[members].astype(np.float64) * share[:, None]).sum(0) / share.sum())
            else:
                centres[number] = vectors[random.randint(len(vectors))]
    return classes, centres


def mixture(counts, start, classes_count, rounds):
    """Hard expectation maximization of multinomials over whole-number counts (words by contexts)."""
    classes = start.copy()
    total = np.asarray(counts.sum(0)).ravel().astype(np.float64)
    prior = (total + 0.5) / (total.sum() + 0.5 * len(total))
    for _ in range(rounds):
        member = scipy.sparse.csr_matrix(
            (np.ones(len(classes), dtype=np.int64), (classes, np.arange(len(classes)))),
            shape=(classes_count, len(classes)))
        sums = np.asarray((member @ counts).todense()).astype(np.float64)
        # Each class's distribution is drawn to that of all words by as much as 50 words count.
        mass = sums.sum(1, keepdims=True) + 50
        logs = np.rint(np.log((sums + 50 * prior) / mass) * 64).astype(np.int64)
        new = np.empty_like(classes)
        for first in range(0, counts.shape[0], 4096):
            new[first : first + 4096] = np.asarray(counts[first : first + 4096] @ logs.T).argmax(1)
        moved = int((new != classes).sum())
        classes = new
        print(f"word-classes: {moved} words moved", file=sys.stderr)
    return classes, logs


def context_counts(stream, index):
    """Counts of the words before and after each indexed word."""
    frequent = {}
    rows, columns = [], []
    stream = list(stream)
    ranking = collections.Counter(token for token in stream if token is not None)
    for token, _ in sorted(ranking.items(), key=lambda item: (-item[1], item[0]))[:FIRST_CONTEXT_WORDS]:
        frequent[token] = len(frequent)
    width = len(frequent) + 2
    edge, rare = len(frequent), len(frequent) + 1

    def column(token):
        return edge if token is None else frequent.get(token, rare)

    for before, token, after in zip([None] + stream, stream, stream[1:] + [None]):
        row = index.get(token)
        if row is not None:
            rows += [row, row]
            columns += [column(before), width + column(after)]
    return scipy.sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=(len(index), 2 * width))


# The blob

def table(entries):
    """Open addressing, at most three quarters full: 11 bits of the key, 11 of the meaning class, 10 of the context class.

    Two words that share the 11 bits and a run of slots count as one: one unknown word in a thousand.
    """
    slots = np.zeros(SLOTS, dtype="<u4")
    for word_key, (meaning, context) in sorted(entries.items()):
        slot = (((word_key * 0x9E3779B1) & 0xFFFFFFFF) >> 7) & (SLOTS - 1)
        check = ((word_key * 0x85EBCA6B) & 0xFFFFFFFF) >> 21
        while slots[slot] and slots[slot] >> 21 != check:
            slot = (slot + 1) & (SLOTS - 1)
        slots[slot] = check << 21 | int(meaning) << 10 | int(context)
    return slots


def blob(sections):
    out = struct.pack("<IIII", MAGIC, VERSION, KIND, len(sections))
    start = -(-(len(out) + 12 * len(sections)) // ALIGNMENT) * ALIGNMENT
    body = b""
    for name, data in sections:
        body += b"\0" * (-len(body) % ALIGNMENT)
        out += struct.pack("<III", name, start + len(body), len(data))
        body += data
    return out + b"\0" * (start - len(out)) + body


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--frequencies", type=pathlib.Path, required=True)
    parser.add_argument("--tokenizer", default=".build/release/claimwire")
    options = parser.parse_args()

    stream = list(tokens(options.tokenizer, options.text))
    counts = collections.Counter(filter(is_word, stream))
    encoder = Encoder(options.encoder)
    chosen = {word for word, count in counts.items() if count >= LEAST_COUNT} | set(encoder.whole_words())
    for word in common_words(options.frequencies):
        if len(chosen) >= MOST_WORDS:
            break
        chosen.add(folded(word))
    words = sorted(chosen)
    print(f"word-classes: {len(words)} words", file=sys.stderr)
    vectors = rounded(encoder.vectors(words))
    leaves, centres = kmeans(vectors, np.ones(len(words)), LEAVES, 12, 1)
    branches, _ = kmeans(centres, np.bincount(leaves, minlength=LEAVES) + 1, BRANCHES, 15, 2)
    leaf = dict(zip(words, leaves))

    known = [word for word in words if counts[word] >= LEAST_CONTEXT_COUNT]
    contexts = context_counts(stream, {word: row for row, word in enumerate(known)})
    # Words alike in meaning together, so that the start has sense.
    rows = {word: row for row, word in enumerate(words)}
    start, _ = kmeans(vectors[[rows[word] for word in known]], np.ones(len(known)), CONTEXT_LEAVES, 8, 3)
    context, logs = mixture(contexts, start, CONTEXT_LEAVES, 15)
    scaled = np.clip(np.rint(logs / 8), -127, 127).astype(np.float32)
    weight = np.bincount(context, minlength=CONTEXT_LEAVES) + 1
    coarse, _ = kmeans(scaled[:, :4000] + 60, weight, CONTEXT_BRANCHES, 15, 4)
    context_of = dict(zip(known, context))

    entries = {key(word): (leaf[word] + 1, context_of[word] + 1 if word in context_of else 0) for word in words}
    options.output.write_bytes(blob([
        (1, table(entries).tobytes()),
        (3, bytes([0]) + (branches + 1).astype(np.uint8).tobytes()),
        (4, bytes([0]) + (coarse + 1).astype(np.uint8).tobytes()),
    ]))


if __name__ == "__main__":
    main()
