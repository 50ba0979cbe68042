"""Invents organisations in real places of a region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from mintregion.catalogue.synthesis.material import HostKind, colleges, dice, host_kinds, proper_names
from mintregion.organisations.models import Organisation
from mintregion.regions.models import Place, Region

#: Offers that share one block of invented organisations.
BLOCK = 4000
#: How far pins of organisations in one place lie apart, in micro-degrees (about 300 m).
SPREAD = 3000
SHARE_IN_CENTRE = 0.35
DESCRIPTION = "Diese Einrichtung ist erfunden. Sie zeigt, wie ein Eintrag mit seinen Angeboten aussieht."


@dataclass(frozen=True, slots=True)
class Host:
    """An invented organisation and the sort it belongs to."""

    organisation: Organisation
    sort: HostKind


def external_id(seed: int, block: int, sort: HostKind, number: int) -> str:
    """Identity of an invented organisation; the same seed always names the same ones."""
    return f"sample-{seed}-{block}-{sort.tag}-{number}"


def invent_hosts(
    region: Region, block: int, *, seed: int, places: Sequence[Place], known: Mapping[str, Organisation]
) -> list[Host]:
    """Give the organisations of one block, those that exist as they are and the others unsaved."""
    hosts = []
    for offset, sort in enumerate(host_kinds()):
        for number in range(sort.number):
            identity = external_id(seed, block, sort, number)
            organisation = known.get(identity) or _invent(
                region, sort, block * sort.number + number, offset, dice(identity), places
            )
            organisation.external_id = identity
            hosts.append(Host(organisation, sort))
    return hosts


def _invent(
    region: Region, sort: HostKind, index: int, offset: int, rng: Random, places: Sequence[Place]
) -> Organisation:
    place = _pick_place(places, rng, in_town=sort.is_college)
    town = _town(place) if place else ""
    return Organisation(
        region=region,
        name=_name(sort, index, offset, town),
        kind=sort.kind,
        description=DESCRIPTION,
        postcode=place.postcode if place else "",
        town=town,
        place=place,
        latitude_e6=_near(place.latitude_e6, rng) if place else None,
        longitude_e6=_near(place.longitude_e6, rng) if place else None,
        is_sample=True,
    )


def _name(sort: HostKind, index: int, offset: int, town: str) -> str:
    names = colleges() if sort.is_college else proper_names()
    # 7 and the number of names have no common divisor: neighbours differ, nothing repeats before all are used.
    proper = names[(index if sort.is_college else index * 7 + offset * 11) % len(names)]
    pattern = sort.names[(index + index // len(names)) % len(sort.names)]
    name = pattern.format(name=proper, college=proper)
    return name if index < len(names) else f"{name} {town} {index // len(names) + 1}"


def _pick_place(places: Sequence[Place], rng: Random, *, in_town: bool) -> Place | None:
    """A place of the region; about a third in the independent town, where most institutions are."""
    centre = [place for place in places if place.district and place.district.kind == place.district.Kind.TOWN]
    pool = centre if centre and (in_town or rng.random() < SHARE_IN_CENTRE) else places
    return rng.choice(pool) if pool else None


def _town(place: Place) -> str:
    """The name in an address: quarters of an independent town are addressed as the town."""
    in_town = place.district is not None and place.district.kind == place.district.Kind.TOWN
    return place.district.name if in_town and place.district else place.name


def _near(degrees_e6: int | None, rng: Random) -> int | None:
    return None if degrees_e6 is None else degrees_e6 + rng.randint(-SPREAD, SPREAD)
