"""python -m tests.bench.photos [--pictures FOLDER]: the model for photographs at its full size, with random weights,
from a hub on loopback to vectors: licence, download, seconds to load, pictures a second, milliseconds a text. With
pictures: `build --model photos` of them instead, to its end, each step's seconds and the memory that it took at most.

Knows nothing of how well the real weights see: for that they must come from a real hub.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from PIL import Image

from hierdemo.models import photos
from hierdemo.models.loading import WEIGHTS, import_open_clip, load_encoder
from tests.support.hub import Hub, serving

BATCH, ROUNDS = 16, 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default=photos.ALIAS, help="NAME:PRETRAINED of OpenCLIP (default: photos)")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="build a collection of these")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(Hub()) as hub:
        os.environ |= {"HF_ENDPOINT": hub.address, "HF_HOME": folder, "HF_HUB_OFFLINE": "0"}
        name = photos.resolved(asked.model)
        size = serve(hub, name, Path(folder))
        if asked.pictures is not None:
            build(asked.pictures, asked.model, Path(folder))
            return
        began = perf_counter()
        encoder: Any = load_encoder(name)
        loaded = perf_counter() - began
    rng = np.random.default_rng(0)
    pictures = [Image.fromarray(rng.integers(0, 255, (960, 1280, 3), np.uint8)) for _ in range(BATCH)]
    ready = [encoder.prepare(picture) for picture in pictures]
    batch, text = (lambda: encoder.encode_prepared(ready)), (lambda: encoder.encode_texts(["a red car at the sea"]))
    told = {
        "model": name,
        "licence": photos.LICENCE if name == photos.NAME else "see its card on the hub",
        "download MB": round(size / 1e6),
        "download from loopback, and load, s": round(loaded, 1),
        "pictures a second, network alone": round(BATCH / median(batch), 1),
        "processor time a picture, ms": round(1000 * median(batch, process_time) / BATCH),
        "one picture of 1280 x 960, ms": round(1000 * median(lambda: encoder.encode_images(pictures[:1]))),
        "one text, ms": round(1000 * median(text)),
        "processor time a text, ms": round(1000 * median(text, process_time)),
        "processor threads": os.environ.get("OMP_NUM_THREADS", "torch's choice"),
    }
    for what, value in told.items():
        print(f"{what}: {value}")


def build(pictures: Path, model: str, folder: Path) -> None:
    """By the command, in a process of its own, whose home is `folder`."""
    command = [
        sys.executable,
        "-m",
        "hierdemo",
        "build",
        str(pictures),
        "--out",
        str(folder / "made"),
        "--model",
        model,
    ]
    began = perf_counter()
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, env=os.environ | {"HOME": str(folder)})
    if done.returncode:
        raise SystemExit(done.stderr)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout)
    print(f"pictures: {told['items']}, left out: {told['left_out']}")
    print(f"whole build, s: {perf_counter() - began:.0f}, processor time, s: {used.ru_utime + used.ru_stime:.0f}")
    for step, seconds in told["seconds"].items():
        print(f"  {step}, s: {seconds:.1f}")
    print(f"memory at most, MB: {used.ru_maxrss / 1024:.0f}")


def serve(hub: Hub, name: str, folder: Path) -> int:
    """Weights of chance where the real ones of this model lie; how many bytes they are."""
    from safetensors.torch import save_file

    open_clip = import_open_clip()
    architecture, _, tag = name.partition(":")
    network = open_clip.create_model(architecture)
    save_file({key: value.contiguous() for key, value in network.state_dict().items()}, folder / WEIGHTS)
    repo = open_clip.get_pretrained_cfg(architecture, tag)["hf_hub"].rstrip("/")
    hub.add(repo, {WEIGHTS: folder / WEIGHTS})
    return (folder / WEIGHTS).stat().st_size


def median(call: Callable[[], Any], clock: Callable[[], float] = perf_counter) -> float:
    """Seconds, after one that is not counted. clock: process_time counts all threads, and nothing of other programs."""
    times = []
    for _ in range(ROUNDS + 1):
        began = clock()
        call()
        times.append(clock() - began)
    return sorted(times[1:])[ROUNDS // 2]


if __name__ == "__main__":
    main()
