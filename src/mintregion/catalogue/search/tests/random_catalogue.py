"""Random documents, changes and queries for comparing the engine with the oracle."""

import random

from mintregion.catalogue.search.model import Alternative, Area, Deleted, Document, FacetSpec, Query, Schema

SCHEMA = Schema((
    FacetSpec("stage", 6, multi=True),
    FacetSpec("kind", 24),
    FacetSpec("theme", 30, multi=True),
    FacetSpec("grade", 13, multi=True),
    FacetSpec("region", 64),
    FacetSpec("school", 200),
    FacetSpec("district", 400),
    FacetSpec("mark", 64, multi=True),
))  # fmt: skip

WORDS = [f"w{number}" for number in range(60)]


def words(rng, most):
    return tuple(WORDS[min(int(rng.expovariate(0.08)), len(WORDS) - 1)] for _ in range(rng.randint(0, most)))


def facets(rng):
    chosen = {}
    for facet in SCHEMA.facets:
        if rng.random() < 0.15:
            continue
        values = [min(int(rng.expovariate(8 / facet.size)), facet.size - 1) for _ in range(rng.randint(0, 3))]
        chosen[facet.name] = tuple(values) if facet.multi else rng.randrange(facet.size)
    return chosen


def place(rng, places):
    if rng.random() < 0.1:
        return None, None
    if rng.random() < 0.6:
        return places[rng.randrange(len(places))]
    return rng.randint(49_000_000, 51_000_000), rng.randint(6_000_000, 8_000_000)


def document(rng, number, places=((49_757_000, 6_641_000), (49_967_000, 6_526_000), (-10, 7))):
    latitude, longitude = place(rng, places)
    terms = [f"org:{rng.randrange(9)}"]
    if rng.random() < 0.1:
        terms.append(f"reach:{rng.randrange(5)}")
    return Document(
        id=number,
        version=rng.randrange(1000),
        title_tokens=words(rng, 5),
        body_tokens=words(rng, 40),
        facets=facets(rng),
        latitude_e6=latitude,
        longitude_e6=longitude,
        reach_m=rng.choice([0, 0, 0, 0, 0, -1, 20_000, 60_000]),
        day=rng.randint(20_000, 20_050),
        title_key=rng.choice(["", "an", "ängste", "bau", "chemie", "chemie 2", "zoo"]),
        terms=tuple(terms),
        words=tuple(f"wort{rng.randrange(500)}" for _ in range(3)),
    )


def documents(rng, size):
    numbers = rng.sample(range(1, size * 3 + 1), size)
    return [document(rng, number) for number in numbers]


def changes(rng, ids, count):
    made = []
    for _ in range(count):
        number = rng.choice(ids) if ids and rng.random() < 0.7 else rng.randint(1, 10_000)
        made.append(Deleted(number) if rng.random() < 0.3 else document(rng, number))
    return made


def group(rng):
    def term():
        return "unknown" if rng.random() < 0.05 else words(rng, 1) or (WORDS[0],)

    found = []
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        terms = tuple("".join(term()) for _ in range(rng.choice([1, 1, 2])))
        found.append(Alternative(terms, rng.choice([64, 54, 36, 1])))
    return tuple(found)


def area(rng):
    return Area(
        rng.randint(49_500_000, 50_200_000),
        rng.randint(6_300_000, 7_000_000),
        rng.choice([0, 1_000, 10_000, 25_000, 100_000, 30_000_000]),
        rng.choice([None, f"reach:{rng.randrange(5)}"]),
    )


def query(rng):
    chosen = rng.sample(SCHEMA.facets, rng.choice([0, 0, 1, 1, 2, 3]))
    return Query(
        groups=tuple(group(rng) for _ in range(rng.choice([0, 0, 1, 1, 2, 3]))),
        filters={
            facet.name: tuple(
                min(int(rng.expovariate(8 / facet.size)), facet.size - 1) for _ in range(rng.randint(1, 4))
            )
            for facet in chosen
        },
        terms=(f"org:{rng.randrange(9)}",) if rng.random() < 0.15 else (),
        area=area(rng) if rng.random() < 0.4 else None,
        sort=rng.choice(["fit", "fit", "distance", "newest", "title"]),
        offset=rng.choice([0, 0, 0, 7, 40]),
        limit=rng.choice([20, 20, 5, 100]),
        facets=rng.random() < 0.9,
    )


def seeded(seed):
    return random.Random(seed)
