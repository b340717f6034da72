"""The shipped words: each once, each below what it is a kind of, and still so when some are unknown."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from hierdemo.tree.vocabulary import Vocabulary, read_vocabulary

WORDS = read_vocabulary()


def test_thousands_of_words_each_once() -> None:
    assert [word for word, n in Counter(WORDS.words).items() if n > 1] == []
    assert 2500 <= len(WORDS) <= 4000
    assert all(word == word.strip().lower() and word for word in WORDS.words)
    inner = [bool(below) for below in WORDS.children]
    levels = np.bincount(WORDS.depth, weights=np.array(inner, float))
    assert levels[0] in range(8, 16) and levels[1] in range(25, 80) and levels[2] in range(120, 300)


def test_every_class_has_members_and_every_line_ends_at_a_top() -> None:
    assert all(len(WORDS.children[w]) >= 2 for w in range(len(WORDS)) if WORDS.children[w])
    for w in range(len(WORDS)):
        line = WORDS.line(w)
        assert line[0] == w and WORDS.parent[line[-1]] == -1 and len(line) == WORDS.depth[w] + 1
        assert (np.diff(line) < 0).all(), "general ones come first"


@pytest.mark.parametrize(
    ("word", "above"),
    [
        ("golden retriever", "dog"),
        ("dog", "animal"),
        ("pizza", "food and drink"),
        ("sunset", "sky"),
        ("violin", "object"),
    ],
)
def test_what_some_words_are(word: str, above: str) -> None:
    assert above in [WORDS.words[w] for w in WORDS.line(WORDS.words.index(word))]


@pytest.mark.parametrize("seed", range(4))
def test_kinship_outlives_unknown_words(seed: int) -> None:
    keep = {w for w in WORDS.words if np.random.default_rng([seed, len(w), ord(w[0])]).random() < 0.4}
    part = WORDS.only(keep.__contains__)
    assert set(part.words) == keep
    for w in range(len(part)):
        whole = [WORDS.words[v] for v in WORDS.line(WORDS.words.index(part.words[w]))]
        assert [part.words[v] for v in part.line(w)] == [v for v in whole if v in keep]


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("# remark\nanimal\n  dog: beagle, pug\n  cat\n\nthing: a,b\n")
    found = read_vocabulary(file)
    assert found.words == ("animal", "dog", "beagle", "pug", "cat", "thing", "a", "b")
    assert found.parent.tolist() == [-1, 0, 1, 1, 0, -1, 5, 5]
    assert Vocabulary((), np.array([], np.int32)).only(lambda _: True).words == ()
