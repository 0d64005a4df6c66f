"""A real HTTP server on this machine, in a thread, that answers as a test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

Answer: TypeAlias = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers by path; `asked` holds the path and the headers of every request."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    def serve(self, path: str, content: bytes, *, etag: str = "", modified: str = "", status: int = 200) -> str:
        """Serve `content` at `path`, and 304 to who has it by its `etag` or the day it was `modified`."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            known = {request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")}
            unchanged = known & {etag or None, modified or None} - {None}
            marks = {"ETag": etag, "Last-Modified": modified}
            send(request, 304 if unchanged else status, b"" if unchanged else content, **marks)

        self.answers[path] = answer
        return self.url + path

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]


def send(request: BaseHTTPRequestHandler, status: int, content: bytes = b"", **headers: str) -> None:
    """A whole answer."""
    request.send_response(status)
    for name, value in {"Content_Length": str(len(content)), **headers}.items():
        if value:
            request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    if status != 304:
        request.wfile.write(content)


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            server.answers.get(self.path, lambda request: send(request, 404))(self)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up, as some tests have it do, is no error of the server's."""

    web = Quiet(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{web.server_port}")
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        web.server_close()
