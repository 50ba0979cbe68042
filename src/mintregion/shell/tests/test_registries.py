"""Registries: what areas give to the page frame."""

import pytest

from mintregion.shell.registries import MenuEntry, Registry


def entry(key: str, weight: int = 50) -> MenuEntry:
    return MenuEntry(key, key.title(), "admin:index", weight)


def test_entries_come_by_weight_and_then_as_registered():
    registry: Registry[MenuEntry] = Registry("menu")

    registry.register(entry("late", 90), entry("b"), entry("a"), entry("early", 10))

    assert [known.key for known in registry] == ["early", "b", "a", "late"]


def test_a_key_is_given_once():
    registry: Registry[MenuEntry] = Registry("menu")
    registry.register(entry("offers"))

    with pytest.raises(ValueError, match="menu already has an entry 'offers'"):
        registry.register(entry("offers", 10))

    assert registry["offers"].weight == 50


def test_a_temporary_entry_is_gone_afterwards():
    registry: Registry[MenuEntry] = Registry("menu")
    registry.register(entry("offers"))

    with registry.temporarily(entry("test")):
        during = len(registry)

    assert (during, len(registry), "test" in registry) == (2, 1, False)
