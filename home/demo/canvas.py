"""A picture as a sheet of 160 by 90, whatever its size: what is drawn on it is said in these units."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 160, 90


class Canvas:
    def __init__(self, picture: Image.Image, seed: int = 0):
        self.picture, self.unit = picture, picture.width / WIDTH
        self.draw = ImageDraw.Draw(picture)
        self.chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret

    def _points(self, points) -> list[tuple[float, float]]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def box(self, left, top, right, bottom, fill, *, round_by=0.0, outline=None, line=0.0) -> None:
        box = [value * self.unit for value in (left, top, right, bottom)]
        self.draw.rounded_rectangle(
            box, radius=round_by * self.unit, fill=fill, outline=outline, width=round(line * self.unit)
        )

    def disc(self, x, y, radius, fill, *, squeeze=1.0) -> None:
        high = radius * squeeze
        self.draw.ellipse([v * self.unit for v in (x - radius, y - high, x + radius, y + high)], fill=fill)

    def ring(self, x, y, radius, colour, line) -> None:
        box = [v * self.unit for v in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(box, outline=colour, width=round(line * self.unit))

    def shape(self, points, fill) -> None:
        self.draw.polygon(self._points(points), fill=fill)

    def line(self, points, colour, line) -> None:
        self.draw.line(
            self._points(points), fill=colour, width=max(1, round(line * self.unit)), joint="curve"
        )

    def arch(self, x, y, radius, colour, line, start, end) -> None:
        box = [v * self.unit for v in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.arc(box, start, end, fill=colour, width=round(line * self.unit))

    def tube(self, points, width, colours) -> None:
        """A round pipe: a dark edge, its body, and a light along it."""
        edge, body, light = colours
        self.line(points, edge, width)
        self.line(points, body, width * 0.82)
        self.line([(x - width * 0.18, y - width * 0.18) for x, y in points], light, width * 0.18)

    def hills(self, level, rise, fill, *, waves=2.0, shift=0.0) -> None:
        """Rolling ground across the whole width."""
        line = [
            (
                x,
                level
                - rise
                * (0.6 * math.sin(x / WIDTH * math.tau * waves + shift) + 0.4 * math.sin(x / 9 + shift)),
            )
            for x in range(0, WIDTH + 2, 2)
        ]
        self.shape([(0, HEIGHT), *line, (WIDTH, HEIGHT)], fill)

    def haze(self, x, y, radius, colour, strength) -> None:
        """Light around a point; drawn small and enlarged, which is quick and soft."""
        size = (self.picture.width // 16, self.picture.height // 16)
        mask = Image.new("L", size, 0)
        scale = self.unit / 16
        ImageDraw.Draw(mask).ellipse(
            [v * scale for v in (x - radius, y - radius, x + radius, y + radius)], fill=strength
        )
        soft = mask.filter(ImageFilter.GaussianBlur(radius * scale / 2.4))
        self.picture.paste(colour, mask=soft.resize(self.picture.size, Image.Resampling.BILINEAR))

    def person(self, x, y, size, coat, *, helmet=None) -> None:
        """Head and shoulders, seen from the front or from behind."""
        self.box(x - size, y, x + size, y + size * 2.6, coat, round_by=size * 0.9)
        self.disc(x, y - size * 0.45, size * 0.62, "#f0cfb2")
        if helmet:
            self.draw.pieslice(
                [v * self.unit for v in (x - size * 0.75, y - size * 1.35, x + size * 0.75, y + size * 0.15)],
                180,
                360,
                fill=helmet,
            )
            self.box(x - size * 0.95, y - size * 0.68, x + size * 0.95, y - size * 0.5, helmet, round_by=0.2)
