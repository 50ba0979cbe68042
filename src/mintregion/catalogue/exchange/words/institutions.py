"""What sort of institution a name belongs to, and what of a department's name tells it from others."""

import re

from mintregion.catalogue.exchange.words.nearest import folded

# First match wins; the values are those of Organisation.Kind.
KINDS = (
    (re.compile(r"\bkita\b|kindergart|kindertages|\bhort\b", re.IGNORECASE), "kita"),
    (re.compile(r"volkshochschule|\bvhs\b|erwachsenenbildung|familienbildung", re.IGNORECASE), "adult_education"),
    (re.compile(r"universität|hochschule|\bcampus\b", re.IGNORECASE), "university"),
    (re.compile(r"grundschule", re.IGNORECASE), "primary_school"),
    (re.compile(r"berufsbildende|\bbbs\b|berufsschule|fachschule", re.IGNORECASE), "vocational_school"),
    (re.compile(r"gymnasium|realschule|gesamtschule|\bigs\b|schule\b", re.IGNORECASE), "secondary_school"),
    (re.compile(r"stiftung", re.IGNORECASE), "foundation"),
    (re.compile(r"kammer\b|\bihk\b|\bhwk\b|innung", re.IGNORECASE), "chamber"),
    (re.compile(r"\bstadt\b|landkreis|kreisverwaltung|verbandsgemeinde|ministerium|\bamt\b", re.IGNORECASE), "administration"),
    (re.compile(r"\bgmbh\b|\bag\b|\bkg\b|\bse\b|\bohg\b|\bmbh\b|stadtwerke|werke\b", re.IGNORECASE), "company"),
    (re.compile(r"museum|sternwarte|planetarium|labor\b|zentrum|zoo\b|forscher", re.IGNORECASE), "learning_place"),
    (re.compile(r"\be\. ?v\.|\bverein\b|verband", re.IGNORECASE), "association"),
)  # fmt: skip
CODE = re.compile(r"\A(?:fb|fachbereich|fakultät|abteilung|abt|[ivx]+|\d+|und|der|die|für)\Z")


def kind_of(name: str) -> str:
    """Give the kind of organisation a name speaks of; "other" when it says nothing."""
    return next((kind for pattern, kind in KINDS if pattern.search(name)), "other")


def telling_words(name: str) -> frozenset[str]:
    """Words of a department's name without codes such as "FB VI"."""
    words = {folded(word) for word in re.findall(r"\w+", name)}
    return frozenset(word for word in words if word and not CODE.match(word))
