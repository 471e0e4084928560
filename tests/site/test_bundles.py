"""One file for what every page loads, with all that its parts say."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config.bundles import BundleFinder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.STATIC_BUNDLES_ROOT = tmp_path


@pytest.mark.parametrize("name", settings.STATIC_BUNDLES)
def test_bundle_has_every_sheet_of_its_list(name):
    bundle = Path(finders.find(name)).read_text()
    listed = Path(finders.find(name.replace(".css", ".imports.css"))).read_text()
    for sheet in re.findall(r"@import \"(?:\.\./)?([^\"]+)\"", listed):
        path = sheet if "/" in sheet else f"css/{sheet}"
        rules = Path(finders.find(path)).read_text().strip().splitlines()
        assert rules[0] in bundle
        assert rules[-1] in bundle


def test_bundle_has_every_sheet_of_the_plugin():
    linked = (ROOT / "membership/templates/membership/stylesheets.html").read_text()
    wanted = re.findall(r"membership/css/[\w-]+\.css", linked)
    listed = (ROOT / "site/static/css/site.imports.css").read_text()
    assert [sheet for sheet in wanted if sheet not in listed] == []


def test_addresses_in_a_bundle_lead_to_files():
    for address in re.findall(r"url\(\"([^\"#:]+)\"\)", Path(finders.find("css/site.css")).read_text()):
        assert finders.find(str(Path("css", address).resolve().relative_to(Path.cwd()))), address


def test_changed_sheet_is_in_the_next_bundle(tmp_path):
    bundle = Path(finders.find("css/site.css"))
    bundle.write_text("old")
    assert Path(finders.find("css/site.css")).read_text() != "old"


def test_compressed_bundle_that_a_browser_may_be_reading_is_not_written_again(settings, tmp_path):
    settings.WHITENOISE_USE_FINDERS = True
    listed = [name for name, _storage in BundleFinder().list([])]
    assert {"css/site.css", "css/site.css.gz"} <= set(listed)
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*.gz")}
    assert [name for name, _storage in BundleFinder().list([])] == listed
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*.gz")} == before
    (tmp_path / "css" / "site.css").unlink()
    (tmp_path / "css" / "site.css.gz").write_bytes(b"old")
    os.utime(tmp_path / "css" / "site.css.gz", (0, 0))
    list(BundleFinder().list([]))
    assert (tmp_path / "css" / "site.css.gz").read_bytes() != b"old"
