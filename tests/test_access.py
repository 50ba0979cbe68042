"""Every address, every role, every method: what comes back stands in access.toml, and nothing else does."""

import logging
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mintregion.accounts.models import User
from mintregion.backstage.models import AuditEntry, Heartbeat, Lease
from mintregion.catalogue.models import Offer
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.models import ParentBody
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.models import Feedback, Municipality, Region, RegionPage
from mintregion.regions.tests.factories import PlaceFactory, RegionFactory, RegionHostFactory

READS = ("GET", "HEAD")
WRITES = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ROLES = ("anonymous", "person", "superuser")
HOST = "trier.localhost"


@dataclass(frozen=True)
class Group:
    """Addresses that answer alike."""

    about: str
    anonymous: int
    person: int
    superuser: int
    routes: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    foreign: int | None = None
    unsafe: dict[str, int | str] = field(default_factory=lambda: dict.fromkeys(WRITES, 405))


@dataclass(frozen=True)
class Route:
    """A named address with the names of what stands in it."""

    name: str
    arguments: tuple[str, ...]


def walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """Every named address of the program."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, (*namespaces, pattern.namespace) if pattern.namespace else namespaces)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield Route(":".join((*namespaces, pattern.name)), tuple(pattern.pattern.regex.groupindex))


ROUTES = sorted({route.name: route for route in walk(get_resolver())}.values(), key=lambda route: route.name)
TABLE = [
    Group(**entry) for entry in tomllib.loads((Path(__file__).parent / "access.toml").read_text())["group"]
]


def groups_of(name: str) -> list[Group]:
    """Groups that name this address."""
    return [group for group in TABLE if any(fnmatchcase(name, pattern) for pattern in group.routes)]


@dataclass(frozen=True)
class World:
    """One row of everything in the region of the host, and one offer in another region."""

    offer: Offer
    foreign: Offer
    superuser: User

    def url(self, route: Route, offer: Offer) -> str:
        """The address of a route about an offer, its organisation, or the first row of an admin's table."""
        return reverse(
            route.name, kwargs={name: self._argument(route.name, name, offer) for name in route.arguments}
        )

    def _argument(self, route: str, name: str, offer: Offer) -> Any:
        values = {
            "pk": offer.pk,
            "offer_id": offer.pk,
            "slug": offer.slug if route == "catalogue:offer_detail" else offer.organisation.slug,
            "slug_or_id": offer.organisation.pk,
            "file_format": "csv",
            "stage": "primary",
            "width": 640,
            "page": 1,
            "name": "stage",
            "app_label": "catalogue",
            "id": self.superuser.pk,
            "content_type_id": ContentType.objects.get_for_model(Offer).pk,
        }
        return values[name] if name in values else self._row_of(route).pk

    def _row_of(self, route: str) -> Any:
        tables = {
            f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry
        }
        table = route.removeprefix("admin:").rpartition("_")[0]
        return tables.get(table, Offer)._default_manager.order_by("pk").first()


@pytest.fixture
def world(region: Region, settings, tmp_path) -> World:
    """A region with everything in it, and a foreign one."""
    settings.MEDIA_ROOT = tmp_path
    foreign_region = RegionFactory(slug="foreign")
    RegionHostFactory(region=foreign_region, host="foreign.localhost")
    offer, foreign = (
        OfferFactory(organisation=OrganisationFactory(region=home), image="offers/x.webp")
        for home in (region, foreign_region)
    )
    default_storage.save("offers/x-640.webp", ContentFile(b"picture"))
    for kind in RegionPage.Kind.values:
        RegionPage.objects.create(region=region, kind=kind, title=kind, body="Text")
    place = PlaceFactory()
    Municipality.objects.create(key="07235001", name="Aach", district=place.district)
    ParentBody.objects.create(region=region, name="Stadt", kind="municipal")
    Feedback.objects.create(region=region, kind="barrier", message="Zu klein.")
    Lease.objects.create(key="test", due_at=offer.created_at)
    Heartbeat.objects.create(worker="gone", beat_at="2020-01-01T00:00Z")
    return World(offer, foreign, User.objects.create_superuser("admin@example.org", "correct horse battery"))


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Hundreds of expected refusals would hide the one that matters."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def client_of(role: str, world: World, **options: Any) -> Client:
    """A browser of somebody with this role."""
    client = Client(HTTP_HOST=HOST, raise_request_exception=False, **options)
    if role == "person":
        client.force_login(User.objects.create_user("person@example.org", "correct horse battery"))
    if role == "superuser":
        client.force_login(world.superuser)
    return client


def test_every_address_stands_in_the_table_once() -> None:
    listed = {route.name: [group.about for group in groups_of(route.name)] for route in ROUTES}

    assert {name: groups for name, groups in listed.items() if len(groups) != 1} == {}


def test_the_table_names_no_address_that_is_gone() -> None:
    patterns = [pattern for group in TABLE for pattern in group.routes]

    stale = [pattern for pattern in patterns if not any(fnmatchcase(route.name, pattern) for route in ROUTES)]

    assert stale == []


@pytest.mark.parametrize("role", ROLES)
def test_reading_answers_as_the_table_says(world: World, role: str) -> None:
    client = client_of(role, world)
    deviations = {}
    for route in ROUTES:
        (group,) = groups_of(route.name)
        for method in READS:
            status = client.generic(method, world.url(route, world.offer)).status_code
            # Django leads somebody who is signed in away from the door only when they GET it.
            is_door = (method, route.name, role) == ("HEAD", "admin:login", "superuser")
            if status != (200 if is_door else getattr(group, role)):
                deviations[f"{method} {route.name}"] = status
    for group in TABLE:
        for path in group.paths:
            status = client.get(path).status_code
            if status != getattr(group, role):
                deviations[path] = status

    assert deviations == {}


@pytest.mark.parametrize("role", ["anonymous", "superuser"])
def test_an_object_of_another_region_is_not_there(world: World, role: str) -> None:
    client = client_of(role, world)
    about_objects = [(route, group) for route in ROUTES for group in groups_of(route.name) if group.foreign]

    statuses = {
        route.name: client.get(world.url(route, world.foreign)).status_code for route, _group in about_objects
    }

    assert statuses == {route.name: group.foreign for route, group in about_objects}


def test_an_object_of_a_region_is_there_under_its_own_host(world: World) -> None:
    client = Client(HTTP_HOST="foreign.localhost")

    assert client.get(world.foreign.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "state", [state for state in Offer.State.values if state not in {"published", "archived"}]
)
def test_an_offer_that_is_not_public_is_not_there_for_anybody(world: World, state: str) -> None:
    Offer.objects.filter(pk=world.offer.pk).update(state=state)
    names = {
        "catalogue:offer_detail",
        "catalogue:offer_amb",
        "catalogue:offer_image",
        "catalogue:offer_permanent",
        "api:get_offer",
    }
    routes = [route for route in ROUTES if route.name in names]

    statuses = {
        (role, route.name): client_of(role, world).get(world.url(route, world.offer)).status_code
        for role in ("anonymous", "superuser")
        for route in routes
    }

    assert statuses == dict.fromkeys(statuses, 404)
    assert len(statuses) == 2 * len(names)


@pytest.mark.parametrize("role", ROLES)
def test_no_other_method_does_anything_without_a_token(world: World, role: str) -> None:
    """For strangers the administration leads to its door before it looks at the token; both are a refusal."""
    client = client_of(role, world, enforce_csrf_checks=True)
    before = AuditEntry.objects.count()
    deviations = {}
    for route in ROUTES:
        (group,) = groups_of(route.name)
        for method in WRITES:
            status = client.generic(method, world.url(route, world.offer)).status_code
            wanted = group.unsafe[method]
            # The token is looked at before the method.
            accepted = {wanted, 403} if wanted == 405 and method != "OPTIONS" else {wanted}
            if wanted != "any" and status not in accepted:
                deviations[f"{method} {route.name}"] = status

    assert deviations == {}
    assert AuditEntry.objects.count() == before


def test_a_method_nobody_needs_is_refused_even_with_a_token(world: World) -> None:
    client = client_of("superuser", world)
    read_only = [route for route in ROUTES if groups_of(route.name)[0].unsafe == dict.fromkeys(WRITES, 405)]

    statuses = {
        f"{method} {route.name}": client.generic(method, world.url(route, world.offer)).status_code
        for route in read_only
        for method in WRITES
    }

    assert {name: status for name, status in statuses.items() if status != 405} == {}


def test_reading_changes_nothing(world: World) -> None:
    tables = [Offer, Region, Feedback, AuditEntry, User, RegionPage]
    before = [model.objects.count() for model in tables]
    client = client_of("superuser", world)

    for route in ROUTES:
        if route.name != "admin:login":
            client.get(world.url(route, world.offer))

    assert [model.objects.count() for model in tables] == before
