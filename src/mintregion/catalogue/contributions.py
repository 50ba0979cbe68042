"""What the catalogue gives to the page frame, to pages of lower areas, and to the background worker."""

from django.utils.translation import gettext_lazy as _

from mintregion.backstage.chores import Chore, chores
from mintregion.catalogue import linked_data, organisation_panels
from mintregion.catalogue.index import live
from mintregion.catalogue.queries.organisation_offers import offer_counts
from mintregion.catalogue.queries.sitemap import addresses_of_offers, addresses_of_pages, count_offers
from mintregion.catalogue.services.indexing import reindex_after_organisation
from mintregion.organisations.events import organisation_changed
from mintregion.organisations.registries import Tally, tallies
from mintregion.shell.registries import (
    FooterLink,
    MenuEntry,
    Panel,
    ServiceLink,
    SitemapSource,
    footer_links,
    menu,
    panels,
    service_links,
    sitemap_sources,
)

menu.register(
    MenuEntry("catalogue.offers", _("Offers"), "catalogue:offer_list", weight=10),
    MenuEntry("catalogue.drill_down", _("Career & study"), "catalogue:drill_down", weight=20),
    MenuEntry("catalogue.ladder", _("Stages of education"), "catalogue:ladder", weight=30),
)

chores.register(
    Chore("catalogue.rebuild_index", every_seconds=2, run=live.rebuild_if_due, is_needed=live.is_rebuild_due)
)

organisation_changed.connect(reindex_after_organisation, dispatch_uid="catalogue.reindex")

# What machines read in the head of pages.
panels.register(
    Panel("catalogue.site_data", "shell.head", lambda request, _nothing: linked_data.of_site(request)),
    Panel("catalogue.organisation_data", "organisations.organisation_head", linked_data.of_organisation),
)

sitemap_sources.register(
    SitemapSource("catalogue.pages", addresses_of_pages),
    SitemapSource("catalogue.offers", addresses_of_offers, count_offers),
)

# What the pages of organisations show of their offers.
panels.register(
    Panel(
        "catalogue.organisation_offers", "organisations.organisation_detail", organisation_panels.offers_panel
    ),
    Panel(
        "catalogue.organisation_map",
        "organisations.organisation_aside",
        organisation_panels.map_panel,
        weight=10,
    ),
    Panel(
        "catalogue.organisation_further",
        "organisations.organisation_aside",
        organisation_panels.further_panel,
    ),
)
tallies.register(Tally("catalogue.offers", _("Offers"), offer_counts, organisation_panels.say_offers))

service_links.register(
    ServiceLink("catalogue.watch_list", _("Watch list"), "catalogue:watch_list", weight=90)
)

footer_links.register(
    FooterLink("catalogue.feed", _("New offers as a feed (Atom)"), "catalogue:offer_feed", "data", weight=10),
    FooterLink("catalogue.api", _("Interface for programs (OpenAPI)"), "api:openapi-json", "data", weight=20),
)
