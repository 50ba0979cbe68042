"""What machines are told: one description of an offer in plain values, and a writer for each format."""

from mintregion.catalogue.description.offer import OfferDescription, describe
from mintregion.catalogue.description.organisation import OrganisationDescription, describe_organisation

__all__ = ["OfferDescription", "OrganisationDescription", "describe", "describe_organisation"]
