"""The registration form as it is where the secretariat has uploaded none: a sheet with a table of what the
process asks for, and room for signature and seal."""

import io
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..answers import label_of

WIDTHS = (28, 57, 28, 57)  # millimetres
WIDE = frozenset({"name", "address", "main_business", "website"})
TALL = {"introduction": 48}
TITLE_FONT, FONT = "黑体", "宋体"
PLEDGE = "本单位自愿申请入会，承认并遵守协会章程，按期缴纳会费，并保证以上所填内容及所附材料真实、有效。"


@lru_cache(maxsize=8)
def standard_template(names: tuple[str, ...]) -> bytes:
    """With a place for each of these questions."""
    document = _sheet()
    _line(document.add_paragraph(), "{{ association }}", size=14, font=TITLE_FONT)
    _line(document.add_paragraph(), "入会登记表", size=22, font=TITLE_FONT, after=6)
    _line(
        document.add_paragraph(),
        "申请编号：{{ number }}　　提交日期：{{ submitted_on }}",
        size=10,
        align=WD_ALIGN_PARAGRAPH.RIGHT,
        after=3,
    )
    table = document.add_table(rows=0, cols=4)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    with translation.override(settings.LANGUAGE_CODE):
        for row in _rows(names):
            _add_row(table, row)
    _add_pledge(table)
    _add_opinion(table)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _sheet():
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    _line(section.footer.paragraphs[0], "第 ", size=9)
    _page_number(section.footer.paragraphs[0])
    _run(section.footer.paragraphs[0], " 页", size=9)
    return document


def _rows(names: tuple[str, ...]) -> list[list[str]]:
    """The name, then short answers two by two, then long ones, each alone."""
    short = [name for name in names if name not in WIDE and name not in TALL]
    long = [name for name in names if name in WIDE and name != "name"] + [
        name for name in names if name in TALL
    ]
    pairs = [short[place : place + 2] for place in range(0, len(short), 2)]
    return [["name"], *pairs, *([name] for name in long)]


def _add_row(table, names: list[str]) -> None:
    row = table.add_row()
    tall = TALL.get(names[0], 9)
    row.height, row.height_rule = Mm(tall), WD_ROW_HEIGHT_RULE.AT_LEAST
    if len(names) == 1:
        row.cells[1].merge(row.cells[3])
    for place, name in enumerate(names):
        _label(row.cells[place * 2], label_of(name))
        is_tall = name in TALL
        _value(row.cells[place * 2 + 1], f"{{{{ {name} }}}}", top=is_tall)


def _add_pledge(table) -> None:
    cell = _whole_row(table, 42)
    _line(cell.paragraphs[0], PLEDGE, align=WD_ALIGN_PARAGRAPH.LEFT, indent=21, before=4, after=14)
    _line(
        cell.add_paragraph(),
        "法定代表人（签字）：　　　　　　　　　　单位（盖章）：　　　　　　　　",
        align=WD_ALIGN_PARAGRAPH.RIGHT,
        after=14,
    )
    _line(cell.add_paragraph(), "年　　　月　　　日　　", align=WD_ALIGN_PARAGRAPH.RIGHT)


def _add_opinion(table) -> None:
    row = table.add_row()
    row.height, row.height_rule = Mm(34), WD_ROW_HEIGHT_RULE.AT_LEAST
    merged = row.cells[1].merge(row.cells[3])
    _label(row.cells[0], "协会意见")
    merged.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    _line(merged.paragraphs[0], "（盖章）　　　　　　", align=WD_ALIGN_PARAGRAPH.RIGHT, after=8)
    _line(merged.add_paragraph(), "年　　　月　　　日　　", align=WD_ALIGN_PARAGRAPH.RIGHT, after=4)


def _whole_row(table, height: int):
    row = table.add_row()
    row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    return row.cells[0].merge(row.cells[3])


def _label(cell, text: str) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _line(cell.paragraphs[0], text)


def _value(cell, text: str, *, top: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP if top else WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _line(cell.paragraphs[0], text, align=WD_ALIGN_PARAGRAPH.LEFT)


def _line(
    paragraph, text, *, size=10.5, font=FONT, align=WD_ALIGN_PARAGRAPH.CENTER, before=0, after=0, indent=0
) -> None:
    paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if indent:
        layout.first_line_indent = Pt(indent)
    _run(paragraph, text, size=size, font=font)


def _run(paragraph, text: str, *, size: float, font: str = FONT) -> None:
    run = paragraph.add_run(str(text))
    run.font.name, run.font.size = font, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _page_number(paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
