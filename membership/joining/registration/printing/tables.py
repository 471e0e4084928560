"""Tables: widths of columns, merged cells, heights, borders and shading."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn

from .styles import attribute, hex_colour, twips

SIDES = ("top", "left", "bottom", "right")
LINES = {"single": "solid", "thick": "solid", "double": "double", "dotted": "dotted", "dashed": "dashed"}


@dataclass
class Cell:
    element: object
    columns: int
    starts_at: int
    rows: int = 1
    is_continued: bool = False


@dataclass
class Row:
    cells: list[Cell] = field(default_factory=list)
    height: float = 0
    repeats: bool = False


def column_widths(table, room: float) -> list[float]:
    """In points, never wider together than there is room for."""
    widths = [
        twips(attribute(column, "w")) for column in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    ]
    together = sum(widths)
    if not together:
        return []
    scale = min(room / together, 1)
    return [width * scale for width in widths]


def rows_of(table) -> list[Row]:
    rows = [_row(element) for element in table.findall(qn("w:tr"))]
    for number, row in enumerate(rows):
        for cell in row.cells:
            if not cell.is_continued:
                cell.rows = 1 + _continued_below(rows[number + 1 :], cell)
    return rows


def _continued_below(rows: list[Row], cell: Cell) -> int:
    count = 0
    for row in rows:
        below = next((each for each in row.cells if each.starts_at == cell.starts_at), None)
        if below is None or not below.is_continued:
            break
        count += 1
    return count


def _row(element) -> Row:
    properties = element.find(qn("w:trPr"))
    row = Row()
    if properties is not None:
        row.height = twips(attribute(properties.find(qn("w:trHeight")), "val"))
        row.repeats = properties.find(qn("w:tblHeader")) is not None
    place = 0
    for cell in element.iterchildren(qn("w:tc")):
        own = cell.find(qn("w:tcPr"))
        span = attribute(own.find(qn("w:gridSpan")), "val") if own is not None else None
        merge = own.find(qn("w:vMerge")) if own is not None else None
        is_continued = merge is not None and attribute(merge, "val") != "restart"
        row.cells.append(Cell(cell, int(span or 1), place, is_continued=is_continued))
        place += int(span or 1)
    return row


def borders_of(table, styles) -> dict[str, str]:
    """Of the table: its sides, and the lines between its cells."""
    own = table.find(qn("w:tblPr"))
    style = attribute(own.find(qn("w:tblStyle")), "val") if own is not None else None
    layers = [own, *(each.find(qn("w:tblPr")) for each in styles.chain(style))]
    drawn: dict[str, str] = {}
    for layer in layers:
        found = layer.find(qn("w:tblBorders")) if layer is not None else None
        for side in (*SIDES, "insideH", "insideV"):
            line = found.find(qn(f"w:{side}")) if found is not None else None
            if line is not None:
                drawn.setdefault(side, _line(line))
    return drawn


def cell_css(cell: Cell, drawn: dict[str, str], *, row: int, rows: int, columns: int) -> str:
    own = cell.element.find(qn("w:tcPr"))
    edges = {
        "top": row == 0,
        "bottom": row + cell.rows == rows,
        "left": cell.starts_at == 0,
        "right": cell.starts_at + cell.columns >= columns,
    }
    css = [
        f"border-{side}:{drawn.get(side if is_edge else _between(side), 'none')}"
        for side, is_edge in edges.items()
    ]
    if own is None:
        return ";".join(css)
    borders = own.find(qn("w:tcBorders"))
    for side in SIDES:
        line = borders.find(qn(f"w:{side}")) if borders is not None else None
        if line is not None:
            css.append(f"border-{side}:{_line(line)}")
    if colour := hex_colour(attribute(own.find(qn("w:shd")), "fill")):
        css.append(f"background:{colour}")
    alignment = attribute(own.find(qn("w:vAlign")), "val") or "top"
    css.append(f"vertical-align:{'middle' if alignment == 'center' else alignment}")
    return ";".join(css)


def _between(side: str) -> str:
    return "insideH" if side in {"top", "bottom"} else "insideV"


def _line(line) -> str:
    kind = LINES.get(attribute(line, "val") or "")
    if kind is None:
        return "none"
    eighths = float(attribute(line, "sz") or 4)
    colour = hex_colour(attribute(line, "color")) or "#000"
    return f"{max(eighths / 8, 0.4):.2f}pt {kind} {colour}"
