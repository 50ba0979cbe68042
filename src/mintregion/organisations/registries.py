"""What higher areas say about organisations in lists: numbers such as that of their offers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mintregion.shell.registries import Label, Registry


@dataclass(frozen=True, slots=True)
class Tally:
    """A number about each organisation, counted for a whole page of the list at once.

    `count` takes ids of organisations and leaves out those that have none; `say` puts a number into words.
    """

    key: str
    label: Label
    count: Callable[[Sequence[int]], Mapping[int, int]]
    say: Callable[[int], str]
    weight: int = 50


tallies: Registry[Tally] = Registry("tallies")
