"""Puts parts of German sentences together."""

import re
from random import Random

from mintregion.catalogue.synthesis.material import Brief, Subject

WHO = {"kita": "Die Kinder", "primary": "Die Kinder", "secondary": "Die Jugendlichen"}
ANYBODY = "Die Teilnehmenden"
#: One verb, or several joined by commas and "und": "sägen, schleifen und verleimen".
VERBS = re.compile(r"(?:\w+, )*\w+ und \w+|\w+")
LOWER = re.compile(r"[a-zäöüß, ]+")
NOTES = {
    "comes_to_you": (
        "Das Team bringt alles mit; ein Raum mit Stromanschluss genügt.",
        "Vor dem Besuch klären wir in einem kurzen Gespräch, was die Gruppe schon weiß.",
    ),
    "at_provider": (
        "Die Anreise mit Bus oder Bahn ist möglich; bei der Planung helfen wir gern.",
        "Ein Raum für die Pause ist vorhanden.",
    ),
    "online": ("Sie brauchen nur einen Browser; die Zugangsdaten kommen mit der Bestätigung.",),
    "elsewhere": (
        "Bitte denken Sie an festes Schuhwerk und wetterfeste Kleidung.",
        "Der Treffpunkt ist mit dem Bus erreichbar.",
    ),
}
NOTES_ON_LOANS = (
    "Bitte prüfen Sie den Inhalt vor der Rückgabe anhand der Packliste.",
    "Verbrauchsmaterial wird von uns nachgefüllt.",
)
NOTES_ON_DOING = ("Schutzkleidung und Material stehen bereit.", "Vorkenntnisse sind nicht nötig.")
GENERAL_NOTES = (
    "Termine werden gemeinsam vereinbart.",
    "Auf Wunsch senden wir Material zur Vor- und Nachbereitung zu.",
    "Das Angebot lässt sich an Alter, Sprache und Vorwissen der Gruppe anpassen.",
    "Eine frühe Anmeldung lohnt sich.",
)


def who(stage: str) -> str:
    """The group of a stage as the subject of a sentence."""
    return WHO.get(stage, ANYBODY)


def inverted(doing: str, subject: str) -> str:
    """Put the subject behind the verbs: "bauen ein Boot", "sie" -> "bauen sie ein Boot"."""
    match = VERBS.match(doing)
    verbs = match[0] if match and LOWER.fullmatch(match[0]) else doing.split(maxsplit=1)[0]
    return f"{verbs} {subject}{doing[len(verbs) :]}"


def title(pattern: str, subject: Subject, language: str = "de") -> str:
    """A title from its pattern."""
    return pattern.format(topic=subject.topic[language], catch=subject.catch)


def short_text(pattern: str, subject: Subject, stage: str) -> str:
    """One or two sentences from a pattern; names what one learns and what one does."""
    group = who(stage)
    simple = next(doing for doing in subject.doing if "," not in doing)
    return pattern.format(
        topic=subject.topic["de"],
        who=group,
        who_low=group[0].lower() + group[1:],
        about=subject.about,
        doing1=inverted(simple, "sie"),
        doing1_start=f"{group} {simple}",
        doing1_plain=simple,
        doing1_inverted=inverted(simple, "die Teilnehmerinnen"),
    )


def long_text(brief: Brief, opening: str, notes: list[str]) -> str:
    """Paragraphs in Markdown: how it is meant, what happens, what to know.

    German verbs have one form for "sie" and "wir", so what others do can be told as what we do.
    """
    parts = [opening]
    if not brief.form.without_steps:
        steps = "\n".join(f"- Wir {doing}." for doing in brief.subject.doing)
        parts.append(f"So läuft es ab:\n\n{steps}")
    parts.append(" ".join(notes))
    return "\n\n".join(parts)


def notes(brief: Brief, venue: str, rng: Random) -> list[str]:
    """Two sentences that are good to know, fitting the form and the place."""
    if brief.form.reader == "loan":
        return [rng.choice(NOTES_ON_LOANS), GENERAL_NOTES[1]]
    about_doing = () if brief.form.without_steps else NOTES_ON_DOING
    return [rng.choice(NOTES[venue]), rng.choice(GENERAL_NOTES + about_doing)]
