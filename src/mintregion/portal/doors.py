"""The three doors of the start page: who is looking, and three ways into the catalogue for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mintregion.catalogue.queries import count_offers
from mintregion.catalogue.selection import Selection
from mintregion.regions.models import Region
from mintregion.shell.registries import Label

DRILL_DOWN = "catalogue:drill_down"


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the offers of a selection, or without one to another page."""

    label: Label
    selection: Selection | None = None
    url_name: str = "catalogue:offer_list"

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.url_name) + (self.selection.query_string() if self.selection else "")


def _choosing(**filters: tuple[str, ...]) -> Selection:
    return Selection(filters=MappingProxyType(filters))


@dataclass(frozen=True, slots=True)
class Door:
    """Who comes in, in the colour of a stage."""

    stage: str
    title: Label
    text: Label
    entrance: Way
    ways: tuple[Way, ...]


DOORS = (
    Door(
        stage="secondary",
        title=_("I am looking for myself"),
        text=_("Internship, taster course or competition: find out what suits you."),
        entrance=Way(_("Search for yourself"), _choosing(audience=("pupils",))),
        ways=(
            Way(
                _("Internships and taster days"),
                _choosing(kind=("internship", "taster_day", "taster_lecture")),
            ),
            Way(_("Training or university?"), url_name=DRILL_DOWN),
            Way(_("Competitions and clubs"), _choosing(kind=("competition", "club"))),
        ),
    ),
    Door(
        stage="primary",
        title=_("For my class"),
        text=_(
            "Visits to laboratories, talks at your school, kits to borrow: everything that goes with lessons."
        ),
        entrance=Way(_("Search for the class"), _choosing(stage=("primary", "secondary"))),
        ways=(
            Way(
                _("What comes to our school?"),
                _choosing(stage=("primary", "secondary"), venue=("comes_to_you",)),
            ),
            Way(_("Borrow an experiment kit"), _choosing(kind=("kit_loan",))),
            Way(_("Training for the staff"), _choosing(kind=("teacher_training",), audience=("teachers",))),
        ),
    ),
    Door(
        stage="kita",
        title=_("For my Kita"),
        text=_(
            "Training for educators, exploring with the group, and everything on the way to certification."
        ),
        entrance=Way(_("Search for the Kita"), _choosing(stage=("kita",))),
        ways=(
            Way(_("Explore with the group"), _choosing(stage=("kita",), audience=("children",))),
            Way(_("Training for educators"), _choosing(stage=("kita",), kind=("teacher_training",))),
            Way(_("Competitions for Kitas"), _choosing(stage=("kita",), kind=("competition",))),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A door with those of its ways that lead to at least one offer."""

    door: Door
    ways: tuple[Way, ...]


def open_doors(region: Region, *, language: str) -> Iterator[OpenDoor]:
    """Leave out every way that would end at an empty list."""
    for door in DOORS:
        yield OpenDoor(door, tuple(way for way in door.ways if _leads_somewhere(way, region, language)))


def _leads_somewhere(way: Way, region: Region, language: str) -> bool:
    return way.selection is None or count_offers(way.selection, region=region, language=language) > 0
