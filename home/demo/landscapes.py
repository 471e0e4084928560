"""What stands outdoors: works, networks, weather."""

import math

from home.demo.canvas import HEIGHT, WIDTH, Canvas

STEEL = ("#1d3c53", "#9db9c9", "#eef5f9")
GREEN = ("#0a4a45", "#2f9d8f", "#bdebe2")
AMBER = ("#7a4a0a", "#e3a335", "#fdebc4")


def morning(canvas: Canvas, sun: str = "#ffe2a8") -> None:
    canvas.haze(118, 34, 40, sun, 210)
    canvas.disc(118, 34, 9, "#fff6dc")


def spheres(canvas: Canvas) -> None:
    """Round gas tanks before hills in the morning."""
    morning(canvas)
    canvas.hills(58, 7, "#5d93a8", waves=1.3, shift=canvas.chance.random() * 5)
    canvas.hills(66, 4, "#3b7389", waves=2.1, shift=2)
    canvas.box(0, 76, WIDTH, HEIGHT, "#1f4f63")
    for x, radius in ((36, 17), (72, 17), (106, 13)):
        y = 76 - radius * 1.25
        for leg in (-0.75, -0.25, 0.25, 0.75):
            canvas.line([(x + radius * leg, y), (x + radius * leg, 77)], "#dbe7ee", 1.1)
        canvas.disc(x, y, radius, "#c3d5df")
        canvas.disc(x - radius * 0.1, y - radius * 0.08, radius * 0.9, "#eef4f8")
        canvas.arch(x, y, radius * 0.97, "#8fb0c2", 0.7, 10, 170)
        canvas.line([(x - radius, y), (x + radius, y)], "#e07a3f", 1.3)
        canvas.line([(x + radius * 0.7, 76), (x + radius * 1.05, y), (x, y - radius)], "#2b5b72", 0.8)
    canvas.tube([(-4, 82), (70, 82), (164, 82)], 4, AMBER)


def stacks(canvas: Canvas) -> None:
    """A heating plant with its cooling tower."""
    morning(canvas, "#ffc98f")
    canvas.hills(62, 5, "#7a6f86", waves=1.6, shift=1)
    for x, y, radius in ((46, 22, 9), (56, 15, 11), (70, 12, 9), (60, 25, 8)):
        canvas.haze(x, y, radius, "#ffffff", 150)
    tower = [(28, 76), (35, 48), (35, 38), (33, 30), (61, 30), (59, 38), (59, 48), (66, 76)]
    canvas.shape(tower, "#e4e9ef")
    canvas.shape([(52, 76), (51, 40), (53, 30), (61, 30), (59, 38), (59, 48), (66, 76)], "#c5ced9")
    for x in (88, 98):
        canvas.shape([(x - 2.6, 76), (x - 1.7, 24), (x + 1.7, 24), (x + 2.6, 76)], "#f2efec")
        for top in (28, 36):
            canvas.box(x - 1.9, top, x + 1.9, top + 3.4, "#c8452f")
    canvas.box(74, 54, 132, 78, "#34506b")
    for column in range(9):
        canvas.box(78 + column * 6, 59, 81 + column * 6, 64, "#ffd98c")
    canvas.box(0, 76, WIDTH, HEIGHT, "#22344c")
    canvas.tube([(132, 70), (146, 70), (146, 82), (164, 82)], 4, GREEN)
    canvas.tube([(132, 62), (153, 62), (153, 74), (164, 74)], 4, ("#5d1a10", "#d0563c", "#f5b3a3"))


def snowfall(canvas: Canvas) -> None:
    """A quarter of warm windows in the snow."""
    canvas.haze(128, 20, 22, "#e9f2ff", 120)
    canvas.disc(128, 20, 6, "#f7fbff")
    for x, wide, top in ((8, 22, 34), (34, 18, 42), (56, 26, 28), (86, 20, 40), (110, 24, 33), (138, 20, 44)):
        canvas.box(x, top, x + wide, 80, "#1d4266")
        canvas.box(x - 1, top - 2, x + wide + 1, top + 1, "#f3f8fc", round_by=1)
        for row in range(int((76 - top) / 7)):
            for column in range(int(wide / 6)):
                if canvas.chance.random() < 0.72:
                    left, high = x + 3 + column * 6, top + 5 + row * 7
                    canvas.box(left, high, left + 3, high + 3.6, "#ffd68a", round_by=0.3)
    canvas.hills(78, 2.4, "#eaf2f8", waves=1.8, shift=1)
    canvas.hills(84, 2, "#d3e2ee", waves=2.6, shift=3)
    for _flake in range(110):
        x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(0, HEIGHT)
        canvas.disc(x, y, canvas.chance.uniform(0.25, 0.75), "#ffffff")


def crossing(canvas: Canvas) -> None:
    """A pipeline over the hills to the town."""
    morning(canvas)
    for level, rise, colour in (
        (46, 8, "#a7cbd3"),
        (56, 7, "#6fa9b4"),
        (66, 6, "#3f8793"),
        (76, 5, "#1f6570"),
    ):
        canvas.hills(level, rise, colour, waves=1 + level / 40, shift=level)
    way = [(-5, 84), (30, 79), (58, 68), (86, 62), (108, 52), (126, 49), (165, 41)]
    canvas.tube(way, 3.6, STEEL)
    for x, y in way[1:-1]:
        canvas.box(x - 0.9, y - 2.6, x + 0.9, y + 6, "#16485a", round_by=0.3)


def trench(canvas: Canvas) -> None:
    """Old pipes are replaced: the street above, the new pipe below."""
    canvas.hills(40, 3, "#7fb3c8", waves=2, shift=2)
    for x, top in ((6, 22), (22, 28), (40, 18), (60, 26), (118, 24), (136, 16), (150, 26)):
        canvas.box(x, top, x + 13, 52, "#4d84a0")
        for row in range(int((48 - top) / 6)):
            canvas.box(x + 3, top + 3 + row * 6, x + 5.5, top + 6 + row * 6, "#cfe6f0")
            canvas.box(x + 8, top + 3 + row * 6, x + 10.5, top + 6 + row * 6, "#cfe6f0")
    canvas.box(0, 50, WIDTH, 56, "#3a4754")
    canvas.box(0, 56, WIDTH, HEIGHT, "#a5754a")
    canvas.box(0, 56, WIDTH, 60, "#8a6140")
    for _stone in range(70):
        x, y = canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(61, 89)
        canvas.disc(x, y, canvas.chance.uniform(0.4, 1.1), "#8d6340", squeeze=0.7)
    canvas.shape([(62, 50), (104, 50), (98, 78), (68, 78)], "#7d5635")
    canvas.tube([(-4, 70), (164, 70)], 8, AMBER)
    canvas.box(70, 64.5, 74, 75.5, "#c98a25", round_by=0.6)
    canvas.box(92, 64.5, 96, 75.5, "#c98a25", round_by=0.6)
    canvas.box(106, 36, 122, 48, "#f0b429", round_by=1.5)
    canvas.box(109, 38.5, 115, 43, "#d8eef7", round_by=0.6)
    canvas.box(102, 47, 126, 52, "#2b3540", round_by=2.5)
    canvas.line([(108, 40), (96, 27), (84, 40)], "#f0b429", 2.6)
    canvas.shape([(80, 39), (88, 39), (86, 47), (79, 46)], "#54616c")


def network(canvas: Canvas) -> None:
    """A town's network as points of light on a map."""
    for step in range(0, 170, 10):
        canvas.line([(step, 0), (step - 26, HEIGHT)], "#15506b", 0.25)
        canvas.line([(0, step * 0.6), (WIDTH, step * 0.6 + 8)], "#15506b", 0.25)
    points = [(14, 66), (34, 44), (52, 62), (66, 28), (84, 52), (104, 36), (118, 64), (136, 24), (150, 50)]
    joints = [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5), (5, 6), (5, 7), (6, 8), (7, 8), (4, 6)]
    for first, last in joints:
        (x1, y1), (x2, y2) = points[first], points[last]
        canvas.line([(x1, y1), (x2, y1 + (y2 - y1) * 0.2), (x2, y2)], "#49c7bd", 1.1)
    for index, (x, y) in enumerate(points):
        warm = index in (3, 6)
        canvas.haze(x, y, 7, "#ffb25a" if warm else "#5fe0d4", 150)
        canvas.disc(x, y, 2.6, "#ffcf8c" if warm else "#c8fff8")
        canvas.ring(x, y, 4.6, "#ffcf8c" if warm else "#c8fff8", 0.4)


def valve(canvas: Canvas) -> None:
    """A hand wheel on a main."""
    canvas.haze(80, 40, 46, "#dff1f7", 110)
    canvas.tube([(-4, 68), (164, 68)], 17, STEEL)
    for x in (34, 58, 102, 126):
        canvas.box(x - 2.2, 56, x + 2.2, 80, "#7f9fb3", round_by=0.8)
        for bolt in (59, 68, 77):
            canvas.disc(x, bolt, 0.8, "#2b4b60")
    canvas.box(70, 52, 90, 84, "#86a6b8", round_by=4)
    canvas.box(77, 28, 83, 54, "#5f8299", round_by=1)
    for spoke in range(3):
        angle = math.pi * spoke / 3 + 0.3
        across, down = 21 * math.cos(angle), 21 * math.sin(angle)
        canvas.line([(80 - across, 28 - down), (80 + across, 28 + down)], "#b33a22", 2)
    canvas.ring(80, 28, 22, "#d2492d", 3.4)
    canvas.ring(80, 28, 21, "#ee8a6d", 0.6)
    canvas.disc(80, 28, 4, "#8d2a17")


LANDSCAPES = {
    "spheres": spheres,
    "stacks": stacks,
    "snow": snowfall,
    "crossing": crossing,
    "trench": trench,
    "network": network,
    "valve": valve,
}
