"""What people write about a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mintregion.regions.models import Feedback

LONGEST_ADDRESS = 500


def own_address(text: str | None) -> str:
    """Give back a path of this portal, and nothing for any other text."""
    if not text or not text.startswith("/") or text.startswith(("//", "/\\")) or not text.isprintable():
        return ""
    return text[:LONGEST_ADDRESS]


class FeedbackForm(forms.ModelForm):  # type: ignore[type-arg]  # the stubs want a parameter Django does not take
    """A message about a page; name and mail address are voluntary."""

    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=Feedback.Kind.choices, widget=forms.RadioSelect
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    class Meta:
        model = Feedback
        fields = ("kind", "page", "message", "name", "email")
        labels = {
            "message": _("Your message"),
            "name": _("Your name"),
            "email": _("Your mail address"),
        }
        help_texts = {
            "message": _("What did you want to do, and what happened instead?"),
            "email": _("Only if you would like an answer."),
        }
        error_messages = {
            "message": {
                "required": _("The message is missing. Write in a few words what is wrong."),
                "max_length": _("The message is too long. Please shorten it to %(limit_value)d characters."),
            },
            "email": {"invalid": _("This is not a complete mail address. An example: name@example.org")},
        }
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False  # our own sentences instead of the browser's
        super().__init__(*args, **kwargs)

    @property
    def page_in_question(self) -> str:
        """The page the message is about, if it is an address of ours; never one that leads elsewhere."""
        return own_address(self["page"].value())

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))

    def clean_page(self) -> str:
        """Keep only an address of ours; anything else is left out without a word, as no person typed it."""
        return own_address(self.cleaned_data["page"])

    def message(self) -> dict[str, str]:
        """The fields of the message."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
