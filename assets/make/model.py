"""The embedded model's architecture and files: config, shortened BPE vocabulary, preprocessing.

Knows shapes and names of files. Does not know data or training.
"""

import gzip
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "model"
SIZE = 80
MERGES = 3_000  # the most common merges of CLIP's vocabulary: rarer words fall apart into pieces, which others share
CONTEXT = 32
EMBED = 128
MEAN, STD = (0.4815, 0.4578, 0.4082), (0.2686, 0.2613, 0.2758)


def config() -> dict[str, Any]:
    """As open_clip reads it from open_clip_config.json."""
    vision = {
        "timm_model_name": "test_resnet",
        "timm_model_pretrained": False,
        "timm_pool": "avg",
        "timm_proj": "linear",
        "image_size": SIZE,
    }
    text = {"context_length": CONTEXT, "vocab_size": 512 + MERGES + 2, "width": 128, "heads": 2, "layers": 3}
    preprocess = {
        "mean": list(MEAN),
        "std": list(STD),
        "interpolation": "bicubic",
        "resize_mode": "squash",
        "size": SIZE,
    }
    return {"model_cfg": {"embed_dim": EMBED, "vision_cfg": vision, "text_cfg": text}, "preprocess_cfg": preprocess}


def write_skeleton(folder: Path) -> None:
    """Config and vocabulary: what open_clip needs beside the weights."""
    from open_clip.tokenizer import default_bpe

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "open_clip_config.json").write_text(json.dumps(config(), indent=2) + "\n")
    with gzip.open(default_bpe()) as f:
        lines = (
            f.read().decode().split("\n")[: MERGES + 1]
        )  # a line of heading, then a merge a line; no newline at the end
    with (
        (folder / "vocabulary.txt.gz").open("wb") as out,
        gzip.GzipFile(fileobj=out, mode="wb", mtime=0, filename="") as f,
    ):
        f.write("\n".join(lines).encode())
