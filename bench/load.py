"""How fast is a weighing answered at an offered rate, and how soon does the tile show it?

Open loop: weighings are sent at fixed times whether or not earlier ones were answered, so a slow answer cannot hide the
next one. Requests go to 127.0.0.1 only.
"""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from threading import Lock, local
from typing import Any
from urllib.parse import urlencode

from simpul.foundation.identifiers import new_id

JSON = "application/json"


@dataclass
class Visitor:
    """A logged-in worker on keep-alive connections, one for each thread."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    own: local = field(default_factory=local)

    def call(self, method: str, path: str, body: bytes | None = None, kind: str = JSON) -> tuple[int, bytes]:
        for attempt in (1, 2):
            try:
                return self._call(method, path, body, kind)
            except (ConnectionError, OSError):
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError

    def _call(self, method: str, path: str, body: bytes | None, kind: str) -> tuple[int, bytes]:
        if getattr(self.own, "connection", None) is None:
            self.own.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "X-CSRFToken": self.cookies.get("csrftoken", "")}
        self.own.connection.request(method, path, body, headers)
        response = self.own.connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(line).items()}
        return response.status, content

    def close(self) -> None:
        """Close the connection of this thread."""
        if getattr(self.own, "connection", None) is not None:
            self.own.connection.close()
            self.own.connection = None

    def log_in(self, username: str, password: str) -> "Visitor":
        self.call("GET", "/masuk/")
        form = {"username": username, "password": password, "csrfmiddlewaretoken": self.cookies["csrftoken"]}
        status, _ = self.call("POST", "/masuk/", urlencode(form).encode(), "application/x-www-form-urlencoded")
        if status != 302:
            raise SystemExit(f"the login of {username} answered {status}")
        return self

    def get_json(self, path: str) -> Any:
        status, content = self.call("GET", path)
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
        return json.loads(content)


@dataclass(frozen=True)
class Round:
    """What one run showed, in seconds."""

    answers: list[float]
    refused: int
    seconds: float

    def percentile(self, share: float) -> float:
        ordered = sorted(self.answers)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def rate(self) -> float:
        return len(self.answers) / self.seconds


def weighing(posyandu: str, day: str, person: str, grams: int) -> bytes:
    return json.dumps(
        {
            "id": str(new_id()),
            "posyandu": posyandu,
            "date": day,
            "person": person,
            "weight_grams": grams,
            "weighed_at": datetime.now(UTC).isoformat(),
            "open": True,
        }
    ).encode()


def written(visitor: Visitor, body: bytes) -> int:
    """The status; 0 where twice no answer came in time."""
    try:
        return visitor.call("POST", "/api/v1/penimbangan", body)[0]
    except OSError:
        visitor.close()
        return 0


def offered(visitor: Visitor, bodies: list[bytes], per_second: float, workers: int = 16) -> Round:
    """Send every body at its own time; latency counts from the time at which it was due."""
    answers: list[float] = []
    lock, refused = Lock(), [0]
    start = time.perf_counter() + 0.2

    def send(number: int, body: bytes) -> None:
        due = start + number / per_second
        time.sleep(max(0.0, due - time.perf_counter()))
        status = written(visitor, body)
        took = time.perf_counter() - due
        with lock:
            answers.append(took)
            refused[0] += status != 200

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda pair: send(*pair), enumerate(bodies)))
    return Round(answers, refused[0], time.perf_counter() - start)


def closed(visitor: Visitor, bodies: list[bytes], workers: int = 4) -> Round:
    """As fast as answers come, with a fixed number of senders."""
    answers: list[float] = []
    lock, refused = Lock(), [0]

    def send(body: bytes) -> None:
        begin = time.perf_counter()
        status = written(visitor, body)
        with lock:
            answers.append(time.perf_counter() - begin)
            refused[0] += status != 200

    start = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(send, bodies))
    return Round(answers, refused[0], time.perf_counter() - start)


def until(true: Callable[[], bool], limit: float = 30.0, pause: float = 0.05) -> float:
    """Seconds until something is so."""
    start = time.perf_counter()
    while not true():
        if time.perf_counter() - start > limit:
            return float("inf")
        time.sleep(pause)
    return time.perf_counter() - start
