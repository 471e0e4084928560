"""Marks for companies that do not exist: a plain shape in two colours, drawn here, another one each."""

import io
import math
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SIDE, FINE = 320, 2  # drawn twice as large, so that edges come out smooth
COLOURS = [
    ("#0d4f7c", "#e0892b"),
    ("#0b6660", "#8cc6a0"),
    ("#b3261e", "#f0a400"),
    ("#27408b", "#5aa7d6"),
    ("#1b6b3a", "#c2b23a"),
    ("#5b2a86", "#d98cb3"),
    ("#334155", "#e2603b"),
    ("#00687a", "#f2c14e"),
    ("#7a3b10", "#d9a066"),
    ("#12306b", "#d7263d"),
    ("#2f6f8f", "#9fd0c7"),
]
Pen = ImageDraw.ImageDraw


def logo(place: int) -> SimpleUploadedFile:
    """The mark of the company at this place of the list, a PNG with a transparent ground."""
    size = SIDE * FINE
    picture = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    MARKS[place % len(MARKS)](ImageDraw.Draw(picture), size, *COLOURS[place % len(COLOURS)])
    content = io.BytesIO()
    picture.resize((SIDE, SIDE), Image.Resampling.BOX).save(content, "PNG")
    return SimpleUploadedFile("单位标志.png", content.getvalue(), content_type="image/png")


def box(size: int, share: float, down: float = 0) -> tuple[float, float, float, float]:
    """A square of that share of the picture, in its middle or lower."""
    edge, drop = size * (1 - share) / 2, size * down
    return (edge, edge + drop, size - edge, size - edge + drop)


def around(size: int, radius: float, corners: int, turn: float = -90) -> list[tuple[float, float]]:
    step = 360 / corners
    angles = [math.radians(turn + step * corner) for corner in range(corners)]
    return [(size / 2 + size * radius * math.cos(a), size / 2 + size * radius * math.sin(a)) for a in angles]


def drop(pen: Pen, size: int, share: float, colour: str, down: float = 0) -> None:
    """A drop, or a quiet flame, standing on its round end."""
    left, top, right, bottom = box(size, share, down)
    middle, height = size / 2, bottom - top
    round_top = top + height * 0.36
    inset = (right - left - (bottom - round_top)) / 2
    pen.ellipse((left + inset, round_top, right - inset, bottom), fill=colour)
    width = (right - left - 2 * inset) / 2
    shoulder = round_top + (bottom - round_top) * 0.36
    pen.polygon(
        [(middle, top), (middle + width * 0.965, shoulder), (middle - width * 0.965, shoulder)], fill=colour
    )


def flame(pen: Pen, size: int, first: str, second: str) -> None:
    drop(pen, size, 0.92, first)
    drop(pen, size, 0.5, second, 0.15)
    drop(pen, size, 0.22, "white", 0.24)


def rings(pen: Pen, size: int, first: str, second: str) -> None:
    for share, colour in ((0.94, first), (0.7, "white"), (0.54, second), (0.3, "white"), (0.16, first)):
        pen.ellipse(box(size, share), fill=colour)


def waves(pen: Pen, size: int, first: str, second: str) -> None:
    pen.ellipse(box(size, 0.94), fill=first)
    for row, colour in ((0.42, "white"), (0.56, second), (0.7, "white")):
        steps = range(int(size * 0.14), int(size * 0.87), 4)
        points = [(x, size * row + size * 0.05 * math.sin(x / size * 14)) for x in steps]
        pen.line(points, fill=colour, width=int(size * 0.055), joint="curve")


def hexagon(pen: Pen, size: int, first: str, second: str) -> None:
    pen.polygon(around(size, 0.47, 6), fill=first)
    pen.polygon(around(size, 0.3, 6), fill="white")
    pen.polygon(around(size, 0.2, 6), fill=second)


def mountains(pen: Pen, size: int, first: str, second: str) -> None:
    pen.ellipse((size * 0.58, size * 0.1, size * 0.8, size * 0.32), fill=second)
    pen.polygon(
        [(size * 0.04, size * 0.78), (size * 0.38, size * 0.22), (size * 0.72, size * 0.78)], fill=first
    )
    pen.polygon(
        [(size * 0.46, size * 0.78), (size * 0.7, size * 0.42), (size * 0.96, size * 0.78)], fill=second
    )
    pen.rectangle((size * 0.04, size * 0.82, size * 0.96, size * 0.9), fill=first)


def pipes(pen: Pen, size: int, first: str, second: str) -> None:
    thick = size * 0.17
    pen.rounded_rectangle(box(size, 0.92), radius=size * 0.16, fill=first)
    pen.rectangle((size * 0.04, size / 2 - thick / 2, size * 0.96, size / 2 + thick / 2), fill="white")
    pen.rectangle((size / 2 - thick / 2, size * 0.04, size / 2 + thick / 2, size * 0.96), fill="white")
    pen.ellipse(box(size, 0.36), fill="white")
    pen.ellipse(box(size, 0.24), fill=second)


def gear(pen: Pen, size: int, first: str, second: str) -> None:
    for turn in range(0, 360, 45):
        tooth = around(size, 0.48, 24, turn - 7.5)
        pen.polygon([(size / 2, size / 2), tooth[0], tooth[1]], fill=first)
    pen.ellipse(box(size, 0.74), fill=first)
    pen.ellipse(box(size, 0.46), fill="white")
    pen.pieslice(box(size, 0.34), 90, 270, fill=second)
    pen.pieslice(box(size, 0.34), 270, 450, fill=first)


def sun(pen: Pen, size: int, first: str, second: str) -> None:
    points = around(size, 0.48, 32)
    inner = around(size, 0.38, 32, -90 + 360 / 64)
    pen.polygon([point for pair in zip(points, inner, strict=True) for point in pair], fill=second)
    pen.ellipse(box(size, 0.62), fill=first)
    pen.pieslice(box(size, 0.42), 180, 360, fill="white")


def bars(pen: Pen, size: int, first: str, second: str) -> None:
    for place, height in enumerate((0.34, 0.56, 0.86)):
        left = size * (0.1 + 0.29 * place)
        colour = second if place == 1 else first
        pen.rounded_rectangle(
            (left, size * (0.94 - height), left + size * 0.22, size * 0.94), radius=size * 0.05, fill=colour
        )


def leaves(pen: Pen, size: int, first: str, second: str) -> None:
    pen.pieslice((-size * 0.4, size * 0.06, size * 0.5, size * 0.96), 270, 360, fill=first)
    pen.pieslice((size * 0.5, size * 0.06, size * 1.4, size * 0.96), 180, 270, fill=second)
    pen.pieslice((size * 0.05, size * 0.06, size * 0.95, size * 0.96), 0, 180, fill=first)
    pen.pieslice((size * 0.26, size * 0.3, size * 0.74, size * 0.78), 0, 180, fill="white")


def squares(pen: Pen, size: int, first: str, second: str) -> None:
    for across, down, colour in (
        (0.06, 0.06, first),
        (0.53, 0.06, second),
        (0.06, 0.53, second),
        (0.53, 0.53, first),
    ):
        left, top = size * across, size * down
        pen.rounded_rectangle(
            (left, top, left + size * 0.41, top + size * 0.41), radius=size * 0.09, fill=colour
        )


def arcs(pen: Pen, size: int, first: str, second: str) -> None:
    for share, colour in ((0.94, first), (0.64, second), (0.34, first)):
        pen.arc(box(size, share), 135, 405, fill=colour, width=int(size * 0.09))


def diamond(pen: Pen, size: int, first: str, second: str) -> None:
    top, right, bottom, left = around(size, 0.48, 4)
    middle = (size / 2, size / 2)
    pen.polygon([top, right, middle, left], fill=first)
    pen.polygon([left, middle, right, bottom], fill=second)
    pen.polygon(around(size, 0.16, 4), fill="white")


MARKS: list[Callable[[Pen, int, str, str], None]] = [
    *(flame, hexagon, waves, pipes, mountains, rings, gear),
    *(sun, bars, leaves, squares, arcs, diamond),
]
