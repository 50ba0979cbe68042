"""Finds names of persons and personal mail addresses, so that they are left out.

What is published about an offer is the institution and its public channel; who works there is not
(DSGVO Art. 5 (1) c: no more personal data than the purpose needs).
"""

import re

MAIL = re.compile(r"[\w.+-]+(?:@|\(at\)|\[at\])[\w-]+(?:\.[\w-]+)+")
# Mail addresses of an office, not of a person.
OFFICES = frozenset({
    "info", "kontakt", "contact", "office", "mail", "post", "poststelle", "sekretariat", "service", "zentrale",
    "anmeldung", "bildung", "schule", "schulen", "ausbildung", "studium", "studienberatung", "mint", "team", "empfang",
    "bewerbung", "karriere", "verwaltung", "dekanat", "presse", "buchung", "hallo", "welcome", "hello", "museum",
})  # fmt: skip
TITLE = re.compile(
    r"\b(?:Prof|Dr|Dipl|Mag|Ing)\b\.?-?|\b(?:Herrn?|Frau|Hr\.|Fr\.)\s|\b(?:M|B)\.\s?(?:Sc|A|Eng|Ed)\."
)
CONTACT = re.compile(
    r"\b(?:Kontakt|Ansprechpartner\w*|Ansprechperson\w*|Kontaktperson\w*)\b\s*(?:/\w+)?\s*:?", re.IGNORECASE
)
TELEPHONE = re.compile(
    r"\b(?:Tel(?:efon)?|Fon|Phone)\b\.?\s*:?\s*(?P<number>[+(]?[\d][\d\s()/.+–-]{4,})", re.IGNORECASE
)


def names_a_person(text: str) -> bool:
    """Tell by a title or form of address whether a piece of text names a person."""
    return TITLE.search(text) is not None


def office_mail(text: str) -> str:
    """Give the first mail address that belongs to an office; an empty string when there is none."""
    return next((mail for mail in MAIL.findall(text) if _is_office(mail)), "")


def personal_mails(text: str) -> list[str]:
    """Give the mail addresses that belong to persons."""
    return [mail for mail in MAIL.findall(text) if not _is_office(mail)]


def without_contacts(text: str) -> tuple[str, bool]:
    """Cut contact lines off a title and personal mail addresses out of a text; tell whether any were there."""
    lines = text.split("\n")
    kept: list[str] = []
    for place, line in enumerate(lines):
        contact = CONTACT.search(line)
        if place and (contact or names_a_person(line) or TELEPHONE.search(line) or MAIL.search(line)):
            break
        if contact and contact.start() and contact.group().rstrip().endswith(":"):
            kept.append(line[: contact.start()].rstrip(" ,;–-/("))
            break
        kept.append(line)
    short = "\n".join(kept)
    for mail in personal_mails(short):
        short = short.replace(mail, "")
    return short.strip(), short != text


def _is_office(mail: str) -> bool:
    local = re.split(r"@|\(at\)|\[at\]", mail)[0].casefold()
    return any(part in OFFICES for part in re.split(r"[._+-]", local))
