"""One folder with every kind of awkward file that people's picture folders hold, and what must become of each.

good: files that must be in a collection; bad: files that must be left out, each with words of its reason; unseen: files
that are no pictures, which nobody is told of.
"""

import io
import os
import socket
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

DAMAGED, NO_PICTURE = "damaged or cut short", "not a picture"


@dataclass
class Broken:
    folder: Path
    good: set[str] = field(default_factory=set)
    bad: dict[str, str] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)

    def add(self, name: str, content: bytes, why: str = "") -> None:
        """why: of a bad file, words of the reason."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if why:
            self.bad[name] = why
        else:
            self.good.add(name)


def write_broken(folder: Path) -> Broken:
    made = Broken(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for write in (_odd_but_good, _cut_short, _no_pictures, _pixels, _names, _same, _links, _not_files):
        write(made)
    return made


def noise(seed: int, size: tuple[int, int] = (48, 32)) -> Image.Image:
    """A picture of its own for every seed."""
    values = np.random.default_rng(seed).integers(0, 255, (size[1] // 4 or 1, size[0] // 4 or 1, 3), np.uint8)
    return Image.fromarray(values).resize(size, Image.Resampling.NEAREST)


def data(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int, depth: int, colour: int, pixels: bytes, *, packed: bytes | None = None) -> bytes:
    """A PNG from its parts, whatever they claim. pixels: raw; packed: instead, what stands for their compression."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(pixels) if packed is None else packed
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def _odd_but_good(made: Broken) -> None:
    kinds = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "bmp": "BMP", "tif": "TIFF", "avif": "AVIF"}
    for i, (suffix, kind) in enumerate(kinds.items()):
        made.add(f"good/plain.{suffix}", data(noise(i), kind))
    made.add("good/SHOUTING.JPEG", data(noise(10), "JPEG"))
    made.add("good/cmyk.jpg", data(noise(11).convert("CMYK"), "JPEG"))
    made.add("good/progressive.jpg", data(noise(12), "JPEG", progressive=True))
    made.add("good/grey.jpg", data(noise(13).convert("L"), "JPEG"))
    made.add("good/two-in-one.jpg", data(noise(14), "MPO", save_all=True, append_images=[noise(15)]))
    made.add(
        "good/sixteen-bit.png", data(Image.fromarray(np.arange(1024, dtype=np.uint16).reshape(32, 32) * 60), "PNG")
    )
    made.add("good/one-bit.png", data(noise(16).convert("1"), "PNG"))
    made.add("good/palette-clear.png", data(noise(17).convert("P"), "PNG", transparency=0))
    made.add("good/alpha.webp", data(noise(18).convert("RGBA"), "WEBP"))
    frames = [noise(19), noise(20), noise(21)]
    made.add("good/animated.gif", data(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    made.add("good/animated.png", data(frames[1], "PNG", save_all=True, append_images=frames[2:]))
    made.add("good/pages.tiff", data(frames[2], "TIFF", save_all=True, append_images=frames[:1]))
    made.add("good/float.tif", data(Image.fromarray(np.linspace(-3, 9, 256, dtype=np.float32).reshape(16, 16)), "TIFF"))
    made.add("good/one-pixel.png", data(noise(22, (1, 1)), "PNG"))
    made.add("good/long.png", data(noise(23, (10, 1500)), "PNG"))
    made.add("good/really-png.jpg", data(noise(24), "PNG"))
    made.add("good/really-jpeg.webp", data(noise(25), "JPEG"))
    made.add("good/more-after-it.png", data(noise(26), "PNG") + b"trailing")
    exif = b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x01\x12\0\x03\xff\xff\xff\xff" * 3
    made.add("good/bad-exif.jpg", data(noise(27), "JPEG", exif=exif))
    made.add("good/bad-profile.jpg", data(noise(28), "JPEG", icc_profile=b"not a profile"))
    made.add("good/folder.jpg/inside.png", data(noise(29), "PNG"))


def _cut_short(made: Broken) -> None:
    for kind, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif"), ("TIFF", "tif")):
        whole = data(Image.effect_noise((64, 64), 80).convert("RGB"), kind)
        for share in (2, 30, 60, 95):
            cut = whole[: len(whole) * share // 100]
            made.add(f"cut/{share:02d}.{suffix}", cut, f"{DAMAGED}|{NO_PICTURE}")
    for suffix in ("jpg", "png", "webp", "gif", "bmp", "tif", "avif"):
        made.add(f"cut/nothing.{suffix}", b"", NO_PICTURE)


def _no_pictures(made: Broken) -> None:
    made.add("lies/text.jpg", b"Dear diary, today", NO_PICTURE)
    made.add("lies/page.png", b"<!doctype html><html><body>404 Not Found</body></html>", NO_PICTURE)
    made.add("lies/drawing.jpg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', NO_PICTURE)
    made.add("lies/print.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n", NO_PICTURE)
    made.add("lies/archive.gif", b"PK\x03\x04" + bytes(200), NO_PICTURE)
    made.add("lies/zeros.bmp", bytes(5000), NO_PICTURE)
    heic = "A HEIC picture: pip install pillow-heif, or export it as JPEG."
    made.add("lies/phone.heic", b"\0\0\0\x18ftypheic" + bytes(64), heic)
    made.add("other/film.mp4", b"\0\5\16\7" * 9, r"A video \(MP4\): only pictures are read")
    for name in ("README.txt", "Thumbs.db", ".DS_Store", "._plain.jpg", ".hidden.jpg", "noise"):
        made.add(f"other/{name}", b"\0\5\x16\7" * 9)
        made.good.discard(f"other/{name}")
        made.unseen.add(f"other/{name}")
    made.add("__MACOSX/ghost.jpg", b"\0")
    made.good.discard("__MACOSX/ghost.jpg")
    made.unseen.add("__MACOSX/ghost.jpg")


def _pixels(made: Broken) -> None:
    made.add("pixels/bomb.png", png(30_000, 30_000, 8, 2, bytes(64)), "make it smaller")
    made.add(
        "pixels/corrupt.png", png(48, 32, 8, 2, b"", packed=zlib.compress(bytes(4700))[:9] + b"\xff" * 40), DAMAGED
    )
    made.add("pixels/too-few.png", png(48, 32, 8, 2, bytes(900)), DAMAGED)
    made.add("pixels/no-such-depth.png", png(48, 32, 7, 2, bytes(4700)), f"{DAMAGED}|{NO_PICTURE}")
    made.add("pixels/no-width.png", png(0, 32, 8, 2, bytes(32)), f"{DAMAGED}|{NO_PICTURE}")
    made.add("pixels/strip.png", data(noise(30, (1, 20_000)), "PNG"), "a strip of 1 x 20000")


def _names(made: Broken) -> None:
    names = [
        "two\nlines.png",
        "🐈 cat.png",
        "צילום.png",
        "-rf.png",
        "a\tb.png",
        "'quote\".png",
        "<b>.png",
        "100%, =1+1.png",
    ]
    for i, name in enumerate(
        [*names, "x" * 200 + ".png", "café.png", "cafe\u0301.png", " spaced .png", "back\\slash.png"]
    ):
        made.add(f"names/{name}", data(noise(40 + i), "PNG"))
    raw = os.fsencode(made.folder) + b"/names/caf\xe9.png"
    with open(raw, "wb") as f:
        f.write(data(noise(39), "PNG"))
    made.bad["names/caf\\xe9.png"] = "not UTF-8"


def _same(made: Broken) -> None:
    """The first by its path is links/a-file.png, below."""
    once, first = data(noise(60), "PNG"), "The same file as links/a-file.png"
    for name in ("a.png", "b.png", "c/copy.jpg"):
        made.add(f"same/{name}", once, first)
    os.link(made.folder / "same/a.png", made.folder / "same/hard.png")
    made.bad["same/hard.png"] = first
    made.add("same/almost.png", once[:-1] + b"\0")
    other = noise(61, (400, 300))  # of one size and start, unlike further on
    made.add("same/big-1.bmp", data(other, "BMP"))
    other.paste((1, 2, 3), (0, 0, 400, 4))  # a BMP begins with the picture's last row
    made.add("same/big-2.bmp", data(other, "BMP"))


def _links(made: Broken) -> None:
    """Of two links to a folder outside, the first by its name is followed; a folder inside is read at its own place."""
    at, outside = made.folder / "links", made.folder.with_name(made.folder.name + "-outside")
    at.mkdir()
    outside.mkdir()
    (outside / "there.png").write_bytes(data(noise(70), "PNG"))
    (outside / "back").symlink_to(at, target_is_directory=True)
    for name, to in {"again": outside, "outside": outside, "up": made.folder}.items():
        (at / name).symlink_to(to, target_is_directory=True)
    for name, file in {"nowhere.png": at / "gone.png", "itself.png": at / "itself.png"}.items():
        (at / name).symlink_to(file)
    (at / "a-file.png").symlink_to(made.folder / "same" / "a.png")
    made.good |= {"links/a-file.png", "links/again/there.png"}
    made.bad |= {"links/nowhere.png": "a file that is not there", "links/itself.png": "cannot be reached"}


def _not_files(made: Broken) -> None:
    at = made.folder / "odd"
    at.mkdir()
    os.mkfifo(at / "pipe.jpg")
    (at / "zero.png").symlink_to("/dev/zero")
    here = os.getcwd()
    os.chdir(at)  # a socket's whole path must be short
    try:
        with socket.socket(socket.AF_UNIX) as s:
            s.bind("socket.png")
    finally:
        os.chdir(here)
    made.bad |= {f"odd/{name}": "A pipe, socket or device" for name in ("pipe.jpg", "zero.png", "socket.png")}
