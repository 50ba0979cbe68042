"""The ground a sketch map is drawn on: outlines of a region's districts, projected once and kept.

Latitude and longitude are projected with one scale for both axes (equirectangular, true at the middle
latitude), which for an area of a hundred kilometres differs from the real shape by less than a line's width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from mintregion.backstage import generations
from mintregion.regions.models import MICRO, District, Region

WIDTH = 360
LOWEST, HIGHEST = 240, 460
MARGIN = 24
BUBBLE_RADIUS = 19
# Corners closer than half a unit cannot be told apart on the screen.
FINEST = 0.5

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Frame:
    """How degrees become units of the drawing: x grows to the east, y to the south."""

    west: float
    north: float
    scale: float
    squeeze: float
    left: float
    top: float
    height: int

    @classmethod
    def around(cls, points: Sequence[Point]) -> "Frame":
        """Fit all points (longitude, latitude in degrees) into the drawing, centred."""
        west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
        south, north = min(lat for _, lat in points), max(lat for _, lat in points)
        squeeze = cos(radians((south + north) / 2))
        # A single point has no extent; a hundredth of a degree is about a kilometre.
        across, down = max((east - west) * squeeze, 0.01), max(north - south, 0.01)
        inner = WIDTH - 2 * MARGIN
        height = min(max(round(inner * down / across) + 2 * MARGIN, LOWEST), HIGHEST)
        scale = min(inner / across, (height - 2 * MARGIN) / down)
        left = (WIDTH - (east - west) * squeeze * scale) / 2
        top = (height - (north - south) * scale) / 2
        return cls(west, north, scale, squeeze, left, top, height)

    @property
    def view_box(self) -> str:
        """The attribute of the same name."""
        return f"0 0 {WIDTH} {self.height}"

    def place(self, longitude: float, latitude: float) -> Point:
        """Project a point given in degrees."""
        x = self.left + (longitude - self.west) * self.squeeze * self.scale
        return x, self.top + (self.north - latitude) * self.scale

    def place_e6(self, latitude_e6: int, longitude_e6: int) -> Point:
        """Project a point given in micro-degrees."""
        return self.place(longitude_e6 / MICRO, latitude_e6 / MICRO)

    def contains(self, point: Point) -> bool:
        """Whether a projected point lies inside the drawing."""
        return 0 <= point[0] <= WIDTH and 0 <= point[1] <= self.height


@dataclass(frozen=True, slots=True)
class Shape:
    """A district on the ground: its outline as an SVG path, and the point where its count stands."""

    key: str
    name: str
    is_town: bool
    path: str
    middle: Point


@dataclass(frozen=True, slots=True)
class Ground:
    """All districts of a region, towns last, so that they lie on top. No frame without outlines."""

    frame: Frame | None
    shapes: tuple[Shape, ...]


_kept: dict[int | None, tuple[int, Ground]] = {}


def ground_of(region: Region | None, generation: int | None = None) -> Ground:
    """Give the ground of one region, or of all public regions for None.

    `generation` is the version of the regions' data when the caller knows it already.
    """
    if generation is None:
        generation = generations.current().get("regions", 0)
    key = region.pk if region is not None else None
    kept = _kept.get(key)
    if kept is None or kept[0] != generation:
        kept = generation, draw_ground(districts_of(region))
        _kept[key] = kept
    return kept[1]


def forget() -> None:
    """Drop what this process holds; for tests, whose rolled-back rows leave no new version."""
    _kept.clear()


def draw_ground(districts: Iterable[District]) -> Ground:
    """Project the outlines of these districts; those without an outline are left out."""
    drawn = sorted((d for d in districts if d.outline), key=lambda d: (d.kind == District.Kind.TOWN, d.key))
    degrees = {d.key: [[(float(x), float(y)) for x, y in ring] for ring in d.outline or ()] for d in drawn}
    corners = [point for rings in degrees.values() for ring in rings for point in ring]
    if not corners:
        return Ground(None, ())
    frame = Frame.around(corners)
    rings = {
        key: [[frame.place(*point) for point in ring] for ring in rings] for key, rings in degrees.items()
    }
    middles: dict[str, Point] = {}
    # Towns first: the count of a small outline has the least choice.
    for district in reversed(drawn):
        middles[district.key] = _roomiest(rings[district.key], list(middles.values()))
    return Ground(
        frame,
        tuple(
            Shape(d.key, d.name, d.kind == District.Kind.TOWN, _path(rings[d.key]), middles[d.key])
            for d in drawn
        ),
    )


def districts_of(region: Region | None) -> Iterable[District]:
    """Give the districts of one region, or of all public regions for None."""
    if region is None:
        return District.objects.filter(regions__is_public=True).distinct()
    return region.districts.all()


def written(number: float) -> str:
    """Write a coordinate; as text, so that no language of the page writes it with a comma."""
    return f"{number:.1f}".removesuffix(".0")


def _path(rings: list[Ring]) -> str:
    return "".join(
        "M" + " ".join(f"{written(x)} {written(y)}" for x, y in _thinned(ring)) + "z" for ring in rings
    )


def _thinned(ring: Ring) -> Ring:
    kept = ring[:1]
    for corner in ring[1:]:
        if hypot(corner[0] - kept[-1][0], corner[1] - kept[-1][1]) >= FINEST:
            kept.append(corner)
    return kept


def _roomiest(rings: list[Ring], taken: list[Point]) -> Point:
    """Find the point inside the outline that is farthest from its edge and from other counts."""

    def room(point: Point) -> float:
        to_edge = min(hypot(point[0] - x, point[1] - y) for ring in rings for x, y in ring)
        return min([to_edge, *(hypot(point[0] - x, point[1] - y) - BUBBLE_RADIUS for x, y in taken)])

    inside = [point for point in _grid(rings[0]) if _is_inside(point, rings)]
    return max(inside, key=room, default=rings[0][0])


def _grid(ring: Ring, steps: int = 16) -> list[Point]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return [
        (min(xs) + wide * (column + 0.5) / steps, min(ys) + high * (row + 0.5) / steps)
        for row in range(steps)
        for column in range(steps)
    ]


def _is_inside(point: Point, rings: list[Ring]) -> bool:
    """Count how often a ray to the east crosses any ring, so that holes count as outside."""
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
