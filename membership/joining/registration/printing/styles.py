"""What a paragraph or run looks like: its own properties, then its style's, then the document's."""

from collections.abc import Iterator

from docx.oxml.ns import qn

SANS = '"Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
SERIF = '"Noto Serif CJK SC", "Source Han Serif SC", serif'
_SANS_NAMES = ("黑", "hei", "yahei", "dengxian", "等线", "arial", "calibri", "helvetica", "sans")
ALIGNMENTS = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
UNDERLINED = {"single", "double", "thick", "dotted", "dash", "wave", "words"}


def twips(value: str | None) -> float:
    """In points."""
    try:
        return float(value or 0) / 20
    except ValueError:
        return 0.0


def attribute(element, name: str) -> str | None:
    return None if element is None else element.get(qn(f"w:{name}"))


def is_on(element) -> bool:
    return element is not None and attribute(element, "val") not in {"0", "false", "none", "off"}


class Styles:
    """The styles of one document."""

    def __init__(self, document):
        root = document.styles.element
        self.by_id = {attribute(style, "styleId"): style for style in root.findall(qn("w:style"))}
        self.default = {
            attribute(style, "type"): attribute(style, "styleId")
            for style in self.by_id.values()
            if attribute(style, "default") in {"1", "true"}
        }
        self.defaults = root.find(qn("w:docDefaults"))

    def chain(self, style_id: str | None) -> Iterator:
        """The style and those it is based on."""
        seen = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = attribute(style.find(qn("w:basedOn")), "val")

    def paragraph_layers(self, paragraph) -> list:
        """The `pPr` elements that speak of this paragraph, the nearest first."""
        own = paragraph.find(qn("w:pPr"))
        layers = [own, *(style.find(qn("w:pPr")) for style in self.chain(self.style_of(paragraph)))]
        if self.defaults is not None:
            layers.append(self.defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}"))
        return [layer for layer in layers if layer is not None]

    def run_layers(self, run, paragraph) -> list:
        """The `rPr` elements that speak of this run, the nearest first."""
        own = run.find(qn("w:rPr"))
        layers = [own]
        character = attribute(own.find(qn("w:rStyle")), "val") if own is not None else None
        for style_id in (character, self.style_of(paragraph)):
            layers += [style.find(qn("w:rPr")) for style in self.chain(style_id)]
        if self.defaults is not None:
            layers.append(self.defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}"))
        return [layer for layer in layers if layer is not None]

    def style_of(self, paragraph) -> str | None:
        own = paragraph.find(qn("w:pPr"))
        named = attribute(own.find(qn("w:pStyle")), "val") if own is not None else None
        return named or self.default.get("paragraph")


def first(layers: list, tag: str):
    """What the nearest layer says."""
    return next((found for layer in layers if (found := layer.find(qn(tag))) is not None), None)


def nearest(layers: list, tag: str, *names: str) -> str | None:
    """The nearest layer's attribute; an element of a nearer layer may say only half."""
    for layer in layers:
        found = layer.find(qn(tag))
        for name in names:
            if (value := attribute(found, name)) is not None:
                return value
    return None


def paragraph_css(layers: list, size: float) -> str:
    alignment = ALIGNMENTS.get(nearest(layers, "w:jc", "val") or "", "")
    css = [f"text-align:{alignment}"] if alignment else []
    css += [
        f"margin-{side}:{twips(value):.1f}pt"
        for side, names in (("left", ("left", "start")), ("right", ("right", "end")))
        if (value := nearest(layers, "w:ind", *names))
    ]
    css.append(f"text-indent:{_indent(layers, size):.1f}pt")
    css += [
        f"margin-{side}:{twips(nearest(layers, 'w:spacing', name)):.1f}pt"
        for side, name in (("top", "before"), ("bottom", "after"))
    ]
    css.append(f"line-height:{_line_height(layers)}")
    if is_on(first(layers, "w:pageBreakBefore")):
        css.append("break-before:page")
    if is_on(first(layers, "w:keepNext")):
        css.append("break-after:avoid")
    return ";".join(css)


def _indent(layers: list, size: float) -> float:
    if characters := nearest(layers, "w:ind", "firstLineChars"):
        return float(characters) / 100 * size
    if hanging := nearest(layers, "w:ind", "hanging"):
        return -twips(hanging)
    return twips(nearest(layers, "w:ind", "firstLine"))


def _line_height(layers: list) -> str:
    line, rule = nearest(layers, "w:spacing", "line"), nearest(layers, "w:spacing", "lineRule")
    if not line:
        return "1.3"
    if rule in {"exact", "atLeast"}:
        return f"{twips(line):.1f}pt"
    return f"{max(float(line) / 240, 1) * 1.3:.2f}"  # Word counts in lines of the font, which are higher


def size_of(layers: list) -> float:
    """In points."""
    return float(nearest(layers, "w:sz", "val") or 21) / 2


def run_css(layers: list) -> str:
    css = [f"font-size:{size_of(layers):.1f}pt", f"font-family:{_family(layers)}"]
    if is_on(first(layers, "w:b")):
        css.append("font-weight:700")
    if is_on(first(layers, "w:i")):
        css.append("font-style:italic")
    lines = [
        name
        for name, drawn in (
            ("underline", nearest(layers, "w:u", "val") in UNDERLINED),
            ("line-through", is_on(first(layers, "w:strike"))),
        )
        if drawn
    ]
    if lines:
        css.append(f"text-decoration:{' '.join(lines)}")
    if colour := hex_colour(nearest(layers, "w:color", "val")):
        css.append(f"color:{colour}")
    position = nearest(layers, "w:vertAlign", "val")
    if position in {"superscript", "subscript"}:
        css.append(f"vertical-align:{position[:-6]};font-size:{size_of(layers) * 0.7:.1f}pt")
    if spacing := nearest(layers, "w:spacing", "val"):
        css.append(f"letter-spacing:{twips(spacing):.1f}pt")
    return ";".join(css)


def _family(layers: list) -> str:
    name = (nearest(layers, "w:rFonts", "eastAsia", "ascii") or "").lower()
    return SANS if any(part in name for part in _SANS_NAMES) else SERIF


def hex_colour(value: str | None) -> str:
    """`#rrggbb`, or empty for "auto" and anything odd."""
    value = value or ""
    is_colour = len(value) == 6 and all(character in "0123456789abcdefABCDEF" for character in value)
    return f"#{value}" if is_colour else ""
