"""Sketches of the screens that the guide explains, drawn from a list of what stands on them."""

import os

from PIL import Image, ImageDraw, ImageFont

from home.demo.drawing import finish

SIZE = (960, 680)
FONTS = {  # and which face of the collection is Simplified Chinese
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc": 2,
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc": 0,
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc": 0,
    "/System/Library/Fonts/PingFang.ttc": 0,
}
INK, SOFT, LINE, BRAND, RED, GREEN = "#15293a", "#5d7286", "#c3d0da", "#0d4f7c", "#bf2a1c", "#0f6b45"


class Screen:
    """Draws from top to bottom in one column; each verb moves the pen down."""

    def __init__(self, *, heading: str = ""):
        self.picture = Image.new("RGB", SIZE, "#e9f0f5")
        self.draw = ImageDraw.Draw(self.picture)
        self.path = next((path for path in FONTS if os.path.exists(path)), None)
        self.left, self.right, self.y = 120, 840, 130
        self.hints: list[dict] = []
        if heading:
            self.browser(heading)

    def browser(self, heading: str) -> None:
        self.draw.rounded_rectangle((24, 24, 936, 720), radius=18, fill="#ffffff", outline=LINE, width=2)
        self.draw.rounded_rectangle((24, 24, 936, 88), radius=18, fill="#f1f6fa")
        for index, colour in enumerate(("#e0746a", "#ecc05c", "#67b983")):
            self.draw.ellipse((50 + 30 * index, 48, 66 + 30 * index, 64), fill=colour)
        self.draw.rounded_rectangle((180, 40, 900, 72), radius=16, fill="#ffffff")
        self.words((540, 56), heading, 18, SOFT, "mm")

    def words(self, place, text: str, size: int, colour: str, anchor: str = "lm") -> None:
        if self.path:
            font = ImageFont.truetype(self.path, size, index=FONTS[self.path])
            self.draw.text(place, text, font=font, fill=colour, anchor=anchor)
            return
        x, y = place
        width = len(text) * size
        x -= {"l": 0, "m": width / 2, "r": width}[anchor[0]]
        self.draw.rounded_rectangle((x, y - size / 3, x + width, y + size / 3), radius=size / 3, fill=LINE)

    def hint(self, text: str, height: int, *, right: bool = False) -> None:
        """What is to be done at the thing that is drawn next, `height` pixels high: its number stands beside
        it."""
        if text:
            x = self.right + 44 if right else self.left - 44
            place = {"x": round(100 * x / SIZE[0]), "y": round(100 * (self.y + height / 2) / SIZE[1])}
            self.hints.append({"text": text, **place})

    def title(self, text: str, colour: str = INK) -> None:
        self.words((480, self.y + 20), text, 32, colour, "mm")
        self.y += 66

    def text(self, text: str, colour: str = SOFT, hint: str = "") -> None:
        self.hint(hint, 24)
        self.words((480, self.y + 12), text, 22, colour, "mm")
        self.y += 46

    def tabs(self, *labels: str, hint: str = "") -> None:
        self.hint(hint, 30)
        width = (self.right - self.left) / len(labels)
        for index, label in enumerate(labels):
            x = self.left + width * index
            self.words((x + width / 2, self.y + 14), label, 24, INK if index == 0 else SOFT, "mm")
            self.draw.rectangle(
                (x, self.y + 40, x + width, self.y + (45 if index == 0 else 41)),
                fill=BRAND if index == 0 else LINE,
            )
        self.y += 72

    def field(self, label: str, button: str = "", hint: str = "") -> None:
        self.hint(hint, 58, right=bool(button))
        end = self.right - (200 if button else 0)
        self.draw.rounded_rectangle(
            (self.left, self.y, end, self.y + 58), radius=6, outline="#8497a7", width=2
        )
        self.words((self.left + 20, self.y + 28), label, 22, SOFT)
        if button:
            self.draw.rounded_rectangle(
                (end + 14, self.y, self.right, self.y + 58), radius=6, outline=BRAND, width=2
            )
            self.words(((end + 14 + self.right) / 2, self.y + 28), button, 22, BRAND, "mm")
        self.y += 78

    def row(self, label: str, value: str, button: str = "", hint: str = "") -> None:
        self.hint(hint, 40, right=bool(button))
        self.words((self.left, self.y + 20), label, 22, SOFT)
        self.words((self.left + 190, self.y + 20), value, 22, INK)
        if button:
            self.words((self.right, self.y + 20), button, 22, BRAND, "rm")
        self.draw.line((self.left, self.y + 46, self.right, self.y + 46), fill="#dfe8ee", width=2)
        self.y += 54

    def button(self, text: str, hint: str = "") -> None:
        self.y += 10
        self.hint(hint, 62)
        self.draw.rounded_rectangle((self.left, self.y, self.right, self.y + 62), radius=8, fill=BRAND)
        self.words((480, self.y + 30), text, 26, "#ffffff", "mm")
        self.y += 84

    def steps(
        self, current: int, hint: str = "", labels: tuple[str, ...] = ("填报信息", "缴纳会费", "入会成功")
    ) -> None:
        self.hint(hint, 44)
        start, end = (240, 720) if len(labels) < 4 else (160, 800)
        self.draw.line((start, self.y + 22, end, self.y + 22), fill=LINE, width=4)
        for index, label in enumerate(labels):
            x = start + (end - start) * index // (len(labels) - 1)
            colour = BRAND if index <= current else LINE
            self.draw.ellipse((x - 24, self.y - 2, x + 24, self.y + 46), fill=colour)
            self.words((x, self.y + 21), str(index + 1), 24, "#ffffff", "mm")
            self.words((x, self.y + 72), label, 22, INK if index <= current else SOFT, "mm")
        self.y += 122

    def sign(self, colour: str, tick: bool) -> None:
        x, y = 480, self.y + 60
        self.draw.ellipse((x - 58, y - 58, x + 58, y + 58), fill=colour)
        mark = (
            [(x - 26, y), (x - 8, y + 20), (x + 28, y - 20)]
            if tick
            else [(x, y - 30), (x, y), (x + 22, y + 14)]
        )
        self.draw.line(mark, fill="#ffffff", width=10, joint="curve")
        self.y += 146

    def png(self) -> bytes:
        return finish(self.picture, SIZE, "PNG")
