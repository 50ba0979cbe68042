"""The index as this process has it: opened from disk, brought up to date, rebuilt when it is damaged.

The database is the only truth. The index directory may be deleted at any time; the next request or
the worker builds it again. Every request reads one row of versions and replays what it has missed.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from django.conf import settings

from mintregion.backstage import generations
from mintregion.catalogue.index.documents import documents_of, published_documents
from mintregion.catalogue.index.vocabulary import IndexVocabulary, vocabulary_at
from mintregion.catalogue.index.words import analyser, renew_words
from mintregion.catalogue.models import SearchChange
from mintregion.catalogue.search.builder import build_index
from mintregion.catalogue.search.engine import Engine
from mintregion.catalogue.search.language import fold
from mintregion.catalogue.search.layout import BuildRunning, IndexDamaged, wait_for_build
from mintregion.catalogue.search.model import Deleted

#: Changed offers an overlay should hold at most; above, a rebuild pays (docs/decisions/0003).
OVERLAY_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class State:
    """The engine with the versions it answers for. `pointer` names the generation on disk."""

    engine: Engine
    vocabulary: IndexVocabulary
    version: int
    regions_version: int
    pointer: bytes


class _Kept:
    """What this process holds; `lock` lets one thread bring it up to date."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.state: State | None = None
        #: Version of regions and places this process has last built for; their points are part of the index.
        self.built_for: int | None = None


_kept = _Kept()


def current_state() -> State:
    """The index with every change that is committed now. One query when nothing has changed."""
    versions = generations.current()
    catalogue, regions = versions.get("catalogue", 0), versions.get("regions", 0)
    state = _kept.state
    if state is not None and _is_current(state, catalogue, regions):
        return state
    with _kept.lock:
        state = _kept.state
        if state is None or state.regions_version != regions or state.pointer != _pointer():
            state = _open(vocabulary_at(regions), regions)
        if state.version < catalogue:
            state = _replay(state, catalogue)
        _kept.state = state
        return state


def rebuild() -> bool:
    """Build the index from the database; False when another process is doing so."""
    versions = generations.current()
    vocabulary = vocabulary_at(versions.get("regions", 0))
    renew_words()
    try:
        # The version is read before the offers: what changes meanwhile is replayed once more, which is harmless.
        build_index(
            directory(),
            published_documents(vocabulary),
            schema=vocabulary.schema,
            catalogue_version=versions.get("catalogue", 0),
            analyser_version=_maker(vocabulary),
        )
    except BuildRunning:
        return False
    _kept.built_for = versions.get("regions", 0)
    _forget_old_changes(versions.get("catalogue", 0))
    return True


def is_rebuild_due() -> bool:
    """Say whether there is a reason to rebuild; only reads."""
    return bool(_reason_to_rebuild(current_state()))


def rebuild_if_due() -> str:
    """Rebuild when a bulk is waiting, places have moved or the overlay is large; say why, or give an empty string.

    A process that has not built yet cannot know whether places have moved and builds once.
    An index that is missing or damaged is built on the way.
    """
    reason = _reason_to_rebuild(current_state())
    return reason if reason and rebuild() else ""


def forget() -> None:
    """Drop what this process holds; for tests, whose rolled-back rows leave no new version."""
    _kept.state = None
    _kept.built_for = None
    vocabulary_at.cache_clear()


def directory() -> Path:
    """Where the index lies."""
    return Path(settings.SEARCH_DIRECTORY)


def _maker(vocabulary: IndexVocabulary) -> str:
    return f"{analyser().version}-{vocabulary.fingerprint}"


def _pointer() -> bytes:
    try:
        return (directory() / "CURRENT").read_bytes()
    except OSError:
        return b""


def _is_current(state: State, catalogue: int, regions: int) -> bool:
    return state.version >= catalogue and state.regions_version == regions and state.pointer == _pointer()


def _open(vocabulary: IndexVocabulary, regions_version: int) -> State:
    """Open the generation on disk; build one first when there is none to trust."""
    while True:
        pointer = _pointer()
        try:
            engine = Engine.open(directory(), analyser_version=_maker(vocabulary), schema=vocabulary.schema)
        except IndexDamaged:
            if not rebuild():
                wait_for_build(directory())
            continue
        return State(engine, vocabulary, engine.catalogue_version, regions_version, pointer)


def _replay(state: State, catalogue: int) -> State:
    """Apply changes since the state's version; those of a bulk wait for the rebuild."""
    missed = SearchChange.objects.filter(version__gt=state.version, version__lte=catalogue, is_bulk=False)
    offer_ids = list(missed.order_by().values_list("offer_id", flat=True).distinct())
    changed = documents_of(offer_ids, state.vocabulary)
    gone = set(offer_ids) - {document.id for document in changed}
    state.engine.apply([*changed, *map(Deleted, sorted(gone))])
    return replace(state, version=catalogue)


def _reason_to_rebuild(state: State) -> str:
    later = SearchChange.objects.filter(version__gt=state.engine.catalogue_version)
    if later.filter(is_bulk=True).exists():
        return "offers were imported"
    if _kept.built_for != state.regions_version:
        return "regions or places may have changed"
    count = later.count()
    return f"{count} offers changed" if count > OVERLAY_LIMIT else ""


def _forget_old_changes(version: int) -> None:
    """Drop changes the new index contains; some are kept for processes that still answer from the one before."""
    SearchChange.objects.filter(version__lte=version - OVERLAY_LIMIT).delete()


def complete(prefix: str, limit: int) -> list[str]:
    """Words of the catalogue that begin as typed, most frequent first."""
    return current_state().engine.completions(fold(prefix), limit)
