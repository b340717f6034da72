"""The arguments of `build` for people who have vectors already, and what they name: vectors, and what reads texts.

Knows arguments and which of them go together. Does not know how files of vectors are read (ready.py).
"""

import argparse
from pathlib import Path
from typing import Any

from hierdemo.commands.shared import Usage


def add_arguments(p: argparse.ArgumentParser) -> None:
    p.add_argument(
        "--embeddings",
        type=Path,
        metavar="FILE",
        help="vectors that you have: a .npz with files (N,) and vectors (N, D), or a .npy (N, D) in the order that "
        "--list-files prints; with the --model that made them, with --text-embeddings, or to look at alone",
    )
    p.add_argument(
        "--text-embeddings",
        type=Path,
        metavar="FILE",
        help="a .npz with texts (T,) and vectors (T, D): what can be asked where there is no --model",
    )


def check(a: argparse.Namespace) -> None:
    """Raises Usage for arguments that do not go together."""
    if a.text_embeddings and not a.embeddings:
        raise Usage("--text-embeddings goes with --embeddings: the pictures' vectors of the same model.")
    if a.text_embeddings and a.model:
        raise Usage("--model reads any text, --text-embeddings answers given ones: leave one of them out.")


def vectors(a: argparse.Namespace) -> tuple[Any, Any]:
    """(ready.Ready, and the known_texts.TextEncoder that reads texts in the place of a --model); None for neither."""
    if a.embeddings is None:
        return None, None
    from hierdemo.builder.vector_files import read_texts, read_vectors, same_width
    from hierdemo.models.lookup import KnownTexts, TextEncoder

    ready = read_vectors(a.embeddings)
    if a.model:
        return ready, None
    known = read_texts(a.text_embeddings) if a.text_embeddings else KnownTexts.none(ready.dim)
    same_width(ready, known, a.text_embeddings)
    encoder = TextEncoder(known)
    encoder.encode_texts(a.example)  # one that cannot be asked is said at once
    return ready, encoder
