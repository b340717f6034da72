"""The page's routes without its server, asked over HTTP: a client of an engine, and what a refusal looks like."""

import io
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient

from hierdemo.models.encoder import Encoder
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.ui.routes.app import add_routes


def no_others(model: str) -> Encoder:
    raise AssertionError(f"{model} was asked for")


def client_of(engine: Engine, tmp_path: Path) -> TestClient:
    (tmp_path / "plotly.min.js").write_text("// plotly")
    app = FastAPI()
    add_routes(app, Engines(engine, None, no_others), plotly=tmp_path / "plotly.min.js")
    return TestClient(app, raise_server_exceptions=False)


def told(reply: Any, *statuses: int) -> str:
    """The error of a refused request: JSON with one sentence and nothing of the program's insides."""
    assert reply.status_code in (statuses or (400,)), reply.text
    found = reply.json()
    assert set(found) == {"error"} and isinstance(found["error"], str)
    assert found["error"].strip() and "\n" not in found["error"] and "Traceback" not in found["error"]
    return found["error"]


def png(size: tuple[int, int] = (30, 20), colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()
