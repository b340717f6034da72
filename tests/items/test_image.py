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
from tests.bench import fuzz

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


def exif_beside(tag: int, kind: int, count: int, value: bytes) -> bytes:
    """EXIF that turns a picture (orientation 6) and holds one further field, written by hand."""
    entries = sorted([(0x0112, 3, 1, struct.pack("<H", 6)), (tag, kind, count, value)])
    head, tail, at = b"II*\0" + struct.pack("<IH", 8, len(entries)), b"", 8 + 2 + 12 * len(entries) + 4
    for t, k, n, v in entries:
        head += struct.pack("<HHI", t, k, n)
        if len(v) > 4:
            head, tail = head + struct.pack("<I", at + len(tail)), tail + v
        else:
            head += v.ljust(4, b"\0")
    return b"Exif\0\0" + head + struct.pack("<I", 0) + tail


ODD_FIELDS = {
    "a negative rational": (0x011A, 10, 1, struct.pack("<ii", -1, 0)),
    "a signed short for a resolution": (0x011A, 8, 1, struct.pack("<h", -1)),
    "a number for a description": (0x010E, 5, 1, struct.pack("<II", 72, 1)),
    "a pointer beyond the file": (0x8769, 16, 1, b"\xff" * 8),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("field", ODD_FIELDS.values(), ids=ODD_FIELDS)
def test_a_picture_is_turned_whatever_else_exif_holds(kind: str, field: tuple[int, int, int, bytes]) -> None:
    """EXIF is read and never written back: what cannot be written would stop a build."""
    image = open_image(data(halves(), kind, exif=exif_beside(*field)))
    assert image.size == (20, 40) and near(image.getpixel((8, 8)), RED, 60) and not image.info
    assert thumbnail(image)


@pytest.mark.parametrize("orientation", [b"\xff\xff", b"\0\0", struct.pack("<H", 9)])
def test_an_orientation_that_there_is_not_turns_nothing(orientation: bytes) -> None:
    whole = data(halves(), "JPEG", exif=exif_beside(0x0100, 3, 1, b"\1\0"))
    entry = struct.pack("<HHI", 0x0112, 3, 1)
    assert open_image(whole.replace(entry + b"\6\0", entry + orientation)).size == (40, 20)


RAMP = np.linspace(0, 1, 64 * 48, dtype=np.float32).reshape(48, 64)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -9999, -3.4028235e38, 1e20, -99999, 4e4])
@pytest.mark.parametrize("share", [1, 300])
def test_pixels_without_a_value_do_not_blank_a_scientific_picture(value: float, share: int) -> None:
    pixels = RAMP.copy()
    pixels.flat[:share] = value
    seen, whole = (np.asarray(open_image(data(Image.fromarray(p), "TIFF")), float) for p in (pixels, RAMP))
    assert np.abs(seen - whole).reshape(-1, 3)[share:].max() < 30
    assert (seen.reshape(-1, 3)[:share] == 0).all()


def test_a_tag_says_which_value_means_none() -> None:
    pixels = RAMP.copy()
    pixels[0, :9] = 3.5  # as if it were a value
    tags = {42113: "3.5"}
    assert np.asarray(open_image(data(Image.fromarray(pixels), "TIFF", tiffinfo=tags)), float).std() > 70


def test_a_picture_without_any_value_opens() -> None:
    assert open_image(data(Image.fromarray(np.full((8, 8), np.nan, np.float32)), "TIFF")).size == (8, 8)


@pytest.mark.parametrize("size", [(12_000, 9_000), (16_320, 12_240)])
def test_the_largest_photographs_of_phones_are_decoded_small(size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    Image.new("L", size, 90).save(path, quality=30)
    assert catalog.pixels_of(path) == size[0] * size[1]
    small = open_image(path, least=512)
    assert 512 <= min(small.size) <= 1600
    with pytest.raises(ImageError, match="over the limit"):
        open_image(path, least=512, max_pixels=size[0] * size[1] // 3)


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


@pytest.mark.parametrize(
    ("kind", "media"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("GIF", "image/gif"), ("BMP", "image/bmp"),
     ("AVIF", "image/avif"), ("TIFF", None)],
)  # fmt: skip
def test_what_browsers_show_is_told_by_the_bytes(kind: str, media: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(data(halves(), kind))
    assert catalog.browser_type(tmp_path / "a.jpg") == media
    (tmp_path / "a.jpg").write_bytes(b"not a picture")
    assert catalog.browser_type(tmp_path / "a.jpg") is None


@pytest.mark.parametrize(
    "error", [struct.error, AttributeError, OverflowError, RecursionError, KeyError, AssertionError]
)
def test_whatever_a_decoder_raises_is_an_image_error(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise error("deep inside")

    whole = data(halves(mode="L"), "PNG")
    monkeypatch.setattr(Image.Image, "convert", broken)
    with pytest.raises(ImageError, match="damaged"):
        open_image(whole)


def test_no_mutation_of_a_picture_or_its_exif_raises_anything_else() -> None:
    tried, failed = fuzz.run(500, seed=1)
    assert tried == 500 and not failed


def tiff(order: str, tags: list[tuple[int, int, int]], *below: list[tuple[int, int, int]]) -> bytes:
    """A TIFF of directories alone: (tag, kind, value); of `below` the first one's sub-directories."""

    def directory(rows: list[tuple[int, int, int]]) -> bytes:
        own = b"".join(struct.pack(order + "HHI", tag, kind, 1) + struct.pack(order + ("HH" if kind == 3 else "I"),
                       *((value, 0) if kind == 3 else (value,))) for tag, kind, value in sorted(rows))  # fmt: skip
        return struct.pack(order + "H", len(rows)) + own + bytes(4)

    if below:
        tags = [*tags, (330, 4, 8 + len(directory([*tags, (330, 4, 0)])))]
    magic = b"II*\0" if order == "<" else b"MM\0*"
    return magic + struct.pack(order + "I", 8) + b"".join(map(directory, (tags, *below)))


FOREIGN = {
    "CR2": b"II*\0\x10\0\0\0CR\2\0" + bytes(80),
    "CR3": b"\0\0\0\x18ftypcrx " + bytes(80),
    "RAF": b"FUJIFILMCCD-RAW 0201" + bytes(80),
    "ORF": b"IIRO\x08\0\0\0" + bytes(80),
    "RW2": b"IIU\0\x18\0\0\0" + bytes(80),
    "DNG": tiff("<", [(50706, 4, 0x0104)]),
    "RAW": tiff(">", [(262, 3, 2)], [(262, 3, 32803)]),
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(80),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_raw_photographs_and_heic_are_told_by_their_bytes_whatever_they_are_called(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hierdemo.items.foreign.READS_HEIC", False)
    what = {"HEIC": "HEIC picture: pip install pillow-heif, or", "RAW": "raw photograph:"}
    what = what.get(kind, rf"raw photograph \({kind}\):")
    for name in ("IMG_1.jpg", "IMG_1.tif", f"IMG_1.{kind}"):
        (tmp_path / name).write_bytes(FOREIGN[kind])
        with pytest.raises(ImageError, match=rf"^{name} is a {what} export it as JPEG\.$"):
            open_image(tmp_path / name)
    with pytest.raises(ImageError, match=f"^The picture is a {what}"):
        open_image(FOREIGN[kind])
    for cut in range(1, len(FOREIGN[kind]), 3):  # cut anywhere it is refused in a sentence
        with pytest.raises(ImageError):
            open_image(FOREIGN[kind][:cut])


@pytest.mark.parametrize("kind", ["TIFF", "AVIF"])
def test_what_is_kept_alike_and_can_be_read_is_read(kind: str) -> None:
    assert open_image(data(halves(), kind)).size == (40, 20)


def test_a_progressive_jpeg_is_held_whole_and_so_has_the_limit_of_others() -> None:
    plain, progressive = (data(Image.new("L", (1200, 900), 90), "JPEG", progressive=p) for p in (False, True))
    assert open_image(plain, max_pixels=500_000).size == (1200, 900)
    with pytest.raises(ImageError, match="over the limit"):
        open_image(progressive, max_pixels=500_000)
