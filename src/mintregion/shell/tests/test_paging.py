"""Page numbers of long lists."""

import pytest

from mintregion.shell.paging import page_numbers


@pytest.mark.parametrize(
    ("page", "pages", "steps"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (9, 9, [1, None, 8, 9]),
        (12, 9, [1, None, 9]),
    ],
)
def test_a_gap_stands_for_two_pages_or_more(page, pages, steps):
    assert page_numbers(page, pages) == steps
