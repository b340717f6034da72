"""The page /api: it tells of every endpoint and parameter, names nothing elsewhere, and its examples run."""

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from hierdemo.search.members import Engines
from hierdemo.ui.api.endpoints import endpoints
from hierdemo.ui.api.reference import START, examples_for, reference
from tests.support.tiny import World
from tests.test_docs import ROOT

pytestmark = [  # Gradio's own, as in test_server.py
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
BLOCK = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)


def page(url: str, **headers: str) -> str:
    with urlopen(Request(f"{url}api", headers=headers)) as reply:
        return reply.read().decode()


def blocks(html: str) -> list[str]:
    return [unescape(text) for text in BLOCK.findall(html)]


def test_it_tells_of_every_endpoint_and_parameter(world: World) -> None:
    offered = endpoints(Engines(world.engine, None, lambda model: world.encoder))
    html = reference(offered, "https://example.org/a", examples_for(world.collection), tools=True)
    search, *others = offered
    for endpoint in offered:
        own = html.partition(f'<h3 id="{endpoint.__name__}">')[2].partition("</section>")[0]
        same = endpoint is not search and bool(endpoint.told) and endpoint.told.items() <= search.told.items()
        assert same == ("Takes what" in own) and (same or own.count("<tr>") == bool(endpoint.told) + len(endpoint.told))
        assert same or all(f"<code>{name}</code>" in own for name in endpoint.told)
    linked = set(re.findall(r'href="#([^"]+)"', html))
    assert linked and linked <= set(re.findall(r'id="([^"]+)"', html)), "every link of the page leads somewhere"
    assert "https://example.org/a/gradio_api/mcp/" in json.loads(blocks(html)[2])["mcpServers"]["hierdemo"]["url"]


def test_it_needs_nothing_elsewhere_and_says_whose_address_it_is(url: str) -> None:
    html = page(url)
    for address in re.findall(r'(?:href|src)="([^"#]+)"', html):
        assert address == "./" or address.startswith("hd/static/")
    assert START in blocks(html) and f'Client("{url}")' in blocks(html)[0]
    proxied = page(url, **{"X-Forwarded-Host": "hierdemo.example", "X-Forwarded-Proto": "https"})
    assert 'Client("https://hierdemo.example/")' in blocks(proxied)[0]
    assert "<script>alert" not in page(url, **{"X-Forwarded-Host": "x<script>alert(1)</script>"})


def test_its_examples_run(url: str) -> None:
    """The Python ones in one process: each begins with what the first brought."""
    code = [text for text in blocks(page(url)) if text.startswith("from gradio_client")]
    assert len(code) == 7
    ran = subprocess.run([sys.executable, "-c", "\n".join(code)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("'results'") >= 5 and "'decisions'" in ran.stdout and "'children'" in ran.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_its_lines_for_a_shell_run(url: str, tmp_path: Path) -> None:
    lines = next(text for text in blocks(page(url)) if text.startswith("ID=") and "v2/search" in text)
    ran = subprocess.run(["sh", "-c", lines], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert len(json.loads(ran.stdout)[0]["results"]) == 5
