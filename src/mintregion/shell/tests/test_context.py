"""The frame around every page."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import override

from mintregion.shell.context import Frame, in_language
from mintregion.shell.registries import FooterLink, MenuEntry, footer_links, menu


def frame(path: str = "/angebote/?q=Gas+%26+Strom&page=2", **headers: str) -> Frame:
    return Frame(RequestFactory().get(path, headers=headers))


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("/", "en", "/en/"),
        ("/angebote/?q=a", "fr", "/fr/angebote/?q=a"),
        ("/en/angebote/?q=a", "fr", "/fr/angebote/?q=a"),
        ("/en/", "de", "/"),
        ("/einrichtungen/", "en", "/en/einrichtungen/"),
        ("/en/entdecken/en/", "de", "/entdecken/en/"),
    ],
)
def test_an_address_is_given_in_another_language(path, code, expected):
    assert in_language(path, code) == expected


def test_the_language_switch_keeps_the_parameters():
    choices = frame().languages

    assert [(choice.code, choice.url) for choice in choices] == [
        ("de", "/angebote/?q=Gas+%26+Strom&page=2"),
        ("en", "/en/angebote/?q=Gas+%26+Strom&page=2"),
        ("fr", "/fr/angebote/?q=Gas+%26+Strom&page=2"),
    ]


def test_every_page_below_an_entry_belongs_to_it():
    with menu.temporarily(MenuEntry("test.admin", "Verwaltung", "admin:index")):
        (link,) = [link for link in frame("/admin/x/").menu if link.label == "Verwaltung"]

    assert (link.url, link.is_current) == ("/admin/", True)


def test_an_entry_can_hide_itself():
    hidden = MenuEntry("test.hidden", "Versteckt", "admin:index", is_shown=lambda _request: False)

    with menu.temporarily(hidden):
        labels = [link.label for link in frame().menu]

    assert "Versteckt" not in labels


def test_footer_links_stand_in_their_column():
    with footer_links.temporarily(FooterLink("test.data", "Daten", "admin:index", "data", 1)):
        column = frame().footer["data"]

    assert column[0].label == "Daten"


def test_nobody_is_looked_up_without_a_session():
    visitor = frame()

    assert (visitor.is_signed_in, list(visitor.messages)) == (False, [])


def test_a_session_alone_does_not_sign_in():
    request = RequestFactory().get("/", headers={"cookie": f"{settings.SESSION_COOKIE_NAME}=x"})
    request.user = AnonymousUser()

    assert Frame(request).is_signed_in is False


def test_the_network_has_a_name_of_its_own():
    with override("de"):
        assert frame().title == "MINT-Regionen"
