"""The colours of the pages: readable for everybody, and the stages told apart by everybody."""

import re
from pathlib import Path

import pytest

from mintregion.shell.tests.colour import SIGHT, contrast, read_tokens, smallest_distance

CSS = Path(__file__).resolve().parents[1] / "static" / "shell" / "css"
STAGES = ["kita", "primary", "secondary", "training", "work", "seniors"]
SCHEMES = {"light": False, "dark": True}

# Text and what it stands on.
TEXT = [
    ("ink", "page"),
    ("ink", "card"),
    ("ink", "soft"),
    ("ink", "hero"),
    ("ink", "hero-end"),
    ("muted", "page"),
    ("muted", "card"),
    ("muted", "soft"),
    ("muted", "hero"),
    ("muted", "hero-end"),
    ("action", "page"),
    ("action", "card"),
    ("action", "soft"),
    ("action", "hero"),
    ("on-action", "action"),
    ("ok", "ok-ground"),
    ("few", "few-ground"),
    ("full", "full-ground"),
    ("few", "card"),
    ("full", "page"),
    ("bar-muted", "bar"),
    *((stage, f"{stage}-tint") for stage in STAGES),
    *((stage, "card") for stage in STAGES),
]
# Edges of controls and symbols.
EDGES = [("edge", "page"), ("edge", "card"), ("action", "card"), ("ok", "card")]


@pytest.mark.parametrize("dark", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_has_the_contrast_wcag_asks_for(text, ground, dark):
    colours = read_tokens(CSS / "tokens.css", dark=dark)

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_are_seen(edge, ground, dark):
    colours = read_tokens(CSS / "tokens.css", dark=dark)

    assert contrast(colours[edge], colours[ground]) >= 3.0


@pytest.mark.parametrize("stage", STAGES)
def test_words_on_a_step_of_the_ladder_are_readable(stage):
    light, dark = (read_tokens(CSS / "tokens.css", dark=dark) for dark in (False, True))

    assert contrast("#FFFFFF", light[stage]) >= 4.5
    assert contrast(dark["ink"], dark[f"{stage}-tint"]) >= 4.5


@pytest.mark.parametrize(("dark", "distance"), [(False, 0.10), (True, 0.11)], ids=SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_stages_are_told_apart_by_everybody(sight, dark, distance):
    colours = read_tokens(CSS / "tokens.css", dark=dark)

    assert smallest_distance([colours[stage] for stage in STAGES], sight) >= distance


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == 21.0
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_the_sheets_of_a_page_stay_small():
    sheets = re.findall(r'@import url\("(\w+\.css)"\)', (CSS / "site.css").read_text(encoding="utf-8"))

    assert sorted(sheets) == sorted(
        sheet.name for sheet in CSS.glob("*.css") if sheet.name not in {"site.css", "error.css"}
    )
    assert sum((CSS / sheet).stat().st_size for sheet in sheets) <= 60_000
