"""What holds the tree together."""

import site
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    "home",
    "membership",
    "news",
    "search",
    "site",
    "templates",
    "tests",
    "docs",
    "deploy",
    "examples",
}


def test_site_is_a_folder_and_not_a_package():
    """With an __init__.py it would shadow the module `site` of the standard library."""
    assert not (ROOT / "site" / "__init__.py").exists()
    assert Path(site.__file__).name == "site.py"


def test_site_folder_is_not_ignored_by_git():
    ignored = subprocess.run(["git", "check-ignore", "-q", "site/config/urls.py"], cwd=ROOT, check=False)
    assert ignored.returncode == 1


def test_top_level_holds_only_the_rooms_of_the_house():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    folders = {name.split("/")[0] for name in listed.stdout.splitlines() if "/" in name}
    assert folders - TOP_LEVEL - {".ci"} == set()
