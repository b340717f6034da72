"""Pictures that visitors search with: taken within bounds, kept in memory for a while under a token.

Never written to disk. Does not know how a picture is searched with.
"""

import hashlib
import threading
from collections import OrderedDict
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from PIL import Image
from starlette.concurrency import run_in_threadpool

from hierdemo.items.image import open_image
from hierdemo.ui.routes.responses import read_body, safe

UPLOAD_BYTES = 20_000_000
KEPT_UPLOADS = 64
SIDE = 1024  # an upload is kept no larger: no encoder here looks closer


class Uploads:
    """The last pictures that visitors sent, by token. Safe for several threads."""

    def __init__(self, kept: int = KEPT_UPLOADS) -> None:
        self._kept, self._lock = kept, threading.Lock()
        self._pictures: OrderedDict[str, Image.Image] = OrderedDict()

    def add(self, picture: Image.Image, data: bytes) -> str:
        token = hashlib.sha256(data).hexdigest()[:32]
        picture.thumbnail((SIDE, SIDE))
        with self._lock:
            self._pictures[token] = picture
            self._pictures.move_to_end(token)
            while len(self._pictures) > self._kept:
                self._pictures.popitem(last=False)
        return token

    def get(self, token: str) -> Image.Image:
        with self._lock:
            if token not in self._pictures:
                raise ValueError("That picture is no longer here: upload it again.")
            return self._pictures[token]


def picture_route(uploads: Uploads):
    def take(data: bytes) -> dict[str, Any]:
        if not data:
            raise ValueError("The picture is empty: choose another file.")
        picture = open_image(data)
        width, height = picture.size
        return {"token": uploads.add(picture, data), "width": width, "height": height, "warnings": []}

    async def route(request: Request) -> Response:
        data = await read_body(request, UPLOAD_BYTES)
        if data is None:
            return JSONResponse(
                {"error": f"The picture is larger than {UPLOAD_BYTES // 10**6} MB: make it smaller first."},
                status_code=413,
            )
        return await run_in_threadpool(safe, lambda: take(data))

    return route
