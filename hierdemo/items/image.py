"""Opening a picture safely, its size, its thumbnails, a copy that browsers show.

Knows pixels. Does not know which files there are, embeddings, trees or collections. Only pillow.
"""

import io
import warnings
from math import isqrt
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, JpegImagePlugin, UnidentifiedImageError, features

from hierdemo.items import photograph
from hierdemo.items.foreign import HEIC_SUFFIXES, READS_HEIC, foreign, heic
from hierdemo.items.place import Place, PlaceError, plain

SUFFIXES = {".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif"}
SUFFIXES |= HEIC_SUFFIXES if READS_HEIC else set()
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "DIB", "TIFF", "AVIF")  # by what they hold; pillow would run others
KINDS = f"JPEG, PNG, WebP, GIF, BMP, TIFF{', HEIC' if READS_HEIC else ''} or AVIF"  # the same for a person
MAX_PIXELS = 100_000_000  # 300 MB once decoded; a tiny file can claim far more
MAX_JPEG = (
    2.5  # times as many, of a JPEG that is decoded at a reduced scale, row by row: phones make 108 and 200 million
)
LARGE = 25_000_000  # pixels above which a picture is halved, or more, at once: no model and no thumbnail sees the rest
ORIENTATION = 0x0112  # the EXIF tag
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
NODATA_TAG = 42113  # of GeoTIFF: the value of a pixel that has none
NODATA = (-9999.0, -99999.0, -32768.0, -3.4028234663852886e38, 3.4028234663852886e38)  # where no tag says it
APART = 100  # times the range of all other values: a single value so far off is none of the picture's
STRIP = 200  # times as long as wide: what a model would make of it fills the memory and shows nothing
SHOWN = 2048
THUMB = 128


class ImageError(Exception):
    """A picture that cannot be used; the message says why and what to do."""


def pixels_of(source: Path | Place) -> int:
    """How many a picture's header claims; 0 where none can be read, which is said when it is opened."""
    width, height = size_of(source)
    return width * height


def size_of(source: Path | Place) -> tuple[int, int]:
    """Width and height as a picture's header claims them; zeros where none can be read."""
    try:
        with warnings.catch_warnings(), _stream(source) as file:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with _header(file) as image:
                return image.size
    except Exception:  # pillow raises many kinds for what is no picture
        return 0, 0


def open_image(
    source: Path | Place | bytes, *, max_pixels: int = MAX_PIXELS, least: int = 0, about: dict[str, str] | None = None
) -> Image.Image:
    """An upright RGB picture: first frame, EXIF rotation applied, transparency on white, any mode converted; one of
    more than LARGE pixels is made smaller by a whole factor.

    least: a JPEG of more pixels than that may come at 1/2, 1/4 or 1/8 of its scale, both sides at least so long: its
    blocks are then decoded no finer, which takes a fraction of the time; 0: in full. about: is given what its EXIF says
    (photograph.py).
    Raises ImageError for what is not a picture, is cut short, is a strip, or claims more than max_pixels (a JPEG that
    is not progressive: MAX_JPEG times as many). Nothing else: a decoder may raise anything, and one picture must not
    end a build.
    """
    name = "The picture" if isinstance(source, bytes) else source.name
    try:
        with warnings.catch_warnings(), _stream(source) as file:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is ours
            warnings.filterwarnings(
                "ignore", category=UserWarning, module="PIL"
            )  # odd EXIF: the picture is what counts
            if what := foreign(file):
                raise ImageError(f"{name} is a {what}")
            opened, exif = _opened(file, name, max_pixels, least)
            if about is not None:
                about |= exif
            return opened
    except ImageError:
        raise
    except PlaceError as e:
        raise ImageError(str(e)) from e
    except UnidentifiedImageError as e:
        name = "The file" if isinstance(source, bytes) else source.name
        if name.lower().endswith(".avif") and not features.check("avif"):
            raise ImageError(
                f"{name} takes a pillow that reads AVIF: pip install -U pillow, or save it as JPEG."
            ) from e
        raise ImageError(f"{name} is not a picture that can be read: use {KINDS}.") from e
    except Image.DecompressionBombError as e:
        raise ImageError(f"{name} claims far too many pixels: make it smaller first.") from e
    except FileNotFoundError as e:
        raise ImageError(f"There is no file {_whole_name(source)}: check the path.") from e
    except PermissionError as e:
        raise ImageError(f"{name} may not be read: change its permissions.") from e
    except Exception as e:  # struct.error, AttributeError, OverflowError, RuntimeError ...: decoders raise anything
        raise ImageError(f"{name} is damaged or cut short: save it again from its source.") from e


def photographed(source: Path | Place) -> dict[str, str]:
    """What a picture's EXIF says (photograph.py), by its header alone; nothing where it cannot be read."""
    try:
        with warnings.catch_warnings(), _stream(source) as file:
            warnings.simplefilter("ignore")
            with _header(file) as image:
                return photograph.told(image.getexif())
    except Exception:  # as in pixels_of
        return {}


def _stream(source: Path | Place | bytes) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    return (plain(source) if isinstance(source, Path) else source).open()


def _whole_name(source: Path | Place | bytes) -> str:
    return str((source.path or source.name) if isinstance(source, Place) else source)


def _header(file: BinaryIO) -> Image.Image:
    """The picture, not decoded yet. A JPEG is told by its first bytes and is taken as one: pillow's own limit of pixels
    does not apply to what is decoded at a reduced scale, and further pictures in the file are not looked for.
    """
    start = file.read(32)
    file.seek(0)
    if start[:3] == b"\xff\xd8\xff":
        return JpegImagePlugin.JpegImageFile(file)
    if READS_HEIC and heic(start):
        import pillow_heif  # only who has such pictures waits for it

        pillow_heif.register_heif_opener()  # it turns them by itself
        return Image.open(file, formats=("HEIF",))
    return Image.open(file, formats=FORMATS)


def _opened(file: BinaryIO, name: str, max_pixels: int, least: int) -> tuple[Image.Image, dict[str, str]]:
    """The picture, and what its EXIF says."""
    with _header(file) as image:
        w, h = image.size
        by_rows = image.format == "JPEG" and not image.info.get("progressive")  # which is held whole, at any scale
        most = int(max_pixels * MAX_JPEG) if by_rows else max_pixels
        if w * h > most:  # the header alone tells, before a bomb is decoded
            raise ImageError(f"{name} is {w} x {h} pixels, over the limit of {most // 10**6} million: make it smaller.")
        if max(w, h) > STRIP * min(w, h):
            raise ImageError(f"{name} is a strip of {w} x {h} pixels, in which nothing can be seen: crop it.")
        image.seek(0)
        factor = isqrt((w * h - 1) // LARGE) + 1
        if least or factor > 1:  # a JPEG, and nothing else, comes smaller out of its decoder
            image.draft(None, (least, least) if least else (w // factor, h // factor))
        early = _told(image) if image.format == "TIFF" else {}  # it can be read no more when that is decoded
        image.load()  # before other EXIF is asked for: a PNG's decodes it, and its faults would be lost
        about = early or _told(image)
        turned = _turned(image)
        small = _reduced(image, factor) if factor > 1 and image.size == (w, h) else image
        if turned is not None:
            small = small.transpose(turned)
        rgb = _to_rgb(small, image)
        rgb.info = {}  # EXIF and the like would be written along, and fail there
        return rgb, about


def _told(image: Image.Image) -> dict[str, str]:
    try:
        return photograph.told(image.getexif())
    except Exception:  # as in _turned
        return {}


def _turned(image: Image.Image) -> Image.Transpose | None:
    """How EXIF says that the picture is to be turned. Never written back: odd fields beside it cannot be."""
    try:
        return TURNS.get(int(image.getexif().get(ORIENTATION, 1)))
    except Exception:  # what EXIF holds may be anything; the picture is what counts
        return None


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Smaller by a whole factor, before anything makes further copies of it."""
    info = image.info
    if image.mode.startswith("I") or image.mode == "F":  # no mean of these: every second pixel
        small = image.resize((image.width // factor, image.height // factor), Image.Resampling.NEAREST)
    else:
        if image.mode in ("1", "P", "PA"):
            image = image.convert("RGBA" if image.mode == "PA" or "transparency" in info else "RGB")
        small = image.reduce(factor)
    if "transparency" in info and small.mode in ("L", "RGB"):
        small.info["transparency"] = info["transparency"]
    return small


def _to_rgb(image: Image.Image, original: Image.Image) -> Image.Image:
    """original: as it was opened, which knows its tags."""
    if image.mode.startswith("I") or image.mode == "F":
        image = _stretched(image, original)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, rgba).convert("RGB")
    return image.convert("RGB")


def _stretched(image: Image.Image, original: Image.Image) -> Image.Image:
    """16-bit and float grey over the range of its values, as 8-bit grey; pixels without a value are black."""
    values = np.asarray(image, np.float32) if image.mode in ("I", "F") else None  # 16 bits: a value everywhere
    has = None if values is None else _valued(values, original)
    if values is None or has is None or has.all():
        low, high = (float(v) for v in image.getextrema())  # type: ignore[arg-type]
        scale = 255.0 / ((high - low) or 1)
        return image.convert("F").point(lambda v: v * scale - low * scale).convert("L")
    low, high = (float(values[has].min()), float(values[has].max())) if has.any() else (0.0, 1.0)
    grey = (np.where(has, values, low).astype(np.float64) - low) * (255.0 / ((high - low) or 1))
    return Image.fromarray(grey.astype(np.uint8))


def _valued(values: NDArray[np.float32], original: Image.Image) -> NDArray[np.bool_]:
    """Which of the pixels, (H, W), have a value: no NaN, no infinity, not what stands for none."""
    has = np.isfinite(values)
    for none in (_nodata_tag(original), *NODATA):
        if none is not None:
            has &= values != np.float32(none)
    for _ in range(2):  # one value far below all others, or far above
        for end in (values[has].min(initial=np.inf), values[has].max(initial=-np.inf)):
            others = values[has & (values != end)]
            reach = float(others.max()) - float(others.min()) if len(others) > 1 else 0.0
            if reach > 0 and float(np.abs(others.astype(np.float64) - end).min()) > APART * reach:
                has &= values != end
    return has


def _nodata_tag(original: Image.Image) -> float | None:
    tags = getattr(original, "tag_v2", {})
    try:
        return float(str(tags[NODATA_TAG]).strip("\0 "))
    except (KeyError, ValueError, TypeError):
        return None


SIGNATURES = (  # how the kinds that browsers show begin
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


def browser_type(source: Path | Place) -> str | None:
    """The media type of a picture that browsers show as it lies, by its first bytes; None of every other file.

    Raises OSError.
    """
    with _stream(source) as file:
        start = file.read(16)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    if start[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return next((kind for signature, kind in SIGNATURES if start.startswith(signature)), None)


def for_browsers(source: Path | Place) -> bytes:
    """The picture as a WebP of at most SHOWN pixels a side, for what no browser shows. Raises ImageError."""
    out, image = io.BytesIO(), open_image(source)
    image.thumbnail((SHOWN, SHOWN), Image.Resampling.BICUBIC)
    image.save(out, "WEBP", quality=90, method=0)
    return out.getvalue()


def thumbnail(image: Image.Image, size: int = THUMB) -> bytes:
    """A square WebP, the picture centred and cropped to it."""
    out = io.BytesIO()
    ImageOps.fit(image, (size, size), Image.Resampling.BICUBIC).save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def larger_thumbnail(source: Path | Place, size: int) -> bytes | None:
    """The same square with more pixels, for sharp screens; as many as the picture has, None where those are no more
    than a thumbnail's. Raises ImageError.
    """
    image = open_image(source, least=size)
    side = min(size, *image.size)
    return thumbnail(image, side) if side > THUMB else None


def small(thumb: bytes, side: int) -> NDArray[np.uint8]:
    """(side, side, 3): a thumbnail's pixels, each the mean of as many. Raises ImageError."""
    return np.asarray(open_image(thumb).resize((side, side), Image.Resampling.BOX))
