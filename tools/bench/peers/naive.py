"""Plain Django: `icontains` on title and texts, and one COUNT for every value of every filter."""

import json
import subprocess

from tools.bench.questions import Question, questions
from tools.console import Stop
from tools.paths import PYTHON, ROOT


def measure(env: dict[str, str], count: int) -> dict[str, float]:
    """Mean and median time of one question in a process of its own."""
    command = [str(PYTHON), "-m", "tools.bench.peers.naive", str(count)]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Stop("Measuring plain Django failed; the reason stands above.")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main(count: str) -> None:
    """Answer the questions and print the times."""
    from statistics import mean, median  # noqa: PLC0415 -- only in the measuring process
    from time import perf_counter  # noqa: PLC0415 -- as above

    import django  # noqa: PLC0415 -- as above

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
    import sys

    main(*sys.argv[1:])
