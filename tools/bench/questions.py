"""The fixed mix of 200 questions every contender is asked."""

import random
from dataclasses import dataclass
from urllib.parse import urlencode

COUNT = 200
SEED = 5
WORDS = (
    *(
        "Roboter",
        "Programmieren",
        "Chemie",
        "Labor",
        "Praktikum",
        "Workshop",
        "Energie",
        "Wasser",
        "Technik",
        "Mathematik",
    ),
    *(
        "Informatik",
        "Physik",
        "Biologie",
        "Umwelt",
        "Klima",
        "Elektronik",
        "Löten",
        "Experimente",
        "Betriebsbesichtigung",
    ),
    *(
        "Studium",
        "Ausbildung",
        "Schnuppertag",
        "Vortrag",
        "Projekttag",
        "Fortbildung",
        "Kita",
        "Grundschule",
        "Ferien",
    ),
    *(
        "Wettbewerb",
        "Forschen",
        "Sensoren",
        "Mikroskop",
        "Astronomie",
        "Holz",
        "Metall",
        "Solar",
        "Daten",
        "Trier",
    ),
)
PLACES = ("54290", "Bitburg", "Wittlich", "54550", "Saarburg", "Prüm", "Konz", "54343")
FILTERS = {
    "stage": ("kita", "primary", "secondary", "training", "work"),
    "grade": ("3", "6", "8", "9", "11"),
    "kind": ("workshop", "internship", "talk", "project_day"),
    "track": ("training", "study"),
    "venue": ("comes_to_you", "at_provider", "online"),
    "cost": ("free",),
    "audience": ("pupils", "teachers"),
}


@dataclass(frozen=True)
class Question:
    """Words, filters and a place; one contender may understand only part of it."""

    words: str
    filters: tuple[tuple[str, str], ...]
    near: str
    km: int

    @property
    def path(self) -> str:
        """The question as an address of the catalogue."""
        pairs = [("q", self.words)] if self.words else []
        pairs += self.filters
        if self.near:
            pairs += [("near", self.near), ("km", str(self.km))]
        return "/angebote/" + (f"?{urlencode(pairs)}" if pairs else "")


def questions(count: int = COUNT) -> list[Question]:
    """20 % without words, 50 % one word, the rest two or three; 55 % filtered, 35 % with a radius, 5 % mistyped."""
    pick = random.Random(SEED)  # noqa: S311 -- a reproducible mix, no secret
    return [_question(pick) for _ in range(count)]


def _question(pick: random.Random) -> Question:
    words = " ".join(pick.choice(WORDS) for _ in range(pick.choices((0, 1, 2, 3), (20, 50, 22, 8))[0]))
    if words and pick.random() < 0.05:
        at = pick.randrange(1, len(words) - 1)
        words = words[:at] + words[at + 1 :]
    names = pick.sample(sorted(FILTERS), pick.choices((0, 1, 2, 3), (45, 35, 14, 6))[0])
    filters = tuple((name, pick.choice(FILTERS[name])) for name in names)
    near = pick.choice(PLACES) if pick.random() < 0.35 else ""
    return Question(words, filters, near, pick.choice((10, 20, 50, 100)))
