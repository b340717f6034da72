"""Folders of vectors as other tools write them, small. Knows file names and columns."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet


def write_clip_retrieval(
    folder: Path,
    names: Sequence[str],
    captions: Sequence[str],
    images: NDArray,
    texts: NDArray,
    *,
    more: Mapping[str, Sequence[str]] | None = None,
    parts: int = 1,
) -> None:
    """As clip-retrieval's NumpyWriter: float16, numbers with zeros before them. more: further columns of metadata."""
    digits = len(str(parts))
    for name in ("img_emb", "text_emb", "metadata"):
        (folder / name).mkdir(parents=True)
    for n, rows in enumerate(np.array_split(np.arange(len(names)), parts)):
        number = str(n).zfill(digits)
        np.save(folder / f"img_emb/img_emb_{number}.npy", images[rows].astype(np.float16))
        np.save(folder / f"text_emb/text_emb_{number}.npy", texts[rows].astype(np.float16))
        columns = {"image_path": names, "caption": captions} | dict(more or {})
        table = pa.table({name: [values[i] for i in rows] for name, values in columns.items()})
        parquet.write_table(table, folder / f"metadata/metadata_{number}.parquet")
