"""A gunicorn with one worker on a folder of its own, and what it spends."""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.journeys.site import FOREIGN, ROOT, free_port, own_parts, wait_for

from .counting import ASK, TELL


@dataclass(frozen=True)
class Cost:
    queries: int
    cpu_ms: float
    wall_ms: float


class BenchedSite:
    def __init__(self, folder: Path):
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        own = {
            "PORT": str(self.port),
            "PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "WEB_CONCURRENCY": "1",
            "SEARCHES_PER_MINUTE": "1000000",
            "SUGGESTIONS_PER_MINUTE": "1000000",
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        }
        self.environment = kept | own_parts(folder) | own
        self.log = folder / "gunicorn.log"

    def python(self, *arguments: str, **environment: str) -> str:
        """What a script of ours prints, run on this site's data."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment | environment,
            check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return done.stdout

    def __enter__(self):
        self.python(".ci/prepare", DJANGO_SETTINGS_MODULE="config.settings.dev")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [Path(sys.executable).with_name("gunicorn"), "config.wsgi"],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        wait_for("gunicorn answers", self.answers, seconds=60)
        self.worker = wait_for("its worker", self.find_worker)
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait(timeout=20)

    def answers(self) -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as response:
                return response.status == 200
        except (URLError, OSError):
            assert self.process.poll() is None, self.log.read_text()
            return False

    def find_worker(self) -> int | None:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children else None

    def cpu_seconds(self) -> float:
        """What all threads of the worker have spent so far, to the nanosecond (Linux)."""
        threads = Path(f"/proc/{self.worker}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def measure(self, path: str, session: str, *, requests: int, headers: dict | None = None) -> Cost:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Accept-Language": "zh-CN", "Accept-Encoding": "gzip"} | (headers or {})
        if session:
            headers["Cookie"] = f"sessionid={session}"

        def ask(**more) -> http.client.HTTPMessage:
            connection.request("GET", path, headers=headers | more)
            response = connection.getresponse()
            response.read()
            assert response.status == 200, f"{path}: {response.status} {response.headers.get('Location')}"
            return response.headers

        ask(), ask()  # the first one fills caches
        queries = int(ask(**{ASK: "1"})[TELL])
        spent, walls = self.cpu_seconds(), []
        for _request in range(requests):
            began = time.perf_counter()
            ask()
            walls.append(time.perf_counter() - began)
        cpu = (self.cpu_seconds() - spent) / requests
        connection.close()
        return Cost(queries, cpu * 1000, statistics.median(walls) * 1000)


def folder() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="association-bench-")
