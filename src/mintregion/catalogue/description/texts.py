"""Texts of a row in one language, and which of them had to stay German."""

from collections.abc import Mapping

from mintregion.shell.translation import Translatable


def texts_in(row: Translatable, language: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Give all translatable texts by name, and the names of those that have no translation."""
    found = {name: row.text(name, language) for name in row.translatable}
    texts = {name: text.value for name, text in found.items()}
    return texts, tuple(name for name, text in found.items() if text.is_fallback)
