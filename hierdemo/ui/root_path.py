"""The path under which a proxy shows the app, whether the proxy keeps that path in what it passes on or takes it away.

Knows ASGI scopes. Does not know what the app serves.
"""

from urllib.parse import urlsplit

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class RootPath:
    """Middleware: routes see the same path either way, and the app's page has the slash that its addresses need.

    root_path: a path ("/demo") or a whole URL, without a slash at its end. Gradio puts a whole URL into
    scope["root_path"], where routes expect its path alone.
    """

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._path = urlsplit(root_path).path if "://" in root_path else root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not self._path:
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == self._path:
            query = scope["query_string"].decode("latin-1")
            there = f"./{self._path.rpartition('/')[2]}/" + (f"?{query}" if query else "")
            await RedirectResponse(there)(scope, receive, send)
        else:
            await self._app({**scope, "root_path": self._path}, receive, send)
