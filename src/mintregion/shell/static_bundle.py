"""Static files of production: the sheets that site.css imports become one file, so a page waits for one request."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SITE = "shell/css/site.css"
IMPORT = re.compile(r'@import url\("(?P<sheet>[\w-]+\.css)"\);\n')

Paths = dict[str, tuple[Storage, str]]


class Bundle:
    """Stands in for the storage of one file and gives it with its neighbours' text in place of each import."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def open(self, path: str) -> ContentFile:  # type: ignore[type-arg]  # no such parameter at run time
        """Read the sheet; imports from other folders, such as KERN's, stay."""
        folder = path.rpartition("/")[0]

        def neighbour(match: re.Match[str]) -> str:
            return self._read(f"{folder}/{match['sheet']}")

        return ContentFile(IMPORT.sub(neighbour, self._read(path)).encode())

    def _read(self, path: str) -> str:
        with self._storage.open(path) as file:
            return str(file.read(), "utf-8")


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types there
    """Hashed names, compressed files, and one sheet; addresses in the sheets are relative, so they stay right."""

    def post_process(self, paths: Paths, *args: Any, **options: Any) -> Iterator[Any]:
        """Hash and compress what was collected."""
        if SITE in paths:
            storage, path = paths[SITE]
            paths = {**paths, SITE: (Bundle(storage), path)}  # type: ignore[dict-item]  # only `open` is asked for
        yield from super().post_process(paths, *args, **options)
