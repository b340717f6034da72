"""What FiftyOne exports: a FiftyOneDataset (samples.json, or with use_dirs a file a sample in samples/), or a
FiftyOneImageClassificationDataset (labels.json).

Knows its fields: classifications, tags, plain values, vectors. Of detections only what was detected is kept, not where.
"""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hierdemo.items.image import ImageError
from hierdemo.items.layouts import vector_columns
from hierdemo.items.layouts.layout import Layout, Said, Vectors
from hierdemo.items.layouts.records import EACH, SAMPLES, records
from hierdemo.items.layouts.whereabouts import Whereabouts
from hierdemo.items.table import CAPTION, Row, plain
from hierdemo.items.walk import walk

LABELS, METADATA = "labels.json", "metadata.json"
TRUTH = ("ground_truth", "label", "labels", "class")  # the first of these that is a classification is the taxonomy
OWN = {"filepath", "metadata", "tags", "id", "created_at", "last_modified_at", "group"}  # and all that begin with _
MOST = 1 << 28  # bytes of labels.json: it is read whole


def recognise(path: Path, pictures: Path | None = None) -> Layout | None:
    """An exported folder, or its samples.json."""
    samples = path if path.name == SAMPLES else path / SAMPLES
    if samples.is_file() and _begins(samples, '"samples"'):
        return _dataset(samples, pictures)
    if (path / METADATA).is_file() and any(path.glob(f"{EACH}/*.json")):
        return _dataset(path / EACH, pictures)
    if (path / LABELS).is_file() and _begins(path / LABELS, '"classes"', '"labels"'):
        return _classification(path)
    return None


def _begins(file: Path, *names: str) -> bool:
    with file.open(encoding="utf-8", errors="replace") as f:
        return f.read(200).replace(" ", "").replace("\n", "").startswith(tuple(f"{{{name}:" for name in names))


# samples.json ------------------------------------------------------------------------------------


def _dataset(samples: Path, pictures: Path | None) -> Layout:
    first = next(records(samples), {})
    found = Whereabouts(samples, pictures, [str(first.get("filepath", ""))])
    widths = {name: len(held) for name, value in first.items() if (held := vector_columns.numbers(value))}
    vectors, texts = vector_columns.chosen(widths)
    n = sum(1 for _ in records(samples)) if vectors else 0
    told = f", {n:,} samples with vectors in the field {vectors}" if vectors else ""
    return Layout(
        f"a FiftyOne export{told}",
        found.images,
        lambda said: _rows(samples, found, said),
        (Vectors(samples, 0, n, widths[vectors], vectors),) if vectors else (),
        (Vectors(samples, 0, n, widths[texts], texts),) if texts else (),
    )


def _rows(samples: Path, found: Whereabouts, said: Said) -> Iterator[Row]:
    for number, sample in enumerate(records(samples), 1):
        name, kind = str(sample.get("filepath") or ""), sample.get("_media_type", "image")
        if kind != "image":
            said.skip(name or f"sample {number}", f"It is of the kind {kind}, not a picture.")
        elif not (file := found.file(name)):
            said.skip(f"sample {number}", "It names no file.")
        else:
            yield _row(number, file, sample)


def _row(number: int, file: str, sample: Mapping[str, Any]) -> Row:
    truth = next((name for name in TRUTH if _class(sample.get(name)) == "Classification"), None)
    caption = next((name for name in CAPTION if isinstance(sample.get(name), str)), None)
    told = dict[str, str]()
    for name, value in sample.items():
        if name in OWN or name in (truth, caption) or name.startswith("_"):
            continue
        if text := _said(value):
            told[name] = text
        if _class(value) == "Classification" and isinstance(sure := value.get("confidence"), float):
            told[f"{name} confidence"] = plain(round(sure, 4))
    if tags := plain(sample.get("tags")):
        told["tags"] = tags
    label = plain(sample[truth].get("label")) if truth else ""
    return Row(number, file, plain(sample[caption]) if caption else "", (label,) if label else (), told)


def _class(value: Any) -> str:
    return str(value.get("_cls", "")) if isinstance(value, dict) else ""


def _said(value: Any) -> str:
    """A field as a person would write it: labels by their names, dates as dates; "" for boxes, masks and vectors."""
    if not isinstance(value, dict):
        return "" if isinstance(value, list) and not all(isinstance(v, str) for v in value) else plain(value)
    if "$date" in value:
        return _date(value["$date"])
    if "label" in value:
        return plain(value["label"])
    held = [value[name] for name in ("classifications", "detections") if isinstance(value.get(name), list)]
    return ", ".join(sorted({plain(one.get("label")) for each in held for one in each if isinstance(one, dict)} - {""}))


def _date(value: Any) -> str:
    """Of milliseconds, or as it is written."""
    try:
        return plain(value) if isinstance(value, str) else datetime.fromtimestamp(value / 1000, UTC).isoformat()[:19]
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


# labels.json -------------------------------------------------------------------------------------


def _classification(path: Path) -> Layout:
    if (path / LABELS).stat().st_size > MOST:
        raise ImageError(f"{path / LABELS} is too large to be read: export it in several parts.")
    try:
        held = json.loads((path / LABELS).read_text(encoding="utf-8"))
        labels, classes = dict(held["labels"]), list(held.get("classes") or [])
    except (ValueError, RecursionError, KeyError, TypeError) as e:
        raise ImageError(f"{path / LABELS} is damaged ({e}): export it again.") from e
    return Layout(
        f"a FiftyOne export: {len(labels):,} labels of {len(classes):,} classes",
        path,
        lambda said: _labelled(path, labels, classes, said),
    )


def _labelled(path: Path, labels: Mapping[str, Any], classes: list[Any], said: Said) -> Iterator[Row]:
    """Labels are by the picture's name without its ending, from data on."""
    files = {os.path.splitext(os.path.relpath(file, "data"))[0]: file for file in walk(path, said.skipped)}
    for number, (name, told) in enumerate(labels.items(), 1):
        if not (file := files.get(name) or files.get(os.path.splitext(name)[0])):
            said.skip(name, "There is no such picture in data.")
            continue
        label, more = _label(told, classes)
        yield Row(number, file, "", (label,) if label else (), more)


def _label(told: Any, classes: list[Any]) -> tuple[str, dict[str, str]]:
    """A name, the number of a class, or a table with further attributes; of several labels, all names."""
    if isinstance(told, list):
        return "", {"labels": ", ".join(_label(one, classes)[0] for one in told)}
    if isinstance(told, dict):
        more = {name: text for name, value in (told.get("attributes") or {}).items() if (text := plain(value))}
        sure = {"confidence": plain(told["confidence"])} if told.get("confidence") is not None else {}
        return _label(told.get("label"), classes)[0], sure | more
    if isinstance(told, int) and 0 <= told < len(classes):
        return plain(classes[told]), {}
    return plain(told), {}
