"""Finds the provider in the text above a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mintregion.catalogue.exchange.document import Row, one_line
from mintregion.catalogue.exchange.rows import Provider
from mintregion.catalogue.exchange.words.people import MAIL, TELEPHONE, names_a_person, office_mail

INSTITUTION = re.compile(
    r"universität|hochschule|\bcampus|\bgmbh\b|\bag\b|\be\. ?v\.|\binstitut|\bakademie|\bmuseum|\bschule\b|\bkammer"
    r"|\bstadtwerke|\bvhs\b|volkshochschule|\bstiftung|\bverein\b|\bzentrum|gymnasium|\bkg\b|\bse\b",
    re.IGNORECASE,
)
DEPARTMENT = re.compile(
    r"^(?:fb|fachbereich|fakultät|abteilung|abt\.|lehrstuhl|institut|fach)\b", re.IGNORECASE
)
LABEL = re.compile(
    r"^(?:fallbeispiel|anbieter|einrichtung|hochschule|träger|kooperation[^:(]{0,40})\s*:\s*", re.IGNORECASE
)
LOOK_BACK = 12
LOOK_BACK_BLOCK = 60
POSTCODE = re.compile(r"^(?:D[- ]?|L[- ]?)?(?P<postcode>\d{5}|\d{4})\s+(?P<town>[^\W\d][^\d@]{1,80})$")
STREET = re.compile(r"\d|stra(?:ß|ss)e|str\.|weg\b|platz\b|allee\b|gasse\b|ring\b|ufer\b", re.IGNORECASE)
WEB = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)[\w-]+(?:\.[\w-]+)+(?:/[^\s,;]*)?|https?://[^\s,;]+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Above:
    """A provider, the row it was found in, and whether names of persons stood there."""

    provider: Provider
    row: int = 0
    has_people: bool = False


def provider_above(before: Sequence[Row]) -> Above:
    """Find the institution in the nearest lines above a handbook table.

    "Fallbeispiel: Kooperation (FB VI Chemie, Dr. …, Universität Trier)" names department and institution.
    """
    for row in list(reversed(before))[:LOOK_BACK]:
        line = " ".join(cell for cell in row.cells if cell)
        if not INSTITUTION.search(line):
            continue
        pieces = _pieces(one_line(line))
        kept = [piece for piece in pieces if not names_a_person(piece) and not MAIL.search(piece)]
        name = next((piece for piece in reversed(kept) if INSTITUTION.search(piece)), "")
        if name:
            department = next((piece for piece in kept if piece != name and DEPARTMENT.search(piece)), "")
            return Above(
                Provider(name=name[:200], department=department[:150]), row.number, len(kept) < len(pieces)
            )
    return Above(Provider())


def _pieces(line: str) -> list[str]:
    """Split "A: B (C, D, E)" into its names; what stands in brackets is more exact than what is before."""
    inside = re.search(r"\(([^()]*)\)\s*$", line)
    if inside and INSTITUTION.search(inside[1]):
        line = inside[1]
    line = LABEL.sub("", LABEL.sub("", line.strip("*# ")))
    return [piece.strip(" .;:–-") for piece in re.split(r",|;|\s[–|]\s", line) if piece.strip(" .;:–-")]


def provider_block(before: Sequence[Row]) -> Above:
    """Read the address block above a ReTriBuS table: name, street, postcode and town, telephone, web.

    Only lines recognised as one of these are kept: any other line of the block names persons.
    """
    lines = [(row.number, " ".join(cell for cell in row.cells if cell)) for row in before[-LOOK_BACK_BLOCK:]]
    place = next((at for at in range(len(lines) - 1, -1, -1) if POSTCODE.match(lines[at][1])), None)
    if place is None:
        return Above(Provider())
    start = place
    while start and lines[start - 1][1] and lines[start - 1][0] == lines[start][0] - 1:
        start -= 1
    block, rest = lines[start:place], [line for _, line in lines[place + 1 :]]
    address = POSTCODE.match(lines[place][1])
    if address is None or not block:
        return Above(Provider())
    street = block[-1][1] if len(block) > 1 and STREET.search(block[-1][1]) else ""
    others = block[1 : -1 if street else None]
    text = "\n".join([*(line for _, line in others), *rest])
    provider = Provider(
        name=block[0][1][:200],
        street=street[:160],
        postcode=address["postcode"],
        town=address["town"].strip()[:120],
        phone=_telephone(text),
        email=office_mail(text),
        website=_website(text),
    )
    has_people = bool(others) or len(MAIL.findall(text)) > bool(provider.email)
    return Above(provider, block[0][0], has_people)


def _telephone(text: str) -> str:
    match = TELEPHONE.search(text)
    return one_line(match["number"]).strip(" -–/.")[:40] if match else ""


def _website(text: str) -> str:
    match = WEB.search(text)
    if not match:
        return ""
    found = match.group().rstrip(".,)")
    return (found if found.casefold().startswith("http") else f"https://{found}")[:200]
