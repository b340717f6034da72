"""How far into a text a model reads: tokenizers cut what is longer than its context, without a word.

Knows tokens and words. Does not know models, or what is said of it. Asked of the tokenizer itself, as any tokenizer can
be: a word counts as read where the tokens without it, and without all that follows, are others.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tokens = Callable[[Sequence[str]], NDArray[np.integer]]  # (n, context) of n texts
FILLING = " and more"  # what would change the tokens of any text that does not fill the context


def words_read(tokens: Tokens, text: str) -> int:
    """How many of the text's words, counted by the spaces between them, go into its tokens; all of them but where it
    is longer than the context.
    """
    words = text.split()
    if not any(cut(tokens, [text])):
        return len(words)
    whole, least, most = tokens([text])[0], 1, len(words)
    while least < most:
        middle = (least + most) // 2
        if np.array_equal(tokens([" ".join(words[:middle])])[0], whole):
            most = middle
        else:
            least = middle + 1
    return most


def cut(tokens: Tokens, texts: Sequence[str]) -> NDArray[np.bool_]:
    """(n,) whether the end of each text is cut off: neither its last word nor further ones change its tokens."""
    found = np.zeros(len(texts), bool)
    context = tokens([""]).shape[1]
    rows = [i for i, text in enumerate(texts) if len(text) > context - 2 and len(text.split()) > 1]  # a letter a token
    if rows:
        long = [" ".join(texts[i].split()) for i in rows]
        shown = tokens(long)
        less, more = tokens([text.rpartition(" ")[0] for text in long]), tokens([text + FILLING for text in long])
        found[rows] = (shown == less).all(1) & (shown == more).all(1)
    return found


def read_by(encoder: Any, text: str) -> tuple[int, int]:
    """How many of a text's words an encoder reads, and of how many; all where it cuts nothing off."""
    words = len(text.split())
    ask = getattr(encoder, "words_read", None)
    return (words if ask is None else ask(text)), words


def cut_by(encoder: Any, texts: Sequence[str]) -> int:
    """How many of the texts an encoder reads to no end; 0 where it cuts nothing off."""
    ask = getattr(encoder, "cut", None)
    return 0 if ask is None else int(np.sum(ask(texts)))
