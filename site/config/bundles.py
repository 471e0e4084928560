"""Many small stylesheets for those who write them, few files for those who load them.

A stylesheet of nothing but `@import "…";` lines is a list; its bundle is the same name without `.imports`. It
is made where static files are looked up: `collectstatic`, the demonstration and a developer get the same."""

import os
import re
import shutil
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from whitenoise.compress import Compressor

IMPORT = re.compile(r"@import\s+\"([^\"]+)\"\s*;")
ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:|/|#|[a-z]+:)([^\"')]+)[\"']?\s*\)")


class BundleFinder(finders.BaseFinder):
    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.STATIC_BUNDLES_ROOT)

    def find(self, path, find_all=False, **kwargs):
        found = str(make_bundle(path)) if path in settings.STATIC_BUNDLES else None
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns):
        for name in settings.STATIC_BUNDLES:
            bundle = make_bundle(name)
            yield name, self.storage
            if getattr(settings, "WHITENOISE_USE_FINDERS", False):  # otherwise collectstatic compresses
                for packed in pack(bundle):
                    yield name + packed.suffix, self.storage


def make_bundle(name: str) -> Path:
    """Written anew only when a sheet in it changed; web processes that start together write the same."""
    listed = name.removesuffix(".css") + ".imports.css"
    sheets = IMPORT.findall(read(listed))
    content = "".join(inlined(normpath(join(dirname(listed), sheet)), name) for sheet in sheets)
    bundle = Path(settings.STATIC_BUNDLES_ROOT) / name
    if not bundle.exists() or bundle.read_text(encoding="utf-8") != content:
        bundle.parent.mkdir(parents=True, exist_ok=True)
        fresh = bundle.with_name(f"{bundle.name}.{os.getpid()}-{id(content)}")
        fresh.write_text(content, encoding="utf-8")
        fresh.replace(bundle)
    return bundle


def pack(bundle: Path) -> list[Path]:
    """The bundle compressed, beside it. A worker that warms pages asks for it again and again: what another
    process may be sending is not written anew, and never half."""
    packed = [bundle.with_name(bundle.name + suffix) for suffix in (".br", ".gz")]
    kept = [each for each in packed if each.exists()]
    if kept and all(each.stat().st_mtime >= bundle.stat().st_mtime for each in kept):
        return kept
    with TemporaryDirectory(dir=bundle.parent) as folder:
        copy = shutil.copy(bundle, folder)
        fresh = [Path(each) for each in Compressor(quiet=True).compress(str(copy))]
        return sorted(each.replace(bundle.with_name(each.name)) for each in fresh)


def inlined(sheet: str, bundle: str) -> str:
    """What the sheet says, with addresses that hold from where the bundle lies."""

    def moved(address: re.Match) -> str:
        return f'url("{relpath(join(dirname(sheet), address[1]), dirname(bundle))}")'

    return f"/* {sheet} */\n{ADDRESS.sub(moved, read(sheet)).strip()}\n"


def read(path: str) -> str:
    found = finders.find(path)
    if not found:
        raise FileNotFoundError(f"{path}: named in a list of stylesheets, and not among the static files")
    return Path(found).read_text(encoding="utf-8")
