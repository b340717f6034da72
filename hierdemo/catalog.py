"""Items and their pictures: what is known of one, opening it safely, its thumbnail.

Knows pixels. Does not know which files there are, embeddings, trees or collections. Only pillow.
"""

import io
import warnings
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif"}
MAX_PIXELS = 100_000_000  # 300 MB once decoded; a tiny file can claim far more
THUMB = 128


class ImageError(Exception):
    """A picture that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class Item:
    """One picture of a collection. file: relative to the images folder, with /. taxonomy: coarse to fine, or ()."""

    id: int
    file: str
    caption: str
    attributes: dict[str, str]
    taxonomy: tuple[str, ...]


def attribute_counts(items: Iterable[Item]) -> dict[str, Counter[str]]:
    """How many of the items have each value, by attribute; attributes and values in the order in which they are met."""
    counts: dict[str, Counter[str]] = {}
    for item in items:
        for name, value in item.attributes.items():
            counts.setdefault(name, Counter())[value] += 1
    return counts


@dataclass(frozen=True)
class Skipped:
    """A file left out, and why."""

    file: str
    reason: str


def open_image(source: Path | bytes, *, max_pixels: int = MAX_PIXELS) -> Image.Image:
    """An upright RGB picture: first frame, EXIF rotation applied, transparency on white, any mode converted.

    Raises ImageError for what is not a picture, is cut short, or claims more than max_pixels.
    """
    name = source.name if isinstance(source, Path) else "The picture"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is ours
            opened = Image.open(io.BytesIO(source) if isinstance(source, bytes) else source)
        with opened as image:
            w, h = image.size
            if w * h > max_pixels:  # the header alone tells, before a bomb is decoded
                raise ImageError(
                    f"{name} is {w} x {h} pixels, over the limit of {max_pixels // 10**6} million: make it smaller."
                )
            image.seek(0)
            image.load()
            return _to_rgb(ImageOps.exif_transpose(image))
    except ImageError:
        raise
    except UnidentifiedImageError as e:
        name = source.name if isinstance(source, Path) else "The file"
        raise ImageError(f"{name} is not a picture that can be read: use JPEG, PNG, WebP, GIF, BMP or TIFF.") from e
    except Image.DecompressionBombError as e:
        raise ImageError(f"{name} claims far too many pixels: make it smaller first.") from e
    except FileNotFoundError as e:
        raise ImageError(f"There is no file {source!s}: check the path.") from e
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, RuntimeError) as e:  # AVIF raises the last
        raise ImageError(f"{name} is damaged or cut short: save it again from its source.") from e


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


def thumbnail(image: Image.Image, size: int = THUMB) -> bytes:
    """A square WebP, the picture centred and cropped to it."""
    out = io.BytesIO()
    ImageOps.fit(image, (size, size), Image.Resampling.BICUBIC).save(out, "WEBP", quality=80, method=4)
    return out.getvalue()
