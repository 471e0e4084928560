"""The settings of a real installation, with nothing but what the README demands."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.journeys.site import FOREIGN, ROOT

GIVEN = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-made-up-key-of-more-than-fifty-characters-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "www.example.org",
    "PUBLIC_URL": "https://www.example.org",
    "TRUSTED_PROXIES": "1",
}


@pytest.fixture
def manage(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}

    def run(*arguments: str, without: str = "") -> subprocess.CompletedProcess:
        environment = kept | GIVEN | {"VAR_DIR": str(tmp_path)}
        environment.pop(without, None)
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    return run


def test_django_finds_nothing_to_warn_of(manage):
    checked = manage("check", "--deploy", "--fail-level", "WARNING")

    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "TRUSTED_PROXIES"])
def test_what_has_no_safe_default_is_demanded(manage, name):
    checked = manage("check", without=name)

    assert checked.returncode != 0
    assert name in checked.stderr


def test_demonstration_with_its_known_password_is_refused(manage):
    loaded = manage("load_demo")

    assert loaded.returncode != 0
    assert "not for production" in loaded.stderr


def test_collected_files_find_each_other_under_their_hashed_names(manage, tmp_path):
    collected = manage("collectstatic", "--no-input")
    assert collected.returncode == 0, collected.stderr

    folder = tmp_path / "static"
    paths = json.loads((folder / "staticfiles.json").read_text())["paths"]
    assert all((folder / hashed).is_file() for hashed in paths.values())
    for name in ("css/tokens.css", "membership/js/copy.js", "papers/upload.js"):
        assert paths[name] != name
    ours = [folder / hashed for name, hashed in paths.items() if name.startswith(("css/", "membership/"))]
    for sheet in (path for path in ours if path.suffix == ".css"):
        for link in re.findall(r"url\(\s*['\"]?([^)'\"#]+)", sheet.read_text()):
            assert link.startswith("data:") or (sheet.parent / link).is_file(), f"{sheet}: {link}"
