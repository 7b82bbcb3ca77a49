"""Draw how far a stated confidence holds: for each tenth of it, the share of the claims that is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from diagram import FAINT, FONT, INK, PAPER

Row = Mapping[str, float]

SIDE, TOP, LEFT, GAP = 240, 78, 56, 90
HEIGHT = TOP + SIDE + 70
#: A bar of fewer claims is pale.
ENOUGH = 20
BAR, EVEN, GRID = "#2f6f9f", "#b35900", "#d1d9e0"


def reliability_svg(panels: Mapping[str, Sequence[Row]]) -> str:
    """Return a picture with a panel for each kind of claim: bars of what is right, and the line where both are even.

    Parameters
    ----------
    panels:
        For each panel its bins: the least confidence of a bin, its claims, and how many of them are right.
    """
    width = LEFT + len(panels) * (SIDE + GAP) - GAP + 24
    start = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {HEIGHT}' role='img' {FONT}>"
        "<title>The share of claims that is right, by the confidence that they state</title>"
        f"<rect width='{width}' height='{HEIGHT}' rx='8' fill='{PAPER}'/>"
    )
    parts = [start]
    for n, (name, bins) in enumerate(panels.items()):
        x = LEFT + n * (SIDE + GAP)
        parts += [*_frame(x, name), *(_bar(x, row) for row in bins), _even(x)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _frame(x: int, name: str) -> list[str]:
    """Return the title of a panel, its grid, and what its axes show."""
    parts = [_text(x + SIDE / 2, 32, escape(name), 15, INK, "600")]
    for tenth in range(0, 11, 2):
        y = TOP + SIDE * (1 - tenth / 10)
        parts.append(f"<path d='M{x} {y:.1f}H{x + SIDE}' stroke='{GRID}' stroke-width='1'/>")
        parts.append(_text(x - 8, y + 4, f"{tenth / 10:.1f}", 11, FAINT, anchor="end"))
        parts.append(_text(x + SIDE * tenth / 10, TOP + SIDE + 18, f"{tenth / 10:.1f}", 11, FAINT))
    parts.append(_text(x + SIDE / 2, TOP + SIDE + 40, "stated confidence", 12, FAINT))
    parts.append(_text(x + SIDE / 2, TOP - 26, "share right, and number of claims", 11, FAINT))
    return parts


def _bar(x: int, row: Row) -> str:
    """Return a bar for a bin, with the number of its claims; paler where there are too few to tell."""
    share = row["right"] / row["claims"] if row["claims"] else 0.0
    left, high = x + SIDE * row["at_least"], SIDE * share
    many = row["claims"] >= ENOUGH
    bar = (
        f"<rect x='{left + 2:.1f}' y='{TOP + SIDE - high:.1f}' width='{SIDE / 10 - 4:.1f}' height='{high:.1f}' "
        f"fill='{BAR}' fill-opacity='{'.9' if many else '.35'}'/>"
    )
    # at the foot of the bar, where the line does not cross it; above one that is too low for it
    low = high < 16
    foot = TOP + SIDE - (high + 4 if low else 6)
    return bar + _text(left + SIDE / 20, foot, f"{row['claims']:g}", 10, PAPER if many and not low else INK)


def _even(x: int) -> str:
    """Return the line on which a confidence is exactly as often right as it says."""
    return f"<path d='M{x} {TOP + SIDE}L{x + SIDE} {TOP}' stroke='{EVEN}' stroke-width='1.5' stroke-dasharray='5 4'/>"


def _text(x: float, y: float, text: str, size: int, colour: str, weight: str = "400", anchor: str = "middle") -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' font-size='{size}' font-weight='{weight}' "
        f"fill='{colour}'>{text}</text>"
    )
