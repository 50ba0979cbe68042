"""Query parameters of the API: described once, for checking and for the OpenAPI document."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from mintregion.catalogue.api.problems import UnusableParameters, WrongParameter
from mintregion.catalogue.selection import FILTERS, MAX_KM, MAX_PAGE, MAX_WORDS, SORTS, known_values

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
DISTRICT_KEY = r"^[0-9]{5}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
#: No control characters: PostgreSQL cannot store NUL, and none of them is a word.
WORDS = r"^[^\u0000-\u001f\u007f]*$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter; `schema` is the JSON schema of one value. An empty value counts as not given."""

    name: str
    description: str
    schema: Mapping[str, Any]
    is_list: bool = False

    def accepts(self, value: str) -> bool:
        """Whether one value can be used."""
        if self.schema["type"] == "integer":
            return _is_whole(value) and self.schema["minimum"] <= int(value) <= self.schema["maximum"]
        if "enum" in self.schema:
            return value in self.schema["enum"]
        return len(value) <= self.schema["maxLength"] and re.search(self.schema["pattern"], value) is not None

    def sentence(self, value: str) -> str:
        """Say why a value cannot be used and what can."""
        shown = {"name": self.name, "value": value[:60]}
        if self.schema["type"] == "integer":
            limits = {"least": self.schema["minimum"], "most": self.schema["maximum"]}
            return _("“%(name)s” must be a whole number from %(least)s to %(most)s.") % (shown | limits)
        if "enum" in self.schema:
            known = {"known": ", ".join(self.schema["enum"])}
            return _("“%(name)s” does not know the value “%(value)s”. It knows: %(known)s.") % (shown | known)
        if self.schema["pattern"] == DISTRICT_KEY:
            return _("“%(name)s” must be a district key of five digits.") % shown
        if self.schema["pattern"] == SLUG:
            return _("“%(name)s” must be a short name of small letters, digits and hyphens.") % shown
        most = {"most": self.schema["maxLength"]}
        return _("“%(name)s” must be a text of at most %(most)s characters without control characters.") % (
            shown | most
        )

    def openapi(self) -> dict[str, Any]:
        """Describe it as OpenAPI 3.1 wants."""
        one = dict(self.schema)
        return {
            "in": "query",
            "name": self.name,
            "description": self.description,
            "required": False,
            "allowEmptyValue": True,
            "schema": {"type": "array", "items": one} if self.is_list else one,
        }


def whole(name: str, description: str, *, most: int, default: int) -> Parameter:
    """A whole number from 1 to `most`."""
    return Parameter(
        name, description, {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    )


def one_of(name: str, description: str, values: Iterable[str], *, is_list: bool = False) -> Parameter:
    """One of a few known values."""
    return Parameter(name, description, {"type": "string", "enum": list(values)}, is_list)


def text(
    name: str, description: str, *, pattern: str = WORDS, most: int = MAX_WORDS, is_list: bool = False
) -> Parameter:
    """A text that matches a pattern."""
    return Parameter(name, description, {"type": "string", "pattern": pattern, "maxLength": most}, is_list)


LANGUAGE = one_of(
    "lang",
    "Language of labels and texts; without it the header Accept-Language decides. "
    "Texts that are not translated stay German and are named in `untranslated`.",
    [code for code, _name in settings.LANGUAGES],
)
PAGE = whole("page", "Page of the result, counted from 1.", most=MAX_PAGE, default=1)
PAGE_LENGTH = whole("page_size", "Entries on a page.", most=MAX_PAGE_SIZE, default=PAGE_SIZE)
REGION = text("region", "Short name of a region; only useful on the host of all regions.", pattern=SLUG)
Q = text("q", "Words to search for.")


def _filter(name: str) -> Parameter:
    known = known_values(name)
    if known is None:
        return text(name, "Keys of districts; several are alternatives.", pattern=DISTRICT_KEY, is_list=True)
    return one_of(name, f"Values of the filter {name}; several are alternatives.", known, is_list=True)


OFFER_LIST = (
    Q,
    *(_filter(name) for name in FILTERS),
    text("organisation", "Short name of an organisation; its parts are included.", pattern=SLUG),
    text("near", "Postcode or name of a place; offers that come to it are found too."),
    whole("km", "Distance from `near` in kilometres.", most=MAX_KM, default=20),
    one_of("sort", "Order: fit to the words, distance from `near`, newest first, or title.", SORTS),
    PAGE,
    PAGE_LENGTH,
    one_of("facets", "1 adds the number of offers for every value of every filter.", ["0", "1"]),
    REGION,
    LANGUAGE,
)
ORGANISATION_LIST = (Q, PAGE, PAGE_LENGTH, REGION, LANGUAGE)
ONLY_LANGUAGE = (LANGUAGE,)
REGION_AND_LANGUAGE = (REGION, LANGUAGE)


def check(given: QueryDict, known: Iterable[Parameter]) -> None:
    """Raise UnusableParameters when a name or a value is unknown: silence would answer another question."""
    by_name = {parameter.name: parameter for parameter in known}
    wrong = []
    for name in given:
        parameter = by_name.get(name)
        if parameter is None:
            shown = {"name": name[:60], "known": ", ".join(by_name)}
            sentence = _("There is no parameter “%(name)s” here. There are: %(known)s.") % shown
            wrong.append(WrongParameter(name[:60], sentence))
            continue
        bad = next((value for value in given.getlist(name) if value and not parameter.accepts(value)), None)
        if bad is not None:
            wrong.append(WrongParameter(name, parameter.sentence(bad)))
    if wrong:
        raise UnusableParameters(wrong)


def number(given: QueryDict, parameter: Parameter) -> int:
    """Give a checked whole number, or its default."""
    return int(given.get(parameter.name) or parameter.schema["default"])


def _is_whole(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 18
