"""What runs in the box: a process of its own that parses one uploaded file and ends.

Started by `box.py` as a script, so it imports neither Django nor this package. The file comes on standard
input; a line of JSON and then bytes go to standard output.
"""

import contextlib
import io
import json
import resource
import sys

MAX_SCALE = 4
MAX_HTML = 20 * 1024 * 1024


def limit(seconds: int, megabytes: int) -> None:
    """Time and memory run out; no file is written and no core is dumped."""
    memory = megabytes * 1024 * 1024
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))


def draw_pages(content: bytes, first: int, last: int, side: int) -> tuple[dict, bytes]:
    """How many pages a PDF has, and those from `first` to `last` as pictures."""
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        drawn = [draw_page(document[index], side) for index in range(first, min(last, pages - 1) + 1)]
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == FPDF_ERR_PASSWORD
        return {"refused": "encrypted" if is_locked else "damaged"}, b""
    return {"pages": pages, "sizes": [len(picture) for picture in drawn]}, b"".join(drawn)


def draw_page(page, side: int) -> bytes:
    """Scale follows the page, so that a page of any size costs the same."""
    longest = max(*page.get_size(), 1)
    picture = page.render(scale=min(side / longest, MAX_SCALE)).to_pil()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def convert_word(content: bytes) -> tuple[dict, bytes]:
    import mammoth

    try:
        html = mammoth.convert_to_html(io.BytesIO(content)).value.encode()
    except MemoryError:
        raise
    except Exception:  # mammoth documents no errors of its own
        return {"refused": "damaged"}, b""
    return ({}, html) if len(html) <= MAX_HTML else ({"refused": "too_complex"}, b"")


if __name__ == "__main__":
    order = json.loads(sys.argv[1])
    limit(order["seconds"], order["megabytes"])
    do = {"pages": draw_pages, "word": convert_word}[order["task"]]
    try:
        head, body = do(sys.stdin.buffer.read(), *order["args"])
    except MemoryError:
        head, body = {"refused": "too_complex"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)
