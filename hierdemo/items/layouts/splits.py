"""How the parts of a data set are called, and which part a file belongs to by its name.

Knows names only.
"""

import re
from collections.abc import Iterable, Mapping

SPLITS = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("validation", "valid", "val", "dev"), "validation"),
    **dict.fromkeys(("test", "testing", "eval", "evaluation"), "test"),
}


def split_of(file: str) -> str:
    """`data/train-00000-of-00002.parquet`, `train/0000.parquet`: train; "" where no word of a name is a part's."""
    words = (SPLITS.get(word) for part in file.lower().split("/") for word in re.split(r"[-_.]", part))
    return next((word for word in words if word), "")


def told_apart(files: Iterable[str]) -> Mapping[str, dict[str, str]]:
    """The attribute that says a file's part, by file; none where all are of one part."""
    found = {file: split_of(file) for file in files}
    several = len(set(found.values())) > 1
    return {file: {"split": split} if several and split else {} for file, split in found.items()}
