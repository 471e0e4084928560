"""`make run`: one command starts it, Ctrl-C ends it, starting again keeps what is there."""

import os
import signal
import subprocess
import sys
from urllib.request import urlopen

from .site import ROOT, RunningSite, wait_for


def test_ctrl_c_leaves_no_process_and_starting_again_keeps_the_data(tmp_path):
    site = RunningSite(tmp_path)
    try:
        site.start()
        wait_for("the addresses", lambda: f"http://localhost:{site.port}/admin/" in site.tail())
        os.killpg(site.process.pid, signal.SIGINT)
        assert site.process.wait(timeout=20) == 130
        wait_for("every process to end", lambda: not site.processes(), seconds=5)

        written = (tmp_path / "j" / "db.sqlite3").stat().st_size
        again = subprocess.run(
            [sys.executable, ROOT / ".ci" / "prepare"],
            env=site.environment, cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert again.stdout == ""
        assert (tmp_path / "j" / "db.sqlite3").stat().st_size == written
    finally:
        site.stop()


def test_make_told_to_end_ends_the_site(tmp_path, running_site):
    site = RunningSite(tmp_path)
    site.lay_out_like(running_site)
    command = ["make", "--no-print-directory", "run", f"PORT={site.port}"]
    with site.log.open("wb") as log:
        make = site.process = subprocess.Popen(
            command, cwd=ROOT, env=site.environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        wait_for("the site answers", site.answers, seconds=240)
        with urlopen(f"{site.url}/healthz", timeout=5) as response:
            assert response.status == 200
        os.kill(make.pid, signal.SIGTERM)
        make.wait(timeout=20)
        wait_for("every process to end", lambda: not site.processes(), seconds=10)
    finally:
        site.stop()
