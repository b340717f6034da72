"""How long the app takes to start and to answer, and what memory it needs. Not a test: python tests/start.py [--runs 3]

Starts `python app.py` as anyone would, waits for the page, asks at once for something that needs the model, then again.
"""

import argparse
import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PORT = 7879
LATER = [f"{colour} {thing}" for colour in ("green", "red", "blue", "striped") for thing in
         ("parrot", "car", "laptop", "dress", "guitar")]  # fmt: skip


def get(path: str, ask: dict | None = None) -> bytes:
    data = json.dumps(ask).encode() if ask else None
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", data, timeout=60) as answer:
        return answer.read()


def peaks(pid: int) -> list[int]:
    """Peak memory in MB of a process and of its children, as Linux counts it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = []
    for p in (str(pid), *children):
        lines = Path(f"/proc/{p}/status").read_text().splitlines()
        found += [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")]
    return found


def once(collection: Path | None = None) -> dict[str, Any]:
    """One start; collection: another than the demo."""
    began = time.perf_counter()
    chosen = ["--collection", str(collection)] if collection else []
    app = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(PORT), *chosen], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                get("/hd/info")
                break
            except OSError:
                time.sleep(0.02)
        page = time.perf_counter()
        get("/hd/answer", {"text": "striped dress"})
        first = time.perf_counter()
        took = []
        for text in LATER:
            asked = time.perf_counter()
            get("/hd/answer", {"text": text})
            took.append(time.perf_counter() - asked)
        return {
            "page s": round(page - began, 2),
            "first search s": round(first - page, 2),
            "later ms": round(1000 * median(took), 1),
            "peak MB": peaks(app.pid),
        }
    finally:
        app.kill()
        app.wait()


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--runs", type=int, default=3)
    for _ in range(p.parse_args().runs):
        print(once())
