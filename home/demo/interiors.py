"""What happens indoors: meetings, lessons, papers, kitchens."""

from home.demo.canvas import HEIGHT, WIDTH, Canvas
from home.demo.drawing import flame

COATS = ("#12678f", "#0b2c46", "#2f9d8f", "#3d5a73", "#8a4b3a")


def hall(canvas: Canvas) -> None:
    """An audience before a stage."""
    canvas.haze(80, 26, 56, "#f6dfae", 120)
    canvas.shape([(0, 0), (22, 0), (14, 62), (0, 66)], "#7c2318")
    canvas.shape([(160, 0), (138, 0), (146, 62), (160, 66)], "#7c2318")
    canvas.box(38, 10, 122, 48, "#f4f8fb", round_by=1)
    canvas.box(46, 19, 100, 23, "#0d4f7c", round_by=1)
    for index, width in enumerate((62, 48, 55)):
        canvas.box(46, 28 + index * 5, 46 + width, 30 + index * 5, "#b9d4e4", round_by=1)
    canvas.box(18, 56, 142, 62, "#8a5a35")
    canvas.box(120, 44, 131, 58, "#6d4527", round_by=0.8)
    canvas.person(125.5, 38, 3, "#0b2c46")
    for row, (level, size) in enumerate(((68, 3.6), (76, 4.3), (85, 5))):
        for seat in range(17 - row * 2):
            x = 6 + row * 2 + seat * (148 - row * 4) / (16 - row * 2)
            canvas.box(x - size, level, x + size, level + 12, "#2a1a22", round_by=size * 0.6)
            canvas.disc(
                x, level - size * 0.35, size * 0.62, ("#241e1e", "#3a2b25", "#1b2430")[(seat + row) % 3]
            )
            canvas.box(
                x - size * 0.85,
                level + 1,
                x + size * 0.85,
                level + 12,
                COATS[(seat * 3 + row) % 5],
                round_by=1.6,
            )


def lesson(canvas: Canvas) -> None:
    """Training: helmets before a board."""
    canvas.box(16, 8, 112, 52, "#e9f1f5", round_by=1.2, outline="#7d97a7", line=1)
    canvas.tube(
        [(26, 36), (50, 36), (50, 22), (78, 22), (78, 40), (102, 40)], 3.4, ("#7a4a0a", "#e3a335", "#fdebc4")
    )
    canvas.disc(64, 22, 5, "#16324a")
    canvas.disc(64, 22, 4.2, "#ffffff")
    canvas.line([(64, 22), (66.6, 19.6)], "#bf2a1c", 0.7)
    for index in range(3):
        canvas.box(26, 43 + index * 2.6, 60 - index * 7, 44 + index * 2.6, "#a9c1cf", round_by=0.5)
    canvas.person(130, 36, 7, "#12678f", helmet="#f0b429")
    canvas.line([(124, 46), (108, 34)], "#12678f", 3.4)
    canvas.line([(108, 34), (98, 28)], "#6d4527", 0.8)
    for index, x in enumerate((14, 38, 62, 86, 110, 138)):
        canvas.person(
            x, 70 + (index % 2) * 3, 9, COATS[index % 5], helmet=("#f0b429", "#e8663a", "#f4f8fb")[index % 3]
        )
    canvas.box(0, 87, WIDTH, HEIGHT, "#0b2c46")


def paper(canvas: Canvas) -> None:
    """A notice with its seal."""
    canvas.haze(80, 40, 60, "#ffffff", 70)
    for shift, colour in ((8, "#c6d8e3"), (4, "#dde9f0"), (0, "#ffffff")):
        canvas.box(46 + shift, 8 - shift * 0.6, 112 + shift, 100, colour, round_by=1)
    canvas.box(60, 18, 98, 22, "#c8452f", round_by=0.6)
    canvas.box(54, 28, 104, 28.8, "#c8452f")
    for index, width in enumerate((44, 50, 50, 36, 50, 50, 42, 24)):
        canvas.box(54, 34 + index * 5.6, 54 + width, 36 + index * 5.6, "#cbd8e1", round_by=0.8)
    canvas.ring(94, 74, 9, "#c8452f", 1)
    star = [
        (94, 67.6),
        (95.5, 72),
        (100, 72),
        (96.4, 74.7),
        (97.7, 79),
        (94, 76.4),
        (90.3, 79),
        (91.6, 74.7),
        (88, 72),
        (92.5, 72),
    ]
    canvas.shape(star, "#c8452f")
    canvas.shape([(118, 30), (123, 33), (108, 62), (102, 66), (103, 59)], "#e3a335")
    canvas.shape([(104.4, 60), (107, 61.6), (102, 66)], "#16324a")


def kitchen(canvas: Canvas) -> None:
    """A household hob and the wall boiler above it."""
    for x in range(0, 170, 12):
        for y in range(0, 66, 12):
            canvas.box(x + 0.4, y + 0.4, x + 11.6, y + 11.6, "#e8f0ee" if (x + y) % 24 else "#dfeae7")
    canvas.box(100, 6, 132, 50, "#ffffff", round_by=2, outline="#c3cfd5", line=0.6)
    canvas.box(108, 38, 124, 45, "#16324a", round_by=1)
    canvas.box(110, 40, 117, 43, "#5fe0d4", round_by=0.5)
    for x in (106, 116, 126):
        canvas.tube([(x, 50), (x, 64)], 2.2, ("#7a4a0a", "#e3a335", "#fdebc4"))
    canvas.box(0, 64, WIDTH, 70, "#5a6a74")
    canvas.box(0, 70, WIDTH, HEIGHT, "#2b4255")
    canvas.box(18, 60, 84, 65, "#20303d", round_by=1)
    for x in (36, 66):
        canvas.box(x - 9, 57.6, x + 9, 59, "#0f1a22", round_by=0.6)
        for part in (-6, -2, 2, 6):
            flame(canvas.picture, (x + part) * canvas.unit, 60 * canvas.unit, 7 * canvas.unit)
    canvas.box(52, 42, 80, 56.5, "#c8d2d9", round_by=3)
    canvas.box(50, 40, 82, 43.4, "#e4eaee", round_by=1.4)
    canvas.disc(66, 39, 1.6, "#34434f")
    for x in (30, 42, 54, 66):
        canvas.disc(x, 77, 2.6, "#dfe7ec")
        canvas.line([(x, 77), (x, 75)], "#c8452f", 0.7)


def screens(canvas: Canvas) -> None:
    """The control room."""
    canvas.haze(80, 30, 60, "#2c86ad", 120)
    for column in range(4):
        for row in range(2):
            left, top = 12 + column * 35, 8 + row * 23
            canvas.box(left, top, left + 32, top + 20, "#0c2f49", round_by=1, outline="#4f89a8", line=0.5)
            points = [(left + 3 + step * 3.2, top + 15 - canvas.chance.uniform(0, 9)) for step in range(9)]
            canvas.line(points, ("#5fe0d4", "#ffc46b", "#8fc6ff", "#ff9d85")[(column + row) % 4], 0.9)
            canvas.box(left + 3, top + 3, left + 14, top + 4.4, "#6f9db5", round_by=0.5)
    canvas.box(0, 66, WIDTH, 72, "#1d4a66")
    for index, x in enumerate((34, 80, 126)):
        canvas.box(x - 12, 55, x + 12, 67, "#123a55", round_by=1, outline="#7fb0c8", line=0.5)
        canvas.person(x, 74, 7, COATS[index], helmet=None)
        canvas.disc(x, 71, 4.5, "#231c1c")


INTERIORS = {"hall": hall, "lesson": lesson, "paper": paper, "kitchen": kitchen, "screens": screens}
