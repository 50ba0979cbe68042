"""Form fields for texts in several languages: one real field per text and language."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mintregion.shell.translation import Translatable

OTHER_LANGUAGES = tuple((code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def field_name(text: str, language: str) -> str:
    """Name of the form field for one text in one language, such as `title_fr`."""
    return f"{text}_{language}"


def translation_fieldsets(model: type[Translatable]) -> list[Any]:
    """One closed group of fields per language beside German, as Django's admin wants them."""
    return [
        (name, {"fields": [field_name(text, code) for text in model.translatable], "classes": ["collapse"]})
        for code, name in OTHER_LANGUAGES
    ]


class TranslationForm(forms.ModelForm):  # type: ignore[type-arg]  # the model is the subclass's
    """A form of a translatable row; `translation_form` makes the class with its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, _name in OTHER_LANGUAGES:
            for text in self.instance.translatable:
                stored = self.instance.translations.get(code, {}).get(text, "")
                self.initial.setdefault(field_name(text, code), stored)

    def clean(self) -> dict[str, Any] | None:
        """Put the texts where the model keeps them; an empty field removes its translation."""
        cleaned = super().clean()
        self.instance.translations = {**self.instance.translations, **self._translations()}
        self.instance.translations = {
            code: texts for code, texts in self.instance.translations.items() if texts
        }
        return cleaned

    def _translations(self) -> dict[str, dict[str, str]]:
        return {code: self._texts_in(code) for code, _name in OTHER_LANGUAGES}

    def _texts_in(self, code: str) -> dict[str, str]:
        """The filled texts of one language; texts this form does not show stay as they are."""
        texts = dict(self.instance.translations.get(code, {}))
        for text in self.instance.translatable:
            name = field_name(text, code)
            if name in self.fields:
                texts[text] = self.cleaned_data.get(name) or ""
        return {text: value for text, value in texts.items() if value}


def translation_form(model: type[Translatable]) -> type[TranslationForm]:
    """Make the form class of a translatable model, to be used or inherited from.

    It has the fields of the other languages only; whoever uses it names the columns to show.
    """
    fields = {
        field_name(text, code): _field(model, text, name)
        for code, name in OTHER_LANGUAGES
        for text in model.translatable
    }
    meta = type("Meta", (), {"model": model, "fields": ()})
    return type(f"{model.__name__}TranslationForm", (TranslationForm,), {**fields, "Meta": meta})


def _field(model: type[Translatable], text: str, language: Any) -> forms.Field:
    """A field like the German one, but never required."""
    column: Any = model._meta.get_field(text)
    field: forms.Field = column.formfield()
    field.required = False
    field.label = _lazy_label(field.label, language)
    field.help_text = ""
    return field


def _label_in(label: Any, language: Any) -> str:
    return gettext("%(label)s (%(language)s)") % {"label": label, "language": language}


#: A label such as "title (French)", put together in the language of whoever looks.
_lazy_label = lazy(_label_in, str)


class LinesField(forms.CharField):
    """A list of short texts, one per line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("One per line."))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read lines as a list, without empty ones and doublets."""
        text = super().to_python(value) or ""
        return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not their writing."""
        return bool(self.to_python(data) != (initial or []))
