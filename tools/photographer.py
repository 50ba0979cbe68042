"""Open pages in Chromium and keep what a person sees; runs inside `.venv` because it needs Playwright and Pillow."""

import http.client
import json
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, sync_playwright


@dataclass(frozen=True)
class View:
    """A screen and the colours a person asked for."""

    name: str
    width: int
    height: int
    colours: str = "light"


VIEWS = (View("desktop", 1280, 900), View("phone", 390, 844), View("dark", 1280, 900, "dark"))
PAGES = {
    "start": "/",
    "catalogue": "/angebote/?near=54290&km=20",
    "search": "/angebote/?q=Praktikum+Chemie+Trier",
}


def main(browser: str, address: str, target: Path) -> None:
    """Take every page in every view."""
    pages = PAGES | {"offer": _an_offer(address)}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for view in VIEWS:
            _take(chromium, view, {name: address + path for name, path in pages.items()}, target)
        chromium.close()


def _an_offer(address: str) -> str:
    """Return the path of an offer; asks by number because only browsers know that *.localhost is this machine."""
    host = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", host.port)
    connection.request("GET", "/api/v1/offers?q=Chemie&page_size=1", headers={"Host": host.netloc})
    (offer,) = json.load(connection.getresponse())["items"]
    return str(urlsplit(offer["url"]).path)


def _take(chromium: Browser, view: View, pages: dict[str, str], target: Path) -> None:
    context = chromium.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme="dark" if view.colours == "dark" else "light",
        locale="de-DE",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for name, url in pages.items():
        page.goto(url, wait_until="networkidle")
        picture = Image.open(BytesIO(page.screenshot()))
        picture.save(target / f"{name}-{view.name}.webp", quality=82, method=6)
    context.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
