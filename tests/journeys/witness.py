"""Notes everything a page does that it should not."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

#: The browser names a broken policy to the page; the note goes the way of all other errors.
REPORT = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`policy ${violatedDirective} ${blockedURI}`));
"""


#: What browsers say of a page that is a 404 itself, and of the one page under a host name other than *.localhost.
EXPECTED = ("Failed to load resource", "The Cross-Origin-Opener-Policy header has been ignored")


class Witness:
    """Listens to one tab from its first request on."""

    def __init__(self, page: Page, *, port: int) -> None:
        self.notes: list[str] = []
        self._port = port
        page.add_init_script(REPORT)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.notes.append(f"error in a script: {error}"))
        page.on("request", self._request)
        page.on(
            "requestfailed", lambda request: self.notes.append(f"failed: {request.url} {request.failure}")
        )
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(EXPECTED):
            self.notes.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.port != self._port:
            self.notes.append(f"foreign: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.notes.append(f"{response.status}: {response.url}")


def kept_by(context: BrowserContext, page: Page) -> dict[str, object]:
    """Give everything the browser keeps for this page, without what is empty."""
    kept = page.evaluate(
        """async () => ({
          local: { ...localStorage }, session: { ...sessionStorage },
          databases: (await indexedDB.databases()).map(({ name }) => name),
          caches: globalThis.caches ? await caches.keys() : [],
        })"""
    )
    return {name: value for name, value in {"cookies": context.cookies(), **kept}.items() if value}
