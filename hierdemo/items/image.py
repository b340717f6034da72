"""Opening a picture safely, its size, its thumbnails, a copy that browsers show.

Knows pixels. Does not know which files there are, embeddings, trees or collections. Only pillow.
"""

import io
import warnings
from math import isqrt
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError, features

SUFFIXES = {".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif"}
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "DIB", "TIFF", "AVIF")  # by what they hold; pillow would run others
KINDS = "JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF"  # the same for a person
MAX_PIXELS = 100_000_000  # 300 MB once decoded; a tiny file can claim far more
LARGE = 25_000_000  # pixels above which a picture is halved, or more, at once: no model and no thumbnail sees the rest
ORIENTATION = 0x0112  # the EXIF tag
STRIP = 200  # times as long as wide: what a model would make of it fills the memory and shows nothing
NOT_IN_BROWSERS = {".tif", ".tiff"}
SHOWN = 2048
THUMB = 128


class ImageError(Exception):
    """A picture that cannot be used; the message says why and what to do."""


def pixels_of(path: Path) -> int:
    """How many a picture's header claims; 0 where none can be read, which is said when it is opened."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                return image.size[0] * image.size[1]
    except Exception:  # pillow raises many kinds for what is no picture
        return 0


def open_image(source: Path | bytes, *, max_pixels: int = MAX_PIXELS, least: int = 0) -> Image.Image:
    """An upright RGB picture: first frame, EXIF rotation applied, transparency on white, any mode converted; one of
    more than LARGE pixels is made smaller by a whole factor.

    least: a JPEG of more pixels than that may come at 1/2, 1/4 or 1/8 of its scale, both sides at least so long: its
    blocks are then decoded no finer, which takes a fraction of the time; 0: in full.
    Raises ImageError for what is not a picture, is cut short, is a strip, or claims more than max_pixels.
    """
    name = source.name if isinstance(source, Path) else "The picture"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is ours
            warnings.filterwarnings(
                "ignore", category=UserWarning, module="PIL"
            )  # odd EXIF: the picture is what counts
            return _opened(io.BytesIO(source) if isinstance(source, bytes) else source, name, max_pixels, least)
    except ImageError:
        raise
    except UnidentifiedImageError as e:
        name = source.name if isinstance(source, Path) else "The file"
        if name.lower().endswith(".avif") and not features.check("avif"):
            raise ImageError(
                f"{name} takes a pillow that reads AVIF: pip install -U pillow, or save it as JPEG."
            ) from e
        raise ImageError(f"{name} is not a picture that can be read: use {KINDS}.") from e
    except Image.DecompressionBombError as e:
        raise ImageError(f"{name} claims far too many pixels: make it smaller first.") from e
    except FileNotFoundError as e:
        raise ImageError(f"There is no file {source!s}: check the path.") from e
    except PermissionError as e:
        raise ImageError(f"{name} may not be read: change its permissions.") from e
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, RuntimeError) as e:  # AVIF raises the last
        raise ImageError(f"{name} is damaged or cut short: save it again from its source.") from e


def _opened(source: Path | io.BytesIO, name: str, max_pixels: int, least: int) -> Image.Image:
    with Image.open(source, formats=FORMATS) as image:
        w, h = image.size
        if w * h > max_pixels:  # the header alone tells, before a bomb is decoded
            raise ImageError(
                f"{name} is {w} x {h} pixels, over the limit of {max_pixels // 10**6} million: make it smaller."
            )
        if max(w, h) > STRIP * min(w, h):
            raise ImageError(f"{name} is a strip of {w} x {h} pixels, in which nothing can be seen: crop it.")
        image.seek(0)
        factor = isqrt((w * h - 1) // LARGE) + 1
        if least or factor > 1:  # a JPEG, and nothing else, comes smaller out of its decoder
            image.draft(None, (least, least) if least else (w // factor, h // factor))
        image.load()
        small = _reduced(image, factor) if factor > 1 and image.size == (w, h) else image
        return _to_rgb(ImageOps.exif_transpose(small))


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Smaller by a whole factor, before anything makes further copies of it."""
    info, turned = image.info, image.getexif().get(ORIENTATION, 1)
    if image.mode.startswith("I") or image.mode == "F":  # no mean of these: every second pixel
        small = image.resize((image.width // factor, image.height // factor), Image.Resampling.NEAREST)
    else:
        if image.mode in ("1", "P", "PA"):
            image = image.convert("RGBA" if image.mode == "PA" or "transparency" in info else "RGB")
        small = image.reduce(factor)
    if "transparency" in info and small.mode in ("L", "RGB"):
        small.info["transparency"] = info["transparency"]
    small.getexif()[ORIENTATION] = turned
    return small


def _to_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":  # 16-bit and float grey: stretch to what is there
        low, high = (float(v) for v in image.getextrema())  # type: ignore[arg-type]
        scale = 255.0 / ((high - low) or 1)
        image = image.convert("F").point(lambda v: v * scale - low * scale).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, rgba).convert("RGB")
    return image.convert("RGB")


def for_browsers(path: Path) -> bytes:
    """The picture as a WebP of at most SHOWN pixels a side, for what no browser shows. Raises ImageError."""
    out, image = io.BytesIO(), open_image(path)
    image.thumbnail((SHOWN, SHOWN), Image.Resampling.BICUBIC)
    image.save(out, "WEBP", quality=90, method=0)
    return out.getvalue()


def thumbnail(image: Image.Image, size: int = THUMB) -> bytes:
    """A square WebP, the picture centred and cropped to it."""
    out = io.BytesIO()
    ImageOps.fit(image, (size, size), Image.Resampling.BICUBIC).save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def larger_thumbnail(path: Path, size: int) -> bytes | None:
    """The same square with more pixels, for sharp screens; as many as the picture has, None where those are no more
    than a thumbnail's. Raises ImageError.
    """
    image = open_image(path, least=size)
    side = min(size, *image.size)
    return thumbnail(image, side) if side > THUMB else None
