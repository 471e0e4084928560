"""Pictures for the demonstration, drawn by code: pipes, a flame, a town at dusk. Drawn at twice the size and
scaled down, which smooths the edges."""

import math
import random
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFilter

SCALE = 2
PALETTES = {
    "night": ("#08243c", "#0c5c6e"),
    "blue": ("#0b3a5d", "#2c86ad"),
    "teal": ("#0a4a50", "#2f9d8f"),
    "dusk": ("#15325a", "#b0553a"),
    "steel": ("#22384c", "#6f93a8"),
    "sky": ("#bfe0ea", "#f4d9a6"),
    "dawn": ("#6d7fb0", "#f2a97a"),
    "snow": ("#0f2c52", "#4f7fb0"),
    "wall": ("#dfe9ee", "#b7ccd7"),
    "stage": ("#5a1d1a", "#a8552f"),
}


def gradient(size: tuple[int, int], first: str, last: str) -> Image.Image:
    """From the upper left to the lower right."""
    down = Image.linear_gradient("L")
    mask = Image.blend(down.rotate(90), down, 0.4).resize(size, Image.Resampling.BILINEAR)
    picture = Image.new("RGB", size, first)
    picture.paste(last, mask=mask)
    return picture


def flame_outline(x: float, y: float, height: float) -> list[tuple[float, float]]:
    """A tongue of fire standing on (x, y)."""
    points = []
    for index in range(61):
        t = index / 60
        width = height * 0.34 * math.sin(math.pi * t**0.62) * (1 - 0.18 * t)
        points.append((t, width))
    lean = [math.sin(t * math.pi * 1.6) * height * 0.07 for t, _width in points]
    right = [(x + w + d, y - t * height) for (t, w), d in zip(points, lean, strict=True)]
    left = [(x - w * 0.92 + d, y - t * height) for (t, w), d in zip(points, lean, strict=True)]
    return right + left[::-1]


def glow(picture: Image.Image, x: float, y: float, radius: float, colour: str, strength: int) -> None:
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).ellipse((x - radius, y - radius, x + radius, y + radius), fill=strength)
    picture.paste(
        colour,
        mask=mask.resize((picture.width // 8, picture.height // 8))
        .filter(ImageFilter.GaussianBlur(radius / 20))
        .resize(picture.size, Image.Resampling.BILINEAR),
    )


def flame(picture: Image.Image, x: float, y: float, height: float) -> None:
    glow(picture, x, y - height * 0.4, height * 0.75, "#f0854a", 120)
    draw = ImageDraw.Draw(picture)
    draw.polygon(flame_outline(x, y, height), fill="#f3b23c")
    draw.polygon(flame_outline(x, y, height * 0.72), fill="#e8663a")
    draw.polygon(flame_outline(x, y, height * 0.42), fill="#fff1cf")


def pipe(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float, colours: tuple) -> None:
    """A round tube: a dark edge, the body, a light along its back, and flanges at the bends."""
    edge, body, light = colours
    for colour, part in ((edge, 1.0), (body, 0.84), (light, 0.2)):
        shift = -width * 0.2 if part == 0.2 else 0
        line = [(x + shift, y + shift) for x, y in points]
        draw.line(line, fill=colour, width=round(width * part), joint="curve")
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        half, thin = width * 0.68, width * 0.16
        across = (thin, half) if abs(x2 - x1) > abs(y2 - y1) else (half, thin)
        box = (middle[0] - across[0], middle[1] - across[1], middle[0] + across[0], middle[1] + across[1])
        draw.rounded_rectangle(box, radius=thin, fill=body, outline=edge, width=max(1, round(width * 0.06)))


def skyline(picture: Image.Image, seed: int, ground: float, colour: str) -> None:
    chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    draw = ImageDraw.Draw(picture)
    x = -20.0
    while x < picture.width:
        width = picture.width * chance.uniform(0.035, 0.075)
        height = picture.height * chance.uniform(0.12, 0.38)
        draw.rectangle((x, ground - height, x + width, picture.height), fill=colour)
        for row in range(int(height // (width * 0.35))):
            for column in range(3):
                if chance.random() < 0.3:
                    left = x + width * (0.18 + 0.26 * column)
                    top = ground - height + width * (0.25 + 0.35 * row)
                    draw.rectangle((left, top, left + width * 0.12, top + width * 0.16), fill="#f5cf87")
        x += width * chance.uniform(1.02, 1.25)


def gauge(picture: Image.Image, x: float, y: float, radius: float) -> None:
    draw = ImageDraw.Draw(picture)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill="#16324a")
    inner = radius * 0.9
    draw.ellipse((x - inner, y - inner, x + inner, y + inner), fill="#f4f8fb")
    for index in range(21):
        angle = math.radians(150 + 240 * index / 20)
        start = inner * (0.76 if index % 5 == 0 else 0.84)
        ends = [(x + math.cos(angle) * r, y + math.sin(angle) * r) for r in (start, inner * 0.92)]
        draw.line(ends, fill="#bf2a1c" if index > 15 else "#16324a", width=max(2, round(radius * 0.03)))
    angle = math.radians(300)
    draw.line(
        [(x, y), (x + math.cos(angle) * inner * 0.7, y + math.sin(angle) * inner * 0.7)],
        fill="#bf2a1c",
        width=round(radius * 0.06),
    )
    hub = radius * 0.09
    draw.ellipse((x - hub, y - hub, x + hub, y + hub), fill="#16324a")


def finish(picture: Image.Image, size: tuple[int, int], kind: str = "JPEG") -> bytes:
    stream = BytesIO()
    picture.resize(size, Image.Resampling.BOX).save(stream, kind, quality=86, optimize=True)
    return stream.getvalue()
