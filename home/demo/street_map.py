"""A sketch of the streets around the made-up office, instead of another site's map."""

from home.demo.screens import BRAND, INK, LINE, RED, SOFT, Screen

ROADS = [((24, 430, 936, 480), "示例路"), ((24, 200, 936, 232), "示例北路")]
CROSSINGS = [(250, 100, 290, 640), (690, 100, 730, 640)]


def street_map() -> bytes:
    screen = Screen(heading="交通示意图（示例）")
    draw = screen.draw
    draw.rectangle((26, 90, 934, 680), fill="#eef3ee")
    for box in CROSSINGS:
        draw.rectangle(box, fill="#ffffff", outline=LINE)
    for box, name in ROADS:
        draw.rectangle(box, fill="#ffffff", outline=LINE)
        screen.words((860, (box[1] + box[3]) / 2), name, 20, SOFT, "mm")
    draw.line((24, 560, 936, 560), fill="#2f9d8f", width=10)
    screen.words((820, 590), "示例线", 20, "#0b6660", "mm")
    draw.ellipse((148, 540, 188, 580), fill="#ffffff", outline="#0b6660", width=5)
    screen.words((168, 606), "示例路站", 20, INK, "mm")
    screen.words((168, 514), "2 号口", 18, SOFT, "mm")
    draw.line([(168, 536), (168, 455), (520, 455), (520, 420)], fill=RED, width=5, joint="curve")
    draw.rounded_rectangle((420, 300, 620, 410), radius=10, fill=BRAND)
    screen.words((520, 340), "协会秘书处", 24, "#ffffff", "mm")
    screen.words((520, 376), "示例路 1 号", 18, "#dcebf4", "mm")
    draw.rounded_rectangle((330, 330, 400, 400), radius=8, fill="#ffffff", outline=LINE, width=2)
    screen.words((365, 365), "P", 34, BRAND, "mm")
    screen.words((340, 480), "步行约 300 米", 18, RED, "lm")
    return screen.png()
