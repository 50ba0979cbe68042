"""Inside the application: plain Django answers the questions, as far as it understands them."""

import json
import sys
from statistics import mean, median
from time import perf_counter

import django

from tools.bench.questions import Question, questions


def main(count: str) -> None:
    """Answer the questions and print the times."""
    django.setup()
    times = []
    for question in questions()[: int(count)]:
        start = perf_counter()
        _answer(question)
        times.append((perf_counter() - start) * 1e3)
    print(json.dumps({"mean": mean(times), "p50": median(times), "questions": len(times)}))


def _answer(question: Question) -> None:
    """Radius, compounds and typing errors are beyond this contender."""
    from django.db.models import Q  # noqa: PLC0415 -- Django must be ready

    from mintregion.catalogue.models import Offer  # noqa: PLC0415 -- as above
    from mintregion.catalogue.vocabulary import SCHEMES  # noqa: PLC0415 -- as above

    offers = Offer.objects.filter(state="published")
    for word in question.words.split():
        offers = offers.filter(
            Q(title__icontains=word) | Q(short_text__icontains=word) | Q(long_text__icontains=word)
        )
    columns = {"stage": "stages", "theme": "themes", "audience": "audiences", "venue": "venues"}
    for name, value in question.filters:
        if name == "grade":
            offers = offers.filter(grade_from__lte=value, grade_to__gte=value)
        else:
            offers = offers.filter(**{f"{columns[name]}__has" if name in columns else name: value})
    offers.count()
    list(offers.select_related("organisation")[:20])
    for name in ("stage", "kind", "theme", "track", "field", "audience", "venue", "cost"):
        for concept in SCHEMES[name]:
            offers.filter(**{f"{columns[name]}__has" if name in columns else name: concept.key}).count()


if __name__ == "__main__":
    main(*sys.argv[1:])
