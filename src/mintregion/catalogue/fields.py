"""Columns that hold keys of a vocabulary: one concept, or a set of them."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from mintregion.catalogue.vocabulary import scheme

Keys: TypeAlias = tuple[str, ...]


class ConceptField(models.CharField):  # type: ignore[type-arg]  # the stubs want parameters Django does not take
    """The key of one concept of `scheme`, or an empty string."""

    def __init__(self, *args: Any, scheme: str, **kwargs: Any) -> None:
        self.scheme = scheme
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name the scheme in migrations; its concepts are data, not schema."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "scheme": self.scheme}

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse keys the scheme does not know."""
        super().validate(value, model_instance)
        _check_known([value] if value else [], self.scheme)

    def formfield(self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any) -> Any:
        """Offer the scheme's concepts in a select."""
        empty = [("", "–")] if self.blank else []
        return forms.ChoiceField(
            choices=lambda: empty + scheme(self.scheme).choices(),
            required=not self.blank,
            label=str(self.verbose_name),
            help_text=str(self.help_text),
        )


class ConceptSetField(models.CharField):  # type: ignore[type-arg]  # as above
    """Keys of several concepts of `scheme`, as a tuple in reading order.

    Stored as `|kita|primary|`: one column read with its row, the same on SQLite and PostgreSQL, and
    readable in any dump. The lookup `has` finds rows with one key (docs/decisions/0008-vocabularies.md).
    """

    def __init__(self, *args: Any, scheme: str, **kwargs: Any) -> None:
        self.scheme = scheme
        kwargs.setdefault("max_length", 1000)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", ())
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name the scheme in migrations; its concepts are data, not schema."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), {**kwargs, "scheme": self.scheme}

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Keys:
        """Turn the column into keys."""
        return split_keys(value or "")

    def to_python(self, value: Any) -> Keys:
        """Accept keys as stored text or as any iterable."""
        if value is None or isinstance(value, str):
            return split_keys(value or "")
        return scheme(self.scheme).sorted_keys(value)

    def get_prep_value(self, value: Any) -> str:
        """Turn keys into the column."""
        return join_keys(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        """Serialise as stored."""
        return self.get_prep_value(self.value_from_object(obj))

    def clean(self, value: Any, model_instance: Any) -> Keys:
        """Refuse keys the scheme does not know."""
        keys = split_keys(value) if isinstance(value, str) else tuple(value or ())
        _check_known(keys, self.scheme)
        if not keys and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return self.to_python(keys)

    def formfield(self, form_class: Any = None, choices_form_class: Any = None, **kwargs: Any) -> Any:
        """Offer the scheme's concepts as check boxes."""
        return forms.MultipleChoiceField(
            choices=lambda: scheme(self.scheme).choices(),
            required=not self.blank,
            label=str(self.verbose_name),
            help_text=str(self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


@ConceptSetField.register_lookup
class Has(models.Lookup):  # type: ignore[type-arg]  # generic only in the stubs
    """Rows whose set contains one key: `Offer.objects.filter(stages__has="kita")`."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Compare with LIKE, which both databases answer alike for these plain keys."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s ESCAPE '\\'", [*params, "%|" + str(self.rhs).replace("_", "\\_") + "|%"]


def split_keys(stored: str) -> Keys:
    """Turn `|kita|primary|` into its keys."""
    return tuple(key for key in stored.split("|") if key)


def join_keys(keys: Iterable[str]) -> str:
    """Turn keys into `|kita|primary|`; nothing into an empty string."""
    joined = "|".join(keys)
    return f"|{joined}|" if joined else ""


def _check_known(keys: Iterable[str], name: str) -> None:
    unknown = [key for key in keys if key not in scheme(name)]
    if unknown:
        raise ValidationError(
            _("Unknown value: %(keys)s"), code="unknown", params={"keys": ", ".join(unknown)}
        )
