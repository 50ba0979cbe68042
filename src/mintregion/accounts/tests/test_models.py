"""People are known by their mail address, in whatever case it is typed."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from mintregion.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_command_for_the_first_person_asks_for_a_mail_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "correct horse battery")

    call_command("createsuperuser", "--noinput", email="Ada@Example.org", stdout=StringIO())

    user = User.objects.get()
    assert (user.email, user.is_superuser, user.is_staff) == ("ada@example.org", True, True)


@pytest.mark.parametrize("typed", ["ada@example.org", "Ada@Example.ORG"])
def test_a_person_signs_in_with_the_address_in_any_case(typed: str) -> None:
    user = User.objects.create_user("ada@example.org", "correct horse battery")

    assert authenticate(username=typed, password="correct horse battery") == user


def test_a_person_who_is_not_active_does_not_sign_in() -> None:
    User.objects.create_user("ada@example.org", "correct horse battery", is_active=False)

    assert authenticate(username="ada@example.org", password="correct horse battery") is None


def test_a_person_needs_a_mail_address() -> None:
    with pytest.raises(ValueError, match="mail address"):
        User.objects.create_user("")
