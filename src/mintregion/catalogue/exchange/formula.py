"""Keeps text that begins like a formula from being run by a spreadsheet, and takes the guard off again.

OWASP ASVS 5.0, 1.2.10: cells of CSV that begin with one of `= + - @ TAB CR NUL` (or their full-width
forms) are guarded by a leading apostrophe. A telephone number such as "+49 651 718-0" stays as it is: digits
and separators alone can call nothing.
"""

import re

GUARD = "'"
FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"  # = + - @
DANGEROUS = frozenset("=+-@\t\r\n\0" + FULL_WIDTH)
TELEPHONE = re.compile(r"\+[1-9](?:[ ()/.–-]*[0-9]){6,14}\Z")


def guard(text: str) -> str:
    """Put the guard before text a spreadsheet could take for a formula."""
    if text[:1] in DANGEROUS and text and not TELEPHONE.match(text):
        return GUARD + text
    return guard_the_guard(text)


def guard_the_guard(text: str) -> str:
    """Put a guard before text that already looks guarded, so that taking one off gives the same text."""
    return GUARD + text if _looks_guarded(text) else text


def unguard(text: str) -> str:
    """Take one guard off."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text[:1] == GUARD and len(text) > 1 and (text[1] in DANGEROUS or text[1] == GUARD)
