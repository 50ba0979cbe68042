"""A superuser edits everything in Django's admin: pages open, changes are audited and seen by the search."""

import re
from io import BytesIO

import pytest
from django.contrib import admin
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import model_to_dict
from django.urls import reverse
from PIL import Image

from mintregion.accounts.models import User
from mintregion.backstage import generations
from mintregion.backstage.models import AuditEntry, Heartbeat, Lease
from mintregion.catalogue.models import Offer, SearchChange
from mintregion.catalogue.tests.factories import OfferFactory
from mintregion.organisations.models import Organisation, ParentBody
from mintregion.organisations.tests.factories import OrganisationFactory
from mintregion.regions.models import Feedback, Municipality, Region, RegionPage
from mintregion.regions.tests.factories import DistrictFactory, PlaceFactory

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|\sstyle=|\son[a-z]+=|=[\"']?javascript:",
    re.IGNORECASE,
)


@pytest.fixture
def superuser(db) -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser("admin@example.org", "correct horse battery staple")


@pytest.fixture
def browser(client, superuser, region):
    """A browser in which the superuser is signed in, at the host of the region."""
    client.force_login(superuser)
    client.defaults["HTTP_HOST"] = "trier.localhost"
    return client


@pytest.fixture
def offer(region) -> Offer:
    """A published offer."""
    return OfferFactory(organisation=OrganisationFactory(region=region), title="Chemie zum Anfassen")


@pytest.fixture
def rows(region, offer, superuser) -> None:
    """One row of every table the admin shows."""
    place = PlaceFactory()
    Municipality.objects.create(key="07235001", name="Aach", district=place.district)
    ParentBody.objects.create(region=region, name="Stadt Trier", kind="municipal")
    RegionPage.objects.create(region=region, kind="imprint", title="Impressum", body="## Wir")
    Feedback.objects.create(region=region, kind="barrier", message="Zu klein.")
    Lease.objects.create(key="test", due_at=offer.created_at)
    Heartbeat.objects.create(worker="test", beat_at=offer.created_at)


def page_of(model, name: str, *args: object) -> str:
    """Address of an admin page."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def form_data(response) -> dict[str, object]:
    """What a browser would send back from an admin page nobody touched."""
    context = response.context
    forms = [context["adminform"].form]
    for formset in (inline.formset for inline in context["inline_admin_formsets"]):
        forms += [formset.management_form, *formset.forms]
    data: dict[str, object] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is None or value is False or value == "" or bound.name == "image":
                continue
            field_value = bound.field.prepare_value(value)
            if hasattr(bound.field.widget, "decompress"):
                parts = bound.field.widget.decompress(field_value)
                data |= {f"{bound.html_name}_{number}": part or "" for number, part in enumerate(parts)}
            else:
                data[bound.html_name] = field_value
    return data


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("name", ["changelist", "add", "change", "delete"])
def test_every_page_of_the_admin_opens_without_inline_code(browser, rows, model, name: str) -> None:
    args = [model._default_manager.first().pk] if name in {"change", "delete"} else []

    response = browser.get(page_of(model, name, *args))

    model_admin = admin.site._registry[model]
    request = response.wsgi_request
    allowed = {
        "changelist": True,
        "change": True,
        "add": model_admin.has_add_permission(request),
        "delete": model_admin.has_delete_permission(request),
    }
    assert response.status_code == (200 if allowed[name] else 403)
    assert INLINE.findall(response.content.decode()) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_search_in_every_list_opens(browser, rows, model) -> None:
    assert browser.get(page_of(model, "changelist"), {"q": "Trier"}).status_code == 200


def test_a_list_costs_the_same_number_of_queries_for_many_rows(
    browser, region, django_assert_max_num_queries
) -> None:
    counts = []
    for _round in range(3):
        OfferFactory(organisation=OrganisationFactory(region=region))
        with django_assert_max_num_queries(30) as queries:
            browser.get(page_of(Offer, "changelist"))
        counts.append(len(queries.captured_queries))

    # The first request also reads what a process keeps in memory.
    assert counts[1] == counts[2]


def test_the_admin_is_closed_to_strangers(client, db) -> None:
    for model in MODELS:
        response = client.get(page_of(model, "changelist"))

        assert response.status_code == 302
        assert response.headers["Location"].startswith("/admin/login/?next=")


def test_a_page_saved_untouched_changes_nothing(browser, offer: Offer) -> None:
    before = model_to_dict(offer)
    url = page_of(Offer, "change", offer.pk)

    response = browser.post(url, form_data(browser.get(url)))

    assert response.status_code == 302
    assert model_to_dict(Offer.objects.get(pk=offer.pk)) == before


def test_an_edited_offer_is_audited_and_found_under_its_new_words(
    browser, offer: Offer, superuser: User
) -> None:
    url = page_of(Offer, "change", offer.pk)
    data = form_data(browser.get(url)) | {
        "title": "Roboter bauen",
        "title_fr": "Construire des robots",
        "keywords": "a\nb",
    }

    response = browser.post(url, data)

    assert response.status_code == 302
    offer.refresh_from_db()
    assert (offer.title, offer.translations, offer.keywords) == (
        "Roboter bauen", {"fr": {"title": "Construire des robots"}}, ["a", "b"],
    )  # fmt: skip
    entry = AuditEntry.objects.filter(object_type="catalogue.offer").first()
    assert (entry.actor, entry.before["title"], entry.after["title"]) == (
        f"user:{superuser.pk}", "Chemie zum Anfassen", "Roboter bauen",
    )  # fmt: skip
    found = browser.get("/angebote/", {"q": "Roboter"})
    assert "Roboter bauen" in found.content.decode()


def test_links_and_travel_districts_are_saved_with_their_offer(browser, offer: Offer) -> None:
    district = DistrictFactory()
    url = page_of(Offer, "change", offer.pk)
    data = form_data(browser.get(url)) | {
        "travel_districts": [str(district.pk)],
        "links-0-label": "Anmeldung",
        "links-0-url": "https://example.org/anmeldung",
    }

    browser.post(url, data)

    assert [link.url for link in offer.links.all()] == ["https://example.org/anmeldung"]
    assert [row.key for row in offer.travel_districts.all()] == [district.key]


def test_a_published_offer_cannot_lose_what_makes_it_complete(browser, offer: Offer) -> None:
    url = page_of(Offer, "change", offer.pk)
    data = form_data(browser.get(url)) | {"stages": []}

    response = browser.post(url, data)

    assert response.status_code == 200
    assert response.context["adminform"].form.errors.keys() == {"stages"}


@pytest.mark.parametrize(
    ("action", "state"), [("publish", "published"), ("pause", "paused"), ("archive", "archived")]
)
def test_an_action_changes_the_state_through_the_service(
    browser, offer: Offer, action: str, state: str
) -> None:
    browser.post(page_of(Offer, "changelist"), {"action": action, "_selected_action": [offer.pk]})

    offer.refresh_from_db()
    assert offer.state == state
    assert AuditEntry.objects.first().action == f"catalogue.offer_{state}"


def test_an_incomplete_offer_is_not_published_and_the_reason_is_told(browser, region) -> None:
    draft = OfferFactory(
        organisation=OrganisationFactory(region=region),
        title="Leer",
        stages=(),
        kind="",
        state="draft",
        published_at=None,
    )

    response = browser.post(
        page_of(Offer, "changelist"), {"action": "publish", "_selected_action": [draft.pk]}, follow=True
    )

    told = [str(message) for message in response.context["messages"]]
    assert told[0].startswith("„Leer“ kann noch nicht veröffentlicht werden.")
    assert Offer.objects.get(pk=draft.pk).state == "draft"


def test_offers_deleted_together_disappear_from_the_search(browser, offer: Offer) -> None:
    version = generations.current()["catalogue"]

    browser.post(
        page_of(Offer, "changelist"),
        {"action": "delete_selected", "_selected_action": [offer.pk], "post": "yes"},
    )

    assert Offer.objects.count() == 0
    assert SearchChange.objects.filter(offer_id=offer.pk, version__gt=version).count() == 1
    assert AuditEntry.objects.first().action == "catalogue.offer_deleted"


def test_an_organisation_is_saved_through_its_service_and_its_offers_are_found_anew(
    browser, offer: Offer
) -> None:
    version = generations.current()["catalogue"]
    url = page_of(Organisation, "change", offer.organisation.pk)
    data = form_data(browser.get(url)) | {"name": "Haus der Wissenschaft"}

    response = browser.post(url, data)

    assert response.status_code == 302
    assert Organisation.objects.get().name == "Haus der Wissenschaft"
    assert generations.current()["catalogue"] == version + 1
    assert AuditEntry.objects.first().action == "organisations.organisation_saved"


def test_an_organisation_without_a_short_name_is_given_one(browser, region) -> None:
    url = page_of(Organisation, "add")
    data = form_data(browser.get(url)) | {
        "region": region.pk,
        "name": "Über Häuser",
        "slug": "",
        "kind": "other",
    }

    response = browser.post(url, data)

    assert response.status_code == 302
    assert Organisation.objects.get().slug == "ueber-haeuser"


def test_a_changed_region_is_seen_by_every_process(browser, region: Region) -> None:
    version = generations.current().get("regions", 0)
    url = page_of(Region, "change", region.pk)
    data = form_data(browser.get(url)) | {"claim": "MINT macht Spaß", "hosts-0-host": "mint.example.org"}

    response = browser.post(url, data)

    assert response.status_code == 302
    assert Region.objects.get().claim == "MINT macht Spaß"
    assert generations.current()["regions"] > version
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {
        "regions.region_saved", "regions.regionhost_saved",
    }  # fmt: skip


def test_a_place_that_moves_is_seen_by_every_process(browser) -> None:
    place = PlaceFactory()
    url = page_of(type(place), "change", place.pk)

    response = browser.post(url, form_data(browser.get(url)) | {"latitude_e6": "49000000"})

    assert response.status_code == 302
    assert generations.current()["regions"] == 1
    entry = AuditEntry.objects.first()
    assert (entry.action, entry.before, entry.after) == (
        "regions.place_saved", {"latitude_e6": place.latitude_e6}, {"latitude_e6": 49_000_000},
    )  # fmt: skip


def test_answered_feedback_starts_its_last_year(browser, region) -> None:
    row = Feedback.objects.create(region=region, kind="barrier", message="Zu klein.")

    browser.post(page_of(Feedback, "changelist"), {"action": "mark_answered", "_selected_action": [row.pk]})

    row.refresh_from_db()
    assert row.answered_at is not None
    assert AuditEntry.objects.first().action == "regions.feedback_answered"


def test_a_person_is_created_with_a_mail_address_in_small_letters(browser) -> None:
    data = {
        "email": "Ada@Example.org", "name": "Ada", "usable_password": "true",
        "password1": "correct horse battery", "password2": "correct horse battery",
    }  # fmt: skip

    response = browser.post(page_of(User, "add"), data)

    assert response.status_code == 302
    assert User.objects.get(name="Ada").email == "ada@example.org"
    entry = AuditEntry.objects.first()
    assert (entry.action, entry.after["email"], entry.after["password"]) == ("accounts.user_saved", "…", "…")


def test_a_new_password_is_noted_without_the_password(browser, superuser: User) -> None:
    url = reverse("admin:auth_user_password_change", args=[superuser.pk])
    data = {
        "usable_password": "true",
        "password1": "another horse battery",
        "password2": "another horse battery",
    }

    response = browser.post(url, data)

    assert response.status_code == 302
    entry = AuditEntry.objects.first()
    assert (entry.action, entry.before, entry.after) == ("accounts.password_set", {}, {})


def test_the_history_of_a_row_is_its_audit_trail(browser, offer: Offer) -> None:
    response = browser.get(page_of(Offer, "history", offer.pk), follow=True)

    assert [entry.object_id for entry in response.context["cl"].result_list] == [str(offer.pk)]


def test_djangos_own_log_stays_empty(browser, offer: Offer) -> None:
    url = page_of(Offer, "change", offer.pk)
    browser.post(url, form_data(browser.get(url)) | {"title": "Neu"})

    assert admin.models.LogEntry.objects.count() == 0


def test_a_picture_is_served_once_its_offer_is_public(
    browser, client, offer: Offer, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    url = page_of(Offer, "change", offer.pk)
    image = BytesIO()
    Image.new("RGB", (2000, 1000), "teal").save(image, "JPEG")
    upload = SimpleUploadedFile("../../evil.php.jpg", image.getvalue(), "image/jpeg")

    response = browser.post(url, form_data(browser.get(url)) | {"image": upload})

    assert response.status_code == 302
    answers = {
        width: browser.get(reverse("catalogue:offer_image", args=[offer.pk, width]))
        for width in (640, 1600, 99)
    }
    assert {width: answer.status_code for width, answer in answers.items()} == {640: 200, 1600: 200, 99: 404}
    assert {answers[width].headers["Content-Type"] for width in (640, 1600)} == {"image/webp"}
    sizes = {width: Image.open(BytesIO(answers[width].getvalue())).size for width in (640, 1600)}
    assert sizes == {640: (640, 320), 1600: (1600, 800)}


def test_a_replaced_picture_is_deleted(
    browser, offer, settings, tmp_path, django_capture_on_commit_callbacks
) -> None:
    settings.MEDIA_ROOT = tmp_path
    url = page_of(Offer, "change", offer.pk)
    for colour in ("teal", "orange"):
        image = BytesIO()
        Image.new("RGB", (20, 10), colour).save(image, "PNG")
        upload = SimpleUploadedFile("picture.png", image.getvalue(), "image/png")
        with django_capture_on_commit_callbacks(execute=True):
            browser.post(url, form_data(browser.get(url)) | {"image": upload})

    offer.refresh_from_db()
    name = offer.image.name.removeprefix("offers/")
    _folders, files = default_storage.listdir("offers")
    assert sorted(files) == sorted([name, name.replace(".webp", "-640.webp")])


def test_a_picture_of_a_draft_is_nobodys_to_see(client, offer: Offer) -> None:
    Offer.objects.update(image="offers/x.webp", state="draft")

    assert client.get(reverse("catalogue:offer_image", args=[offer.pk, 640])).status_code == 404


def test_uploaded_files_are_not_served_directly(client, db) -> None:
    assert client.get("/media/offers/x.webp").status_code == 404
