"""The JSON API: offers, organisations, vocabularies and regions for other programs."""

from mintregion.catalogue.api import offers, organisations, regions, vocabularies
from mintregion.catalogue.api.frame import CatalogueAPI

__all__ = ["api"]

api = CatalogueAPI()
api.add_router("/offers", offers.router)
api.add_router("/organisations", organisations.router)
api.add_router("/vocabularies", vocabularies.router)
api.add_router("/regions", regions.router)
