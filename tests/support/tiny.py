"""The tiny world that conftest.py makes once: pictures, a model, and helpers that draw vectors in groups.

The model's weights are chance from a fixed seed, except that its last projection spreads the pictures (whitening), so
that trees have something to tell apart.
"""

import csv
import gzip
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from assets.make import taxonomy
from assets.make.captions import describe
from assets.make.render import Drawing, draw, to_image
from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.collection import Collection
from hierdemo.collection.family import FILE
from hierdemo.models.loading import CONFIG, VOCABULARY, WEIGHTS, import_open_clip, load_encoder
from hierdemo.models.openclip import OpenClipEncoder
from hierdemo.search.engine import Engine

KINDS = ("sports car", "bicycle", "school backpack", "golden retriever", "laptop", "palm beach")
EACH, SIDE, DIM, MERGES = 10, 64, 32, 300
EXAMPLES = ("red sports car", "golden retriever")


@dataclass(frozen=True)
class World:
    """images: taxonomy folders with metadata.csv; drawings by file; model: its directory; folder: the collection's."""

    images: Path
    drawings: dict[str, Drawing]
    model: Path
    encoder: OpenClipEncoder
    folder: Path
    collection: Collection
    engine: Engine


def drawings() -> dict[str, Drawing]:
    """By file: ten of each kind."""
    by_name = {kind.name: kind for kind in taxonomy.kinds()}
    drawn = [(i, draw(by_name[name], 9_000_000 + i)) for name in KINDS for i in range(EACH)]
    return {f"{d.kind.folder}/{i:02d}.png": d for i, d in drawn}


def write_pictures(folder: Path, drawings: dict[str, Drawing]) -> list[Image.Image]:
    """Files in folders and a metadata.csv, as a person would lay them out."""
    pictures, rows = [], []
    for file, drawing in drawings.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        pictures.append(to_image(drawing, SIDE))
        pictures[-1].save(folder / file)
        rows.append([file, describe(drawing), drawing.colour, drawing.material])
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([["file", "caption", "colour", "material"], *rows])
    return pictures


def write_model(folder: Path, pictures: list[Image.Image], *, seed: int = 0) -> None:
    """A model directory as open_clip loads it: one layer each for pictures (32 px) and texts."""
    open_clip = import_open_clip()
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    vision = {"image_size": 32, "layers": 1, "width": 64, "head_width": 32, "patch_size": 16}
    text = {"context_length": 16, "vocab_size": 512 + MERGES + 2, "width": 64, "heads": 2, "layers": 1}
    preprocess = {"mean": [0.5] * 3, "std": [0.25] * 3, "interpolation": "bicubic", "resize_mode": "squash", "size": 32}
    config = {"model_cfg": {"embed_dim": DIM, "vision_cfg": vision, "text_cfg": text}, "preprocess_cfg": preprocess}
    (folder / CONFIG).write_text(json.dumps(config))
    with gzip.open(open_clip.tokenizer.default_bpe()) as f:
        merges = f.read().decode().split("\n")[: MERGES + 1]
    (folder / VOCABULARY).write_bytes(gzip.compress("\n".join(merges).encode(), mtime=0))
    torch.manual_seed(seed)
    network = open_clip.create_model(f"local-dir:{folder}", load_weights=False).eval()
    pixels = [np.asarray(p.resize((32, 32), Image.Resampling.BICUBIC), np.float32) / 255 for p in pictures]
    batch = torch.from_numpy((np.stack(pixels) - 0.5) / 0.25).permute(0, 3, 1, 2)
    with torch.no_grad():
        network.visual.proj.copy_(torch.eye(64)[:, :DIM])
        proj, network.visual.proj = network.visual.proj, None
        features = network.visual(batch).numpy()
        network.visual.proj = proj
        proj.copy_(torch.from_numpy(_whitening(features)))
    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, folder / WEIGHTS)


def _whitening(features: np.ndarray) -> np.ndarray:
    """(64, DIM) a projection that drops what all pictures share and evens out the rest."""
    mean = features.mean(0) / np.linalg.norm(features.mean(0))
    rest = features - np.outer(features @ mean, mean)
    values, vectors = np.linalg.eigh(np.cov(rest.T))
    directions = vectors[:, ::-1][:, :DIM]
    directions = directions - np.outer(mean, mean @ directions)
    return (directions / (values[::-1][:DIM] + 1e-4) ** 0.25).astype(np.float32)


def write_world(root: Path) -> None:
    """Pictures, the model, the collection of both, and a family."""
    drawn, options = drawings(), Options(branching=3, levels=2, examples=EXAMPLES)
    pictures = write_pictures(root / "pictures", drawn)
    write_model(root / "model", pictures)
    build(root / "pictures", root / "collection", load_encoder(str(root / "model")), options)
    own = root / "family"
    shutil.copytree(root / "pictures", own / "pictures")
    shutil.copytree(root / "collection", own / "collection")  # its pictures, too, lie beside it
    write_model(own / "model", pictures, seed=1)
    build(own / "pictures", own / "collection-none", load_encoder(str(own / "model")), options)
    write_family(own)


def write_family(folder: Path) -> None:
    """The file of two collections: the world's own as "chosen", and "none" by other chance weights."""
    told = {"unit": "share", "better": "high", "about": "Pictures with their like."}
    family = {
        "format": 1,
        "dial": "Order in the chance",
        "about": "The same pictures, by two models that nobody trained.",
        "method": "Made up for tests.",
        "default": "chosen",
        "collections": [
            {"id": "none", "title": "None", "strength": 0, "about": "Other.", "folder": "collection-none",
             "figures": {"purity": 0.5, "distortion": 0.25}},
            {"id": "chosen", "title": "Chosen", "strength": 0.5, "about": "Its own.", "folder": "collection",
             "figures": {"purity": 1.0, "distortion": 0.125, "colour": 0.75}},
        ],
        "measures": [
            told | {"key": "purity", "title": "Purity", "side": "hierarchy"},
            told | {"key": "distortion", "title": "Distortion", "side": "hierarchy", "unit": "number", "better": "low"},
            told | {"key": "colour", "title": "Colour", "side": "meaning"},
        ],
    }  # fmt: skip
    (folder / FILE).write_text(json.dumps(family))


def family_file(folder: Path) -> dict[str, Any]:
    """What a family's file says."""
    return json.loads((folder / FILE).read_text())


def unit(x: np.ndarray) -> np.ndarray:
    return (x / np.linalg.norm(x, axis=-1, keepdims=True)).astype(np.float32)


def clustered(
    n: int, groups: int, *, dim: int = 16, spread: float = 0.3, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """(n, dim) unit vectors about `groups` centres, and the group of each."""
    rng = np.random.default_rng(seed)
    group = np.arange(n) % groups
    centres = unit(rng.normal(size=(groups, dim)))
    return unit(centres[group] + spread / np.sqrt(dim) * rng.normal(size=(n, dim))), group
