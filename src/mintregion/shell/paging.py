"""Which page numbers a list offers."""


def page_numbers(page: int, pages: int) -> list[int | None]:
    """Give the first, the last and the pages around `page`; None stands for a gap of two or more."""
    wanted = sorted({1, pages, *range(page - 1, page + 2)} & set(range(1, pages + 1)))
    steps: list[int | None] = []
    for number in wanted:
        missing = number - (steps[-1] or 0) - 1 if steps else 0
        if missing == 1:
            steps.append(number - 1)
        elif missing:
            steps.append(None)
        steps.append(number)
    return steps
