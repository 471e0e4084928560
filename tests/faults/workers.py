"""Real workers and other processes that share the test's database, broker folder and SMS file."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def wait_until(condition, *, seconds=60, what="it"):
    deadline = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < deadline, f"waited {seconds} seconds for {what}"
        time.sleep(0.05)
    return result


class Installation:
    def __init__(self, folder: Path, database_url: str):
        self.folder = folder
        # What was sent over each channel, and the key of the recipient in each line.
        self.files = {"sms": (folder / "sms.jsonl", "phone"), "email": (folder / "mail.jsonl", "to")}
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CELERY_")},
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "VAR_DIR": str(folder),
            "DATABASE_URL": database_url,
            "CELERY_BROKER_URL": os.environ.get("REDIS_URL") or "filesystem://",
            "SMS_GATEWAY": "tests.faults.blockage.BlockingGateway",
            "EMAIL_BACKEND": "tests.faults.blockage.BlockingBackend",
            "NOTICE_STALE_SECONDS": "3",
            "NOTICE_RESCUE_SECONDS": "1",
        }

    def run(self, code: str, **environment) -> str:
        command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        done = subprocess.run(
            command,
            env={**self.environment, **environment},
            cwd=ROOT,
            check=False,
            text=True,
            timeout=60,
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def worker(self, *, beat: bool, **environment):
        """Killed as a whole group with SIGKILL on leaving: no farewell, no clean-up."""
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-c", "1", "-l", "INFO"]
        command += ["--include", "tests.faults.blockage"]
        if beat:
            command += ["-B", "-s", str(self.folder / "beat-schedule")]
        with (self.folder / "worker.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env={**self.environment, **environment},
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def kill_a_worker_at(self, point: str) -> None:
        mark = self.folder / f"stands-{point}"
        with self.worker(beat=False, BLOCK_AT=point, BLOCK_MARK=str(mark)):
            wait_until(mark.exists, what=f"a worker to stand still {point}: {self.log()}")

    def log(self) -> str:
        return (self.folder / "worker.log").read_text(errors="replace")[-4000:]

    def sent(self, channel: str = "sms") -> Counter:
        path, recipient = self.files[channel]
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return Counter(json.loads(line)[recipient] for line in lines)
