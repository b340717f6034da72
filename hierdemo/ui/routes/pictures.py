"""The routes of a collection's pictures: thumbnails, larger ones for sharp screens, and the files themselves.

Knows the folder that the pictures lie in, and that it may be gone. Does not know what a picture shows.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from hierdemo.collection.collection import Collection
from hierdemo.items.address import host_of
from hierdemo.items.image import browser_type, for_browsers
from hierdemo.items.place import Address, Place, place_of, plain
from hierdemo.search.members import Engines
from hierdemo.ui.routes.responses import FRESH, LONG, safe
from hierdemo.ui.services.larger import SIZES, Larger

AT_ONCE = 2  # originals that are read at the same time: each may take a core and 300 MB
KEPT = Larger()  # of all collections together
# of the grey that both themes show, and nothing behind it
UNSEEN = b"""<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 64 64">
<g fill="none" stroke="#87898f" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round" opacity=".55">
<rect x="19" y="22" width="26" height="20" rx="2.5" vector-effect="non-scaling-stroke"/>
<path d="m20 39 7-8 5.5 6 4-4 7.5 7" vector-effect="non-scaling-stroke"/>
<circle cx="38" cy="28" r="1.9" vector-effect="non-scaling-stroke"/>
</g></svg>"""


def number(collection: Collection, i: str) -> int:
    """The item that an address names. Raises ValueError where there is none."""
    if not i.isdecimal() or int(i) >= len(collection.items):
        raise ValueError(f"There is no item {i}.")
    return int(i)


def add_picture_routes(get: Callable[[str, Callable[..., Any]], None], engines: Engines) -> None:
    """The pictures are the same in every member of a family, and so are their addresses."""
    places = CapacityLimiter(AT_ONCE)  # whoever waits for one holds no thread that an answer may need

    async def thumb(i: str, size: str = "", remote: str = "") -> Response:
        if remote and (address := _address(engines().collection, i)):
            return address
        if not size:
            return await run_in_threadpool(_small, engines().collection, i, LONG)
        return await to_thread.run_sync(_larger, engines().collection, i, size, limiter=places)

    get("thumb/{i}.webp", thumb)
    get("image/{i}", lambda i, remote="": _image(engines().collection, i, remote))


def _address(collection: Collection, i: str) -> Response | None:
    """Where the picture lies that is known by its address alone: the browser asks there, and does not say from where.
    Only a page whose person allowed it asks so. None for every other.
    """
    if not _unseen(collection, i) or not host_of(address := collection.items[int(i)].file):
        return None
    return RedirectResponse(address, headers={"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"})


def _unseen(collection: Collection, i: str) -> bool:
    return i.isdecimal() and int(i) < len(collection.items) and not collection.thumbs.has(int(i))


def _small(collection: Collection, i: str, headers: dict[str, str]) -> Response:
    """The thumbnail, or what stands for a picture that is not here."""
    if _unseen(collection, i):
        return Response(UNSEEN, media_type="image/svg+xml", headers=headers)
    return safe(lambda: collection.thumbs[number(collection, i)], "image/webp", headers)


def _larger(collection: Collection, i: str, size: str) -> Response:
    """What the collection brings along where the file has none better: to be asked again, its folder may come back."""
    if size not in map(str, SIZES):
        return JSONResponse({"error": f"size is one of {', '.join(map(str, SIZES))}."}, status_code=400)
    try:
        place = picture_place(collection, number(collection, i))
    except ValueError as e:
        return JSONResponse({"error": str(e)}, status_code=404)
    made = KEPT.get(place, int(size)) if place else None
    return safe(lambda: made, "image/webp", LONG) if made else _small(collection, i, FRESH)


def _image(collection: Collection, i: str, remote: str = "") -> Response:
    """The item's own file, as WebP where browsers do not show its kind; its thumbnail when the folder has gone."""
    if remote and (address := _address(collection, i)):
        return address
    try:
        place = picture_place(collection, number(collection, i))
    except ValueError as e:
        return JSONResponse({"error": str(e)}, status_code=404)
    try:
        kind = browser_type(place) if place else None
    except OSError:  # gone, or closed, since
        place = None
    if place is None:
        return _small(collection, i, LONG)
    if kind is None:
        return safe(lambda: for_browsers(place), "image/webp")
    if place.path is None:
        return safe(lambda: _bytes(place), kind, LONG)
    return FileResponse(place.path, media_type=kind, headers=LONG)


def _bytes(place: Place) -> bytes:
    with place.open() as file:
        return file.read()


def picture_place(collection: Collection, item: int) -> Place | None:
    """Where the item's picture lies, by its name in the pictures' folder: a link there may lead elsewhere, as when the
    pictures were found. None where it is gone, is on the web, or would lie outside.
    """
    folder, file = collection.images, collection.items[item].file
    place = place_of(folder, file)
    if isinstance(place, Address):
        return None
    path = Path(os.path.normpath(place.path or place.archive or folder))
    if not path.is_relative_to(folder) or not path.is_file():
        return None
    return place if place.archive else plain(path)
