"""export: which collection is meant by a folder; what is written is tested in tests/ui/test_export.py."""

from pathlib import Path
from typing import Any

import pytest

from hierdemo.ui.export import site
from hierdemo.ui.export.data import Data
from tests.support.command import Capture, run


def test_the_folder_of_a_family_means_all_its_members(
    family_folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    members: list[list[str | None]] = []

    def write(data: Data, out: Path, *, pictures: bool) -> dict[str, Any]:
        members.append(data.members)
        return {"out": str(out), "files": 0, "bytes": 0}

    monkeypatch.setattr(site, "write_folder", write)
    for folder in (family_folder, family_folder / "collection"):
        status, _, err = run(capsys, "export", str(folder), "--out", str(tmp_path / "site"), "--json")
        assert status == 0, err
    assert members == [["chosen", "none"]] * 2
