"""Downloads, from a real server on this machine: what comes whole is kept, all else is an error that says why."""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import webserver
from mineral_screen.lists.fetch import Client, FetchError, Limits, Mark
from webserver import Server, send

pytestmark = pytest.mark.usefixtures("no_proxy")
QUICK = Limits(step=2.0, total=5.0, tries=3, wait=0.01)
LIST = b"id,name\n1,Youmante Trading\n" * 1000


@pytest.fixture
def server() -> Iterator[Server]:
    with webserver.running() as running:
        yield running


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def refused(url: str, target: Path, limits: Limits = QUICK) -> str:
    with pytest.raises(FetchError) as caught:
        Client(limits=limits).fetch(url, target)
    assert not target.exists()
    assert url in str(caught.value)
    return str(caught.value)


def test_a_file_comes_whole_with_its_mark(server: Server, target: Path) -> None:
    url = server.serve("/list.csv", LIST, etag='"v1"', modified="Sat, 22 Aug 2026 10:00:00 GMT")
    seen: list[tuple[int, int | None]] = []
    mark = Client(limits=QUICK, progress=lambda done, total: seen.append((done, total))).fetch(url, target)
    assert mark == Mark('"v1"', "Sat, 22 Aug 2026 10:00:00 GMT")
    assert target.read_bytes() == LIST
    assert seen[-1] == (len(LIST), len(LIST))


@pytest.mark.parametrize("mark", (Mark(etag='"v1"'), Mark(last_modified="Sat, 22 Aug 2026 10:00:00 GMT")))
def test_what_has_not_changed_does_not_come_again(server: Server, target: Path, mark: Mark) -> None:
    url = server.serve("/list.csv", LIST, etag='"v1"', modified="Sat, 22 Aug 2026 10:00:00 GMT")
    assert Client(limits=QUICK).fetch(url, target, mark) is None
    assert not target.exists()
    assert Client(limits=QUICK).fetch(url, target, Mark('"v0"')) is not None


def test_a_server_without_marks_is_asked_without_conditions(server: Server, target: Path) -> None:
    url = server.serve("/list.csv", LIST)
    mark = Client(limits=QUICK).fetch(url, target)
    assert mark == Mark()
    assert Client(limits=QUICK).fetch(url, target, mark) == Mark()
    assert not {"If-None-Match", "If-Modified-Since"} & server.asked[-1][1].keys()


def test_content_in_pieces_is_put_together(server: Server, target: Path) -> None:
    def pieces(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for start in range(0, len(LIST), 1024):
            piece = LIST[start : start + 1024]
            request.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        request.wfile.write(b"0\r\n\r\n")

    server.answers["/list.csv"] = pieces
    Client(limits=QUICK).fetch(f"{server.url}/list.csv", target)
    assert target.read_bytes() == LIST


def test_compressed_content_is_unpacked(server: Server, target: Path) -> None:
    server.answers["/list.csv"] = lambda request: send(request, 200, gzip.compress(LIST), Content_Encoding="gzip")
    seen: list[int | None] = []
    Client(limits=QUICK, progress=lambda _, total: seen.append(total)).fetch(f"{server.url}/list.csv", target)
    assert target.read_bytes() == LIST
    assert set(seen) == {None}


@pytest.mark.parametrize("agent", ("", "Mozilla/5.0 (compatible; the name of our own client, as that server wants it)"))
def test_the_client_says_who_it_is(server: Server, target: Path, agent: str) -> None:
    url = server.serve("/list.csv", LIST)
    Client(user_agent=agent, limits=QUICK).fetch(url, target)
    assert server.asked[0][1]["User-Agent"].startswith(agent or "mineral-screen/")


def test_redirects_are_followed(server: Server, target: Path) -> None:
    server.serve("/new/list.csv", LIST)
    server.answers["/moved"] = lambda request: send(request, 302, Location="/new/list.csv")
    server.answers["/old"] = lambda request: send(request, 301, Location=f"{server.url}/moved")
    Client(limits=QUICK).fetch(f"{server.url}/old", target)
    assert target.read_bytes() == LIST
    assert server.paths() == ["/old", "/moved", "/new/list.csv"]


def test_redirects_in_a_circle_end(server: Server, target: Path) -> None:
    server.answers["/a"] = lambda request: send(request, 302, Location="/b")
    server.answers["/b"] = lambda request: send(request, 302, Location="/a")
    assert "circle" in refused(f"{server.url}/a", target)
    for number in range(9):
        server.answers[f"/{number}"] = lambda request, n=number: send(request, 302, Location=f"/{n + 1}")  # type: ignore[misc]
    assert "too often" in refused(f"{server.url}/0", target)


@pytest.mark.parametrize("location", ("http://example.org/list.csv", "ftp://127.0.0.1/list.csv", "file:///etc/passwd"))
def test_a_redirect_never_leads_to_an_open_connection(server: Server, target: Path, location: str) -> None:
    server.answers["/list.csv"] = lambda request: send(request, 302, Location=location)
    assert "is not HTTPS" in refused(f"{server.url}/list.csv", target)


@pytest.mark.parametrize("url", ("http://example.org/list.csv", "ftp://example.org/list.csv", "list.csv", ""))
def test_only_https_is_spoken(target: Path, url: str) -> None:
    assert "is not HTTPS" in refused(url, target)


@pytest.mark.parametrize("status", (400, 401, 403, 404, 410, 451, 501))
def test_a_refusal_is_final(server: Server, target: Path, status: int) -> None:
    url = server.serve("/list.csv", b"no", status=status)
    assert f"answered {status}" in refused(url, target)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", (429, 500, 502, 503))
def test_what_may_pass_is_tried_again(server: Server, target: Path, status: int) -> None:
    url = server.serve("/list.csv", b"later", status=status)
    text = refused(url, target)
    assert f"answered {status}" in text and "3 times" in text
    assert len(server.asked) == 3


def test_a_later_try_may_succeed(server: Server, target: Path) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        send(request, *((503, b"") if len(server.asked) < 3 else (200, LIST)))

    server.answers["/list.csv"] = answer
    assert Client(limits=QUICK).fetch(f"{server.url}/list.csv", target) == Mark()
    assert target.read_bytes() == LIST


def test_the_wait_doubles_and_a_server_that_asks_for_more_is_heeded(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    refused(server.serve("/list.csv", b"", status=500), target, replace(QUICK, tries=4, wait=0.5))
    assert waits == [0.5, 1.0, 2.0]
    waits.clear()
    server.answers["/busy"] = lambda request: send(request, 429, Retry_After="3")
    refused(f"{server.url}/busy", target)
    assert waits == [3.0, 3.0]
    server.answers["/busy"] = lambda request: send(request, 429, Retry_After="86400")
    assert "once" in refused(f"{server.url}/busy", target)


@pytest.mark.parametrize(
    ("headers", "sent"),
    (
        ({"Content-Length": "29000"}, LIST[:5000]),
        ({"Content-Length": "5000", "Content-Encoding": "gzip"}, gzip.compress(LIST)[:40]),
        ({"Transfer-Encoding": "chunked"}, b"400\r\n" + LIST[:100]),
        ({"Transfer-Encoding": "chunked"}, b"64\r\n" + LIST[:100] + b"\r\n"),
    ),
    ids=("plain", "compressed", "in a piece", "between pieces"),
)
def test_a_body_that_breaks_off_is_no_file(server: Server, target: Path, headers: dict[str, str], sent: bytes) -> None:
    def broken(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(sent)
        request.close_connection = True

    server.answers["/list.csv"] = broken
    assert "broke before the file was whole" in refused(f"{server.url}/list.csv", target)
    assert len(server.asked) == 3


@pytest.mark.parametrize("page", (b"<!DOCTYPE html><html><body>Maintenance", b"\n <HTML>\n<head>", b"<html>" + LIST))
def test_a_web_page_is_no_list(server: Server, target: Path, page: bytes) -> None:
    assert "web page" in refused(server.serve("/list.csv", page), target)


def test_an_empty_file_is_none(server: Server, target: Path) -> None:
    assert "0 bytes" in refused(server.serve("/list.csv", b""), target)


@pytest.mark.parametrize("told", (True, False))
def test_a_file_that_is_too_large_is_left(server: Server, target: Path, told: bool) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        packed = gzip.compress(b"0" * 10_000_000)
        send(request, 200, *((LIST,) if told else (packed,)), **({} if told else {"Content_Encoding": "gzip"}))

    server.answers["/list.csv"] = answer
    assert "larger than 10,000 bytes" in refused(f"{server.url}/list.csv", target, replace(QUICK, max_bytes=10_000))


def test_a_server_that_does_not_answer_is_left(server: Server, target: Path) -> None:
    held = threading.Event()
    server.answers["/list.csv"] = lambda _: held.wait(5) and None
    try:
        text = refused(f"{server.url}/list.csv", target, replace(QUICK, step=0.05, tries=2))
    finally:
        held.set()
    assert "takes too long to answer" in text


def test_a_server_that_drips_is_left_at_the_deadline(server: Server, target: Path) -> None:
    done = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(LIST)))
        request.end_headers()
        while not done.wait(0.02):
            request.wfile.write(b"x")

    server.answers["/list.csv"] = drip
    try:
        assert "too long" in refused(f"{server.url}/list.csv", target, replace(QUICK, step=1.0, total=0.2))
    finally:
        done.set()


def test_nobody_there(target: Path) -> None:
    with webserver.running() as gone:
        url = f"{gone.url}/list.csv"
    assert "cannot be reached" in refused(url, target)


def test_a_server_that_cannot_prove_itself_is_not_trusted(server: Server, target: Path) -> None:
    url = server.url.replace("http:", "https:") + "/list.csv"
    assert "no trusted connection" in refused(url, target)


def test_without_the_library_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(FetchError, match=r"pip install 'mineral-screen\[lists\]'"):
        Client()


def test_the_proxy_of_the_system_is_used(server: Server, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with webserver.running() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        url = f"{server.url}/list.csv"
        proxy.serve("/list.csv", b"")
        proxy.answers[url] = lambda request: send(request, 200, LIST)
        Client(limits=QUICK).fetch(url, target)
    assert target.read_bytes() == LIST
    assert server.asked == []
