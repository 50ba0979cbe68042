"""Texts that exist in several languages: German in the column, the others beside it."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the language it is written in, and whether the wanted language was missing."""

    value: str
    language: str
    is_fallback: bool = False

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)


class Translatable(models.Model):
    """A row whose texts may also exist in other languages.

    German stands in the ordinary column. `translations` holds the rest as
    `{"fr": {"title": "…"}}`, so that a language such as Luxembourgish needs no new column
    (docs/decisions/0007-translations.md).
    """

    translatable: ClassVar[tuple[str, ...]] = ()

    translations = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def text(self, name: str, language: str | None = None) -> Text:
        """Give one text in `language` (default: the language of the page), else in German."""
        wanted = (language or get_language() or settings.LANGUAGE_CODE).partition("-")[0]
        if wanted != settings.LANGUAGE_CODE:
            translated = self.translations.get(wanted, {}).get(name)
            if translated:
                return Text(translated, wanted)
        value = getattr(self, name)
        return Text(
            value, settings.LANGUAGE_CODE, is_fallback=bool(value) and wanted != settings.LANGUAGE_CODE
        )

    def languages(self) -> tuple[str, ...]:
        """Languages in which at least the first translatable text exists, German first."""
        first = self.translatable[0]
        others = (code for code, texts in sorted(self.translations.items()) if texts.get(first))
        return (settings.LANGUAGE_CODE, *others)
