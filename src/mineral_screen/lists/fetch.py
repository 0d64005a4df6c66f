"""Downloading a list file: over HTTPS, only if it is new, whole or not at all, and never for ever."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mineral_screen.version import VERSION

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

USER_AGENT = f"mineral-screen/{VERSION} (downloads official lists for screening)"

_REDIRECTS = (301, 302, 303, 307, 308)
_TRY_AGAIN = (408, 425, 429, 500, 502, 503, 504)  # statuses that another try may change
_CHUNK = 1 << 16
_LOCAL = ("127.0.0.1", "localhost", "::1")
_PAGE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds for a step, seconds in all, tries, seconds before the second try, bytes.

    The wait doubles with every further try. A server that says how long to wait is heeded, within `total`.
    """

    step: float = 30.0
    total: float = 600.0
    tries: int = 4
    wait: float = 2.0
    redirects: int = 5
    max_bytes: int = 2 << 30


@dataclass(frozen=True, slots=True)
class Mark:
    """What a server says of a file, so that it can be asked for again only if it has changed."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request; none where the server said nothing."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in found.items() if value}


class FetchError(Exception):
    """Why a file could not be had; the message names the address."""


class _PassingError(Exception):
    """A failure that another try may mend, with the seconds the server asks to wait."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class Client:
    """Downloads files, one after the other, over connections that it keeps.

    `user_agent` is sent with every request; `progress(done, total)` is called with bytes, `total` being None where
    the server does not say. Raises `FetchError` at once where urllib3 is not installed.
    """

    def __init__(
        self,
        *,
        user_agent: str = "",
        limits: Limits | None = None,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> None:
        try:
            import urllib3  # noqa: F401
        except ImportError:
            raise FetchError("downloading takes urllib3; pip install 'mineral-screen[lists]'") from None
        self._limits = limits or Limits()
        self._headers = {"User-Agent": user_agent or USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"}
        self._progress = progress
        self._pools: dict[str, PoolManager] = {}

    def fetch(self, url: str, target: Path, mark: Mark | None = None) -> Mark | None:
        """Write what is at `url` to `target` and return its mark; None, and no file, if it is as it was at `mark`.

        Only HTTPS is spoken, by redirects too (and plain HTTP with this machine, if `url` says so). Raises
        `FetchError` after the last try.
        """
        deadline = time.monotonic() + self._limits.total
        for number in range(self._limits.tries):
            try:
                return self._try(url, target, mark or Mark(), deadline)
            except _PassingError as failure:
                wait = max(failure.wait, self._limits.wait * 2**number)
                target.unlink(missing_ok=True)
                if number + 1 == self._limits.tries or time.monotonic() + wait > deadline:
                    raise FetchError(f"{url}: {failure} (tried {_times(number + 1)})") from None
                time.sleep(wait)
            except FetchError:
                target.unlink(missing_ok=True)
                raise
        raise AssertionError("the last try returns or raises")

    def _try(self, url: str, target: Path, mark: Mark, deadline: float) -> Mark | None:
        import urllib3

        try:
            with self._open(url, mark, deadline) as response:
                if response.status == 304:
                    return None
                self._write(response, url, target, deadline)
                return Mark(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        except urllib3.exceptions.SSLError as error:
            raise FetchError(f"{url}: no trusted connection: {error}") from None
        except urllib3.exceptions.HTTPError as error:
            raise _PassingError(_plainly(error)) from None

    def _open(self, url: str, mark: Mark, deadline: float) -> BaseHTTPResponse:
        """The response to `url`, by way of redirects."""
        seen, asked = [url], url
        while True:
            _check_address(asked, url)
            response = self._request(asked, mark, deadline)
            if response.status not in _REDIRECTS:
                _check_status(response, url)
                return response
            response.close()
            asked = urljoin(asked, response.headers.get("Location", ""))
            if asked in seen or len(seen) > self._limits.redirects:
                raise FetchError(f"{url}: it redirects in a circle or too often: {' → '.join([*seen, asked])}")
            seen.append(asked)

    def _request(self, url: str, mark: Mark, deadline: float) -> BaseHTTPResponse:
        import urllib3

        step = max(min(self._limits.step, deadline - time.monotonic()), 0.001)
        return self._pool(url).request(
            "GET", url, headers=self._headers | mark.headers(), timeout=urllib3.Timeout(step), retries=False,
            redirect=False, preload_content=False,
        )  # fmt: skip

    def _pool(self, url: str) -> PoolManager:
        """Connections to the server of `url`, by way of the proxy that the system names for it."""
        from urllib.request import getproxies, proxy_bypass

        import urllib3

        parts = urlsplit(url)
        proxy = "" if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme, "")
        if proxy not in self._pools:
            self._pools[proxy] = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
        return self._pools[proxy]

    def _write(self, response: BaseHTTPResponse, url: str, target: Path, deadline: float) -> None:
        length = _length(response)
        self._check_size(length or 0, url)
        done = 0
        with target.open("wb") as file:
            for chunk in _chunks(response, deadline):
                if not done and _PAGE.match(chunk):
                    raise FetchError(f"{url}: a web page came in place of the list")
                done += file.write(chunk)
                self._check_size(done, url)
                if self._progress:
                    self._progress(done, length)
        if not done:
            raise _PassingError("the file is empty: 0 bytes")

    def _check_size(self, size: int, url: str) -> None:
        if size > self._limits.max_bytes:
            raise FetchError(f"{url}: it is larger than {self._limits.max_bytes:,} bytes")


def _chunks(response: BaseHTTPResponse, deadline: float) -> Iterator[bytes]:
    """The content as it comes; a server that sends a byte now and then does not keep us past the deadline."""
    while chunk := response.read1(_CHUNK, decode_content=True):
        if time.monotonic() > deadline:
            raise _PassingError("it takes too long")
        yield chunk


def _length(response: Any) -> int | None:
    """How many bytes there are to come, where that is known: not for what is sent compressed."""
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isdecimal() and not response.headers.get("Content-Encoding") else None


def _check_address(url: str, first: str) -> None:
    asked, begun = urlsplit(url), urlsplit(first)
    if asked.scheme == "https":
        return
    if asked.scheme == begun.scheme == "http" and asked.hostname in _LOCAL and begun.hostname in _LOCAL:
        return
    raise FetchError(f"{first}: {url} is not HTTPS; lists are not downloaded over open connections")


def _check_status(response: BaseHTTPResponse, url: str) -> None:
    status = response.status
    if status in (200, 304):
        return
    response.close()
    message = f"the server answered {status} {response.reason or ''}".rstrip()
    if status in _TRY_AGAIN:
        after = response.headers.get("Retry-After", "")
        raise _PassingError(message, float(after) if after.isdecimal() else 0.0)
    raise FetchError(f"{url}: {message}")


def _plainly(error: Exception) -> str:
    """What happened, without the objects that urllib3 names."""
    import urllib3

    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "the server cannot be reached"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "the server takes too long to answer"
    if isinstance(error, urllib3.exceptions.ProtocolError):
        return f"the connection broke before the file was whole: {error}"
    return str(error)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
