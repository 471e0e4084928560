"""PDFium and mammoth were not made for hostile files: a small one can keep them busy for hours, or fill the
memory. Each file goes into a process of its own that time and memory run out for."""

import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from ..errors import refusal

logger = logging.getLogger(__name__)

SCRIPT = Path(__file__).with_name("boxed.py")
MEGABYTES = 512
WALL_SECONDS = 20
ENVIRONMENT = ("LD_LIBRARY_PATH",)  # where Python itself may need it; no secrets
_places = threading.Semaphore(2)  # at a time in one server process


def run_boxed(
    task: str,
    content: bytes | BinaryIO,
    *args,
    seconds: int,
    wall_seconds: int | None = None,
    megabytes: int | None = None,
) -> tuple[dict, bytes]:
    """Raises the refusal that the box answers with, and `too_complex` when time or memory ran out.

    A large file is given as an open file on disk: the box reads of it what it needs."""
    is_streamed = not isinstance(content, bytes)
    order = {
        "task": task,
        "args": args,
        "seconds": seconds,
        "megabytes": megabytes or MEGABYTES,
        "streamed": is_streamed,
    }
    command = [sys.executable, "-I", "-B", SCRIPT, json.dumps(order)]
    environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    if is_streamed:
        os.lseek(content.fileno(), 0, os.SEEK_SET)
    given = {"stdin": content.fileno()} if is_streamed else {"input": content}
    with _places:
        try:
            ended = subprocess.run(  # noqa: S603 - our own script; the file comes on standard input
                command,
                **given,
                capture_output=True,
                timeout=wall_seconds or WALL_SECONDS,
                env=environment,
                cwd=os.sep,
            )
        except subprocess.TimeoutExpired as error:
            raise refusal("too_complex") from error
    if ended.returncode:
        raise why_it_ended(ended)
    head, _newline, body = ended.stdout.partition(b"\n")
    answer = json.loads(head)
    if "refused" in answer:
        raise refusal(answer["refused"])
    return answer, body


def why_it_ended(ended: subprocess.CompletedProcess) -> Exception:
    """A signal is the file's doing: it ran out of time or memory. Anything else is a fault of ours."""
    if ended.returncode > 0:
        return RuntimeError(ended.stderr.decode(errors="replace")[-2000:])
    logger.warning("A file ended its box with signal %s", -ended.returncode)
    return refusal("too_complex")
