"""The contract of the API: what its answers look like. `description/api.py` writes them."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Duration = Literal["", "minute", "hour", "day", "week", "month", "school_year"]
Participants = Literal["", "counted", "by_arrangement", "open"]


class Strict(Schema):
    """An object without fields beyond those named; every field is always there."""

    model_config = ConfigDict(extra="forbid")


class Choice(Strict):
    """A value of a vocabulary and its label in the language of the answer."""

    value: str
    label: str


class FacetValue(Choice):
    """A value of a filter and the number of offers that choosing it gives."""

    count: int = Field(ge=0)


class Link(Strict):
    """A web address with its label."""

    label: str
    url: str


class Image(Strict):
    """A picture, what it shows and who took it."""

    url: str
    text: str
    credit: str


class Address(Strict):
    """Where something is; `district` is the five-digit key."""

    name: str
    street: str
    postcode: str
    town: str
    country: str
    district: str


class OrganisationReference(Strict):
    """An organisation as offers name it."""

    id: int
    slug: str
    name: str
    url: str
    uri: str = Field(description="Identifies the organisation in every language.")


class Offer(Strict):
    """Everything public about an offer. Fields ending in `_as_written` keep the words of the source."""

    id: int
    version: int = Field(description="Grows with every change.")
    external_id: str
    number: str = Field(
        description='Number of the Kooperationshandbuch, such as "N 23"; empty when it has none.'
    )
    region: str
    url: str = Field(description="The page for people, in the language of the answer.")
    uri: str = Field(description="Short address that never changes.")
    language: str
    languages: list[str] = Field(description="Languages in which there is at least a title.")
    untranslated: list[str] = Field(description="Texts given in German for want of a translation.")
    title: str
    short_text: str
    long_text: str
    plain_sentence: str
    keywords: list[str]
    image: Image | None
    organisation: OrganisationReference
    home: Address = Field(description="Address of the organisation.")
    kind: Choice | None
    kind_as_written: str
    track: Choice | None
    field: Choice | None
    themes: list[Choice]
    stages: list[Choice]
    audiences: list[Choice]
    school_types: list[Choice]
    school_types_as_written: str
    grade_from: int | None
    grade_to: int | None
    grades_as_written: str
    duration_min: int | None
    duration_max: int | None
    duration_unit: Duration
    duration_as_written: str
    participants: Participants
    participants_min: int | None
    participants_max: int | None
    participants_as_written: str
    venues: list[Choice]
    place: Address | None = Field(description="Where it takes place when not at the organisation.")
    place_as_written: str
    latitude: float | None
    longitude: float | None
    travel_km: int | None = Field(description="Comes to you within so many kilometres.")
    travel_districts: list[Choice] = Field(description="Comes to you in these districts.")
    cost: Choice | None
    cost_text: str
    languages_spoken: list[Choice]
    accessibility: list[Choice]
    accessibility_text: str
    school_year_from: int | None = Field(description="2026 means the school year 2026/27.")
    school_year_to: int | None
    links: list[Link]
    is_sample: bool = Field(description="An invented example.")
    checked_at: date | None = Field(description="When somebody last confirmed that all of it is right.")
    published_at: datetime | None
    edited_at: datetime


class OfferHit(Offer):
    """An offer in a result."""

    distance_m: int | None = Field(description="Distance from `near` in metres; null without one.")


class Place(Strict):
    """How `near` was understood."""

    name: str
    latitude: float
    longitude: float
    district: str
    is_guess: bool = Field(description="The text had a typing error or was the beginning of a name.")
    alternatives: list[str]


class OfferList(Strict):
    """One page of a result."""

    total: int = Field(ge=0)
    page: int
    page_size: int
    place: Place | None
    suggestion: str = Field(
        description="Words that were perhaps meant; empty when there is nothing to correct."
    )
    is_relaxed: bool = Field(description="No offer holds all words, so these hold some of them.")
    items: list[OfferHit]
    facets: dict[str, list[FacetValue]] = Field(
        description="With facets=1: for each filter its values; a filter's counts ignore its own choice."
    )


class ParentBody(Strict):
    """Who carries an organisation."""

    name: str
    kind: Choice


class Organisation(Strict):
    """Everything public about an organisation."""

    id: int
    external_id: str
    region: str
    slug: str
    name: str
    kind: Choice
    url: str
    uri: str
    language: str
    languages: list[str]
    untranslated: list[str]
    description: str
    address: Address
    latitude: float | None
    longitude: float | None
    part_of: OrganisationReference | None
    parent_body: ParentBody | None
    phone: str
    email: str
    contact_page: str
    website: str
    accessibility: str
    is_claimed: bool = Field(description="The organisation itself looks after its entry.")
    is_sample: bool
    edited_at: datetime


class OrganisationList(Strict):
    """One page of organisations, by name."""

    total: int = Field(ge=0)
    page: int
    page_size: int
    items: list[Organisation]


class VocabularyReference(Strict):
    """A vocabulary and where its concepts are."""

    name: str
    url: str
    size: int


class VocabularyList(Strict):
    """All vocabularies."""

    items: list[VocabularyReference]


class Concept(Choice):
    """A concept with its labels in all languages and what it corresponds to elsewhere."""

    labels: dict[str, str]
    notes: dict[str, str]
    broader: str
    same_as: dict[str, list[str]] = Field(description="URIs in public vocabularies, nearest first.")


class Vocabulary(Strict):
    """A vocabulary in reading order."""

    name: str
    concepts: list[Concept]


class Region(Strict):
    """A MINT region."""

    slug: str
    name: str
    title: str
    url: str
    website: str
    districts: list[Choice]


class RegionList(Strict):
    """Regions that can be read on this host."""

    items: list[Region]


class WrongParameter(Strict):
    """A parameter that cannot be used."""

    parameter: str
    sentence: str


class Problem(Schema):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[WrongParameter] | None = None
