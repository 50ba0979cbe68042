"""Forms for the accounts of people."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from mintregion.accounts.models import User


class SmallLetters(forms.EmailField):
    """A mail address in small letters, so that one person has one account."""

    def to_python(self, value: str | None) -> str:
        """Fold capitals."""
        return (super().to_python(value) or "").lower()


class PersonCreationForm(AdminUserCreationForm):
    """Create a person with a password, or without one when they sign in another way."""

    class Meta:
        model = User
        fields = ("email", "name")
        field_classes = {"email": SmallLetters}


class PersonChangeForm(UserChangeForm):  # type: ignore[type-arg]  # takes none at run time
    """Change a person; the password has a page of its own."""

    class Meta:
        model = User
        fields = ("email", "name", "is_active", "is_staff", "is_superuser")
        field_classes = {"email": SmallLetters}
