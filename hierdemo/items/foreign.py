"""Pictures that are not read here, told by their first bytes: raw photographs, HEIC, JPEG XL, JPEG 2000; and what lies
among pictures and is none, told by its name: videos, documents.

Knows the signatures of formats, and the tags of a TIFF that say it is raw. Does not know pillow, which would
open the small preview of some of them as if it were the picture.
"""

import struct
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

RAW = "raw photograph"  # what a sentence about one holds, so that they can be counted
HEIC = "HEIC picture"
VIDEO = "video"
HEAD = 65_536  # bytes: cameras keep a file's directories at its beginning
BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
STARTS = {
    b"FUJIFILMCCD-RAW": "RAF",
    b"IIRO": "ORF",
    b"IIRS": "ORF",
    b"MMOR": "ORF",
    b"IIU\0": "RW2",
    b"FOVb": "X3F",
    b"\0MRM": "MRW",
}
HEIC_SUFFIXES = {".heic", ".heif", ".hif"}
READS_HEIC = find_spec("pillow_heif") is not None  # then they are pictures like any other (image.py)
RAW_SUFFIXES = {".raw", ".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw",
                ".x3f", ".mrw"}  # fmt: skip
SUFFIXES = RAW_SUFFIXES | HEIC_SUFFIXES | {".jxl", ".jp2", ".j2k"}
NO_PICTURES = {  # what lies among pictures, and what to do about it
    VIDEO: ({".mov", ".mp4", ".m4v", ".avi", ".mkv", ".webm", ".3gp", ".mts", ".m2ts", ".wmv", ".mpg", ".mpeg"}, ""),
    "document": ({".pdf"}, ", export its pages as JPEG"),
    "drawing": ({".svg", ".eps", ".ai"}, ", export it as PNG"),
    "packed folder": ({".zip", ".tar", ".rar", ".7z"}, ", unpack it"),
    "picture in layers": ({".psd", ".xcf"}, ", export it as JPEG"),
}
SUB_IFDS, DNG_VERSION, PHOTOMETRIC, MAKE = 330, 50706, 262, 271
MOSAIC = {32803, 34892}  # a sensor's colour filter array, or linear raw
MAKERS = {b"NIKON": "NEF", b"SONY": "ARW", b"PENTAX": "PEF", b"SAMSUNG": "SRW"}


def foreign(source: Path | BinaryIO, suffix: str = "") -> str:
    """What a picture is that is not read here, as a sentence goes on after "is a" or begins with "A"; "" for any other.

    suffix: of its name, which decides where the bytes do not. An open file is left at its beginning. Raises OSError
    where the file cannot be read.
    """
    head = _head(source)
    if found := _raw(head) or (suffix.lower() in RAW_SUFFIXES and suffix[1:].upper()):
        return f"{RAW}{'' if found == 'RAW' else f' ({found})'}: export it as JPEG."
    if heic(head) or suffix.lower() in HEIC_SUFFIXES:
        return "" if READS_HEIC else f"{HEIC}: pip install pillow-heif, or export it as JPEG."
    for kind, starts, suffixes in (
        ("JPEG XL", (b"\xff\x0a", b"\0\0\0\x0cJXL "), {".jxl"}),
        ("JPEG 2000", (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"), {".jp2", ".j2k"}),
    ):
        if head.startswith(starts) or suffix.lower() in suffixes:
            return f"{kind} picture: export it as JPEG."
    return ""


def no_picture(suffix: str) -> str:
    """As `foreign`, of what is no picture by its name and often lies among some; "" for anything else."""
    for kind, (suffixes, remedy) in NO_PICTURES.items():
        if suffix in suffixes:
            return f"{kind} ({suffix[1:].upper()}): only pictures are read{remedy}."
    return ""


def _head(source: Path | BinaryIO) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _head(file)
    start = source.read(32)
    head = start + source.read(HEAD - 32) if start[:4] in (b"II*\0", b"MM\0*") else start
    source.seek(0)
    return head


def heic(head: bytes) -> bool:
    """AVIF is kept in the same way, and says so among its brands."""
    return head[4:8] == b"ftyp" and head[8:12] in BRANDS and b"avif" not in head[8:32]


def _raw(head: bytes) -> str:
    """A raw format's name, "RAW" where only that it is one can be told; "" for anything else."""
    if head[4:12] == b"ftypcrx ":
        return "CR3"
    if head[:4] == b"II*\0" and head[8:10] == b"CR":
        return "CR2"
    if head[6:14] == b"HEAPCCDR":
        return "CRW"
    if found := next((name for start, name in STARTS.items() if head.startswith(start)), ""):
        return found
    return _raw_tiff(head) if head[:4] in (b"II*\0", b"MM\0*") else ""


def _raw_tiff(head: bytes) -> str:
    """DNG says so; in NEF, ARW and others a directory below the first one describes the sensor's mosaic."""
    order = "<" if head[:2] == b"II" else ">"
    first = _directory(head, order, struct.unpack_from(order + "I", head, 4)[0] if len(head) >= 8 else 0)
    if DNG_VERSION in first:
        return "DNG"
    count, at = first.get(SUB_IFDS, (0, 0))
    many = 4 < 4 * count <= len(head) - at
    below = list(struct.unpack_from(f"{order}{count}I", head, at)) if many else [at] * (count == 1)
    tags = [first, *(_directory(head, order, offset) for offset in below)]
    if not any(found.get(PHOTOMETRIC, (0, 0))[1] in MOSAIC for found in tags):
        return ""
    length, at = first.get(MAKE, (0, 0))
    maker = head[at : at + length].upper()
    return next((name for start, name in MAKERS.items() if maker.startswith(start)), "RAW")


def _directory(head: bytes, order: str, at: int) -> dict[int, tuple[int, int]]:
    """A TIFF directory's tags: how many values each has, and its only value or where they lie; {} for none."""
    if not 8 <= at <= len(head) - 2:
        return {}
    n = struct.unpack_from(order + "H", head, at)[0]
    found = {}
    for i in range(min(n, (len(head) - at - 2) // 12)):
        tag, kind, count = struct.unpack_from(order + "HHI", head, at + 2 + 12 * i)
        short = kind == 3 and count == 1
        found[tag] = (count, struct.unpack_from(order + ("H" if short else "I"), head, at + 10 + 12 * i)[0])
    return found
