"""What organisations give to the page frame."""

from mintregion.organisations.queries import addresses_of_organisations
from mintregion.shell.registries import SitemapSource, sitemap_sources

sitemap_sources.register(SitemapSource("organisations.organisations", addresses_of_organisations))
