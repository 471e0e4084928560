"""The whole site as `make run` starts it, on a port and in a folder of its own."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError
from urllib.request import urlopen

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
# What would lead this site to the data of another one.
FOREIGN = {"DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL", "PUBLIC_URL", "DJANGO_SETTINGS_MODULE"}


def own_parts(folder: Path, association: str = "j") -> dict[str, str]:
    """Everything in the folder, said aloud: what is not said, a developer's `.env` may say."""
    return {
        "VAR_DIR": str(folder),
        "ASSOCIATION": association,
        "DATABASE_URL": f"sqlite:///{folder / association / 'db.sqlite3'}",
        "REDIS_URL": "",
        "CELERY_BROKER_URL": "filesystem://",
        "SMS_GATEWAY": "console",
        "SMS_CONSOLE_FILE": str(folder / "sms.jsonl"),
        "MAIL_CONSOLE_FILE": str(folder / "mail.jsonl"),
        "WECHAT_MCHID": "",
    }


def wait_for(what: str, look: Callable[[], T], seconds: float = 15) -> T:
    """Look again and again until there is something to see."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} seconds")
        time.sleep(0.1)
    return seen


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RunningSite:
    """Web server, worker and scheduler, started by the scripts behind `make run`."""

    def __init__(self, folder: Path, *, association: str = "j"):
        self.folder, self.association = folder, association
        self.port, self.payer_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "site.log"
        self.process: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        own = {
            "PORT": str(self.port),
            "PUBLIC_URL": self.url,
            "WECHAT_SIMULATOR_PORT": str(self.payer_port),
            "TRUSTED_PROXIES": "1",  # so that a visitor may come from an address of their own
        }
        return kept | own_parts(self.folder, self.association) | own

    def lay_out(self, migrated: Path) -> None:
        """As after a first start that was interrupted before the demonstration was loaded."""
        data = self.folder / self.association
        data.mkdir(parents=True)
        shutil.copy(migrated, data / "db.sqlite3")
        (data / "demonstration-is-due").touch()

    def lay_out_like(self, other: "RunningSite") -> None:
        """With everything that the other one, which may be running, holds."""
        source, target = other.folder / other.association, self.folder / self.association
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.sqlite3*", "broker*"))
        with sqlite3.connect(source / "db.sqlite3") as there, sqlite3.connect(target / "db.sqlite3") as here:
            there.backup(here)

    def start(self, migrated: Path | None = None) -> None:
        if migrated:
            self.lay_out(migrated)
        with self.log.open("ab") as log:
            prepare = [sys.executable, ROOT / ".ci" / "prepare"]
            output = {"stdout": log, "stderr": subprocess.STDOUT}
            prepared = subprocess.run(prepare, cwd=ROOT, env=self.environment, **output, check=False)
            assert prepared.returncode == 0, self.tail()
            self.process = subprocess.Popen(
                [ROOT / ".ci" / "start"], cwd=ROOT, env=self.environment, **output, start_new_session=True
            )
        wait_for(f"the site answers; its log ends:\n{self.tail()}", self.answers, seconds=120)

    def answers(self) -> bool:
        assert self.process.poll() is None, f"The site ended by itself:\n{self.tail()}"
        try:
            with urlopen(f"{self.url}/readyz", timeout=5) as response:
                return response.status == 200
        except (URLError, OSError):
            return False

    def tail(self, lines: int = 60) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        try:
            if self.process and self.process.poll() is None:
                self.process.send_signal(how)
                self.process.wait(timeout=20)
        finally:
            for pid in self.processes():
                os.kill(pid, signal.SIGKILL)

    def processes(self) -> list[int]:
        """Whoever still runs with our folder in its environment (Linux)."""
        mark = f"VAR_DIR={self.folder}".encode()
        return [
            int(entry.name)
            for entry in Path("/proc").glob("[0-9]*")
            if int(entry.name) != os.getpid() and mark in environment_of(entry).split(b"\0")
        ]


def migrate(folder: Path) -> Path:
    """A database as `.ci/prepare` leaves it before it loads a demonstration."""
    site = RunningSite(folder)
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    for command in ("migrate", "createcachetable"):
        subprocess.run(
            [sys.executable, "manage.py", command, "--verbosity=0"],
            env=site.environment | settings, cwd=ROOT, check=True, capture_output=True,
        )  # fmt: skip
    file = folder / "j" / "db.sqlite3"
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def environment_of(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:  # gone, or not ours
        return b""


class Messages:
    """The SMS that the console gateway wrote down; or the emails, with `address="to"`."""

    def __init__(self, file: Path, address: str = "phone"):
        self.file, self.address = file, address

    def to(self, phone: str) -> list[dict]:
        if not self.file.exists():
            return []
        lines = self.file.read_text(encoding="utf-8").splitlines()
        return [message for message in map(json.loads, lines) if phone in str(message[self.address])]

    def wait_for(self, phone: str, text: str = "", after: int = 0, seconds: float = 15) -> dict:
        """The latest SMS to this phone that contains `text`, beyond the first `after` ones."""

        def look():
            return [
                message
                for message in self.to(phone)[after:]
                if text in message.get("subject", "") + message["text"]
            ]

        return wait_for(f"an SMS to {phone} saying {text!r}", look, seconds)[-1]

    def code_for(self, phone: str, after: int = 0, seconds: float = 15) -> str:
        """The latest login code. `after=len(sms.to(phone))` taken before asking waits for a new one."""

        def look():
            return [m["params"]["code"] for m in self.to(phone)[after:] if "code" in m["params"]]

        return wait_for(f"a code for {phone}", look, seconds)[-1]
