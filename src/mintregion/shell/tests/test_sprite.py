"""Every symbol a template names is in the sprite."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

SOURCE = Path(__file__).resolve().parents[2]
SPRITE = SOURCE / "shell" / "static" / "shell" / "icons.svg"


def symbols() -> list[str]:
    root = ET.fromstring(SPRITE.read_text(encoding="utf-8"))
    return [symbol.attrib["id"] for symbol in root]


def test_no_symbol_is_missing():
    wanted = {
        f"i-{name}"
        for template in SOURCE.glob("*/templates/**/*.html")
        for name in re.findall(r'\{% icon "([\w-]+)"', template.read_text(encoding="utf-8"))
    }

    assert sorted(wanted - set(symbols())) == []


def test_every_symbol_has_a_name_of_its_own():
    assert len(set(symbols())) == len(symbols())


def test_symbols_take_their_colour_from_the_page():
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', SPRITE.read_text(encoding="utf-8")))

    assert colours == {"currentColor", "none"}
