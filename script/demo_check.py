"""Does the demo work from nothing? An empty folder, a free port, one weighing over HTTP, the tile, and a clean end."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import datetime
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from simpul.foundation.identifiers import new_id
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.place import ROOT_BASE, find_place, short
from simpul.interfaces.cli.cluster.server import is_running, stop
from simpul.interfaces.cli.demo.logins import PASSWORD

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS, TILE_SECONDS = 120, 5
CODE = "35.71.01.1012"


class Visitor:
    """A browser without pages: cookies, forms and JSON."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self.opener.open(self.base + path, timeout=10) as answer:
            return answer.read().decode()

    def post(self, path: str, body: bytes, kind: str) -> str:
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        headers = {"Content-Type": kind, "X-CSRFToken": token or "", "Referer": self.base}
        request = urllib.request.Request(self.base + path, body, headers)
        with self.opener.open(request, timeout=10) as answer:
            return answer.read().decode()

    def log_in(self, username: str) -> "Visitor":
        self.get("/masuk/")
        form = urlencode({"username": username, "password": PASSWORD}).encode()
        self.post("/masuk/", form, "application/x-www-form-urlencoded")
        return self


def main() -> int:
    state = Path(tempfile.mkdtemp(prefix="simpul-check-"))
    port = free_port()
    environment = {**os.environ, "SIMPUL_STATE_DIR": str(state), "PORT": str(port)}
    begin = time.monotonic()
    server = subprocess.Popen([ROOT / ".venv/bin/simpul", "demo"], env=environment, start_new_session=True)
    try:
        wait_until_up(port, server)
        say(f"siap dalam {time.monotonic() - begin:.1f} detik")
        weigh_and_watch(port)
    finally:
        end(server)
        gone = leave_nothing(state, port)
    say("tidak ada yang tertinggal" if gone else "ADA YANG TERTINGGAL")
    return 0 if gone else 1


def weigh_and_watch(port: int) -> None:
    kader, bidan = Visitor(port).log_in("kader"), Visitor(port).log_in("bidan")
    page = kader.get("/")
    posyandu = page.split("/posyandu/")[2].split("/")[0] if page.count("/posyandu/") > 1 else ""
    kader.post(f"/posyandu/{posyandu}/buka/", b"", "application/x-www-form-urlencoded")
    now = datetime.now(ZoneInfo("Asia/Jakarta"))
    day = now.date().isoformat()
    listed = json.loads(kader.get(f"/api/v1/posyandu/{posyandu}/sesi/{day}/daftar"))
    balita = next(one for one in listed if not one["has_come"])
    before = json.loads(bidan.get(f"/api/v1/kelurahan/{CODE}/petak"))
    body = {
        "id": str(new_id()),
        "posyandu": posyandu,
        "date": day,
        "person": balita["person"],
        "weight_grams": (balita["previous_grams"] or 9_000) + 100,
        "weighed_at": now.isoformat(),
    }
    sent = time.monotonic()
    answer = json.loads(kader.post("/api/v1/penimbangan", json.dumps(body).encode(), "application/json"))
    say(f"satu penimbangan dicatat: {answer['status']}, pita {answer['band']}")
    while json.loads(bidan.get(f"/api/v1/kelurahan/{CODE}/petak"))["d"] != before["d"] + 1:
        if time.monotonic() - sent > TILE_SECONDS:
            raise SystemExit("simpul: petak tidak bergerak dalam 5 detik")
        time.sleep(0.05)
    say(f"petak D bergerak dari {before['d']} ke {before['d'] + 1} dalam {time.monotonic() - sent:.2f} detik")
    again = json.loads(kader.post("/api/v1/penimbangan", json.dumps(body).encode(), "application/json"))
    if again["was_new"]:
        raise SystemExit("simpul: kiriman yang sama tercatat dua kali")
    say("kiriman yang sama dikirim lagi: tidak menggandakan apa pun")


def wait_until_up(port: int, server: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/sehat", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("simpul: kota contoh tidak mau berjalan")


def end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def leave_nothing(state: Path, port: int) -> bool:
    place = find_place(state, find_binaries())
    was_running = is_running(place)
    stop(place)
    shutil.rmtree(state)
    if os.geteuid() == 0:
        shutil.rmtree(ROOT_BASE / short(state), ignore_errors=True)
    with socket.socket() as probe:
        still_open = probe.connect_ex(("127.0.0.1", port)) == 0
    if was_running:
        say("PostgreSQL masih berjalan")
    if still_open:
        say(f"porta {port} masih terbuka")
    return not was_running and not still_open


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def say(text: str) -> None:
    print(f"demo --check: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
