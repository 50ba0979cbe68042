"""A generation counts every change once, whoever else changes at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from mintregion.backstage import generations

WRITERS = 4
ROUNDS = 5


@pytest.mark.django_db
def test_the_first_change_is_version_one() -> None:
    first = generations.bump("catalogue")
    second = generations.bump("catalogue")

    assert (first, second) == (1, 2)


@pytest.mark.django_db
def test_all_versions_are_read_with_one_query(django_assert_num_queries) -> None:
    generations.bump("catalogue")
    generations.bump("regions")
    generations.bump("regions")

    with django_assert_num_queries(1):
        current = generations.current()

    assert current == {"catalogue": 1, "regions": 2}


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="only in the transaction"):
        generations.bump("catalogue")

    assert generations.current() == {}


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_is_not_counted() -> None:
    with transaction.atomic():
        generations.bump("catalogue")
        transaction.set_rollback(True)

    assert generations.current() == {}


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_get_different_versions() -> None:
    start = Barrier(WRITERS)

    with ThreadPoolExecutor(WRITERS) as threads:
        results = [threads.submit(_bump_repeatedly, start) for _ in range(WRITERS)]
        versions = [version for result in results for version in result.result()]

    assert sorted(versions) == list(range(1, WRITERS * ROUNDS + 1))
    assert generations.current() == {"catalogue": WRITERS * ROUNDS}


def _bump_repeatedly(start: Barrier) -> list[int]:
    try:
        start.wait(timeout=10)
        return [_bump_once() for _ in range(ROUNDS)]
    finally:
        connection.close()


def _bump_once() -> int:
    with transaction.atomic():
        return generations.bump("catalogue")
