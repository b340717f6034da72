"""All routes of the page: static files, the collection that was opened, and all others.

Knows what lies where under hd/. What each answers is explorer.py's and collection_tab.py's.
"""

from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response

from hierdemo.search.members import Engines
from hierdemo.ui.present.modules import STATIC, joined
from hierdemo.ui.present.page import STYLES, styles
from hierdemo.ui.present.plotly_script import read_at_once
from hierdemo.ui.routes.collection_tab import add_collection_routes
from hierdemo.ui.routes.explorer import add_engine_routes
from hierdemo.ui.routes.responses import LONG, from_page, posted, read_body, safe
from hierdemo.ui.routes.static_files import Files, Folder, Version
from hierdemo.ui.routes.uploads import Uploads
from hierdemo.ui.services.collection_tab import Building


def add_routes(
    app: FastAPI,
    engines: Engines,
    *,
    plotly: Path,
    editable: bool = False,
    space: str | None = None,
    building: Building | None = None,
    host: str = "",
) -> Callable[[], None]:
    """Everything under hd/: what the page is made of, the collection that was opened, and with `building` all others.

    editable: as add_engine_routes takes it, visitors' own collections left out. host: that the app listens on; space:
    the Space that this is, for the page's links. Returns what works out, ahead of the first visit, what each asks for.
    """
    uploads = Uploads()  # a picture that was asked with can be asked with in the next collection, too
    scripts = Files(read_at_once)
    static = Folder(STATIC, Files(), Version(STATIC), {STYLES: styles, **joined()})
    # routes, not mounts: behind a proxy that has already taken the root_path away, mounts resolve wrongly
    app.add_route("/hd/static/{path:path}", static.answer, include_in_schema=False)

    async def plotly_js(request: Request) -> Response:
        return await scripts.answer(request, plotly, LONG)

    app.add_route("/hd/plotly.min.js", plotly_js, include_in_schema=False)
    first = add_engine_routes(app, engines, uploads, editable=editable, space=space)

    def make(own: Engines, private: bool) -> FastAPI:
        other = FastAPI(openapi_url=None)
        add_engine_routes(other, own, uploads, editable=editable and not private, space=space)
        return other

    if building is not None:
        change = lambda handle: from_page(posted(handle))
        add_collection_routes(app, building, make, host=host, posted=change, safe=safe, read=read_body)

    def warm() -> None:
        first()
        static.warm()
        scripts.get(plotly)

    return warm
