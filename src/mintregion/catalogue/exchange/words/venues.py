"""Where it takes place: "Schulen in Trier", "vor Ort im Unternehmen", "Universität Trier", "online"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mintregion.catalogue.exchange.words.nearest import folded
from mintregion.catalogue.exchange.words.numbers import REMEMBERED, spaced
from mintregion.catalogue.vocabulary import scheme

ONLINE = re.compile(r"\bonline\b|\bdigital\b|\bvirtuell|\bvideokonferenz|\bwebinar|\bim internet")
HOSTS = (
    r"(?:grund|förder|gesamt|berufs|partner)?schulen?|kitas?|kindergärten|kindergarten|klassen(?:zimmer|raum)"
)
COMES = re.compile(
    rf"\A(?:in |an |vor ort in |vor ort an )?(?:den |der |die |ihrer |ihren |eurer |allen |ihre )?(?:\w+ )?(?:{HOSTS})\b"
    r"|\bkommt (?:zu|in|an)\b|\bmobil\b|\baufsuchend|\bbei ihnen\b|\binhouse\b"
)
AREA = re.compile(
    rf"\b(?:{HOSTS})\s+(?:in|im|aus)\s+(?:der\s+|den\s+|dem\s+)?(?P<area>[^,;()]{{2,60}})", re.IGNORECASE
)
HERE = re.compile(
    r"\bvor ort\b|\bim (?:unternehmen|betrieb|haus|werk|labor|institut)|\bin (?:der|den) (?:firma|einrichtung|werkstatt|räumen)"
    r"|\bbeim? (?:anbieter|uns)|\bbei uns\b|\ban der (?:hoch)?schule\b|\bauf dem campus|\bfirmengelände|\bbetriebsgelände"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """Keys of `venue`, and the area an offer travels in as the text names it ("Trier")."""

    venues: tuple[str, ...]
    area: str = ""


@lru_cache(maxsize=REMEMBERED)
def read_venue(text: str, provider: str = "") -> Venue | None:
    """Read where; `provider` is the organisation's name, whose own place is no other place."""
    phrase = spaced(text)
    if not phrase:
        return None
    if exact := scheme("venue").find(text):
        return Venue((exact.key,), _area(text))
    found: set[str] = set()
    if ONLINE.search(phrase):
        found.add("online")
    if _is_the_provider(text, provider):
        found.add("at_provider")
    elif COMES.search(phrase):
        found.add("comes_to_you")
    elif HERE.search(phrase):
        found.add("at_provider")
    if not found:
        return Venue(("elsewhere",))
    return Venue(scheme("venue").sorted_keys(found), _area(text) if "comes_to_you" in found else "")


def _is_the_provider(text: str, provider: str) -> bool:
    wanted, own = folded(text), folded(provider)
    return bool(own) and len(wanted) > 3 and (wanted in own or own in wanted)


def _area(text: str) -> str:
    match = AREA.search(text)
    return match["area"].strip(" .") if match else ""
