"""What runs in the box: a process of its own that parses one uploaded file and ends.

Started by `box.py` as a script, so it imports neither Django nor this package. The file comes on standard
input (a pipe, or for large ones the file itself); a line of JSON and then bytes go to standard output.
"""

import contextlib
import io
import json
import resource
import sys

MAX_SCALE = 4
MAX_HTML = 20 * 1024 * 1024
MAX_TEXT = 40_000  # characters of one page


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

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        drawn = [draw_page(document[index], side) for index in range(first, min(last, pages - 1) + 1)]
    except pypdfium2.PdfiumError as error:
        return {"refused": why_not_opened(error)}, b""
    return {"pages": pages, "sizes": [len(picture) for picture in drawn]}, b"".join(drawn)


def draw_page(page, side: int) -> bytes:
    """Scale follows the page, so that a page of any size costs the same."""
    longest = max(*page.get_size(), 1)
    picture = page.render(scale=min(side / longest, MAX_SCALE)).to_pil()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def count_pages(source) -> tuple[dict, bytes]:
    """Opens it and looks at the first page, which is where most damage shows."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source)
        if len(document):
            document[0].get_size()
    except pypdfium2.PdfiumError as error:
        return {"refused": why_not_opened(error)}, b""
    return {"pages": len(document)}, b""


def why_not_opened(error) -> str:
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    return "encrypted" if error.err_code == FPDF_ERR_PASSWORD else "damaged"


def draw_sheets(source, first: int, last: int, sides: list[int]) -> tuple[dict, bytes]:
    """Pages from `first` to `last` with their words, each as a picture whose longer side is `sides[0]` and
    as smaller ones."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source)
        sheets = [draw_sheet(document[index], sides) for index in range(first, last + 1)]
    except pypdfium2.PdfiumError as error:
        return {"refused": why_not_opened(error)}, b""
    body = b"".join(content for _head, contents in sheets for content in contents)
    return {"sheets": [head for head, _contents in sheets]}, body


def draw_sheet(page, sides: list[int]) -> tuple[dict, list[bytes]]:
    longest = max(*page.get_size(), 1)
    picture = page.render(scale=sides[0] / longest).to_pil().convert("RGB")
    pictures, contents = [], []
    for side in sides:
        picture.thumbnail((side, side))
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=80, method=2)  # a higher method costs twice the time for 3 % less
        contents.append(out.getvalue())
        pictures.append({"width": picture.width, "height": picture.height, "bytes": len(contents[-1])})
    return {"pictures": pictures, "text": page.get_textpage().get_text_range()[:MAX_TEXT]}, contents


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
    do = {"pages": draw_pages, "word": convert_word, "count": count_pages, "sheets": draw_sheets}[
        order["task"]
    ]
    source = sys.stdin.buffer if order["streamed"] else sys.stdin.buffer.read()
    try:
        head, body = do(source, *order["args"])
    except MemoryError:
        head, body = {"refused": "too_complex"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)
