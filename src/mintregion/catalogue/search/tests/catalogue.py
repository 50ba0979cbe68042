"""Small catalogues of texts for tests."""

from mintregion.catalogue.search.analyser import Analyser
from mintregion.catalogue.search.builder import build_index
from mintregion.catalogue.search.engine import Engine
from mintregion.catalogue.search.model import Document, FacetSpec, Schema

ANALYSER = Analyser()
SCHEMA = Schema((FacetSpec("kind", 3),))


def text_document(number, title, text="", **fields):
    return Document(
        id=number,
        title_tokens=tuple(ANALYSER.tokens(title)),
        body_tokens=tuple(ANALYSER.tokens(text)),
        words=tuple(ANALYSER.words(f"{title} {text}")),
        title_key=title,
        **fields,
    )


def text_engine(directory, *titles):
    """An engine whose offer 1 has the first title and so on."""
    return documents_engine(
        directory, [text_document(number, title) for number, title in enumerate(titles, 1)]
    )


def documents_engine(directory, documents, schema=SCHEMA, version=1):
    build_index(
        directory, documents, schema=schema, catalogue_version=version, analyser_version=ANALYSER.version
    )
    return Engine.open(directory, analyser_version=ANALYSER.version, schema=schema)
