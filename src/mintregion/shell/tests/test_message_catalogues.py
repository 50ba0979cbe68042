"""Texts are found in Python and templates, merged without losing a translation, and checked."""

from pathlib import Path

import pytest

from mintregion.shell import message_catalogues
from mintregion.shell.message_catalogues import AreaCatalogue

SOURCE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
title = _("Find offers")
verb = pgettext("verb", "Book")
number = ngettext("one offer", "%(number)d offers", 2)
"""
TEMPLATE = """
{% load i18n %}<p title='x'>It's {% translate "Welcome" %}
{% blocktranslate trimmed with name=region %}
  Hello, {{ name }}!
{% endblocktranslate %}</p>
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> AreaCatalogue:
    area = tmp_path / "gardens"
    (area / "templates").mkdir(parents=True)
    (area / "views.py").write_text(SOURCE)
    (area / "templates" / "page.html").write_text(TEMPLATE)
    return AreaCatalogue(area, "de")


def update(catalogue: AreaCatalogue) -> list[str]:
    found = message_catalogues.extract(catalogue.area)
    message_catalogues.update(catalogue, found)
    return list(message_catalogues.problems(catalogue, found))


def translate(catalogue: AreaCatalogue, original: str, translation: str) -> None:
    before = f'msgid "{original}"\nmsgstr ""'
    text = catalogue.po.read_text()
    assert before in text
    catalogue.po.write_text(text.replace(before, f'msgid "{original}"\nmsgstr "{translation}"'))


def test_texts_of_python_files_and_templates_are_found(catalogue):
    found = message_catalogues.extract(catalogue.area)

    assert {(message.id, message.context) for message in found if message.id} == {
        ("Find offers", None),
        ("Book", "verb"),
        (("one offer", "%(number)d offers"), None),
        ("Welcome", None),
        ("Hello, %(name)s!", None),
    }


def test_an_untranslated_text_is_reported_by_area_and_language(catalogue):
    assert "gardens, de: not translated: 'Welcome'" in update(catalogue)


def test_an_update_keeps_translations_and_the_file_stays_the_same(catalogue):
    update(catalogue)
    translate(catalogue, "Welcome", "Willkommen")
    before = catalogue.po.read_text()

    faults = update(catalogue)

    assert catalogue.po.read_text() == before
    assert [fault for fault in faults if "Welcome" in fault] == []


def test_a_lost_placeholder_is_reported(catalogue):
    update(catalogue)
    translate(catalogue, "Hello, %(name)s!", "Hallo!")

    assert "gardens, de: other placeholders than the original: 'Hello, %(name)s!'" in update(catalogue)


def test_a_text_that_left_the_source_is_reported_and_removed_by_the_next_update(catalogue):
    update(catalogue)
    (catalogue.area / "views.py").unlink()

    found = message_catalogues.extract(catalogue.area)
    assert "gardens, de: no longer in the source: 'Find offers'" in message_catalogues.problems(
        catalogue, found
    )
    update(catalogue)
    assert "Find offers" not in catalogue.po.read_text()


def test_only_catalogues_newer_than_their_compiled_file_are_compiled(catalogue):
    update(catalogue)

    assert message_catalogues.compile_outdated([catalogue]) == 1
    assert message_catalogues.compile_outdated([catalogue]) == 0
