"""Invents offers one by one; each depends only on the seed and its number, so a larger set contains the smaller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from mintregion.catalogue.models import Offer
from mintregion.catalogue.services import OfferChange
from mintregion.catalogue.synthesis import wording
from mintregion.catalogue.synthesis.hosts import SPREAD, Host
from mintregion.catalogue.synthesis.material import Brief, briefs, dice
from mintregion.catalogue.vocabulary import scheme
from mintregion.regions.models import District, Place, Region

GRADES = {
    "primary": ((1, 4), (3, 4), (2, 4), (1, 2)),
    "secondary": ((5, 6), (5, 8), (5, 10), (7, 10), (8, 13), (5, 13)),
}
UPPER_GRADES = ((10, 13), (11, 13), (9, 13))
AUDIENCES = {
    "kita": ("children",),
    "primary": ("pupils",),
    "secondary": ("pupils",),
    "training": ("students",),
    "work": ("professionals", "public"),
    "seniors": ("seniors", "public"),
}
SCHOOL_TYPES: tuple[tuple[str, ...], ...] = (
    ("realschule_plus", "igs", "gymnasium", "vocational_school"),
    ("realschule_plus", "igs", "gymnasium"),
    ("realschule_plus", "igs"),
    ("realschule_plus", "special_school"),
    ("igs", "gymnasium"),
    ("gymnasium",),
    ("gymnasium", "vocational_gymnasium"),
    (),
)
UPPER_SCHOOL_TYPES = (
    ("gymnasium",),
    ("igs", "gymnasium"),
    ("gymnasium", "vocational_gymnasium", "technical_upper_school"),
)
#: Most ideas suit secondary schools; without weights the other stages would hardly occur.
STAGE_WEIGHTS = {"kita": 5, "primary": 3, "secondary": 1, "training": 2, "work": 3, "seniors": 3}
COSTS = ("free",) * 12 + ("paid",) * 5 + ("on_request",) * 2 + ("",)
FEES = (
    "4 € pro Kind",
    "6 € pro Person",
    "60 € pro Gruppe",
    "85 € pro Klasse",
    "12 € Materialkosten",
    "25 € Kursgebühr",
)
TRAVEL_KM = (15, 25, 30, 50)
OTHER_LANGUAGES = (("en", 0.14), ("fr", 0.1), ("lb", 0.04), ("gsg", 0.02))
TRANSLATED = 0.14


@dataclass(frozen=True)
class Ground:
    """Where offers are invented: a region, its places and districts, and the day that counts as today."""

    region: Region
    places: Sequence[Place]
    districts: Sequence[District]
    seed: int
    today: date


def plan(seed: int) -> list[Brief]:
    """All combinations of subject and form in the order in which a seed uses them."""
    order = list(briefs())
    dice(seed).shuffle(order)
    return order


def invent_offer(
    number: int, order: Sequence[Brief], hosts: Mapping[str, Sequence[Host]], ground: Ground
) -> OfferChange:
    """Invent the offer with this number among the hosts of its block."""
    rng = dice(f"{ground.seed}/{number}")
    brief = order[number % len(order)]
    host = rng.choice(hosts[rng.choice(brief.hosts)])
    offer = Offer(
        region=ground.region,
        organisation=host.organisation,
        external_id=f"sample-{ground.seed}-{number:06d}",
        kind=brief.form.kind,
        field=brief.subject.field,
        keywords=list(brief.subject.keywords),
        is_sample=True,
        state=Offer.State.PUBLISHED,
    )
    offer.themes = brief.subject.themes
    stages = _stages(brief, rng)
    for_colleagues = brief.form.reader in ("teachers", "educators")
    offer.stages = scheme("stage").sorted_keys([*stages, "work"] if for_colleagues else stages)
    _write_people(offer, brief, host, stages, rng)
    _write_facts(offer, brief, rng)
    _write_texts(offer, brief, stages[0], rng, is_repeated=number >= len(order))
    _write_dates(offer, ground, rng)
    return OfferChange(offer, travel_districts=_write_where(offer, ground, rng))


def _stages(brief: Brief, rng: Random) -> list[str]:
    possible = [stage for stage in brief.subject.stages if stage in brief.form.stages]
    first = rng.choices(range(len(possible)), [STAGE_WEIGHTS[stage] for stage in possible])[0]
    count = 2 if rng.random() < 0.2 else 1
    return possible[first : first + count]


def _write_people(offer: Offer, brief: Brief, host: Host, stages: Sequence[str], rng: Random) -> None:
    form = brief.form
    offer.audiences = scheme("audience").sorted_keys(_audiences(brief, stages, rng))
    school_types: set[str] = set()
    if "primary" in stages:
        school_types.update(
            ["primary_school", "special_school"] if rng.random() < 0.3 else ["primary_school"]
        )
    if "secondary" in stages:
        school_types.update(rng.choice(UPPER_SCHOOL_TYPES if form.only_upper_grades else SCHOOL_TYPES))
        if not (form.reader or form.for_training) or rng.random() < 0.5:
            offer.track = host.sort.track
            offer.field = offer.field or host.sort.field
    offer.school_types = scheme("school_type").sorted_keys(school_types)
    grades = [grade for stage in stages for grade in _grades(brief, stage, rng)]
    if grades:
        offer.grade_from, offer.grade_to = min(grades), max(grades)
    if form.for_training:
        offer.track, offer.field, offer.stages = "training", brief.subject.field, ("secondary", "training")


def _audiences(brief: Brief, stages: Sequence[str], rng: Random) -> set[str]:
    form = brief.form
    if form.reader in ("teachers", "educators"):
        return {form.reader}
    if form.reader == "loan":
        return {"educators" if stage == "kita" else "teachers" for stage in stages}
    found = {audience for stage in stages for audience in AUDIENCES[stage]}
    if form.for_girls:
        found.add("girls")
    if {"kita", "primary"} & set(stages) and rng.random() < 0.12:
        found.add("parents")
    return found


def _grades(brief: Brief, stage: str, rng: Random) -> tuple[int, int] | tuple[()]:
    if stage not in GRADES or rng.random() < 0.08:
        return ()
    if brief.form.grades:
        return rng.choice(brief.form.grades)
    if stage == "secondary" and brief.form.only_upper_grades:
        return rng.choice(UPPER_GRADES)
    return rng.choice(GRADES[stage])


def _write_facts(offer: Offer, brief: Brief, rng: Random) -> None:
    form = brief.form
    duration = rng.choice(form.durations)
    if duration and rng.random() > 0.06:
        offer.duration_min, offer.duration_max, offer.duration_unit = (
            duration["min"],
            duration["max"],
            duration["unit"],
        )
    participants = rng.choice(form.participants)
    if participants and rng.random() > 0.06:
        offer.participants = participants["sort"]
        offer.participants_min, offer.participants_max = participants.get("min"), participants.get("max")
    offer.venues = scheme("venue").sorted_keys(rng.choice(form.venues))
    offer.cost = "free" if form.always_free else rng.choice(COSTS)
    if offer.cost == "paid":
        offer.cost_text = rng.choice(FEES)
    spoken = ["de", *(key for key, share in OTHER_LANGUAGES if rng.random() < share)]
    offer.languages_spoken = scheme("language").sorted_keys(spoken)
    if rng.random() < 0.6:
        keys = list(scheme("accessibility").by_key)
        offer.accessibility = scheme("accessibility").sorted_keys(rng.sample(keys, rng.randint(1, 3)))


def _write_texts(offer: Offer, brief: Brief, stage: str, rng: Random, *, is_repeated: bool) -> None:
    form, subject = brief.form, brief.subject
    offer.title = wording.title(brief.title, subject)
    if is_repeated and offer.organisation.town:
        offer.title = f"{offer.title} – {offer.organisation.town}"
    if rng.random() > 0.03:
        offer.short_text = wording.short_text(rng.choice(form.short), subject, stage)
    if rng.random() > 0.12:
        notes = wording.notes(brief, offer.venues[0], rng)
        offer.long_text = wording.long_text(brief, rng.choice(form.opening), notes)
    if rng.random() < 0.35:
        offer.plain_sentence = f"Hier geht es um {subject.topic['de']}."
    if rng.random() < TRANSLATED:
        offer.translations = {language: _translation(brief, language) for language in ("en", "fr")}


def _translation(brief: Brief, language: str) -> dict[str, str]:
    form, subject = brief.form, brief.subject
    about = subject.topic[language]
    kind = scheme("kind")[form.kind].label_in(language)
    sentence = {
        "en": f"{kind} about “{about}”. Please ask the organisation for dates.",
        "fr": f"{kind} sur le thème « {about} ». Veuillez demander les dates à l’organisme.",
    }
    return {
        "title": wording.title(form.titles[language][0], subject, language),
        "short_text": sentence[language],
    }


def _write_dates(offer: Offer, ground: Ground, rng: Random) -> None:
    """Most offers were checked within a year, some long ago, some never."""
    published = ground.today - timedelta(days=rng.randint(5, 900))
    luck = rng.random()
    if luck < 0.85:
        offer.checked_at = ground.today - timedelta(
            days=rng.randint(1, 350) if luck < 0.6 else rng.randint(380, 1000)
        )
        published = min(published, offer.checked_at)
    offer.published_at = datetime.combine(published, time(rng.randint(7, 17), rng.randint(0, 59)), UTC)
    if rng.random() < 0.12:
        offer.school_year_from = ground.today.year if ground.today.month >= 8 else ground.today.year - 1
        offer.school_year_to = offer.school_year_from + rng.randint(0, 2)


def _write_where(offer: Offer, ground: Ground, rng: Random) -> list[District]:
    """Set the point of offers that take place elsewhere; return the districts to which an offer travels."""
    if "elsewhere" in offer.venues and ground.places:
        place = rng.choice(ground.places)
        offer.place = place
        offer.place_as_written = f"Treffpunkt in {place.name}"
        if place.latitude_e6 is not None and place.longitude_e6 is not None:
            offer.latitude_e6 = place.latitude_e6 + rng.randint(-SPREAD, SPREAD)
            offer.longitude_e6 = place.longitude_e6 + rng.randint(-SPREAD, SPREAD)
    if not (offer.travels and ground.districts):
        return []
    luck = rng.random()
    if luck < 0.4:
        offer.travel_km = rng.choice(TRAVEL_KM)
    return rng.sample(list(ground.districts), rng.randint(1, len(ground.districts))) if luck > 0.7 else []
