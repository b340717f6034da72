"""What the columns of a data set hold, by its schema alone: pictures, names of classes.

Knows how Hugging Face's `datasets` and img2dataset write columns. Does not know values. Only pyarrow, inside functions.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hierdemo.items.place import PlaceError

BYTES = {"jpg", "jpeg", "png", "webp", "image", "img", "picture", "photo", "image_bytes", "img_bytes", "bytes"}
SUFFIXES = {".parquet", ".pq", ".arrow", ".jsonl", ".ndjson", ".csv", ".tsv"}


@dataclass(frozen=True)
class Features:
    """picture: the column of the pictures; nested: whether its bytes are a field of it, has_path: beside a path. more:
    further columns of pictures, which are not shown. classes: names by the column of their numbers. others: all further
    columns of plain values, or lists of texts; left: those of anything else.
    """

    picture: str
    nested: bool
    has_path: bool
    more: tuple[str, ...]
    classes: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def leaf(self) -> str:
        return f"{self.picture}.bytes" if self.nested else self.picture


def features(schema: Any, letters: str = "") -> Features | None:
    """Of a schema with a column of pictures: a struct of bytes and path, or bytes by a picture's name. Else None.
    letters: of texts, where these are pictures in letters.
    """
    told = _told(schema.metadata)
    nested, flat = [name for name in schema.names if _is_nested(schema.field(name).type)], []
    for name in schema.names:
        if _is_bytes(schema.field(name).type) and (name.lower() in BYTES or _kind(told, name) == "Image"):
            flat.append(name)
    said = [name for name in nested + flat if _kind(told, name) == "Image"]
    flat += [letters] if letters else []
    found = said or [name for name in nested if _kind(told, name) in ("", "Image")] or flat
    if not found:
        return None
    first = found[0]
    classes = {n: tuple(map(str, told[n]["names"])) for n in schema.names if _kind(told, n) == "ClassLabel"}
    others = [n for n in dict.fromkeys(schema.names) if n not in nested + flat]
    left = tuple(n for n in others if schema.names.count(n) > 1 or not _is_plain(schema.field(n).type))
    paths = first in nested and "path" in _fields(schema.field(first).type)
    others = [n for n in others if n not in left]
    return Features(first, first in nested, paths, tuple(found[1:]), classes, tuple(others), left)


def _told(metadata: Mapping[bytes, bytes] | None) -> dict[str, Any]:
    """What `datasets` says of each column; {} where nothing, or nothing that can be read."""
    try:
        found = json.loads((metadata or {})[b"huggingface"])["info"]["features"]
        return {name: kind for name, kind in found.items() if isinstance(kind, dict)}
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}


def _kind(told: dict[str, Any], name: str) -> str:
    kind = str(told.get(name, {}).get("_type", ""))
    return "" if kind == "ClassLabel" and not isinstance(told[name].get("names"), list) else kind


def _fields(kind: Any) -> dict[str, Any]:
    return {field.name: field.type for field in kind}


def _is_nested(kind: Any) -> bool:
    from pyarrow import types

    return types.is_struct(kind) and _is_bytes(_fields(kind).get("bytes"))


def holds_bytes(kind: Any) -> bool:
    """Whether a column's type is bytes, or a struct with them: as large as pictures, and nothing to read in words."""
    return _is_bytes(kind) or _is_nested(kind)


def _is_plain(kind: Any) -> bool:
    from pyarrow import types

    if types.is_list(kind) or types.is_large_list(kind):
        return types.is_string(kind.value_type) or types.is_large_string(kind.value_type)
    return not types.is_nested(kind) and not _is_bytes(kind) and not types.is_fixed_size_binary(kind)


def _is_bytes(kind: Any) -> bool:
    from pyarrow import types

    return kind is not None and (types.is_binary(kind) or types.is_large_binary(kind))


def need_pyarrow(path: Path) -> None:
    """Raises PlaceError, a sentence, where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as e:
        raise PlaceError(f"Reading the pictures in {path.name} takes pyarrow: pip install pyarrow.") from e
