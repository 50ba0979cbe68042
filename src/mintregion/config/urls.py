"""Root addresses: pages for people with a language prefix, addresses for machines without."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from mintregion.backstage import health
from mintregion.catalogue.api import api
from mintregion.portal import machine_views

handler400 = "mintregion.shell.views.bad_request"
handler403 = "mintregion.shell.views.permission_denied"
handler404 = "mintregion.shell.views.page_not_found"
handler500 = "mintregion.shell.views.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", machine_views.robots, name="robots"),
    path("sitemap.xml", machine_views.sitemap, name="sitemap"),
    path("sitemap-<int:page>.xml", machine_views.sitemap_page, name="sitemap_page"),
    path("opensearch.xml", machine_views.opensearch, name="opensearch"),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
]

# German has no prefix: the addresses people print stay short.
urlpatterns += i18n_patterns(
    path("", include("mintregion.portal.urls")),
    path("", include("mintregion.organisations.urls")),
    path("", include("mintregion.catalogue.urls")),
    prefix_default_language=False,
)
