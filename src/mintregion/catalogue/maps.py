"""A sketch of a region as SVG: outlines of its districts, counts in them, and numbered pins.

Drawn by the server from our own outlines: no tiles, no script, no foreign host.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from mintregion.catalogue.ground import Frame, Ground, Point, Shape, ground_of, written
from mintregion.regions.models import MICRO, Region

# Two heads of pins nearer than this would cover each other.
PIN_DISTANCE = 24
LABELS_ON_A_PIN = 3


@dataclass(frozen=True, slots=True)
class Pin:
    """A place to show: what stands on the pin, its point, where it leads and what it is called."""

    label: str
    latitude_e6: int
    longitude_e6: int
    url: str = ""
    is_current: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class DrawnDistrict:
    """A district as it is drawn; no bubble when `count` is None. Coordinates are texts for the template."""

    key: str
    name: str
    path: str
    is_town: bool
    is_selected: bool
    count: int | None
    url: str
    x: str
    y: str
    text_y: str


@dataclass(frozen=True, slots=True)
class DrawnPin:
    """A pin as it is drawn: a point below a round head. It stands for all places it would cover."""

    label: str
    name: str
    url: str
    is_current: bool
    x: str
    text_y: str
    left: str
    top: str
    width: str
    tip: str


@dataclass(frozen=True, slots=True)
class SketchMap:
    """Everything the template `catalogue/_map.html` draws; `outside` names the places beyond its edge."""

    region_name: str
    view_box: str = ""
    districts: tuple[DrawnDistrict, ...] = ()
    pins: tuple[DrawnPin, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def has_links(self) -> bool:
        """Whether something on it leads somewhere; then it is a group of links and not a picture."""
        return any(district.url for district in self.districts) or any(pin.url for pin in self.pins)

    def __bool__(self) -> bool:
        return bool(self.districts or self.pins)


def sketch_map(
    region: Region | None,
    *,
    pins: Sequence[Pin] = (),
    counts: Mapping[str, int] | None = None,
    urls: Mapping[str, str] | None = None,
    selected: str = "",
    generation: int | None = None,
) -> SketchMap:
    """Draw a region, or all public regions for None.

    `counts` and `urls` go by district key, `selected` is the district to stress. Costs one query; none
    when the caller passes the version of the regions' data as `generation`.
    """
    name = str(region.text("title")) if region is not None else ""
    ground = ground_of(region, generation)
    frame = ground.frame or _frame_of(pins)
    if frame is None:
        return SketchMap(name)
    inside = [pin for pin in pins if frame.contains(_point(frame, pin))]
    return SketchMap(
        region_name=name,
        view_box=frame.view_box,
        districts=_drawn_districts(ground, counts, urls or {}, selected),
        pins=tuple(_drawn_pin(point, members) for point, members in _gathered(frame, inside)),
        outside=tuple(pin.name or pin.label for pin in pins if pin not in inside),
    )


def _frame_of(pins: Sequence[Pin]) -> Frame | None:
    points = [(pin.longitude_e6 / MICRO, pin.latitude_e6 / MICRO) for pin in pins]
    return Frame.around(points) if points else None


def _point(frame: Frame, pin: Pin) -> Point:
    return frame.place_e6(pin.latitude_e6, pin.longitude_e6)


def _drawn_districts(
    ground: Ground, counts: Mapping[str, int] | None, urls: Mapping[str, str], selected: str
) -> tuple[DrawnDistrict, ...]:
    def drawn(shape: Shape) -> DrawnDistrict:
        x, y = shape.middle
        return DrawnDistrict(
            key=shape.key,
            name=shape.name,
            path=shape.path,
            is_town=shape.is_town,
            is_selected=shape.key == selected,
            count=None if counts is None else counts.get(shape.key, 0),
            url=urls.get(shape.key, ""),
            x=written(x),
            y=written(y),
            text_y=written(y + 6),
        )

    return tuple(drawn(shape) for shape in ground.shapes)


def _gathered(frame: Frame, pins: Sequence[Pin]) -> list[tuple[Point, list[Pin]]]:
    """Put pins that would cover each other into one group at the point of the first; north to south."""
    groups: list[tuple[Point, list[Pin]]] = []
    for pin in pins:
        point = _point(frame, pin)
        for at, members in groups:
            if hypot(at[0] - point[0], at[1] - point[1]) < PIN_DISTANCE:
                members.append(pin)
                break
        else:
            groups.append((point, [pin]))
    return sorted(groups, key=lambda group: group[0][1])


def _drawn_pin(point: Point, pins: Sequence[Pin]) -> DrawnPin:
    x, y = point
    labels = list(dict.fromkeys(pin.label for pin in pins if pin.label))
    label = ", ".join(labels[:LABELS_ON_A_PIN]) + (" …" if len(labels) > LABELS_ON_A_PIN else "")
    width = max(26, 12 + 7 * len(label))
    return DrawnPin(
        label=label,
        name=", ".join(dict.fromkeys(pin.name for pin in pins if pin.name)),
        url=next((pin.url for pin in pins if pin.url), ""),
        is_current=any(pin.is_current for pin in pins),
        x=written(x),
        text_y=written(y - 17.5),
        left=written(x - width / 2),
        top=written(y - 34),
        width=written(width),
        tip=f"M{written(x - 6)} {written(y - 11)}H{written(x + 6)}L{written(x)} {written(y)}z",
    )
