"""Loading from a model hub that may be out of reach: what is cached is used, what is not is said at once.

Knows the hub's address, its client's offline mode, and what to say of a model that cannot be had. Does not know how
files come (download.py) or models. The client itself asks six times a file, with pauses, before it gives up: most of a
minute, and a screen of warnings.
"""

import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from hierdemo.models import download
from hierdemo.models.encoder import EncoderUnavailable

SECONDS = 4.0  # to open a connection


@contextmanager
def within_reach() -> Iterator[bool]:
    """Whether the hub can be reached. Where it cannot, its client looks at its cache alone meanwhile, and is quiet."""
    from huggingface_hub import constants

    client: Any = constants  # its offline mode is a variable of the module, asked at every call
    if client.HF_HUB_OFFLINE:
        yield False
        return
    if reachable(client.ENDPOINT):
        yield True
        return
    client.HF_HUB_OFFLINE = True
    try:
        yield False
    finally:
        client.HF_HUB_OFFLINE = False


@contextmanager
def quiet() -> Iterator[None]:
    """What libraries log while a model loads is theirs: a person is told in one sentence."""
    level = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(level)


def at_hand(repo: str, names: Sequence[str]) -> Literal["here", "reachable", "no"]:
    """Whether weights are in the cache, or where they come from can be reached."""
    from huggingface_hub import constants, try_to_load_from_cache

    if any(isinstance(try_to_load_from_cache(repo, name), str) for name in names):
        return "here"
    return "no" if constants.HF_HUB_OFFLINE or not reachable(constants.ENDPOINT) else "reachable"


def from_hub(
    model: str,
    source: tuple[str, Sequence[str]] | None,
    create: Callable[[], Any],
    progress: download.Progress = lambda *_: None,
) -> Any:
    """What create() makes of weights that lie in the hub's cache or, where they do not, are fetched into it first.

    source: the repository and the names that its weights may have; None where the hub's client knows no better than
    create does. Raises EncoderUnavailable with cause and remedy.
    """
    with within_reach() as reached, quiet():
        try:
            if source and reached:
                download.fetch(*source, progress)
            return create()
        except download.HubError as e:
            raise EncoderUnavailable(f"{model} could not be loaded: {e}") from e
        except ImportError as e:
            raise EncoderUnavailable(f"{model} needs a package that is not here ({e}): install it.") from e
        except Exception as e:  # libraries and the hub's client raise many kinds: each means that there is no model
            if source and download.damaged(*source):
                raise EncoderUnavailable(
                    f"{model} could not be loaded: its weights in the cache were damaged and are removed; the same "
                    "again fetches them."
                ) from e
            raise EncoderUnavailable(unavailable(model, e, reached)) from e


def unavailable(model: str, e: Exception, reached: bool) -> str:
    cause = (str(e).strip().splitlines() or [type(e).__name__])[0][:200]
    why = cause if reached else "the hub cannot be reached, and the weights are not, or not whole, in its cache here"
    return (
        f"{model} could not be loaded ({why}). Its weights come from a model hub: check the connection, "
        "download them elsewhere and give NAME:FILE, or leave --model out to use the embedded model, which knows "
        "drawings only."
    )


def reachable(endpoint: str) -> bool:
    """Whether a connection to this address, or to the proxy in front of it, opens within some seconds."""
    to = urlsplit(endpoint)
    proxy = getproxies().get(to.scheme)
    if proxy and not proxy_bypass(to.hostname or ""):
        to = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    port = to.port or (80 if to.scheme == "http" else 443)
    try:
        with socket.create_connection((to.hostname or "", port), timeout=SECONDS):
            return True
    except OSError:
        return False
