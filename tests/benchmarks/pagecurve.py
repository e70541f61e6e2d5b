"""The trade-off of the page settings as an SVG: boilerplate gone against body lost, on a logarithmic scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 400, 64, 52, 20, 20
LOW, HIGH = 0.0002, 0.05
COLOURS = {"visible": "#1f6feb", "pagemd": "#b35900"}


def draw(series: Mapping[str, Sequence[tuple[float, float]]], points: Sequence[tuple[str, str, float, float]]) -> str:
    """An SVG of *series* (variant: pairs of body lost and boilerplate gone, as shares) and the settings' points."""

    def x(lost: float) -> float:
        share = log10(min(HIGH, max(LOW, lost)) / LOW) / log10(HIGH / LOW)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(gone: float) -> float:
        return round(HEIGHT - BOTTOM - gone * (HEIGHT - BOTTOM - TOP), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        "<title>Boilerplate gone against body lost, articles and documentation, cross-validated by host</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for gone in (0, 0.25, 0.5, 0.75, 0.85, 1):
        parts += [
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(gone)}" y2="{y(gone)}" stroke="#ddd"/>',
            f'<text x="{LEFT - 8}" y="{y(gone) + 4}" text-anchor="end">{gone:.0%}</text>',
        ]
    for lost in (0.0005, 0.001, 0.005, 0.01, 0.02, 0.05):
        parts += [
            f'<line x1="{x(lost)}" x2="{x(lost)}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#eee"/>',
            f'<text x="{x(lost)}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{lost:.2%}</text>',
        ]
    parts.append(
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">body characters lost; upward: boilerplate gone</text>'
    )
    for at, (name, pairs) in enumerate(series.items()):
        path = " ".join(f"{x(lost)},{y(gone)}" for lost, gone in pairs if lost >= LOW)
        parts += [
            f'<polyline points="{path}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>',
            f'<text x="{WIDTH - RIGHT - 8}" y="{HEIGHT - BOTTOM - 28 + 16 * at}" text-anchor="end" fill="{COLOURS[name]}">{name}</text>',
        ]
    for setting, name, lost, gone in points:
        parts += [
            f'<circle cx="{x(lost)}" cy="{y(gone)}" r="4" fill="{COLOURS[name]}"/>',
            f'<text x="{x(lost) + 6}" y="{y(gone) + 14}">{setting}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
