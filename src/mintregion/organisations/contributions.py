"""What organisations give to the page frame."""

from django.utils.translation import gettext_lazy as _

from mintregion.organisations.queries import addresses_of_organisations
from mintregion.shell.registries import MenuEntry, SitemapSource, menu, sitemap_sources

menu.register(
    MenuEntry("organisations.organisations", _("Institutions"), "organisations:organisation_list", weight=40)
)
sitemap_sources.register(SitemapSource("organisations.organisations", addresses_of_organisations))
