"""The README names what it promises to name, in both languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = [*(ROOT / "site" / "config" / "settings").glob("*.py"), ROOT / "gunicorn.conf.py"]
# Only a developer debugging the code sets these.
UNNAMED = {"DEBUG", "SMS_ALIYUN_ENDPOINT", "SMS_TENCENT_ENDPOINT", "KUAIDI100_ENDPOINT"}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_variable_of_the_environment_is_explained(readme):
    sources = "".join(path.read_text(encoding="utf-8") for path in SETTINGS)
    read = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"(\w+)\"", sources))
    explained = set(re.findall(r"`([A-Z0-9_]+)`", (ROOT / readme).read_text(encoding="utf-8")))
    assert read - UNNAMED - explained == set()


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_target_it_tells_of_can_be_made(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    told = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, flags=re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert told - targets == set()
