"""Pictures of every awkward kind, all made in memory."""

import contextlib
import io
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.items import image as catalog
from hierdemo.items.image import THUMB, ImageError, open_image, thumbnail
from hierdemo.items.item import Item, kinds

RED, BLUE = (220, 20, 20), (20, 20, 220)


def halves(size: tuple[int, int] = (40, 20), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def data(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def near(pixel: tuple[int, ...], wanted: tuple[int, ...], by: int = 40) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, wanted, strict=True))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims a size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    )


# pictures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_every_kind_of_file_opens_as_rgb(kind: str) -> None:
    image = open_image(data(halves(), kind))
    assert image.mode == "RGB" and image.size == (40, 20)
    assert near(image.getpixel((5, 10)), RED) and near(image.getpixel((35, 10)), BLUE)


def test_a_path_and_its_bytes_open_alike(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(data(halves(), "PNG"))
    assert open_image(tmp_path / "a.png").tobytes() == open_image(data(halves(), "PNG")).tobytes()


def test_cmyk_jpeg_keeps_its_colours() -> None:
    assert near(open_image(data(halves(mode="CMYK"), "JPEG")).getpixel((5, 10)), RED)


def test_transparency_lies_on_white() -> None:
    clear = halves(mode="RGBA")
    clear.putalpha(Image.new("L", clear.size, 0))
    assert open_image(data(clear, "PNG")).getpixel((5, 10)) == (255, 255, 255)
    half = halves(mode="RGBA")
    half.putalpha(Image.new("L", half.size, 128))
    assert near(open_image(data(half, "PNG")).getpixel((5, 10)), (237, 137, 137), 3)


def test_palette_with_transparency_lies_on_white() -> None:
    image = halves(mode="P")
    clear = image.getpixel((5, 10))
    found = open_image(data(image, "PNG", transparency=clear))
    assert found.getpixel((5, 10)) == (255, 255, 255) and near(found.getpixel((35, 10)), BLUE)


@pytest.mark.parametrize("scale", [1, 4000, 65535])
def test_sixteen_bit_grey_keeps_its_range(scale: int) -> None:
    """However much of the 16 bits is used: dark stays dark and light light."""
    ramp = np.linspace(0, scale, 256).round().astype(np.uint16).reshape(16, 16)
    grey = np.asarray(open_image(data(Image.fromarray(ramp), "PNG")).convert("L"))
    assert grey.min() < 30 and grey.max() > 225


def test_flat_sixteen_bit_picture_opens() -> None:
    assert open_image(data(Image.fromarray(np.full((8, 8), 9000, np.uint16)), "PNG")).size == (8, 8)


def test_float_tiff_opens() -> None:
    ramp = np.linspace(-3, 9, 256, dtype=np.float32).reshape(16, 16)
    grey = np.asarray(open_image(data(Image.fromarray(ramp), "TIFF")).convert("L"))
    assert grey.min() < 10 and grey.max() > 245


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))])
def test_exif_rotation_is_applied(orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = open_image(data(halves(), "JPEG", exif=exif))
    assert image.size == size
    first = {1: RED, 3: BLUE, 6: RED, 8: BLUE}[orientation]
    assert near(image.getpixel((8, 8)), first, 60)


def test_animation_gives_its_first_frame() -> None:
    frames = [Image.new("RGB", (20, 20), c) for c in (RED, BLUE)]
    for kind in ("GIF", "WEBP", "PNG"):
        image = open_image(data(frames[0], kind, save_all=True, append_images=frames[1:]))
        assert near(image.getpixel((10, 10)), RED), kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_cut_short_is_an_image_error(kind: str) -> None:
    whole = data(Image.effect_noise((64, 64), 80).convert("RGB"), kind)
    for share in (0.02, 0.3, 0.6, 0.9):
        with pytest.raises(ImageError, match="damaged or cut short|not a picture"):
            open_image(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_damaged_bytes_give_a_picture_or_an_image_error(kind: str) -> None:
    """Nothing else may come out, wherever the damage: an upload must never be a stack trace."""
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {"exif": exif} if kind in ("JPEG", "PNG", "WEBP", "TIFF") else {}
    whole = data(halves(), kind, **options)
    rng = np.random.default_rng(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pillow tells of odd EXIF data
        for _ in range(150):
            broken = bytearray(whole)
            for at in rng.integers(0, len(whole), 3):
                broken[at] = rng.integers(256)
            with contextlib.suppress(ImageError):
                assert open_image(bytes(broken), max_pixels=10**6).mode == "RGB"


@pytest.mark.parametrize("junk", [b"", b"hello, I am a text", b"<svg/>", b"\0" * 1000])
def test_not_a_picture(junk: bytes) -> None:
    with pytest.raises(ImageError, match="not a picture.*use JPEG"):
        open_image(junk)


def test_text_named_jpg(tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_text("not a picture")
    with pytest.raises(ImageError, match="notes.jpg is not a picture"):
        open_image(tmp_path / "notes.jpg")


@pytest.mark.parametrize("side", [9_470, 11_000, 30_000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    """Also between pillow's own warning (89 million pixels) and its own refusal (twice that)."""
    with pytest.raises(ImageError, match="make it smaller|damaged or cut short"):
        open_image(png_claiming(side, side))


def test_the_limit_of_pixels_is_the_callers() -> None:
    open_image(data(halves(), "PNG"), max_pixels=800)
    with pytest.raises(ImageError, match="40 x 20"):
        open_image(data(halves(), "PNG"), max_pixels=799)


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "P"), ("TIFF", "L"), ("WEBP", "RGB")]
)
def test_a_large_picture_is_halved_and_looks_the_same(kind: str, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    whole = data(halves((400, 200), mode), kind, exif=exif)
    full = open_image(whole)
    monkeypatch.setattr(catalog, "LARGE", 400 * 200 - 1)
    small = open_image(whole)
    assert (full.size, small.size) == ((200, 400), (100, 200))
    both = np.asarray(full, float).reshape(200, 2, 100, 2, 3).mean((1, 3)), np.asarray(small, float)
    assert np.abs(both[0] - both[1]).mean() < 3


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "I;16"])
def test_a_large_picture_keeps_what_is_special(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Transparency stays on white, 16 bits stretched."""
    if mode == "I;16":
        image, options = Image.fromarray(np.linspace(0, 900, 6400).astype(np.uint16).reshape(80, 80)), {}
    else:
        image = halves((80, 80), "P" if mode == "P" else "RGB")
        options = {"transparency": image.getpixel((5, 10))} if mode == "P" else {}
        if mode != "P":
            image = image.convert(mode)
            image.putalpha(Image.new("L", image.size, 0))
    whole = data(image, "PNG", **options)
    full = np.asarray(open_image(whole), float)
    monkeypatch.setattr(catalog, "LARGE", 6000)
    small = np.asarray(open_image(whole), float)
    assert small.shape == (40, 40, 3)
    assert np.abs(full.reshape(40, 2, 40, 2, 3).mean((1, 3)) - small).mean() < 4


def test_a_strip_is_refused(tmp_path: Path) -> None:
    for size in ((1, 201), (9000, 40)):
        with pytest.raises(ImageError, match=f"a strip of {size[0]} x {size[1]} pixels"):
            open_image(data(halves(size), "PNG"))
    assert open_image(data(halves((400, 2)), "PNG")).size == (400, 2)


def test_no_other_program_is_run_for_a_picture() -> None:
    """Pillow would hand PostScript to Ghostscript, whatever the file is called."""
    with pytest.raises(ImageError, match="not a picture"):
        open_image(data(halves(), "EPS"))


def test_avif_says_what_it_takes_where_pillow_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.avif").write_bytes(b"no picture")
    monkeypatch.setattr(catalog.features, "check", lambda name: False)
    with pytest.raises(ImageError, match="pip install -U pillow"):
        open_image(tmp_path / "a.avif")


def test_attributes_of_single_items_are_no_kinds() -> None:
    def items(n: int, values: int) -> list[Item]:
        return [Item(i, "", "", {"kind": str(i % values), "id": str(i)}, ()) for i in range(n)]

    assert kinds(items(100, 50)) == {"kind"} and kinds(items(99, 50)) == set(), "two items a value"
    assert kinds(items(510, 52)) == set() and kinds(items(520, 52)) == {"kind"}, "else one value for ten items"
    some = [Item(i, "", "", {"mark": "yes"} if i < 2 else {}, ()) for i in range(9)]
    assert kinds(some) == {"mark"} and kinds([]) == set()


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="no file"):
        open_image(tmp_path / "gone.png")
    with pytest.raises(ImageError):
        open_image(tmp_path)


@pytest.mark.parametrize("size", [(500, 20), (20, 500), (1, 1), (128, 128)])
def test_thumbnails_are_square_webp(size: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(thumbnail(halves(size)))) as small:
        assert small.format == "WEBP" and small.size == (THUMB, THUMB)
