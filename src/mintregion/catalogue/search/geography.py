"""Places of offers: who lies within a circle, who comes to a point, and how far it is."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from mintregion.catalogue.search.model import Area

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius R1 of the earth (IUGG)."""

FAR = 1 << 40
"""Stands for the distance of an offer without a place: behind all others."""

REACH_ANYWHERE = -1

_NOWHERE = 9.0
_LONGEST_CHORD2 = 4.0
_EVERYWHERE = 5.0

Floats = NDArray[np.float64]
Ordinals = NDArray[np.integer]


def unit_vectors(latitudes_e6: NDArray[np.integer], longitudes_e6: NDArray[np.integer]) -> Floats:
    """Points on the unit sphere, shape (3, n), from whole micro-degrees."""
    latitude = np.radians(latitudes_e6 / 1e6)
    longitude = np.radians(longitudes_e6 / 1e6)
    return np.stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude))
    )


def nowhere() -> Floats:
    """The place of offers without a place: farther away than any point of the earth; shape (3, 1)."""
    return np.full((3, 1), _NOWHERE)


def squared_chords(vectors: Floats, area: Area) -> Floats:
    """Squared straight-line distance to the centre on the unit sphere: four times the haversine of the angle.

    In 64-bit floats this is exact to about a millionth of a millimetre, and needs no sine per place.
    """
    latitude, longitude = math.radians(area.latitude_e6 / 1e6), math.radians(area.longitude_e6 / 1e6)
    total: Floats = (vectors[2] - math.sin(latitude)) ** 2
    total += (vectors[0] - math.cos(latitude) * math.cos(longitude)) ** 2
    total += (vectors[1] - math.cos(latitude) * math.sin(longitude)) ** 2
    return total


def chord_limit(radius_m: int) -> float:
    """Largest squared chord whose length, rounded to whole metres, is within the radius."""
    angle = (radius_m + 0.5) / (2 * EARTH_RADIUS_M)
    return _EVERYWHERE if angle >= math.pi / 2 else (2 * math.sin(angle)) ** 2


def reach_limits(reach_m: NDArray[np.integer]) -> Floats:
    """The same for offers that come to you, one entry per offer: -1 for those that do not, infinite for anywhere."""
    angles = np.minimum((reach_m + 0.5) / (2 * EARTH_RADIUS_M), math.pi / 2)
    limits = np.where(angles >= math.pi / 2, _EVERYWHERE, (2 * np.sin(angles)) ** 2)
    limits[reach_m == 0] = -1
    limits[reach_m == REACH_ANYWHERE] = np.inf
    return limits


def metres(chords2: Floats) -> NDArray[np.int64]:
    """Great-circle distance in whole metres; FAR where there is no place."""
    angles = 2 * np.arcsin(np.sqrt(np.minimum(chords2, _LONGEST_CHORD2)) / 2)
    return np.where(chords2 > _EVERYWHERE, FAR, np.rint(angles * EARTH_RADIUS_M)).astype(np.int64)


class Places:
    """The places of the built offers: every distinct one is computed once, and only within the band of latitude."""

    def __init__(
        self,
        vectors: Floats,
        latitudes_e6: NDArray[np.int32],
        site_of: NDArray[np.int32],
        reach: Floats,
        travelling: NDArray[np.int32],
    ) -> None:
        """`vectors` (3, sites + 1) are the sites by ascending latitude and nowhere last, `latitudes_e6` theirs.

        Per offer: `site_of`, and `reach` as of `reach_limits`. `travelling` are the offers that come to you.
        """
        self._vectors = vectors
        self._latitudes_e6 = latitudes_e6
        self._site_of = site_of
        self._reach = reach
        self._travelling = travelling
        self._travelling_reach = reach[travelling]
        self._travelling_vectors = vectors[:, site_of[travelling]]

    def mark_inside(self, area: Area, mask: NDArray[np.bool_]) -> None:
        """Set `mask`, one entry per offer, to whether the offer lies inside."""
        sites = np.zeros(self._vectors.shape[1], np.bool_)
        low, high = self._band(area)
        sites[low:high] = squared_chords(self._vectors[:, low:high], area) <= chord_limit(area.radius_m)
        np.take(sites, self._site_of, out=mask)
        mask[self._travelling[squared_chords(self._travelling_vectors, area) <= self._travelling_reach]] = (
            True
        )

    def inside(self, area: Area, ordinals: Ordinals) -> NDArray[np.bool_]:
        """Which of the listed offers lie inside."""
        chords2 = squared_chords(self._vectors.take(self._site_of.take(ordinals), axis=1), area)
        limits: Floats = np.maximum(self._reach.take(ordinals), chord_limit(area.radius_m))
        return chords2 <= limits

    def distances(self, area: Area, ordinals: Ordinals) -> NDArray[np.int64]:
        """Whole metres from the centre, FAR without a place."""
        return metres(squared_chords(self._vectors.take(self._site_of.take(ordinals), axis=1), area))

    def _band(self, area: Area) -> tuple[int, int]:
        """Sites whose latitude alone does not rule them out."""
        degrees_e6 = math.degrees((area.radius_m + 1) / EARTH_RADIUS_M) * 1e6 + 1
        low, high = np.searchsorted(
            self._latitudes_e6, [area.latitude_e6 - degrees_e6, area.latitude_e6 + degrees_e6]
        )
        return int(low), int(high)
