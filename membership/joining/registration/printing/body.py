"""The paragraphs and tables of a document as HTML. Everything that is text is escaped."""

import base64
from collections.abc import Iterator
from html import escape

from docx.oxml.ns import qn

from .styles import Styles, attribute, first, is_on, paragraph_css, run_css, size_of
from .tables import borders_of, cell_css, column_widths, rows_of

EMU = 12700  # a point
PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_NUMBERS = {"PAGE": "page-number", "NUMPAGES": "page-count"}


class Body:
    """Writes the parts of one document; `part` is where its pictures are looked up."""

    def __init__(self, styles: Styles, part, room: float):
        self.styles, self.part, self.room = styles, part, room

    def html(self, container, room: float | None = None) -> str:
        return "".join(self._blocks(container, room or self.room))

    def _blocks(self, container, room: float) -> Iterator[str]:
        for child in container:
            if child.tag == qn("w:p"):
                yield self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield self._table(child, room)
            elif child.tag == qn("w:sdt"):
                yield from self._blocks(child.find(qn("w:sdtContent")), room)

    def _paragraph(self, paragraph) -> str:
        layers = self.styles.paragraph_layers(paragraph)
        mark = paragraph.find(qn("w:pPr"))
        size = size_of(self.styles.run_layers(paragraph if mark is None else mark, paragraph))
        inner = "".join(self._runs(paragraph, paragraph))
        css = f"{paragraph_css(layers, size)};font-size:{size:.1f}pt"
        return f'<p style="{escape(css)}">{inner or "&#8203;"}</p>'

    def _runs(self, parent, paragraph) -> Iterator[str]:
        field = ""
        for child in parent:
            if child.tag == qn("w:r"):
                instruction = "".join(child.itertext(qn("w:instrText"))).split()
                if instruction:
                    field = instruction[0]
                    if field in _NUMBERS:
                        yield f'<span class="{_NUMBERS[field]}"></span>'
                kind = attribute(child.find(qn("w:fldChar")), "fldCharType")
                if kind == "end":
                    field = ""
                elif field not in _NUMBERS:
                    yield self._run(child, paragraph)
            elif child.tag == qn("w:fldSimple"):
                name = (attribute(child, "instr") or "").split()[:1]
                if name and name[0] in _NUMBERS:
                    yield f'<span class="{_NUMBERS[name[0]]}"></span>'
            elif child.tag in {qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag")}:
                yield from self._runs(child, paragraph)
            elif child.tag == qn("w:sdt"):
                yield from self._runs(child.find(qn("w:sdtContent")), paragraph)

    def _run(self, run, paragraph) -> str:
        layers = self.styles.run_layers(run, paragraph)
        if is_on(first(layers, "w:vanish")):
            return ""
        inner = "".join(self._pieces(run))
        return f'<span style="{escape(run_css(layers))}">{inner}</span>' if inner else ""

    def _pieces(self, run) -> Iterator[str]:
        for child in run:
            if child.tag == qn("w:t"):
                yield escape(child.text or "")
            elif child.tag == qn("w:tab"):
                yield "&emsp;&emsp;"
            elif child.tag == qn("w:br"):
                is_page = attribute(child, "type") == "page"
                yield '<span class="page-break"></span>' if is_page else "<br>"
            elif child.tag == qn("w:drawing"):
                yield self._picture(child)

    def _picture(self, drawing) -> str:
        blip, extent = drawing.find(f".//{_DRAWN}"), drawing.find(f".//{_EXTENT}")
        part = self.part.related_parts.get(blip.get(qn("r:embed"))) if blip is not None else None
        if part is None or part.content_type not in PICTURES:
            return ""
        width = int(extent.get("cx")) / EMU if extent is not None else self.room
        content = base64.b64encode(part.blob).decode()
        return f'<img style="width:{width:.1f}pt" src="data:{part.content_type};base64,{content}">'

    def _table(self, table, room: float) -> str:
        widths, rows = column_widths(table, room), rows_of(table)
        drawn = borders_of(table, self.styles)
        columns = len(widths) or max((sum(c.columns for c in row.cells) for row in rows), default=1)
        alignment = attribute(table.find(f"{qn('w:tblPr')}/{qn('w:jc')}"), "val")
        place = {"center": "margin-left:auto;margin-right:auto", "right": "margin-left:auto"}.get(
            alignment, ""
        )
        html = [f'<table style="width:{sum(widths) or room:.1f}pt;{place}"><colgroup>']
        html += [f'<col style="width:{width:.1f}pt">' for width in widths]
        html.append("</colgroup>")
        for number, row in enumerate(rows):
            html.append(f'<tr style="height:{row.height:.1f}pt">')
            for cell in row.cells:
                if not cell.is_continued:
                    css = cell_css(cell, drawn, row=number, rows=len(rows), columns=columns)
                    width = sum(widths[cell.starts_at : cell.starts_at + cell.columns]) or room
                    html.append(
                        f'<td colspan="{cell.columns}" rowspan="{cell.rows}" style="{escape(css)}">'
                        f"{self.html(cell.element, width)}</td>"
                    )
            html.append("</tr>")
        html.append("</table>")
        return "".join(html)
