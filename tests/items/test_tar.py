"""Members of tars, read where they lie: against Python's own reader, and of tars that are odd, hostile or cut short."""

import io
import random
import tarfile
from pathlib import Path

import pytest

from hierdemo.items import tar
from hierdemo.items.tar import Faults, Member, index, members, open_member
from tests.support.archives import write_tar

NAMES = ["1.png", "a/b c/2.png", "M\u00fcller/\u732b.png", "x" * 90 + "/" + "y" * 140 + ".png", "z/" * 200 + "deep.png"]


def read(path: Path) -> tuple[list[Member], Faults]:
    faults = Faults()
    return list(members(path, faults)), faults


def content(path: Path, member: Member) -> bytes:
    with open_member(path, member.offset, member.size) as file:
        return file.read()


@pytest.mark.parametrize("kind", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_member_is_where_pythons_reader_finds_it(tmp_path: Path, kind: int) -> None:
    path = write_tar(tmp_path / "t.tar", [(name, name.encode() * n) for n, name in enumerate(NAMES * 2)][:7], kind)
    found, faults = read(path)
    with tarfile.open(path) as theirs:
        assert [(m.name, m.offset, m.size) for m in found] == [(m.name, m.offset_data, m.size) for m in theirs]
    assert not faults.left_out and not faults.cut
    table = index(path)
    last = {m.name: m for m in found}
    assert all(table.find(name) == (m.offset, m.size) for name, m in last.items()) and table.find("gone") is None
    assert [content(path, m) for m in found] == [name.encode() * n for n, name in enumerate(NAMES * 2)][:7]


def test_ustar_keeps_a_long_name_in_two_parts(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "t.tar", [("x" * 120 + "/1.png", b"1")], tarfile.USTAR_FORMAT)
    assert [m.name for m in read(path)[0]] == ["x" * 120 + "/1.png"]


def test_names_that_lead_out_links_and_what_is_no_file_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "t.tar"
    with tarfile.open(path, "w") as out:
        for name in ("/etc/1.png", "../2.png", "a/../../3.png", "./4.png", "b//5.png", "n\udcff.png"):
            out.addfile(tarfile.TarInfo(name))
        for name, kind in (("l.png", tarfile.SYMTYPE), ("h.png", tarfile.LNKTYPE), ("f.png", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            out.addfile(info)
        info = tarfile.TarInfo("folder")
        info.type = tarfile.DIRTYPE
        out.addfile(info)
    found, faults = read(path)
    assert [m.name for m in found] == ["etc/1.png", "4.png", "b/5.png"], "below the tar, whatever they say"
    assert [(name, why.split()[0]) for name, why in faults.left_out] == [
        ("../2.png", "Its"), ("a/../../3.png", "Its"), ("n\\xff.png", "Its"),
        ("l.png", "A"), ("h.png", "A"), ("f.png", "A"),
    ]  # fmt: skip


def test_a_tar_cut_anywhere_gives_what_is_whole_and_says_the_rest(tmp_path: Path) -> None:
    whole = write_tar(tmp_path / "t.tar", [(name, bytes(700)) for name in NAMES])
    data, every = whole.read_bytes(), read(whole)[0]
    end = every[-1].offset + 1024
    for at in [*range(0, end, 97), end]:
        path = tmp_path / "cut.tar"
        path.write_bytes(data[:at])
        found, faults = read(path)
        assert found == [m for m in every if m.offset + m.size <= at]
        assert faults.cut or at == 0, at


def test_bytes_that_are_changed_end_in_no_other_error(tmp_path: Path) -> None:
    data = write_tar(tmp_path / "t.tar", [(name, b"1" * 600) for name in NAMES]).read_bytes()
    chance, path = random.Random(0), tmp_path / "m.tar"
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 30))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        path.write_bytes(changed)
        found, _ = read(path)
        assert all(m.offset >= 0 and m.offset + m.size <= len(changed) for m in found)


def test_a_name_that_comes_twice_is_the_last_and_a_changed_tar_is_read_anew(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "t.tar", [("1.png", b"first"), ("1.png", b"last")])
    first, last = read(path)[0]
    assert index(path).find("1.png") == (last.offset, last.size) != (first.offset, first.size)
    write_tar(path, [("2.png", b"another")])
    assert index(path).find("1.png") is None and index(path).find("2.png") is not None


def test_the_places_that_are_kept_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar, "MOST", 5)
    for n in range(4):
        index(write_tar(tmp_path / f"{n}.tar", [(f"{i}.png", b"") for i in range(3)]))
    assert sum(len(one.names) for one in tar._kept.values()) <= 5


def test_a_large_member_is_read_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar, "HELD", 100)
    data = bytes(range(256)) * 4
    path = write_tar(tmp_path / "t.tar", [("0", b"before"), ("1", data), ("2", b"behind")])
    with open_member(path, *(index(path).find("1") or (0, 0))) as file:
        assert not isinstance(file, io.BytesIO)
        assert file.read(3) == data[:3] and file.seek(-4, 2) == 1020 and file.read() == data[-4:]
        assert file.seek(500) == 500 and file.read() == data[500:] and file.read() == b""
