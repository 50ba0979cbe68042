"""The description of an organisation: everything public about it in plain values."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import override

from mintregion.catalogue.description.places import Address, address_of_organisation
from mintregion.catalogue.description.texts import texts_in
from mintregion.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationReference:
    """An organisation as others name it. `uri` stays the same in every language."""

    id: int
    slug: str
    name: str
    kind: str
    url: str
    uri: str


@dataclass(frozen=True, slots=True)
class ParentBodyDescription:
    """Who carries an organisation."""

    name: str
    kind: str
    kind_label: str


@dataclass(frozen=True, slots=True)
class OrganisationDescription:
    """Everything public about an organisation, in one language."""

    id: int
    external_id: str
    region: str
    slug: str
    name: str
    kind: str
    kind_label: str
    url: str
    uri: str
    language: str
    languages: tuple[str, ...]
    untranslated: tuple[str, ...]
    description: str
    address: Address
    part_of: OrganisationReference | None
    parent_body: ParentBodyDescription | None
    phone: str
    email: str
    contact_page: str
    website: str
    accessibility: str
    is_claimed: bool
    is_sample: bool
    edited_at: datetime


def describe_organisation(
    organisation: Organisation, *, language: str, base_url: str
) -> OrganisationDescription:
    """Describe an organisation; its region, place with district, part_of and parent_body must be loaded.

    `base_url` is the scheme and host of its region, without a slash at the end.
    """
    reference = refer_to(organisation, language=language, base_url=base_url)
    texts, untranslated = texts_in(organisation, language)
    with override(language):
        kind_label = str(organisation.get_kind_display())
        parent_body = _parent_body(organisation)
    return OrganisationDescription(
        id=organisation.pk,
        external_id=organisation.external_id,
        region=organisation.region.slug,
        slug=organisation.slug,
        name=reference.name,
        kind=organisation.kind,
        kind_label=kind_label,
        url=reference.url,
        uri=reference.uri,
        language=language,
        languages=organisation.languages(),
        untranslated=untranslated,
        description=texts["description"],
        address=address_of_organisation(organisation),
        part_of=(
            refer_to(organisation.part_of, language=language, base_url=base_url)
            if organisation.part_of
            else None
        ),
        parent_body=parent_body,
        phone=organisation.phone,
        email=organisation.email,
        contact_page=organisation.contact_page,
        website=organisation.website,
        accessibility=texts["accessibility"],
        is_claimed=organisation.is_claimed,
        is_sample=organisation.is_sample,
        edited_at=organisation.edited_at,
    )


def refer_to(organisation: Organisation, *, language: str, base_url: str) -> OrganisationReference:
    """Name an organisation by what its own row holds."""
    with override(language):
        url = base_url + organisation.get_absolute_url()
    with override(settings.LANGUAGE_CODE):
        uri = base_url + organisation.get_absolute_url() + "#organisation"
    return OrganisationReference(
        id=organisation.pk,
        slug=organisation.slug,
        name=organisation.text("name", language).value,
        kind=organisation.kind,
        url=url,
        uri=uri,
    )


def _parent_body(organisation: Organisation) -> ParentBodyDescription | None:
    body = organisation.parent_body
    if body is None:
        return None
    return ParentBodyDescription(body.name, body.kind, str(body.get_kind_display()))
