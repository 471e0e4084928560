"""A sketch of the streets around the made-up office, instead of another site's map."""

from home.demo.screens import BRAND, INK, LINE, RED, SIZE, SOFT, Screen

RIGHT, BOTTOM = SIZE[0], SIZE[1]
GROUND, PARK, BLOCK, WATER = "#eef3ee", "#d8eadb", "#e2e8ec", "#d3e7f2"
CROSSINGS = (250, 690)
ROADS = [(200, "示例北路"), (440, "示例路")]
BLOCKS = [
    (24, 24, 226, 176), (300, 24, 470, 176), (490, 24, 666, 176),
    (24, 256, 226, 336), (24, 352, 226, 416), (744, 256, RIGHT - 24, 416),
    (300, 522, 470, 552), (490, 522, 666, 552),
]  # fmt: skip


def street_map() -> bytes:
    screen = Screen()
    draw = screen.draw
    draw.rectangle((0, 0, RIGHT, BOTTOM), fill=GROUND)
    draw.polygon([(RIGHT, 590), (RIGHT, BOTTOM), (610, BOTTOM), (700, 660), (830, 610)], fill=WATER)
    for box in BLOCKS:
        draw.rounded_rectangle(box, radius=8, fill=BLOCK)
    draw.rounded_rectangle((744, 24, RIGHT - 24, 176), radius=18, fill=PARK)
    screen.words(((744 + RIGHT - 24) / 2, 100), "示例公园", 20, "#33653d", "mm")
    add_roads(screen)
    add_way(screen)
    screen.words((28, BOTTOM - 20), "示意图，不按比例", 18, SOFT, "lm")
    return screen.png()


def add_roads(screen: Screen) -> None:
    for x in CROSSINGS:
        screen.draw.rectangle((x - 4, -4, x + 40, BOTTOM + 4), fill="#ffffff", outline=LINE, width=2)
    for y, name in ROADS:
        screen.draw.rectangle((-4, y, RIGHT + 4, y + 44), fill="#ffffff", outline=LINE, width=2)
        screen.words((RIGHT - 90, y + 22), name, 22, SOFT, "mm")
    for x in CROSSINGS:
        screen.draw.rectangle((x - 2, 0, x + 38, BOTTOM), fill="#ffffff")
    screen.draw.line((0, 570, RIGHT, 570), fill="#2f9d8f", width=12)
    screen.words((815, 544), "地铁示例线", 22, "#0b6660", "mm")


def add_way(screen: Screen) -> None:
    """From the station to the door."""
    draw = screen.draw
    draw.line([(168, 570), (168, 462), (520, 462), (520, 400)], fill=RED, width=6, joint="curve")
    draw.ellipse((146, 548, 190, 592), fill="#ffffff", outline="#0b6660", width=6)
    screen.words((168, 618), "示例路站", 22, INK, "mm")
    screen.words((150, 522), "2 号口", 20, INK, "rm")
    screen.words((302, 502), "步行约 300 米", 20, RED, "lm")
    draw.rounded_rectangle((410, 276, 630, 400), radius=12, fill=BRAND)
    screen.words((520, 322), "协会秘书处", 26, "#ffffff", "mm")
    screen.words((520, 362), "示例路 1 号", 20, "#dcebf4", "mm")
    draw.rounded_rectangle((318, 320, 386, 388), radius=10, fill="#ffffff", outline=LINE, width=2)
    screen.words((352, 354), "P", 34, BRAND, "mm")
