"""What the search index is made from: stored words of each offer, and the list of changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mintregion.catalogue.models.offer import Offer


class OfferTokens(models.Model):
    """Analysed words of a published offer, so that an index is built without analysing again."""

    offer = models.OneToOneField(Offer, models.CASCADE, primary_key=True, related_name="tokens")
    title = models.TextField()
    body = models.TextField()
    words = models.TextField(default="")
    analyser_version = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("words of an offer")
        verbose_name_plural = _("words of offers")

    def __str__(self) -> str:
        return f"words of offer {self.pk}"


class SearchChange(models.Model):
    """An offer that changed at one catalogue version; every worker process replays what it missed.

    A bulk (an import) is one row without offer: it is not replayed inside requests, the index is rebuilt.
    No foreign key: the change outlives an offer that is deleted.
    """

    version = models.BigIntegerField(db_index=True)
    offer_id = models.BigIntegerField(default=0)
    is_bulk = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("search change")
        verbose_name_plural = _("search changes")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.version}: " + ("bulk" if self.is_bulk else f"offer {self.offer_id}")
