"""Asks the portal for the bytes of a page, without a browser."""

import http.client
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from tests.portal.page_kinds import PageKind
from tests.portal.server import Portal

FORM_TARGET = "/rueckmeldung/"
#: A form sent with nothing useful in it, as `open_page` of the journeys does.
FORM = urlencode({"kind": "mistake", "email": "keine Adresse"})


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


def fetch(kind: PageKind, portal: Portal) -> Answer:
    """Ask for a page in its state; by number of the machine, because only browsers know what *.localhost is."""
    address = urlsplit(kind.url(portal))
    headers = {"Host": address.netloc}
    if kind.sends:
        headers |= {"Origin": f"http://{address.netloc}", "Content-Type": "application/x-www-form-urlencoded"}
    path = FORM_TARGET if kind.sends else address._replace(scheme="", netloc="").geturl()
    with closing(http.client.HTTPConnection("127.0.0.1", address.port, timeout=60)) as connection:
        connection.request("POST" if kind.sends else "GET", path, FORM if kind.sends else None, headers)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.headers.items()), answer.read().decode())
