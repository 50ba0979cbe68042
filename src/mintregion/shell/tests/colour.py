"""Contrast after WCAG 2.2 and colour distance in OKLab, also as colour-blind people see it."""

import math
import re
from itertools import combinations
from pathlib import Path

Linear = tuple[float, float, float]

LIGHT_DARK = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\)")
ALIAS = re.compile(r"--([\w-]+):\s*var\(--([\w-]+)\)")

# Machado, Oliveira, Fernandes 2009: "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# severity 1.0; rows of the matrices for linear RGB.
SIGHT: dict[str, tuple[Linear, Linear, Linear]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanope": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranope": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanope": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def read_tokens(css: Path, *, dark: bool) -> dict[str, str]:
    """Read the colours of one scheme from a style sheet, names without dashes, aliases resolved."""
    text = css.read_text(encoding="utf-8")
    colours = {name: values[dark] for name, *values in LIGHT_DARK.findall(text)}
    for alias, name in ALIAS.findall(text):
        if name in colours:
            colours.setdefault(alias, colours[name])
    return colours


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def smallest_distance(colours: list[str], sight: str) -> float:
    """Give the smallest distance in OKLab of any two colours for one kind of sight."""
    seen = [_oklab(_as_seen(_linear(colour), sight)) for colour in colours]
    return min(math.dist(one, other) for one, other in combinations(seen, 2))


def _linear(colour: str) -> Linear:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _as_seen(colour: Linear, sight: str) -> Linear:
    red, green, blue = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in SIGHT[sight])
    return red, green, blue


def _oklab(colour: Linear) -> Linear:
    """Convert linear sRGB (Björn Ottosson 2020, "A perceptual color space for image processing")."""
    red, green, blue = colour
    long = max(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 0) ** (1 / 3)
    medium = max(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 0) ** (1 / 3)
    short = max(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 0) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
