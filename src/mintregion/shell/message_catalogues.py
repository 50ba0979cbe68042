"""The gettext catalogues of the areas: extracted, merged, checked and compiled with Babel, without gettext itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages import extract as babel_extract
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1]
LANGUAGES = ("de", "fr")
TEMPLATES = {".html", ".txt", ".xml"}
NOT_SHOWN = {"tests", "migrations", "locale", "static"}
# What the source calls the functions -> which argument is what, in Babel's notation.
ARGUMENTS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS = {
    "_": None,
    "gettext_noop": None,
    **{name + lazy: arguments for name, arguments in ARGUMENTS.items() for lazy in ("", "_lazy")},
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

"""


@dataclass(frozen=True)
class AreaCatalogue:
    """The texts of one area in one language."""

    area: Path
    language: str

    @property
    def po(self) -> Path:
        """The file translators edit."""
        return self.area / "locale" / self.language / "LC_MESSAGES" / "django.po"

    def __str__(self) -> str:
        return f"{self.area.name}, {self.language}"

    def read(self) -> Catalog:
        """Return what is translated so far."""
        if not self.po.exists():
            return Catalog(locale=self.language)
        return read_po(BytesIO(self.po.read_bytes()), locale=self.language)


def all_catalogues(source: Path = SOURCE) -> list[AreaCatalogue]:
    """Return the catalogue of each area that has texts of its own, in each language beside English."""
    areas = sorted(folder.parent for folder in source.glob("*/locale"))
    return [AreaCatalogue(area, language) for area in areas for language in LANGUAGES]


def extract(area: Path) -> Catalog:
    """Return every translatable text in the Python files and templates of an area, without translations."""
    found = Catalog()
    for file in sorted(area.rglob("*")):
        place = file.relative_to(area)
        if NOT_SHOWN.isdisjoint(place.parts) and file.suffix in {".py", *TEMPLATES}:
            for message, comments, context in _texts(file):
                found.add(message, locations=[(place.as_posix(), 1)], auto_comments=comments, context=context)
    return found


def update(catalogue: AreaCatalogue, found: Catalog) -> None:
    """Write the catalogue with exactly the texts found in the source, keeping what is translated."""
    merged = catalogue.read()
    merged.update(found, no_fuzzy_matching=True)
    body = BytesIO()
    write_po(
        body,
        merged,
        width=100,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = HEADER.format(language=catalogue.language, plural=merged.plural_forms)
    catalogue.po.parent.mkdir(parents=True, exist_ok=True)
    catalogue.po.write_text(header + body.getvalue().decode(), encoding="utf-8")


def problems(catalogue: AreaCatalogue, found: Catalog) -> Iterator[str]:
    """Yield a sentence for each text that is missing, unsure, unused or lost a placeholder."""
    translated = catalogue.read()
    for message in _without_header(found):
        entry = translated.get(message.id, message.context)
        if entry is None or not all(_strings(entry)):
            yield f"{catalogue}: not translated: {_first(message)!r}"
        elif entry.fuzzy:
            yield f"{catalogue}: marked as fuzzy: {_first(message)!r}"
        elif not _keeps_placeholders(entry):
            yield f"{catalogue}: other placeholders than the original: {_first(message)!r}"
    for entry in _without_header(translated):
        if found.get(entry.id, entry.context) is None:
            yield f"{catalogue}: no longer in the source: {_first(entry)!r}"


def compile_outdated(catalogues: list[AreaCatalogue]) -> int:
    """Write the .mo file of each catalogue that is newer than it; return how many were written."""
    written = 0
    for catalogue in catalogues:
        compiled = catalogue.po.with_suffix(".mo")
        if not catalogue.po.exists() or _is_newer(compiled, catalogue.po):
            continue
        content = BytesIO()
        write_mo(content, catalogue.read())
        compiled.write_bytes(content.getvalue())
        written += 1
    return written


def _texts(file: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    """Yield message, translators' comments and context of each call in a Python file or template."""
    text = file.read_text(encoding="utf-8")
    if file.suffix in TEMPLATES:
        text = templatize(text, origin=str(file))
    source = BytesIO(text.encode())
    for _line, message, comments, context in babel_extract.extract(
        "python", source, KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
    ):
        yield message, comments, context


def _without_header(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, (tuple, list)) else [message.string or ""]


def _first(message: Message) -> str:
    return message.id[0] if isinstance(message.id, (tuple, list)) else message.id


def _keeps_placeholders(message: Message) -> bool:
    """Compare with the plural where there is one: the singular may say "one" in words."""
    original = message.id[-1] if isinstance(message.id, (tuple, list)) else message.id
    wanted = set(PLACEHOLDER.findall(original))
    strings = _strings(message)
    return set(PLACEHOLDER.findall(strings[-1])) == wanted and all(
        set(PLACEHOLDER.findall(string)) <= wanted for string in strings
    )


def _is_newer(compiled: Path, source: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
