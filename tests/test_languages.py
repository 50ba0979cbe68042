"""Every text of the product exists in German and French, and templates write theirs so that they can."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from mintregion.shell import message_catalogues
from mintregion.shell.message_catalogues import LANGUAGES, SOURCE, AreaCatalogue

# The settings name the languages themselves, which Django translates.
AREAS = sorted(file.parent for file in SOURCE.glob("*/__init__.py") if file.parent.name != "config")
BLOCK = re.compile(r"\{%\s*(?:blocktranslate|blocktrans)\b(?P<options>[^%]*)%\}")
OLD_TAGS = re.compile(r"\{%\s*(?:trans|blocktrans|endblocktrans)\s")
PLACEHOLDER_WITHOUT_NAME = re.compile(r"%[sd]|\{\}")
TEMPLATES = [file for file in sorted(SOURCE.glob("*/templates/**/*")) if file.is_file()]


def strings_of(message: Message) -> list[str]:
    """The translation of a message, in all its numbers."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_an_area_is_translated(area: Path, language: str) -> None:
    found = message_catalogues.extract(area)

    assert list(message_catalogues.problems(AreaCatalogue(area, language), found)) == []


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_a_text_names_its_placeholders(area: Path) -> None:
    """Another language may need them in another order."""
    messages = [message.id for message in message_catalogues.extract(area) if message.id]
    texts = [text for message in messages for text in (message if isinstance(message, tuple) else (message,))]

    assert [text for text in texts if PLACEHOLDER_WITHOUT_NAME.search(text)] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_translated_block_is_trimmed(file: Path) -> None:
    """Line breaks of the template are no part of the text."""
    text = file.read_text(encoding="utf-8")

    assert [match[0] for match in BLOCK.finditer(text) if " trimmed" not in match["options"]] == []
    assert OLD_TAGS.findall(text) == []


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_german_addresses_are_polite_and_umlauts_are_real(area: Path) -> None:
    """`ae` for `ä` creeps in where a keyboard lacks it; these words never have it for another reason."""
    spelt_out = re.compile(
        r"\b(?:fuer|ueber|koennen|moechten|naechst\w*|zurueck|Traeger|Aend\w+|loesch\w+|waehl\w+)\b"
    )
    catalogue = AreaCatalogue(area, "de").read()
    strings = [text for message in catalogue if message.id for text in strings_of(message)]

    assert [text for text in strings if spelt_out.search(text)] == []


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_french_keeps_its_punctuation_on_the_line(area: Path) -> None:
    """A colon, a question mark or a guillemet never stands alone on the next line."""
    breakable = re.compile(r" [:;?!»]|« ")
    strings = [
        text for message in AreaCatalogue(area, "fr").read() if message.id for text in strings_of(message)
    ]

    assert [text for text in strings if breakable.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_text_has_one_translation(language: str) -> None:
    """Django puts the texts of all areas together, so a second translation would replace the first somewhere."""
    seen: dict[tuple[object, object], dict[object, list[str]]] = {}
    for area in AREAS:
        for message in AreaCatalogue(area, language).read():
            if message.id and message.string:
                where = seen.setdefault((message.id, message.context), {})
                where.setdefault(message.string, []).append(area.name)

    assert {key: where for key, where in seen.items() if len(where) > 1} == {}
