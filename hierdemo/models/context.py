"""How far into a text a model reads: tokenizers cut what is longer than its context, without a word.

Knows tokens and words. Does not know models, or what is said of it. Asked of the tokenizer itself, as any tokenizer can
be: a word counts as read where the tokens without it, and without all that follows, are others. In scripts that put no
spaces between words (Chinese, Japanese, Thai and its neighbours) each letter is looked at in a word's place.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tokens = Callable[[Sequence[str]], NDArray[np.integer]]  # (n, context) of n texts
FILLING = " and more"  # what would change the tokens of any text that does not fill the context
LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
WORD = re.compile(rf"[{LETTERS}][{MARKS}]*|[^\s{LETTERS}]+")


def ends(text: str) -> list[int]:
    """Where each word of a text ends; of a script without spaces, each letter with what stands over it."""
    return [match.end() for match in WORD.finditer(text)]


def words_read(tokens: Tokens, text: str) -> int:
    """How many of the text's words, as `ends` has them, go into its tokens; all of them but where it is longer than
    the context.
    """
    words = ends(text)
    if not any(cut(tokens, [text])):
        return len(words)
    whole, least, most = tokens([text])[0], 1, len(words)
    while least < most:
        middle = (least + most) // 2
        if np.array_equal(tokens([text[: words[middle - 1]]])[0], whole):
            most = middle
        else:
            least = middle + 1
    return most


def cut(tokens: Tokens, texts: Sequence[str]) -> NDArray[np.bool_]:
    """(n,) whether the end of each text is cut off: neither its last word nor further ones change its tokens."""
    found = np.zeros(len(texts), bool)
    context = tokens([""]).shape[1]
    n_bytes = [len(text.encode()) for text in texts]  # no token is shorter than one
    rows = [i for i, text in enumerate(texts) if n_bytes[i] > context - 2 and len(ends(text)) > 1]
    if rows:
        long = [texts[i] for i in rows]
        shown = tokens(long)
        less, more = tokens([text[: ends(text)[-2]] for text in long]), tokens([text + FILLING for text in long])
        found[rows] = (shown == less).all(1) & (shown == more).all(1)
    return found


def read_by(encoder: Any, text: str) -> tuple[int, int]:
    """How many of a text's words, as `ends` has them, an encoder reads, and of how many; all where it cuts nothing
    off.
    """
    words = len(ends(text))
    ask = getattr(encoder, "words_read", None)
    return (words if ask is None else ask(text)), words


def cut_by(encoder: Any, texts: Sequence[str]) -> int:
    """How many of the texts an encoder reads to no end; 0 where it cuts nothing off."""
    ask = getattr(encoder, "cut", None)
    return 0 if ask is None else int(np.sum(ask(texts)))
