"""Drawings of the made-up magazine as SVG: sharp at every size, and small."""

import math
import random

PALETTES = [
    ("#08243c", "#0c5c6e", "#8fd6cd"),
    ("#0b3a5d", "#2c86ad", "#ffd27a"),
    ("#0a4a50", "#2f9d8f", "#f3e6c4"),
    ("#15325a", "#b0553a", "#ffd27a"),
    ("#22384c", "#6f93a8", "#f3b23c"),
    ("#3b1f2b", "#b23a48", "#fcd5ce"),
]


def svg(width: int, height: int, *parts: str) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" preserveAspectRatio="none">'
    )
    return head + "".join(parts) + "</svg>"


def rect(x, y, width, height, fill, radius=0) -> str:
    place = f'x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<rect {place} rx="{radius}" fill="{fill}"/>'


def circle(x, y, radius, fill, opacity=1.0) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="{fill}" opacity="{opacity}"/>'


def line(points, width, stroke) -> str:
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{width:.0f}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def ground(width, height, first, last) -> str:
    stops = f'<stop offset="0" stop-color="{first}"/><stop offset="1" stop-color="{last}"/>'
    return (
        f'<defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient></defs>'
        f'<rect width="{width}" height="{height}" fill="url(#ground)"/>'
    )


def mixed(first: str, last: str, share: float) -> str:
    pairs = [(int(first[at : at + 2], 16), int(last[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)


def town(chance, width, height, colours) -> str:
    parts, x = [], 0.0
    while x < width:
        wide, high = width * chance.uniform(0.05, 0.1), height * chance.uniform(0.25, 0.62)
        parts.append(rect(x, height - high, wide, high, mixed(colours[0], "#000000", 0.25)))
        for row in range(int(high // (wide * 0.4))):
            for column in range(3):
                if chance.random() < 0.4:
                    left = x + wide * (0.16 + 0.26 * column)
                    parts.append(
                        rect(
                            left,
                            height - high + wide * (0.2 + 0.4 * row),
                            wide * 0.13,
                            wide * 0.18,
                            colours[2],
                        )
                    )
        x += wide * chance.uniform(1.05, 1.4)
    return "".join(parts)


def pipes(chance, width, height, colours) -> str:
    parts = []
    for row in range(3):
        level, turn = height * (0.28 + 0.24 * row), width * chance.uniform(0.25, 0.75)
        drop = level + height * 0.16
        way = [(-20, level), (turn, level), (turn, drop), (width + 20, drop)]
        thick = height * 0.1
        parts += [
            line(way, thick, mixed(colours[0], "#000000", 0.3)),
            line(way, thick * 0.76, (colours[2], "#c9d6de", colours[1])[row]),
            line([(x, y - thick * 0.18) for x, y in way], thick * 0.14, "#ffffff"),
            rect(
                turn - thick * 0.75,
                level + thick * 0.5,
                thick * 1.5,
                thick * 0.22,
                mixed(colours[0], "#000000", 0.3),
            ),
        ]
    return "".join(parts)


def flame(chance, width, height, colours) -> str:
    parts = []
    for place in range(5):
        x, high = width * (0.18 + 0.16 * place), height * chance.uniform(0.42, 0.72)
        for share, fill in ((1, "#f3b23c"), (0.7, "#e8663a"), (0.4, "#fff1cf")):
            top, side = height * 0.84 - high * share, high * 0.26 * share
            base = height * 0.84
            parts.append(
                f'<path d="M{x:.0f} {top:.0f}C{x + side * 1.7:.0f} {base - high * share * 0.5:.0f} '
                f"{x + side:.0f} "
                f"{base:.0f} {x:.0f} {base:.0f}C{x - side:.0f} {base:.0f} {x - side * 1.7:.0f} "
                f'{base - high * share * 0.5:.0f} {x:.0f} {top:.0f}" fill="{fill}"/>'
            )
    return rect(0, height * 0.83, width, height * 0.07, "#c9d6de") + "".join(parts)


def gauge(chance, width, height, colours) -> str:
    x, y, radius = width / 2, height * 0.56, height * 0.4
    parts = [circle(x, y, radius, mixed(colours[0], "#000000", 0.3)), circle(x, y, radius * 0.9, "#f4f8fb")]
    for mark in range(21):
        angle = math.radians(150 + 12 * mark)
        start = radius * (0.68 if mark % 5 == 0 else 0.76)
        ends = [(x + math.cos(angle) * far, y + math.sin(angle) * far) for far in (start, radius * 0.84)]
        parts.append(line(ends, max(2, radius * 0.025), "#bf2a1c" if mark > 15 else colours[0]))
    angle = math.radians(chance.uniform(190, 330))
    parts.append(
        line(
            [(x, y), (x + math.cos(angle) * radius * 0.62, y + math.sin(angle) * radius * 0.62)],
            radius * 0.05,
            "#bf2a1c",
        )
    )
    return "".join([*parts, circle(x, y, radius * 0.09, colours[0])])


def chart(chance, width, height, colours) -> str:
    parts, points = [rect(width * 0.06, height * 0.1, width * 0.88, height * 0.8, "#f7fafc", 12)], []
    for place in range(12):
        high = height * (0.16 + 0.5 * chance.random() * (0.4 + place / 20))
        x = width * (0.11 + 0.066 * place)
        parts.append(
            rect(x, height * 0.84 - high, width * 0.036, high, mixed(colours[1], "#ffffff", 0.25), 3)
        )
        points.append((x + width * 0.018, height * 0.8 - high * 0.9))
    return "".join([*parts, line(points, 6, "#bf2a1c"), *(circle(x, y, 8, "#bf2a1c") for x, y in points)])


def grid(chance, width, height, colours) -> str:
    places = [(width * chance.uniform(0.06, 0.94), height * chance.uniform(0.1, 0.9)) for _ in range(18)]
    links = [
        line([one, other], 3, mixed(colours[2], colours[1], 0.4))
        for at, one in enumerate(places)
        for other in sorted(places[:at], key=lambda each: math.dist(each, one))[:2]
    ]
    dots = [
        circle(x, y, chance.choice((9, 13, 20)), chance.choice((colours[2], "#ffffff", "#f3b23c")))
        for x, y in places
    ]
    return "".join(links + dots)


def tank(chance, width, height, colours) -> str:
    parts = [rect(0, height * 0.86, width, height * 0.14, mixed(colours[0], "#000000", 0.35))]
    for place in range(3):
        x, radius = width * (0.2 + 0.3 * place), height * chance.uniform(0.24, 0.3)
        y = height * 0.86 - radius * 1.15
        parts += [
            line([(x + side * radius * 0.7, y), (x + side * radius * 0.8, height * 0.87)], 10, "#8fa5b5")
            for side in (-1, 1)
        ]
        parts += [
            circle(x, y, radius, "#dfe8ee"),
            circle(x - radius * 0.25, y - radius * 0.25, radius * 0.6, "#ffffff", 0.6),
        ]
        parts.append(rect(x - radius, y - radius * 0.06, radius * 2, radius * 0.12, colours[1]))
    return "".join(parts)


def people(chance, width, height, colours) -> str:
    parts = []
    for row in range(2):
        for place in range(7):
            x, y = width * (0.1 + 0.135 * place + 0.06 * row), height * (0.42 + 0.22 * row)
            coat = chance.choice((colours[1], colours[2], mixed(colours[0], "#ffffff", 0.2), "#e8663a"))
            parts += [rect(x - 42, y + 40, 84, 240, coat, 36), circle(x, y, 36, "#f2d6bd")]
            parts.append(
                f'<path d="M{x - 40:.0f} {y - 4:.0f}A40 40 0 0 1 {x + 40:.0f} {y - 4:.0f}Z" fill="#ffd27a"/>'
            )
    return "".join(parts)


MOTIFS = {
    "town": town,
    "pipes": pipes,
    "flame": flame,
    "gauge": gauge,
    "chart": chart,
    "grid": grid,
    "tank": tank,
    "people": people,
}


COVERS = [("grid", "town"), ("flame", "pipes"), ("gauge", "town"), ("grid", "tank"), ("town", "pipes")]


def drawing(motif: str, seed: int, *, width: int = 1000, height: int = 460) -> str:
    chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    colours = PALETTES[seed % len(PALETTES)]
    return svg(
        width, height, ground(width, height, *colours[:2]), MOTIFS[motif](chance, width, height, colours)
    )


def cover_drawing(seed: int) -> str:
    """Two motifs, one above the other, on a sky."""
    width, height = 1000, 1360
    chance = random.Random(seed + 7)  # noqa: S311
    colours = PALETTES[seed % len(PALETTES)]
    above, below = COVERS[seed % len(COVERS)]
    upper = MOTIFS[above](chance, width, 620, colours)
    lower = MOTIFS[below](chance, width, 420, colours)
    sun = circle(width * chance.uniform(0.2, 0.8), 520, 190, colours[2], 0.85)
    return svg(
        *(width, height, ground(width, height, *colours[:2]), sun),
        f'<g transform="translate(0 330)">{upper}</g><g transform="translate(0 940)">{lower}</g>',
    )
