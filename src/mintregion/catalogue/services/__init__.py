"""What happens to offers, one function per event; each writes the audit trail and tells the search."""

from mintregion.catalogue.services.completeness import missing_for_publication
from mintregion.catalogue.services.indexing import reindex_organisation
from mintregion.catalogue.services.offers import (
    IncompleteOffer,
    OfferChange,
    archive_offer,
    delete_offer,
    pause_offer,
    publish_offer,
    save_offer,
    save_offers,
)

__all__ = [
    "IncompleteOffer",
    "OfferChange",
    "archive_offer",
    "delete_offer",
    "missing_for_publication",
    "pause_offer",
    "publish_offer",
    "reindex_organisation",
    "save_offer",
    "save_offers",
]
