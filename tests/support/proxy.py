"""A small reverse proxy in threads: what a server in front of the app does with its path. Streams what it passes on."""

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import urlsplit

OWN = {"connection", "keep-alive", "transfer-encoding", "host", "date", "server"}  # of one connection, not passed on


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is no news."""


class Proxy:
    """`with Proxy() as proxy:` shows the app at `proxy.target` under `proxy.url`.

    prefix: the path that it is shown under. strips: whether that is taken away from what is passed on; may be changed
    at any time. Like the plainest proxies it passes the prefix without its last slash on, too.
    """

    def __init__(self, prefix: str = "/demo", *, strips: bool = False) -> None:
        self.prefix, self.strips, self.target = prefix, strips, ""
        self._server = Server(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}{prefix}/"

    def __enter__(self) -> "Proxy":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def passed_on(self, path: str) -> str | None:
        """The path that the app is asked for; None where it lies elsewhere."""
        rest = path.removeprefix(self.prefix)
        if rest == path or rest[:1] not in ("", "/", "?"):
            return None
        if not self.strips:
            return path
        return rest if rest.startswith("/") else f"/{rest}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self) -> None:
                path = proxy.passed_on(self.path)
                if path is None:
                    self.send_error(404)
                    return
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                headers = {name: value for name, value in self.headers.items() if name.lower() not in OWN}
                headers |= {"Host": self.headers["host"], "X-Forwarded-Host": self.headers["host"]}
                app = http.client.HTTPConnection(urlsplit(proxy.target).netloc)
                try:
                    app.request(self.command, path, body, headers | {"X-Forwarded-For": self.client_address[0]})
                    self.reply(app.getresponse())
                except (BrokenPipeError, ConnectionResetError):  # a browser has gone on
                    self.close_connection = True
                finally:
                    app.close()

            def reply(self, found: http.client.HTTPResponse) -> None:
                self.send_response(found.status)
                for name, value in found.getheaders():
                    if name.lower() not in OWN:
                        self.send_header(name, value)
                if found.getheader("content-length") is None:  # a stream ends with its connection
                    self.send_header("Connection", "close")
                self.end_headers()
                while part := found.read1(65536):
                    self.wfile.write(part)
                    self.wfile.flush()

            def log_message(self, *_: object) -> None:
                pass

            do_GET = do_HEAD = do_POST = do_OPTIONS = forward

        return Handler
