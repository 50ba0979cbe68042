"""Writes schema.org (release 30.0) as JSON-LD: what search engines read on public pages.

A `Course` needs dated `CourseInstance`s only when there are dates; slots come with bookings.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from mintregion.catalogue.description.offer import Amount, OfferDescription
from mintregion.catalogue.description.organisation import OrganisationDescription
from mintregion.catalogue.description.places import Address
from mintregion.catalogue.description.terms import PublicConcept, public_concepts

Node: TypeAlias = dict[str, Any]

CONTEXT = "https://schema.org"
ORGANISATION_TYPES = {
    "kita": "Preschool",
    "primary_school": "ElementarySchool",
    "secondary_school": "HighSchool",
    "vocational_school": "EducationalOrganization",
    "university": "CollegeOrUniversity",
    "company": "LocalBusiness",
    "administration": "GovernmentOrganization",
    "foundation": "NGO",
    "learning_place": "EducationalOrganization",
    "adult_education": "EducationalOrganization",
    "association": "NGO",
}
#: ISO 8601 pattern per unit of duration; a school year counts as a year.
DURATIONS = {
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "school_year": "P{}Y",
}


def graph(*nodes: Node) -> Node:
    """Put nodes into one document."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def course(offer: OfferDescription) -> Node:
    """Write an offer as a course without dates."""
    return _stated(
        {
            "@type": "Course",
            "@id": offer.uri,
            "url": offer.url,
            "name": offer.title,
            "description": offer.summary,
            "abstract": offer.plain_sentence,
            "courseCode": offer.number,
            "identifier": offer.external_id,
            "image": offer.image.url if offer.image else None,
            "provider": _provider(offer),
            "about": _defined_terms(public_concepts(offer.themes, "kim_subject"), offer.language),
            "educationalLevel": _defined_terms(offer.levels, offer.language),
            "learningResourceType": offer.kind.label if offer.kind else None,
            "audience": [
                {"@type": "EducationalAudience", "educationalRole": audience.label}
                for audience in offer.audiences
            ],
            "keywords": list(offer.keywords),
            "timeRequired": iso_duration(offer.duration),
            "inLanguage": [language.key for language in offer.languages_spoken],
            "isAccessibleForFree": offer.cost.key == "free"
            if offer.cost and offer.cost.key != "on_request"
            else None,
            "offers": _price(offer),
            "datePublished": offer.published_at.date().isoformat() if offer.published_at else None,
            "dateModified": offer.edited_at.isoformat(timespec="seconds"),
        }
    )


def organisation(described: OrganisationDescription) -> Node:
    """Write an organisation under the type of its kind."""
    return _stated(
        {
            "@type": ORGANISATION_TYPES.get(described.kind, "Organization"),
            "@id": described.uri,
            "url": described.website or described.url,
            "mainEntityOfPage": described.url,
            "name": described.name,
            "description": described.description,
            "telephone": described.phone,
            "email": described.email,
            "address": _postal_address(described.address),
            "location": _place(described.address, described.name),
            "contactPoint": _contact_point(described),
            "parentOrganization": (
                {"@type": "Organization", "@id": described.part_of.uri, "name": described.part_of.name}
                if described.part_of
                else None
            ),
        }
    )


def web_site(*, name: str, url: str, description: str, search_url: str, language: str) -> Node:
    """Write the portal of a region with its search; `search_url` ends where the words go."""
    return _stated(
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "url": url,
            "name": name,
            "description": description,
            "inLanguage": language,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search_url + "{search_term_string}"},
                "query-input": "required name=search_term_string",
            },
        }
    )


def publisher(*, name: str, url: str, address: Address, email: str, phone: str) -> Node:
    """Write the office of a region, which publishes the portal."""
    return _stated(
        {
            "@type": "Organization",
            "@id": f"{url}#publisher",
            "url": url,
            "name": name,
            "email": email,
            "telephone": phone,
            "address": _postal_address(address),
        }
    )


def breadcrumb(steps: Sequence[tuple[str, str]]) -> Node:
    """Write where a page stands, from (address, label) pairs beginning with the start page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": url}
            for position, (url, label) in enumerate(steps, start=1)
        ],
    }


def item_list(items: Iterable[tuple[str, str]], *, total: int, first: int, name: str) -> Node:
    """Write one page of a list of (address, title); `first` is the position of its first item in the whole list."""
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": total,
        "itemListElement": [
            {"@type": "ListItem", "position": position, "url": url, "name": title}
            for position, (url, title) in enumerate(items, start=first)
        ],
    }


def iso_duration(duration: Amount) -> str:
    """Write a duration in ISO 8601; empty for a range, which the format cannot say."""
    least, most = duration.least, duration.most
    if duration.unit not in DURATIONS or (least is not None and most is not None and least != most):
        return ""
    amount = most if most is not None else least
    return DURATIONS[duration.unit].format(amount) if amount else ""


def _provider(offer: OfferDescription) -> Node:
    named = offer.organisation
    return _stated(
        {
            "@type": ORGANISATION_TYPES.get(named.kind, "Organization"),
            "@id": named.uri,
            "url": named.url,
            "name": named.name,
            "address": _postal_address(offer.home),
        }
    )


def _price(offer: OfferDescription) -> Node | None:
    if offer.cost is None or offer.cost.key == "on_request":
        return None
    if offer.cost.key == "free":
        return {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "EUR"}
    return _stated({"@type": "Offer", "category": "Paid", "description": offer.cost_text})


def _defined_terms(concepts: Iterable[PublicConcept], language: str) -> list[Node]:
    return [
        _stated(
            {
                "@type": "DefinedTerm",
                "@id": concept.uri,
                "name": concept.label_in(language),
                "inDefinedTermSet": concept.uri.rpartition("/")[0] + "/",
            }
        )
        for concept in concepts
    ]


def _place(address: Address, name: str) -> Node | None:
    if address.point is None:
        return None
    latitude, longitude = address.point
    return _stated(
        {
            "@type": "Place",
            "name": name,
            "address": _postal_address(address),
            "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude},
        }
    )


def _postal_address(address: Address) -> Node | None:
    if not (address.street or address.postcode or address.town):
        return None
    return _stated(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postcode,
            "addressLocality": address.town,
            "addressCountry": address.country,
        }
    )


def _contact_point(described: OrganisationDescription) -> Node | None:
    if not described.contact_page:
        return None
    return {"@type": "ContactPoint", "url": described.contact_page}


def _stated(node: Node) -> Node:
    """Leave out what is not stated: None, empty texts and empty lists; False and 0 are statements."""
    return {name: value for name, value in node.items() if value is not None and value not in ("", [])}
