"""Requests read within bounds, and what goes wrong said in one sentence with the right status.

Knows HTTP alone.
"""

import json
from collections.abc import Callable
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from hierdemo.collection.files import CollectionError
from hierdemo.items.image import ImageError
from hierdemo.models.encoder import EncoderUnavailable

# what is FRESH a browser asks about again each time: after an update no page mixes old and new modules
LONG, FRESH = {"Cache-Control": "public, max-age=86400"}, {"Cache-Control": "no-cache"}


def safe(make: Callable[[], Any], media: str = "application/octet-stream", headers: dict[str, str] = LONG) -> Response:
    """Data as JSON, bytes as they are; what goes wrong as one sentence."""
    try:
        made = make()
        return Response(made, media_type=media, headers=headers) if isinstance(made, bytes) else JSONResponse(made)
    except UnicodeEncodeError:  # half of a pair of surrogates: JSON can spell it, nothing can write it
        return JSONResponse({"error": "The text holds a broken character: type it again."}, status_code=400)
    except (ValueError, ImageError) as e:
        return JSONResponse({"error": str(e)}, status_code=400)
    except (CollectionError, EncoderUnavailable, OSError) as e:
        return JSONResponse({"error": str(e)}, status_code=503)


def posted(handle: Callable[[dict[str, Any]], dict[str, Any]]):
    async def route(request: Request) -> Response:
        body = await read_body(request, 100_000)
        if body is None:
            return JSONResponse({"error": "That request is too long: shorten the text."}, status_code=413)
        try:
            ask = json.loads(body)
            json.dumps(ask, ensure_ascii=False).encode()  # refuses half of a pair of surrogates
        except (ValueError, RecursionError):
            ask = None
        if not isinstance(ask, dict):
            return JSONResponse({"error": "The request is not a JSON object."}, status_code=400)
        return await run_in_threadpool(safe, lambda: handle(ask))

    return route


def from_page(route: Callable[[Request], Any]):
    """Only for requests that another site's page cannot send by a visitor's browser: their type is JSON."""

    async def checked(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return JSONResponse({"error": "Send this as application/json."}, status_code=415)
        return await route(request)

    return checked


async def read_body(request: Request, limit: int) -> bytes | None:
    """The body, or None when it is longer than the limit; never holds more than that."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return b"".join(parts)
