"""The table of settings: how a variable is read, what is said of a wrong one, that the text has the same table; what is
printed of the address.
"""

import re
from pathlib import Path
from typing import Any

import pytest

import app
from hierdemo.ui import settings
from hierdemo.ui.launch import for_others
from hierdemo.ui.services.visitors import Limits, TooMuch, Visitors
from tests.test_docs import ROOT


def read(environment: dict[str, str], *, disk: bool = False, **given: Any) -> dict[str, Any]:
    return settings.read(given, environment, lambda folder: disk)


def test_the_text_has_the_table_of_settings() -> None:
    assert settings.table() in (ROOT / ".github" / "SPACE.md").read_text(encoding="utf-8")


def test_an_option_goes_before_its_variable() -> None:
    found = read({"HIERDEMO_MODEL": "photos", "GRADIO_SERVER_PORT": "8000"}, port=9000)
    assert (found["model"], found["port"], found["host"]) == ("photos", 9000, "127.0.0.1")
    assert read({})["dataset"] is None and read({"HIERDEMO_DATASET": "someone/pets@v1"})["dataset"] == "someone/pets@v1"


def test_numbers_keep_their_bounds() -> None:
    for setting in (s for s in settings.SETTINGS if s.kind == "number"):
        for good in (setting.least, setting.most):
            assert setting.read(f"{good:g}") == good
        for wrong in (f"{setting.least - 1:g}", f"{setting.most + 1:g}", "many", "nan"):
            with pytest.raises(ValueError, match=setting.called):
                read({setting.called: wrong})


@pytest.mark.parametrize("name", ["DATASET", "EDITABLE"])
def test_a_wrong_one_is_one_sentence_that_names_it(name: str) -> None:
    with pytest.raises(ValueError, match=f"HIERDEMO_{name} must be .*, got 'a b'"):
        read({f"HIERDEMO_{name}": "a b"})


@pytest.mark.parametrize("setting", [s for s in settings.SETTINGS if s.own], ids=lambda s: s.name)
def test_odd_ones_are_read_or_told_in_a_sentence(setting: settings.Setting) -> None:
    for odd in ("~nobody-is-called-so/x", "x" * 5000, "../pets", "//", "\n", "1e999"):
        try:
            read({setting.called: odd})
        except ValueError as e:
            assert str(e).startswith(f"{setting.called} must ")
    with pytest.raises(ValueError, match="or a folder here"):
        settings.BY_NAME["dataset"].read("../no-such-pets")


def test_a_data_sets_page_and_a_models_name_are_read_and_a_slip_of_the_pen_is_told() -> None:
    data_set, model = (settings.BY_NAME[name].read for name in ("dataset", "model"))
    assert data_set("https://hub.example/datasets/museum/pictures/") == "museum/pictures"
    assert [model(name) for name in ("Photos", "ViT-B-32:openai")] == ["photos", "ViT-B-32:openai"]
    for wrong in ("photo", "museum/pictures"):
        with pytest.raises(ValueError, match=f"must be photos, .*got '{wrong}'"):
            model(wrong)
    with pytest.raises(ValueError, match="got '/no/such', and there is no such folder"):
        data_set("/no/such")


def test_a_space_keeps_things_on_its_disk_where_it_has_one(tmp_path: Path) -> None:
    assert read({"SPACE_ID": "a/b"}, disk=True)["library"] == settings.DISK / "hierdemo"
    assert read({"SPACE_ID": "a/b"})["library"] == Path("~/hierdemo").expanduser().resolve()
    assert read({"SPACE_ID": "a/b", "HIERDEMO_LIBRARY": str(tmp_path)}, disk=True)["library"] == tmp_path.resolve()
    with pytest.raises(ValueError, match="Space"):
        read({"SPACE_ID": "a/b", "HIERDEMO_EDITABLE": "1"})


def test_the_limits_are_the_usual_ones_but_for_what_is_given(tmp_path: Path) -> None:
    usual = {s.name: s.read(s.default) for s in settings.SETTINGS if s.kind == "number" and s.option == ""}
    assert Limits.of(*(usual[name] for name in ("uploads", "upload_files", "upload_mb", "keep_hours"))) == Limits()
    assert Limits.of(None, None, 1, None).total_bytes == 1_000_000
    with pytest.raises(TooMuch, match="takes no uploads"):
        Visitors(Limits.of(0, None, None, None), root=tmp_path).begin("a" * 32)


def test_assistants_may_ask_where_they_are_let_and_on_a_space_that_can(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def may(*options: str, there: bool, **environment: str) -> bool:
        monkeypatch.setattr(app, "find_spec", lambda name: object() if there else None)
        monkeypatch.setattr("sys.argv", ["app.py", *options])
        monkeypatch.setattr("os.environ", environment)
        return app.arguments().mcp

    assert may("--mcp", there=True) and may(there=True, HIERDEMO_MCP="1") and may(there=True, SPACE_ID="a/b")
    assert not may(there=True) and not may(there=False, SPACE_ID="a/b")
    assert not may(there=True, SPACE_ID="a/b", HIERDEMO_MCP="0")
    with pytest.raises(SystemExit):
        may("--mcp", there=False)
    assert "pip install 'gradio[mcp]'" in capsys.readouterr().err.splitlines()[-1]


def test_what_listens_for_everyone_says_where_others_find_it() -> None:
    assert for_others("127.0.0.1", "http://127.0.0.1:7860/") == ""
    told = for_others("0.0.0.0", "http://localhost:7860/")
    assert told == "" or re.fullmatch(r"; in your network http://[\d.]+:7860/", told)
