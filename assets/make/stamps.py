"""What model, catalogue and collections were made from, as digests in one file, and whether that still holds.

Knows how to digest drawings, lexicon, recipe and files, and the stamp file. Does not know the stages or what they do.
Digests are of content, never of times: a fresh checkout is judged as the one that it was made in. Drawings and lexicon
are judged by samples (SEEDS_EACH seeds of every type and split), which takes seconds.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from random import Random
from typing import Any

from assets.make.captions import caption, describe
from assets.make.kinds import Kind
from assets.make.render import SEEDS, Drawing, draw
from assets.make.taxonomy import NODE_WORDS

FORMAT = 1
SEEDS_EACH = 3
CAPTIONS_EACH = 8
NOTED = ("resvg_py", "torch", "open_clip_torch", "pillow")  # versions that are noted, and no part of any digest
MISSING = "missing"
Made = dict[str, Any]  # made_from: digest by name; made: digest of the files; with: versions


def sampled(kinds: Sequence[Kind]) -> list[Drawing]:
    """The drawings that stand for all."""
    return [draw(kind, first + i) for kind in kinds for first in SEEDS.values() for i in range(SEEDS_EACH)]


def drawings_digest(kinds: Sequence[Kind], drawn: Sequence[Drawing]) -> str:
    """Changes when a sampled drawing does, or how often a type uses a colour, material or background."""
    digest = hashlib.sha256()
    for k in kinds:
        told = [k.name, k.path, k.colours, k.materials, k.backgrounds, k.scene, k.tilt, k.flip]
        digest.update(json.dumps(told).encode())
    for d in drawn:
        digest.update("\0".join((d.kind.name, d.colour, d.material, d.background, d.svg, "")).encode())
    return digest.hexdigest()


def lexicon_digest(kinds: Sequence[Kind], drawn: Sequence[Drawing]) -> str:
    """Changes when a word for a type or node does, or what captions say of the sampled drawings."""
    nodes = {k.path[:i] for k in kinds for i in range(1, len(k.path) + 1)}
    words = [[k.name, *k.words] for k in kinds] + [[*node, *NODE_WORDS[node]] for node in sorted(nodes)]
    digest = hashlib.sha256(json.dumps(words).encode())
    rng = Random(1)
    for d in drawn:
        digest.update(describe(d).encode())
        digest.update(json.dumps([caption(d, rng) for _ in range(CAPTIONS_EACH)]).encode())
    return digest.hexdigest()


def descriptions_digest(drawn: Sequence[Drawing]) -> str:
    """Changes when the plain captions that the catalogue shows do."""
    return hashlib.sha256("\n".join(describe(d) for d in drawn).encode()).hexdigest()


def value_digest(*values: Any) -> str:
    """Of settings: numbers, texts, lists and dataclasses of these."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=asdict).encode()).hexdigest()


def files_digest(paths: Iterable[Path], root: Path) -> str:
    """Of names below the root and contents; MISSING where there is no file or one of them is not there."""
    digest, some = hashlib.sha256(), False
    for path in sorted(paths):
        if not path.is_file():
            return MISSING
        with path.open("rb") as f:
            inner = hashlib.file_digest(f, "sha256").hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {inner}\n".encode())
        some = True
    return digest.hexdigest() if some else MISSING


def read(path: Path) -> dict[str, Made]:
    """What the stamp file says of each stage; nothing where there is no file. Raises ValueError for another format."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT or not isinstance(found.get("stages"), dict):
        raise ValueError(f"{path} is no stamp of format {FORMAT}: delete it and run python -m assets.make all.")
    return found["stages"]


def record(path: Path, stage: str, made_from: dict[str, str], made: str) -> None:
    """Note that a stage made these files from these things."""
    _write(path, read(path) | {stage: {"made_from": made_from, "made": made, "with": _versions()}})


def forget(path: Path, names: Iterable[str]) -> None:
    """Strike stages out of the stamp: they are due again."""
    gone, stages = set(names), read(path)
    if gone & set(stages):
        _write(path, {name: made for name, made in stages.items() if name not in gone})


def _write(path: Path, stages: dict[str, Made]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps({"format": FORMAT, "stages": stages}, indent=1) + "\n", encoding="utf-8")
    os.replace(temporary, path)


def changed(entry: Made | None, made_from: dict[str, str], made: str) -> str:
    """Why what a stage made no longer holds, in a few words; "" where it does."""
    if entry is None:
        return "not in the stamp" if made != MISSING else "never made"
    if made == MISSING:
        return "no longer there"
    old = entry.get("made_from", {})
    other = [name for name in sorted({*old, *made_from}) if old.get(name) != made_from.get(name)]
    if other:
        return f"made before a change of {' and '.join(other)}"
    return "" if entry.get("made") == made else "not as the stage left it"


def _versions() -> dict[str, str]:
    found = {}
    for name in NOTED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
