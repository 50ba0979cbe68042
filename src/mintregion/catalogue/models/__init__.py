"""Tables of the catalogue."""

from mintregion.catalogue.models.indexing import OfferTokens, SearchChange
from mintregion.catalogue.models.offer import Offer, OfferLink

__all__ = ["Offer", "OfferLink", "OfferTokens", "SearchChange"]
