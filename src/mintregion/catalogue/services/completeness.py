"""What an offer must say before the public sees it."""

from mintregion.catalogue.models import Offer


def missing_for_publication(offer: Offer) -> list[str]:
    """Names of the fields that are missing; an empty list means the offer can be published.

    A visitor must learn what it is and for whom: a title, a kind or a short text, and at least one of
    stage, grade or audience. Everything else may be asked of the organisation.
    """
    missing = []
    if not offer.title.strip():
        missing.append("title")
    if not (offer.kind or offer.kind_as_written or offer.short_text):
        missing.append("kind")
    if not (offer.stages or offer.audiences or offer.grades):
        missing.append("stages")
    return missing
