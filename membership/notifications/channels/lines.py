"""Files of what was sent where no gateway is set up: one JSON object a line, with the `id` of its sending."""

import json
import os
from pathlib import Path


def append_line(path: Path, entry: dict) -> None:
    """One write to a file opened for appending: processes never mix their lines; on disk when it returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{json.dumps(entry, ensure_ascii=False)}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def was_written(path: Path, reference: str) -> bool:
    if not path.exists():
        return False
    with path.open(encoding="utf-8") as lines:
        return any(reference in line and _id_of(line) == reference for line in lines)


def _id_of(line: str) -> str | None:
    try:
        return json.loads(line).get("id")
    except json.JSONDecodeError:
        return None
