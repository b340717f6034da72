"""python -m assets.make STAGE: draw, train, measure, pairs, build, or all of them but pairs.

Makes the catalogue, the held-out drawings, the model and the demo collection again.
"""

import argparse
import json
import time
from pathlib import Path
from random import Random

from assets.make import catalogue, model, samples, taxonomy
from assets.make.measure import Pairs, figures
from assets.make.train import Recipe, train

SCRATCH = catalogue.ROOT / "build"
TRAIN_EACH, TEST_EACH = 700, 40
EXAMPLES = (
    "red sports car",
    "black leather backpack",
    "golden retriever",
    "laptop",
    "men's shirt",
    "beach vacation",
    "modern architecture",
)


def unseen_pairs() -> Pairs:
    """A tenth of the (type, colour) pairs, never all of one colour: kept out of the second training run."""
    pairs = [(k.name, c) for k in taxonomy.kinds() if len(k.colours) > 3 for c in k.colours]
    return set(Random(5).sample(pairs, len(pairs) // 10))


def draw_stage() -> None:
    rows = catalogue.write_catalogue()
    held = catalogue.write_held_out()
    print(
        f"drew {len(rows)} pictures of {len(taxonomy.kinds())} types into {catalogue.CATALOGUE.name}, {len(held)} held out"
    )


def train_stage(*, without: Pairs | None = None, folder: Path = model.FOLDER) -> None:
    drawings, images = samples.load("train", TRAIN_EACH, SCRATCH)
    if without:
        keep = [i for i, d in enumerate(drawings) if (d.kind.name, d.colour) not in without]
        drawings, images = [drawings[i] for i in keep], images[keep]
    began = time.process_time()
    train(drawings, images, Recipe(), folder)
    print(f"trained on {len(drawings)} drawings in {time.process_time() - began:.0f} CPU-seconds")


def measure_stage(folder: Path = model.FOLDER, *, unseen: Pairs | None = None) -> dict[str, float]:
    from PIL import Image

    from hierdemo.encoder import load_encoder

    drawings, images = samples.load("test", TEST_EACH, SCRATCH)
    found = figures(
        load_encoder("embedded" if folder == model.FOLDER else str(folder)),
        drawings,
        [Image.fromarray(x) for x in images],
        unseen=unseen or set(),
    )
    print(json.dumps(found, indent=1))
    return found


def build_stage() -> None:
    """The demo collection, as anyone would build it."""
    from hierdemo.cli import DEMO, main

    named = ["--name", "drawings", "--noun", "drawings"]
    examples = [word for text in EXAMPLES for word in ("--example", text)]
    status = main(["build", str(catalogue.CATALOGUE / "images"), "--out", str(DEMO), *named, *examples])
    if status:
        raise SystemExit(status)


def main() -> None:
    p = argparse.ArgumentParser(prog="python -m assets.make", description=__doc__)
    p.add_argument("stage", choices=["draw", "train", "measure", "pairs", "build", "all"])
    stage = p.parse_args().stage
    if stage in ("draw", "all"):
        draw_stage()
    if stage in ("train", "all"):
        train_stage()
    if stage in ("measure", "all"):
        found = measure_stage()
        (model.FOLDER / "figures.json").write_text(json.dumps(found, indent=1) + "\n")
    if stage in ("build", "all"):
        build_stage()
    if stage == "pairs":  # a second model, to see what happens to pairs that training never showed
        train_stage(without=unseen_pairs(), folder=SCRATCH / "model-without-pairs")
        measure_stage(SCRATCH / "model-without-pairs", unseen=unseen_pairs())


if __name__ == "__main__":
    main()
