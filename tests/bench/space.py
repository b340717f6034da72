"""python -m tests.bench.space: a rehearsal of a Space of one's own, from `hierdemo space` to a served, built and
visited one that was started twice: the seconds of each step, and the most memory in use meanwhile.

The hub is one on loopback, with a data set in Parquet and random weights of a real architecture (--model photos: the
recommended one at its full size); the checkout is mounted read-only, the home is fresh, /data a folder, the processor
has two cores. What is printed is looked through for anything like an error. Does not know how well a model sees.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hierdemo.demo import CATALOGUE, DEMO
from hierdemo.models import photos
from hierdemo.models.loading import CONFIG, WEIGHTS, import_open_clip
from tests.bench.photos import serve
from tests.models.test_hub import TINY
from tests.support.hub import Hub, serving

ROOT = Path(__file__).resolve().parents[2]
PORT, CORES, MEMORY = 7908, 2, 16_000  # megabytes
PETS = "someone/pets"
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"'
LIKE_AN_ERROR = re.compile(r"error|traceback|warning|exception|fail|denied|refused|cannot|could not", re.IGNORECASE)


class Memory(threading.Thread):
    """The most memory that a process and all below it hold at a time, in MB; shared pages are counted once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.ever, self.over = pid, 0, 0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(0.5):
            self.most = max(self.most, sum(map(held, below(self.pid))) // 1024)
            self.ever = max(self.ever, self.most)

    def taken(self) -> int:
        """The most since it was last asked."""
        most, self.most = self.most, 0
        return most


def below(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in children.read_text().split():
                yield from below(int(child))
        except OSError:  # it has ended
            continue


def kill_below(pid: int) -> None:
    """The app, as a machine that goes down ends it: with everything that it started."""
    for one in reversed(list(below(pid))):
        os.kill(one, signal.SIGKILL)


def held(pid: int) -> int:
    """Kilobytes of a process, of pages that others hold, too, its share."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])  # type: ignore[index]


def ask(path: str, body: dict[str, Any] | None = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/{path}", data, {"Content-Type": "application/json"} if data else {}
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        read = answer.read()
    return json.loads(read) if path else read.decode()


class Told:
    """The steps, as they are printed."""

    def __init__(self) -> None:
        self.began = time.perf_counter()

    def __call__(self, what: str, memory: int | None = None) -> None:
        now = time.perf_counter()
        of = f", {memory:,} MB at most" if memory else ""  # of what was over at once there is none
        print(f"{what}: {now - self.began:.1f} s{of}", flush=True)
        self.began = now


@contextmanager
def running(space: Path, environment: dict[str, str], log: Path) -> Iterator[Memory]:
    """The Space's app, on two cores, in a folder that cannot be written to."""
    cores = sorted(os.sched_getaffinity(0))[:CORES]
    command = ["unshare", "-m", "sh", "-c", READ_ONLY, str(space), sys.executable, "app.py"]
    with log.open("ab") as out:
        app = subprocess.Popen(
            command,
            env=environment,
            stdout=out,
            stderr=out,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),  # noqa: PLW1509
        )
    try:
        yield Memory(app.pid)
    finally:
        app.send_signal(signal.SIGTERM)
        app.wait(60)


def until_served() -> str:
    while True:
        try:
            return ask("")
        except OSError:
            time.sleep(0.05)


def pets(hub: Hub, pictures: int, folder: Path) -> None:
    """A data set of drawings, as most on the hub are: Parquet, with a class a picture."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    files = sorted(CATALOGUE.glob("images/*/*/*.webp")) or sorted(CATALOGUE.glob("images/**/*.webp"))
    chosen = files[:: max(1, len(files) // pictures)][:pictures]
    rows = {
        "image": [{"bytes": file.read_bytes(), "path": file.name} for file in chosen],
        "kind": [file.parent.name for file in chosen],
    }
    pq.write_table(pa.table(rows), folder / "pets.parquet")
    parts = {"data/train-00000-of-00001.parquet": folder / "pets.parquet", "README.md": b"# Pets"}
    hub.add(f"datasets/{PETS}", parts)


def model(hub: Hub, asked: str, folder: Path) -> str:
    """Random weights on the hub; the name that the Space is given."""
    if asked != "tiny":
        serve(hub, photos.resolved(asked), folder)
        return asked
    import torch
    from safetensors.torch import save

    torch.manual_seed(0)
    weights = save(import_open_clip().model.CLIP(**TINY).state_dict())
    hub.add("someone/tiny", {WEIGHTS: weights, CONFIG: json.dumps({"model_cfg": TINY}).encode()})
    return "hf-hub:someone/tiny"


def environment(hub: Hub, folder: Path, named: str) -> dict[str, str]:
    for name in ("home", "data"):
        (folder / name).mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {
        "SPACE_ID": "someone/pets-space",
        "HOME": str(folder / "home"),
        "HF_HOME": str(folder / "data" / ".huggingface"),
        "HF_ENDPOINT": hub.address,
        "HIERDEMO_LIBRARY": str(folder / "data" / "hierdemo"),
        "HIERDEMO_DATASET": PETS,
        "HIERDEMO_MODEL": named,
        "GRADIO_SERVER_PORT": str(PORT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def visit(first: str) -> str:
    """What a visit sees: the document, what there is, one answer. Returns the collection's name."""
    at = f"hd/c/{first}/" if first else "hd/"
    told = ask(f"{at}info")
    found = ask(f"{at}answer", {"text": "red car", "k": 8})
    assert found["results"], found
    return f"{told['collection']['name']}, {told['collection']['items']:,}"


def first_of(document: str) -> str:
    found = re.search(r'<html[^>]* data-first="([^"]+)"', document)
    return found[1] if found else ""


def follow(told: Told, memory: Memory, until: str) -> bool:
    """The build's steps, as the page is told of them; whether it ended, False where it came to the step `until`."""
    step = "begin"
    while True:
        now = ask("hd/collections/coming")
        if now["state"] == "failed":
            raise SystemExit(f"it could not be built: {now['error']}")
        if now["step"] != step or now["state"] == "done":
            told(f"  build, {step}", memory.taken())
            step = now["step"]
        if now["state"] == "done" or step == until:
            return now["state"] == "done"
        time.sleep(0.2)


def rehearse(hub: Hub, folder: Path, asked: argparse.Namespace) -> list[str]:
    """The whole way; lines of what the app printed that are like an error."""
    told, log, space = Told(), folder / "log", folder / "space"
    pets(hub, asked.pictures, folder)
    named = model(hub, asked.model, folder)
    told(f"a hub with {asked.pictures:,} pictures and a model")
    made = [sys.executable, "-m", "hierdemo", "space", str(DEMO), "--out", str(space)]
    subprocess.run(made, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    told("hierdemo space")
    own = environment(hub, folder, named)
    most = 0
    for turn in ("first", *(["second"] if asked.kill else []), "last"):
        hub.asked.clear()
        with running(space, own, log) as memory:
            document = until_served()
            told(f"{turn} start, to the page", memory.taken())
            told(f"  visited: {visit(first_of(document))}", memory.taken())
            if turn != "last":
                if follow(told, memory, asked.kill if turn == "first" else ""):
                    told(f"  visited: {visit(first_of(ask('')))}", memory.taken())
                else:
                    kill_below(memory.pid)
                    print("  killed")
            memory.over.set()
            most = max(most, memory.ever)
        told("  stopped")
        fetched = sum(path.startswith(f"/datasets/{PETS}/resolve/") for _, path, _ in hub.asked)
        print(f"  files of the data set fetched: {fetched}")
    print(f"memory in all, at most: {most:,} MB of {MEMORY:,}")
    return [line for line in log.read_text(errors="replace").splitlines() if LIKE_AN_ERROR.search(line)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="tiny", help="tiny (default), photos, or NAME:PRETRAINED of OpenCLIP")
    parser.add_argument("--kill", default="", metavar="STEP", help="kill the app in this step, and start it once more")
    parser.add_argument("--pictures", type=int, default=300, help="of the data set (default: 300)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(Hub()) as hub:
        found = rehearse(hub, Path(folder), asked)
        print((Path(folder) / "log").read_text(errors="replace"))
    print(*(f"like an error: {line}" for line in found), sep="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
