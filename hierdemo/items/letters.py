"""Pictures written as letters in a column of texts: data URLs and base64, as Embedding Atlas takes them.

Knows how bytes are spelt. Does not know tables or pixels.
"""

import base64
import binascii
import re
from typing import Any

from hierdemo.items.place import PlaceError

DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
SIGNS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")  # how pictures begin
LEAST = 48  # letters: no picture takes fewer
HEAD = 24  # letters by which one is told


def is_picture(value: Any) -> bool:
    """Whether a value is a picture in letters, by how it begins; also where it is the `bytes` of a table in JSON."""
    text = value.get("bytes") if isinstance(value, dict) else value
    if not isinstance(text, str) or len(text) < LEAST:
        return False
    if DATA.match(text):
        return True
    try:
        return base64.b64decode(text[:HEAD], validate=True).startswith(SIGNS)
    except (binascii.Error, ValueError):
        return False


def decoded(value: Any) -> bytes:
    """Its bytes; bytes as they are. Raises PlaceError for what are no letters of a picture."""
    text = value.get("bytes") if isinstance(value, dict) else value
    if isinstance(text, bytes):
        return text
    try:
        return base64.b64decode(DATA.sub("", str(text), count=1))
    except (binascii.Error, ValueError) as e:
        raise PlaceError("It holds no picture in letters (a data URL, or base64).") from e
