"""Every kind of page there is, in each state worth a look."""

from dataclasses import dataclass

from tests.portal.server import Portal

TRIER = "trier.localhost"
EMPTY = "leer.localhost"
NETWORK = "netz.localhost"
UNKNOWN_HOST = "fremd.test"


@dataclass(frozen=True)
class PageKind:
    """One page in one state.

    States of the same page share their `kind`. A name in braces in `path` stands for an offer of
    `Portal.offers`. With `sends`, the form on the page is sent with nothing useful in it.
    """

    kind: str
    path: str
    status: int = 200
    host: str = TRIER
    sends: bool = False

    def __str__(self) -> str:
        return f"{self.host.split('.')[0]} {self.path}" + (" sent" if self.sends else "")

    def url(self, portal: Portal) -> str:
        """Give the whole address."""
        return portal.url(self.path.format(**portal.offers, **portal.ids), host=self.host)


CATALOGUE = (
    PageKind("start", "/"),
    PageKind("start", "/fr/"),
    PageKind("list", "/angebote/"),
    PageKind("list", "/angebote/?page=2"),
    PageKind("list", "/angebote/?q=Chemie&stage=secondary&near=54290&km=30&sort=distance"),
    PageKind("list", "/angebote/?q=Robotter"),
    PageKind("list", "/angebote/?q=Chemie&stage=kita&venue=online&near=54290"),
    PageKind("list", "/angebote/?near=Nirgendwohausen"),
    PageKind("list", "/angebote/?page=999"),
    PageKind("list", "/en/angebote/?q=chemistry"),
    PageKind("map", "/angebote/karte/"),
    PageKind("offer", "{numbered}"),
    PageKind("offer", "{travelling}"),
    PageKind("offer", "{sample}"),
    PageKind("offer", "{long}"),
    PageKind("offer", "/en{numbered}"),
    PageKind("offer", "/fr{travelling}"),
    PageKind("gone", "{gone}", status=410),
    PageKind("watch_list", "/merkliste/"),
    PageKind("watch_list", "/merkliste/?ids={ids}"),
)
WAYS_IN = (
    PageKind("organisations", "/einrichtungen/"),
    PageKind("organisations", "/einrichtungen/?q=gibtesnicht"),
    PageKind("organisation", "/einrichtungen/universitaet-trier/"),
    PageKind("drill_down", "/beruf-und-studium/"),
    PageKind("drill_down", "/beruf-und-studium/?track=study"),
    PageKind("drill_down", "/beruf-und-studium/?track=study&field=chemistry"),
    PageKind("drill_down", "/beruf-und-studium/?track=study&field=chemistry&district=07211"),
    PageKind("ladder", "/bildungskette/"),
    PageKind("stage", "/bildungskette/primary/"),
)
TEXTS = (
    PageKind("imprint", "/impressum/"),
    PageKind("privacy", "/datenschutz/"),
    PageKind("accessibility", "/barrierefreiheit/"),
    PageKind("easy_language", "/leichte-sprache/"),
    PageKind("sign_language", "/gebaerdensprache/"),
    PageKind("about", "/ueber-die-region/"),
    PageKind("feedback", "/rueckmeldung/?seite=/angebote/"),
    PageKind("feedback", "/rueckmeldung/", status=422, sends=True),
    PageKind("feedback", "/barrierefreiheit/", status=422, sends=True),
    PageKind("feedback_sent", "/rueckmeldung/danke/"),
)
MISTAKES = (
    PageKind("not_found", "/gibt-es-nicht/", status=404),
    PageKind("not_found", "/en/angebote/999999/nichts/", status=404),
    PageKind("bad_request", "/", status=400, host=UNKNOWN_HOST),
)
NOTHING_YET = (
    PageKind("start", "/", host=EMPTY),
    PageKind("list", "/angebote/", host=EMPTY),
    PageKind("map", "/angebote/karte/", host=EMPTY),
    PageKind("organisations", "/einrichtungen/", host=EMPTY),
    PageKind("drill_down", "/beruf-und-studium/", host=EMPTY),
    PageKind("ladder", "/bildungskette/", host=EMPTY),
    PageKind("stage", "/bildungskette/kita/", host=EMPTY),
)
ALL_REGIONS = (
    PageKind("network", "/", host=NETWORK),
    PageKind("list", "/angebote/?q=Chemie", host=NETWORK),
    PageKind("organisations", "/einrichtungen/", host=NETWORK),
)
#: Django's own administration is left out: its pages are Django's, for a few people with an account.
PAGE_KINDS = (*CATALOGUE, *WAYS_IN, *TEXTS, *MISTAKES, *NOTHING_YET, *ALL_REGIONS)
