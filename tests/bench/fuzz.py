"""Broken pictures of every kind, and what opening one raises that is neither a picture nor an ImageError: nothing.

Not a test: python -m tests.bench.fuzz [--tries 50000] [--seed 0]
Each try takes a small picture of some kind and mode, with EXIF of random fields, and changes, cuts, repeats or inserts
bytes of it, half of the time within EXIF or the header. What is opened is turned, brought to RGB and made a thumbnail,
as a build does. A test makes 500 tries.
"""

import argparse
import io
import struct
import sys
import warnings
from collections import Counter

import numpy as np
from PIL import Image

from hierdemo.items.image import FORMATS, ImageError, open_image, thumbnail

KINDS = tuple(kind for kind in FORMATS if kind != "DIB")
MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F")
FIELDS = (0x0100, 0x010E, 0x010F, 0x0112, 0x011A, 0x0132, 0x8298, 0x8769, 0x8825, 0x9003, 0xA005, 0xC4A5)
WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 99: 3}
Random = np.random.Generator


def exif(random: Random) -> bytes:
    """EXIF of a few random fields, of kinds and counts that may fit or not."""
    entries = []
    for tag in sorted(random.choice(FIELDS, random.integers(1, 6), replace=False).tolist()):
        kind, count = int(random.choice(list(WIDTHS))), int(random.choice([0, 1, 1, 1, 2, 5, 70_000]))
        entries.append((tag, kind, count, random.bytes(min(40, WIDTHS[kind] * count))))
    order = random.choice(["<", ">"])
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries))
    at, tail = 8 + 2 + 12 * len(entries) + 4, b""
    for tag, kind, count, value in entries:
        head += struct.pack(f"{order}HHI", tag, kind, count)
        if len(value) > 4:
            head += struct.pack(f"{order}I", at + len(tail))
            tail += value
        else:
            head += value.ljust(4, b"\0")
    return b"Exif\0\0" + head + struct.pack(f"{order}I", 0) + tail


def pictures(random: Random) -> list[bytes]:
    """Small ones of every kind, and of every mode that a kind can hold."""
    made = []
    for kind in KINDS:
        for mode in MODES:
            pixels = random.integers(0, 255, (9, 14), np.uint8)
            image = Image.fromarray(pixels.astype({"I;16": np.uint16, "F": np.float32}.get(mode, np.uint8)))
            out = io.BytesIO()
            try:
                (image if mode in ("I;16", "F") else image.convert(mode)).save(out, kind, exif=exif(random))
            except Exception:  # a kind that cannot hold this, or EXIF that cannot be written
                continue
            made.append(out.getvalue())
    return made


def mutated(data: bytes, random: Random) -> bytes:
    out = bytearray(data)
    near = len(out) if random.random() < 0.5 else min(len(out), 160)
    for _ in range(random.integers(1, 6)):
        at = int(random.integers(0, max(1, min(near, len(out)))))
        how = random.random()
        if how < 0.6:
            out[at : at + 1] = random.bytes(1)
        elif how < 0.75:
            out[at : at + 4] = random.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"])
        elif how < 0.85:
            out[at:at] = random.bytes(int(random.integers(1, 9)))
        elif how < 0.95:
            del out[at : at + int(random.integers(1, 9))]
        else:
            del out[at:]
        if not out:
            break
    return bytes(out)


def run(tries: int, *, seed: int = 0) -> tuple[int, Counter[str]]:
    """How many were tried, and what was raised that must not be, by its kind."""
    random, failed = np.random.default_rng(seed), Counter[str]()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pillow tells of odd EXIF
        whole = pictures(random)
        for n in range(tries):
            if n % 500 == 499:
                whole = pictures(random)
            data = mutated(whole[int(random.integers(len(whole)))], random)
            try:
                thumbnail(open_image(data, max_pixels=10**6, least=int(random.choice([0, 8]))), 16)
            except ImageError:
                continue
            except Exception as e:
                failed[f"{type(e).__name__}: {e}"] += 1
    return tries, failed


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tries", type=int, default=50_000)
    p.add_argument("--seed", type=int, default=0)
    a = p.parse_args()
    tried, failed = run(a.tries, seed=a.seed)
    print(f"{tried:,} tries, {failed.total():,} failures")
    for what, n in failed.most_common(20):
        print(f"{n:6,}  {what}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
