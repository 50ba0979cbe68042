"""Texts in other languages are edited in fields of their own."""

import pytest
from django import forms

from mintregion.regions.models import RegionPage
from mintregion.shell.translation_forms import LinesField, translation_fieldsets, translation_form


class PageForm(translation_form(RegionPage)):
    """The form of a page with two of its columns."""

    class Meta:
        model = RegionPage
        fields = ("title", "body")


def test_every_text_has_a_field_in_every_other_language() -> None:
    assert list(PageForm.base_fields) == ["title", "body", "title_en", "body_en", "title_fr", "body_fr"]


def test_the_groups_of_fields_are_one_per_language() -> None:
    assert [group["fields"] for _name, group in translation_fieldsets(RegionPage)] == [
        ["title_en", "body_en"],
        ["title_fr", "body_fr"],
    ]


def test_stored_translations_are_shown() -> None:
    page = RegionPage(title="Impressum", translations={"fr": {"title": "Mentions légales"}})

    form = PageForm(instance=page)

    assert (form.initial["title_fr"], form.initial["title_en"]) == ("Mentions légales", "")


def test_entered_translations_are_stored_and_emptied_ones_removed() -> None:
    page = RegionPage(translations={"fr": {"title": "Mentions légales"}, "lb": {"title": "Impressum"}})
    data = {"title": "Impressum", "body": "Wir", "title_en": "Imprint", "title_fr": " "}

    form = PageForm(data, instance=page)

    assert form.is_valid()
    assert form.instance.translations == {"en": {"title": "Imprint"}, "lb": {"title": "Impressum"}}


def test_a_text_that_is_too_long_is_refused_in_every_language() -> None:
    form = PageForm({"title": "Impressum", "body": "Wir", "title_fr": "x" * 161})

    assert list(form.errors) == ["title_fr"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", []), ("a", ["a"]), (" a \r\n\r\nb\na", ["a", "b"])],
)
def test_lines_are_read_as_a_list_without_doublets(typed: str, read: list[str]) -> None:
    assert LinesField(required=False).clean(typed) == read


def test_a_list_is_shown_as_lines_and_unchanged_when_sent_back() -> None:
    field = LinesField(required=False)

    assert field.prepare_value(["a", "b"]) == "a\nb"
    assert field.has_changed(["a", "b"], "a\r\nb") is False
    assert field.has_changed(["a", "b"], "a") is True
    assert isinstance(field.widget, forms.Textarea)
