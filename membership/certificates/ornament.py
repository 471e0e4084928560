"""Line ornament as on bank notes (guilloche), worked out from sines. Lengths are millimetres; results are
SVG path data."""

from math import cos, pi, sin

STRANDS = 6
POINTS_PER_WAVE = 14


def border(*, width: float = 265, height: float = 178, amplitude: float = 2.1) -> dict[str, list[str]]:
    """The strands of a band along the long and the short sides, whole waves from corner to corner."""
    return {
        "horizontal": _band(width, waves=38, amplitude=amplitude),
        "vertical": _band(height, waves=26, amplitude=amplitude),
        "corner": [loop(radius=2.6, depth=0.9, petals=8, phase=pi * k / 2) for k in range(4)],
    }


def rosette() -> list[str]:
    """The large flower behind the text: rings of loops, each turned a little against the last."""
    rings = [(58, 9, 24), (45, 11, 18), (30, 10, 12), (14, 9, 8)]
    return [
        loop(radius=radius, depth=depth, petals=petals, phase=2 * pi * k / 7)
        for radius, depth, petals in rings
        for k in range(7)
    ]


def loop(*, radius: float, depth: float, petals: int, phase: float) -> str:
    """A closed line around the origin that swings `petals` times between radius ± depth."""
    count = petals * POINTS_PER_WAVE
    points = []
    for step in range(count):
        angle = 2 * pi * step / count
        distance = radius + depth * sin(petals * angle + phase)
        points.append((distance * cos(angle), distance * sin(angle)))
    return f"{_line(points)}Z"


def _band(length: float, *, waves: int, amplitude: float) -> list[str]:
    phases = [2 * pi * k / STRANDS for k in range(STRANDS)]
    return [wave(length, waves=waves, amplitude=amplitude, phase=phase) for phase in phases]


def wave(length: float, *, waves: int, amplitude: float, phase: float) -> str:
    count = waves * POINTS_PER_WAVE
    return _line(
        (length * step / count, amplitude * sin(2 * pi * waves * step / count + phase))
        for step in range(count + 1)
    )


def _line(points) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
