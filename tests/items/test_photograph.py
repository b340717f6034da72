"""What a camera wrote becomes attributes, and nothing that it wrote ends anything; HEIC where it can be read."""

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from hierdemo.items import image as opened
from hierdemo.items.foreign import READS_HEIC, foreign
from hierdemo.items.image import open_image, photographed
from hierdemo.items.photograph import GPS, NAMES, PHOTO

PLACE = {1: "S", 2: (33.0, 51.0, 21.9), 3: "E", 4: (151.0, 12.0, 55.1)}


def exif(
    tags: dict[int, object], photo: dict[int, object] | None = None, gps: dict[int, object] | None = None
) -> Image.Exif:
    made = Image.Exif()
    for tag, value in tags.items():
        made[tag] = value
    made.get_ifd(PHOTO).update(photo or {})
    made.get_ifd(GPS).update(gps or {})
    return made


def saved(made: Image.Exif, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, kind, exif=made)
    return out.getvalue()


def about(data: bytes, **more: int) -> dict[str, str]:
    found: dict[str, str] = {}
    open_image(data, about=found, **more)
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_day_camera_lens_and_place_are_read_while_the_picture_is_opened(kind: str, tmp_path: Path) -> None:
    made = exif(
        {271: "NIKON CORPORATION", 272: "NIKON D750"}, {36867: "2026:06:14 15:03:22", 42036: "35mm f/1.8"}, PLACE
    )
    wanted = {"taken": "2026-06-14 15:03:22", "camera": "Nikon D750", "lens": "35mm f/1.8"}
    wanted |= {"latitude": "-33.8561", "longitude": "151.2153"}
    data = saved(made, kind)
    assert about(data) == wanted == about(data, least=8)
    (tmp_path / "a").write_bytes(data)
    assert photographed(tmp_path / "a") == wanted
    assert about(saved(exif({}), kind)) == {} == photographed(tmp_path / "none")


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS 80D", "Canon EOS 80D"),
        ("OLYMPUS IMAGING CORP.  ", "E-M10\0\0", "Olympus E-M10"),
        ("SONY", "ILCE-7M3", "SONY ILCE-7M3"),
        ("EASTMAN KODAK COMPANY", "KODAK Z740", "Eastman Kodak Z740"),
        ("", "Pixel 7", "Pixel 7"),
        ("Apple", "", "Apple"),
    ],
)
def test_a_camera_is_called_as_people_call_it(make: str, model: str, camera: str) -> None:
    assert about(saved(exif({271: make, 272: model}))) == {"camera": camera}


def test_a_clock_that_was_never_set_and_a_receiver_without_satellites_say_nothing() -> None:
    assert about(saved(exif({306: "2026:01:01 00:00:00"}, {36867: "0000:00:00 00:00:00"}))) == {}
    nowhere: dict[int, object] = {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}
    assert about(saved(exif({}, {36868: "2001:02:03 04:05:06"}, nowhere))) == {"taken": "2001-02-03 04:05:06"}
    assert about(saved(exif({}, {}, PLACE | {2: (133.0, 0.0, 0.0)}))) == {}


def test_no_broken_exif_keeps_a_picture_from_being_read() -> None:
    """500 mutations of a seeded fuzzer."""
    luck = Random(5)
    data = saved(exif({271: "Canon", 272: "EOS"}, {36867: "2026:06:14 15:03:22", 42036: "lens"}, PLACE))
    start, end = data.index(b"Exif"), data.index(b"\xff\xdb")
    for _ in range(500):
        odd = bytearray(data)
        for at in luck.sample(range(start + 6, end), luck.randint(1, 12)):
            odd[at] = luck.randrange(256)
        found: dict[str, str] = {}
        assert open_image(bytes(odd), about=found).size in ((40, 20), (20, 40))
        assert found.keys() <= set(NAMES) and all(value.isprintable() for value in found.values())


@pytest.mark.skipif(not READS_HEIC, reason="pillow-heif is not installed")
def test_heic_is_a_picture_like_any_other_where_pillow_heif_is_installed(tmp_path: Path) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    made = exif({271: "Apple", 272: "iPhone 13", 274: 6}, {36867: "2026:06:14 15:03:22"}, PLACE)
    path = tmp_path / "IMG_1.HEIC"
    path.write_bytes(saved(made, "HEIF"))
    found: dict[str, str] = {}
    picture = open_image(path, about=found)
    assert picture.size == (40, 20) and picture.getpixel((9, 9))[0] > 200, "EXIF turns JPEGs, not HEIC"
    assert found["camera"] == "Apple iPhone 13" and found["taken"] == "2026-06-14 15:03:22"
    assert {".heic", ".heif"} <= opened.SUFFIXES and foreign(path, ".heic") == "" and opened.browser_type(path) is None
    with pytest.raises(opened.ImageError, match="IMG_2.heic is (damaged|not a picture)"):
        (tmp_path / "IMG_2.heic").write_bytes(path.read_bytes()[:300])
        open_image(tmp_path / "IMG_2.heic")
