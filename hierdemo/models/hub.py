"""Loading from a model hub that may be out of reach: what is cached is used, what is not is said at once.

Knows the hub's address and its client's offline mode. Does not know models. The client itself asks six times a file,
with pauses, before it gives up: most of a minute, and a screen of warnings.
"""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

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
    client.HF_HUB_OFFLINE, level = True, logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield False
    finally:
        client.HF_HUB_OFFLINE = False
        logging.disable(level)


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
