"""Pictures that are known by an address on the web: whether a name is one, and which host would be asked.

Knows how addresses are written. Fetches nothing: what is at an address is the browser's to ask for, where a person
allows it. Only http and https count; anything else is a name like any other.
"""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

BEGINS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def host_of(file: str) -> str:
    """The host of an address, as a person reads it; "" for what is no address that can be asked for."""
    if not BEGINS.match(file) or not file.isprintable():
        return ""
    try:
        parts = urlsplit(file)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # no such port, or a bracket that is not closed
        return ""
    if parts.username is not None:  # a name and a word for it, which nobody sends along by looking at a picture
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if host and port else host


def hosts(files: Iterable[str]) -> Counter[str]:
    """How many of the files are at which host; those that are no addresses do not count."""
    found = Counter(host for file in files if BEGINS.match(file) and (host := host_of(file)))
    return Counter(dict(found.most_common()))
