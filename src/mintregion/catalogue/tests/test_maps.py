"""The sketch map: true to scale, readable in every language, bounded in size."""

from math import cos, radians

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from mintregion.backstage import generations
from mintregion.catalogue.ground import Frame, ground_of
from mintregion.catalogue.maps import Pin, sketch_map
from mintregion.regions.models import District
from mintregion.regions.tests.factories import DistrictFactory

SQUARE = [[[6.0, 49.0], [7.0, 49.0], [7.0, 50.0], [6.0, 50.0]]]
HOLE = [[6.4, 49.4], [6.6, 49.4], [6.6, 49.6], [6.4, 49.6]]


@pytest.fixture
def land(region):
    rural = DistrictFactory(key="07235", name="Trier-Saarburg", outline=[*SQUARE, HOLE])
    town = DistrictFactory(key="07211", name="Trier", kind=District.Kind.TOWN, outline=[HOLE])
    region.districts.set([town, rural])
    return region


def test_both_axes_have_one_scale():
    frame = Frame.around([(6.0, 49.0), (7.0, 50.0)])

    (west, north), (east, south) = frame.place(6.0, 50.0), frame.place(7.0, 49.0)

    assert (east - west) / (south - north) == pytest.approx(cos(radians(49.5)))


def test_towns_lie_on_top_of_the_district_around_them(land):
    drawn = sketch_map(land).districts

    assert [(district.name, district.is_town) for district in drawn] == [
        ("Trier-Saarburg", False),
        ("Trier", True),
    ]


def test_the_count_of_a_district_stands_outside_its_hole(land):
    shapes = {shape.key: shape for shape in ground_of(land).shapes}

    around, town = shapes["07235"].middle, shapes["07211"].middle

    assert abs(around[0] - town[0]) + abs(around[1] - town[1]) > 40


def test_pins_that_would_cover_each_other_become_one(land):
    pins = [Pin("1", 49_500_000, 6_500_000), Pin("2", 49_500_100, 6_500_100), Pin("3", 49_900_000, 6_900_000)]

    assert [pin.label for pin in sketch_map(land, pins=pins).pins] == ["3", "1, 2"]


def test_a_pin_beyond_the_edge_is_named_and_not_drawn(land):
    far = Pin("1", 52_500_000, 13_400_000, name="Berlin")

    sketch = sketch_map(land, pins=[far])

    assert (sketch.pins, sketch.outside) == ((), ("Berlin",))


def test_a_region_without_outlines_still_shows_pins(region):
    sketch = sketch_map(region, pins=[Pin("1", 49_750_000, 6_640_000)])

    assert (len(sketch.districts), len(sketch.pins), bool(sketch)) == (0, 1, True)


def test_a_region_of_which_nothing_is_known_gives_no_map(region):
    assert not sketch_map(region)


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_coordinates_have_a_point_in_every_language(land, language):
    with override(language):
        svg = render_to_string("catalogue/_map.html", {"map": sketch_map(land, counts={"07211": 1500})})

    assert "," not in svg.partition('cx="')[2].partition('"')[0]
    assert "style=" not in svg


def test_names_are_escaped_in_the_drawing(land):
    District.objects.filter(key="07211").update(name='<b onclick="x">Trier</b>')

    svg = render_to_string("catalogue/_map.html", {"map": sketch_map(land, counts={}, urls={"07211": "/x"})})

    assert "<b onclick" not in svg


def test_a_map_with_links_is_a_group_of_links_and_one_without_a_picture(land):
    linked = sketch_map(land, counts={"07211": 3}, urls={"07211": "?district=07211"})

    assert 'role="group"' in render_to_string("catalogue/_map.html", {"map": linked})
    assert 'role="img"' in render_to_string("catalogue/_map.html", {"map": sketch_map(land)})


def test_the_ground_is_kept_until_the_regions_change(land, django_assert_num_queries):
    version = generations.current().get("regions", 0)
    ground_of(land, version)

    with django_assert_num_queries(0):
        ground_of(land, version)

    District.objects.filter(key="07235").update(outline=None)
    assert len(ground_of(land, version + 1).shapes) == 1
