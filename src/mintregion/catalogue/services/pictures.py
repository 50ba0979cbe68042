"""The picture of an offer and its renditions."""

from django.db import transaction

from mintregion.backstage.uploads import Picture, delete_picture, store_renditions
from mintregion.catalogue.models import Offer


@transaction.atomic
def keep_picture(offer: Offer, picture: Picture | None, *, replaced: str) -> None:
    """Store the renditions of a picture just saved with its offer; delete the one it `replaced`."""
    if picture is not None:
        store_renditions(picture, offer.image.name)
    if replaced != offer.image.name:
        delete_picture(replaced)
