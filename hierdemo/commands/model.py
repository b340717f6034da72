"""python -m hierdemo model: does a model load, does it see what these pictures show, and how fast is it here?

Knows the demo's drawings and how to print. Does not know models (models/loading.py).
"""

import argparse
from collections.abc import Callable
from time import perf_counter
from typing import Any

from hierdemo.commands.progress_bar import Bar
from hierdemo.commands.shared import show
from hierdemo.demo import DEMO
from hierdemo.models.encoder import Encoder

WORDS = ("sports car", "backpack", "golden retriever", "laptop", "sofa", "beach", "acoustic guitar", "sunflower")
ROUNDS, BATCH = 30, 64


def add(commands: Any) -> None:
    p = commands.add_parser("model", help="load a model, try it on a few pictures and words, and time it")
    p.add_argument("name", nargs="?", default="embedded", help="as --model of build (default: embedded)")
    p.add_argument("--threads", type=int, default=None, help="processor threads (default: torch's own choice)")
    p.add_argument("--device", default="auto", help="auto, cuda, mps or cpu: where the model runs (default: auto)")
    p.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    p.set_defaults(run=_run)


def _run(a: argparse.Namespace) -> None:
    if a.threads is not None:
        if a.threads < 1:
            raise ValueError(f"--threads must be at least 1, got {a.threads}: leave it out for torch's own choice.")
        a.environment["OMP_NUM_THREADS"] = str(a.threads)  # torch reads it when it is imported, which is later
    from hierdemo.collection.store import load
    from hierdemo.items.image import open_image
    from hierdemo.models.encoder import reads_words
    from hierdemo.models.loading import load_encoder

    began = perf_counter()
    with Bar() as bar:
        bar("model", 0, 1)
        encoder = load_encoder(a.name, device=a.device, progress=bar)
    loaded = perf_counter() - began
    demo = load(DEMO)
    first = {word: next(item for item in demo.items if word in item.caption) for word in WORDS}
    pictures = [open_image(demo.images / item.file) for item in first.values()]
    ready = [encoder.prepare(picture) for picture in pictures]
    batch = (ready * BATCH)[:BATCH]
    found = {
        "model": encoder.model,
        "device": encoder.device,
        "dim": encoder.dim,
        "preprocessing": encoder.preprocessing,
        "load s": round(loaded, 2),
        **(
            _reading(encoder, pictures) if reads_words(encoder.model) else {"reads words": "no, it sees pictures alone"}
        ),
        "one picture ms": _median(lambda i: encoder.encode_images([pictures[i % len(pictures)]])),
        "pictures a second, in batches": _rate(lambda i: encoder.encode_prepared(batch)),
        "making a picture ready ms": _median(lambda i: encoder.prepare(pictures[i % len(pictures)])),
        "threads": a.environment.get("OMP_NUM_THREADS", "torch's choice"),
    }
    show(found, a.json)


def _reading(encoder: Encoder, pictures: list[Any]) -> dict[str, Any]:
    """What it makes of words."""
    scores = encoder.encode_images(pictures) @ encoder.encode_texts(WORDS).T
    matches = {word: WORDS[int(row.argmax())] for word, row in zip(WORDS, scores, strict=True)}
    right = sum(word == match for word, match in matches.items())
    texts = [f"{WORDS[i % len(WORDS)]} {i}" for i in range(BATCH)]
    return {
        "drawing -> nearest words": matches,
        "right": f"{right} of {len(WORDS)}",
        "one text ms": _median(lambda i: encoder.encode_texts([WORDS[i % len(WORDS)]])),
        "texts a second, in batches": _rate(lambda i: encoder.encode_texts(texts)),
    }


def _rate(call: Callable[[int], Any]) -> float:
    """Of BATCH things at once, a second."""
    return round(BATCH / (_median(call, 3) / 1000), 1)


def _median(call: Callable[[int], Any], rounds: int = ROUNDS) -> float:
    """Median time of a call in milliseconds, after two that are not counted."""
    times = []
    for i in range(rounds + 2):
        began = perf_counter()
        call(i)
        times.append(perf_counter() - began)
    return round(1000 * sorted(times[2:])[rounds // 2], 2)
