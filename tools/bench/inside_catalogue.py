"""Inside the application: fill an empty database with places and a synthetic catalogue of the asked size."""

import json
import sys
from time import perf_counter

import django
from django.core.management import call_command


def main(size: str, seed: str) -> None:
    """Load the demo region with its few real offers, then as many synthetic ones as asked."""
    django.setup()
    call_command("load_demo", invented=0, verbosity=0)
    start = perf_counter()
    call_command("synthesise", offers=int(size), seed=int(seed), region="trier", verbosity=0)
    print(json.dumps({"synthesise_s": perf_counter() - start}))


if __name__ == "__main__":
    main(*sys.argv[1:])
