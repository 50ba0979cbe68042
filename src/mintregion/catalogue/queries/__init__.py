"""What pages read: offers that may be seen, found by words and filters, or fetched by id."""

from mintregion.catalogue.queries.finding import (
    PAGE_SIZE,
    FacetCount,
    Found,
    Hit,
    count_offers,
    find_offers,
    points_of,
    suggest_words,
)
from mintregion.catalogue.queries.offers import (
    archived_offer,
    offers_of_organisation,
    offers_visible_to_public,
    offers_with_everything,
    similar_offers,
)

__all__ = [
    "PAGE_SIZE",
    "FacetCount",
    "Found",
    "Hit",
    "archived_offer",
    "count_offers",
    "find_offers",
    "offers_of_organisation",
    "offers_visible_to_public",
    "offers_with_everything",
    "points_of",
    "similar_offers",
    "suggest_words",
]
