"""The labelled lines that `cargo xtask train columns DIR` wrote, and the scores of a choice of lines.

In: the folder of those files. Out: pages with their lines as columns. Trains nothing.
"""

import json
from dataclasses import dataclass

import numpy as np

STEPS = 1024  # steps of 1 in the file of features
FOLDS = 3  # folds of the sites; pages of fold 3 are never learned from
CODES = {"text": [(3, 6)], "html": [(3, 6), (126, 15)]}  # columns that hold a code, and the number of codes
SOURCES = ["articles", "fundus", "daniel", "dragnet", "cleaneval", "multilingual", "other"]


@dataclass
class Page:
    """A page with its lines."""

    row: dict  # its row in NAME.pages.jsonl
    first: int  # number of its first line
    count: int  # number of its lines
    source: int  # place in SOURCES
    words: np.ndarray  # hashes of the words of all its lines
    lengths: np.ndarray  # how many of them each line has
    gold: np.ndarray  # runs of four words of the labelled body, hashed and sorted
    whole: bool  # nearly all lines have a label

    @property
    def lines(self):
        return slice(self.first, self.first + self.count)


class Lines:
    """All lines of one format, `text` or `html`."""

    def __init__(self, folder, format):
        path = lambda name: f"{folder}/{format}.{name}"
        labels = np.fromfile(path("labels.f32"), np.float32).reshape(-1, 4)
        self.label, self.certainty, self.length, self.logit = (labels[:, i].copy() for i in range(4))
        self.features = np.memmap(path("features.i16"), np.int16, "r").reshape(len(labels), -1)
        self.kept = np.fromfile(path("kept.u8"), np.uint8).astype(bool)
        lengths = np.fromfile(path("lengths.u32"), np.uint32)
        words, gold = (np.fromfile(path(name), np.uint64) for name in ("words.u64", "gold.u64"))
        self.format, self.pages = format, []
        line = word = run = 0
        for row in map(json.loads, open(path("pages.jsonl"))):
            own = lengths[line : line + row["lines"]]
            total = int(own.sum())
            known = self.length[line : line + row["lines"]] * (self.certainty[line : line + row["lines"]] > 0)
            whole = known.sum() > 0.9 * self.length[line : line + row["lines"]].sum()
            name = "cleaneval" if row["set"].startswith("cleaneval") else row["set"]
            source = SOURCES.index(name) if name in SOURCES else len(SOURCES) - 1
            self.pages.append(
                Page(row, line, row["lines"], source, words[word : word + total], own, gold[run : run + row["gold"]], whole)
            )
            line, word, run = line + row["lines"], word + total, run + row["gold"]

    def inputs(self, at):
        """The inputs of the lines `at` (a slice or numbers): all features, then each code as columns of 0 and 1."""
        features = np.asarray(self.features[at])
        parts = [features.astype(np.float32) / STEPS]
        for column, codes in CODES[self.format]:
            code = codes_of(features[:, column])
            parts.append((code[:, None] == np.arange(codes)).astype(np.float32))
        return np.concatenate(parts, 1)


def codes_of(steps):
    """The whole numbers whose squashed values are so many steps."""
    table = np.array([round(float(squash(np.float32(code))) * STEPS) for code in range(64)])
    return np.clip(np.searchsorted(table, steps), 0, len(table) - 1)


def squash(value):
    """`squash` of the engine."""
    bits = (np.float32(1) + np.abs(value).astype(np.float32)).view(np.int32) - np.float32(1).view(np.int32)
    return np.copysign(bits.astype(np.float32) / np.float32(1 << 23), value)


def runs(words):
    """Runs of four words, hashed as the engine's laboratory does; all words as one when they are fewer."""
    if len(words) == 0:
        return words
    size = min(4, len(words))
    count = len(words) - size + 1
    value = np.zeros(count, np.uint64)
    with np.errstate(over="ignore"):
        for at in range(size):
            value = ((value << np.uint64(7) | value >> np.uint64(57)) ^ words[at : at + count]) * np.uint64(0x9E3779B97F4A7C15)
    return np.sort(value)


def overlap(gold, predicted):
    """Runs in both; a repeated run counts each time."""
    (a, counts_a), (b, counts_b) = np.unique(gold, return_counts=True), np.unique(predicted, return_counts=True)
    _, at_a, at_b = np.intersect1d(a, b, assume_unique=True, return_indices=True)
    return int(np.minimum(counts_a[at_a], counts_b[at_b]).sum())


def score(pages, kept):
    """(F1, precision, recall) of the lines `kept`: of mean precision and mean recall over runs of words, or of snippets."""
    shares, found, missed, wrong = [], 0, 0, 0
    for page in pages:
        keep = kept[page.lines]
        if page.row["with"] or page.row["without"]:
            hit = lambda holders: bool(len(holders)) and bool(keep[holders].any())
            hits = sum(map(hit, page.row["with"]))
            found, missed = found + hits, missed + len(page.row["with"]) - hits
            wrong += sum(map(hit, page.row["without"]))
        else:
            predicted = runs(page.words[np.repeat(keep, page.lengths)])
            both = overlap(page.gold, predicted)
            shares.append((both / len(predicted) if len(predicted) else np.nan, both / max(1, len(page.gold))))
    if shares:
        p, r = np.nanmean(np.array(shares), 0)
    else:
        p, r = found / max(1, found + wrong), found / max(1, found + missed)
    return 2 * p * r / max(1e-9, p + r), p, r


def groups(pages):
    """Named lists of pages: folder and variant, sources, languages, research sets."""
    named = {}
    for page in pages:
        row, name = page.row, page.row["folder"] + "/" + page.row["variant"]
        if row["fold"] == FOLDS:
            named.setdefault(f"research {row['variant']}", []).append(page)
            continue
        named.setdefault(name, []).append(page)
        if row["folder"] == "more":
            language = "English" if row["lang"] == "en" else "other languages"
            named.setdefault(f"{name} {language}", []).append(page)
            named.setdefault(f"{name} {SOURCES[page.source]}", []).append(page)
    return dict(sorted(named.items()))
