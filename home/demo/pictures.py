"""The compositions: an opening picture, covers for news."""

from PIL import ImageDraw

from home.demo.canvas import Canvas
from home.demo.drawing import PALETTES, SCALE, finish, flame, gauge, glow, gradient, pipe, skyline
from home.demo.interiors import INTERIORS
from home.demo.landscapes import LANDSCAPES

STEEL = ("#0a2438", "#7fa3b8", "#dbe9f1")
WATER = ("#06302f", "#2a9488", "#a9e2d8")
GAS = ("#4a2c08", "#d99a2b", "#fbe3b0")


def opening() -> bytes:
    size = (2000, 900)
    picture = gradient((size[0] * SCALE, size[1] * SCALE), *PALETTES["night"])
    width, height = picture.size
    glow(picture, width * 0.78, height * 0.42, height * 0.5, "#2c86ad", 110)
    skyline(picture, 3, height * 0.8, "#0e4660")
    skyline(picture, 8, height * 0.9, "#0a3149")
    draw = ImageDraw.Draw(picture)
    unit = height * 0.05
    pipe(
        draw,
        [
            (width * -0.02, height * 0.93),
            (width * 0.72, height * 0.93),
            (width * 0.72, height * 0.56),
            (width * 1.02, height * 0.56),
        ],
        unit * 1.5,
        STEEL,
    )
    pipe(
        draw,
        [
            (width * 0.46, height * 1.02),
            (width * 0.46, height * 0.8),
            (width * 0.9, height * 0.8),
            (width * 0.9, height * 0.3),
            (width * 1.02, height * 0.3),
        ],
        unit * 1.1,
        WATER,
    )
    pipe(
        draw,
        [
            (width * 0.6, height * 1.02),
            (width * 0.6, height * 0.68),
            (width * 0.81, height * 0.68),
            (width * 0.81, height * 0.47),
        ],
        unit * 0.8,
        GAS,
    )
    flame(picture, width * 0.81, height * 0.46, height * 0.32)
    gauge(picture, width * 0.64, height * 0.8, unit * 1.5)
    return finish(picture, size)


def cover(motif: str, palette: str, seed: int) -> bytes:
    size = (1280, 720)
    picture = gradient((size[0] * SCALE, size[1] * SCALE), *PALETTES[palette])
    if motif in SCENES:
        SCENES[motif](Canvas(picture, seed))
    else:
        glow(picture, picture.width * 0.7, picture.height * 0.35, picture.height * 0.5, "#ffffff", 45)
        PLAIN[motif](picture, seed)
    return finish(picture, size)


def town(picture, seed: int) -> None:
    width, height = picture.size
    skyline(picture, seed, height * 0.82, "#12405c")
    skyline(picture, seed + 5, height * 0.95, "#0b2c46")
    pipe(
        ImageDraw.Draw(picture),
        [
            (-50, height * 0.9),
            (width * 0.5, height * 0.9),
            (width * 0.5, height * 0.72),
            (width + 50, height * 0.72),
        ],
        height * 0.07,
        STEEL,
    )


def plant(picture, seed: int) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    for index, colours in enumerate((STEEL, WATER, GAS)):
        level = height * (0.3 + 0.22 * index)
        turn = width * (0.3 + 0.17 * ((index + seed) % 3))
        pipe(
            draw,
            [(-50, level), (turn, level), (turn, level + height * 0.16), (width + 50, level + height * 0.16)],
            height * 0.085,
            colours,
        )
    gauge(picture, width * (0.25 + 0.1 * (seed % 4)), height * 0.4, height * 0.17)


def fire(picture, seed: int) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    pipe(
        draw,
        [(-50, height * 0.84), (width * 0.5, height * 0.84), (width + 50, height * 0.84)],
        height * 0.1,
        STEEL,
    )
    for index in range(-2, 3):
        x = width * (0.5 + 0.14 * index)
        pipe(draw, [(x, height * 0.82), (x, height * 0.7)], height * 0.05, GAS)
        flame(picture, x, height * 0.69, height * (0.42 - 0.07 * abs(index)))


def meeting(picture, seed: int) -> None:
    """A round table seen from above the far side of a hall."""
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    screen = (width * 0.28, height * 0.12, width * 0.72, height * 0.44)
    draw.rounded_rectangle(screen, radius=height * 0.02, fill="#eef5f9")
    for index, part in enumerate((0.5, 0.72, 0.6, 0.86)):
        x = screen[0] + (screen[2] - screen[0]) * (0.16 + 0.2 * index)
        draw.rectangle(
            (
                x,
                screen[3] - height * 0.04 - height * 0.22 * part,
                x + width * 0.045,
                screen[3] - height * 0.04,
            ),
            fill="#12678f" if index % 2 else "#2f9d8f",
        )
    draw.ellipse((width * 0.16, height * 0.58, width * 0.84, height * 1.0), fill="#e3edf3")
    draw.ellipse((width * 0.24, height * 0.63, width * 0.76, height * 0.95), fill="#b9d4e4")
    for index in range(7):
        x, y = width * (0.14 + 0.12 * index), height * (0.56 - 0.05 * (3 - abs(index - 3)) + 0.04)
        draw.ellipse((x - 46, y - 96, x + 46, y - 4), fill="#f2d6bd")
        draw.rounded_rectangle(
            (x - 84, y, x + 84, y + 150), radius=70, fill="#0b2c46" if index % 2 else "#12678f"
        )


PLAIN = {"town": town, "plant": plant, "fire": fire, "meeting": meeting}
SCENES = LANDSCAPES | INTERIORS
MOTIFS = PLAIN | SCENES
