"""The whole document on its sheets of paper. Nothing is fetched while drawing."""

import io

from docx import Document
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from .body import Body
from .styles import SERIF, Styles

A4 = (595.3, 841.9)  # points
LEAST_MARGIN = 14.2  # 5 mm: what printers need
CSS = """
@page { size: %(width).1fpt %(height).1fpt; margin: %(top).1fpt %(right).1fpt %(bottom).1fpt %(left).1fpt;
  @top-center { content: element(header); width: 100%%; vertical-align: bottom; padding-bottom: 4pt }
  @bottom-center { content: element(footer); width: 100%%; vertical-align: top; padding-top: 4pt } }
body { margin: 0; font-family: %(serif)s; font-size: 10.5pt; overflow-wrap: anywhere }
header { position: running(header) } footer { position: running(footer) }
p { margin: 0; orphans: 2; widows: 2; white-space: pre-wrap }
table { border-collapse: collapse; table-layout: fixed; max-width: 100%% }
td { padding: 2pt 5.4pt; overflow: hidden; overflow-wrap: anywhere }
tr { break-inside: auto }
img { max-width: 100%%; max-height: %(tallest).1fpt; height: auto }
.page-break { display: block; break-after: page }
.page-number::after { content: counter(page) } .page-count::after { content: counter(pages) }
"""


def word_as_pdf(content: bytes, *, title: str) -> bytes:
    document = Document(io.BytesIO(content))
    styles, section = Styles(document), document.sections[0]
    width, height = _points(section.page_width, A4[0]), _points(section.page_height, A4[1])
    margins = {
        side: max(_points(getattr(section, f"{side}_margin"), 72), LEAST_MARGIN)
        for side in ("top", "right", "bottom", "left")
    }
    room = width - margins["left"] - margins["right"]
    css = CSS % {
        "width": width,
        "height": height,
        "serif": SERIF,
        "tallest": height - margins["top"] - margins["bottom"] - 20,
        **margins,
    }
    edges = "".join(
        f"<{name}>{Body(styles, part.part, room).html(part._element)}</{name}>"
        for name, part in (("header", section.header), ("footer", section.footer))
        if not part.is_linked_to_previous
    )
    body = Body(styles, document.part, room).html(document.element.body)
    html = (
        f'<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{_plain(title)}</title>'
        f"<style>{css}</style></head><body>{edges}{body}</body></html>"
    )
    fetcher = URLFetcher(allowed_protocols=["data"], allow_redirects=False)
    return HTML(string=html, url_fetcher=fetcher).write_pdf()


def _points(length, default: float) -> float:
    return length.pt if length else default


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
