"""Filters of the index: their values, and which of them come from the database."""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mintregion.catalogue.models.offer import GRADES
from mintregion.catalogue.search.model import FacetSpec, Schema
from mintregion.catalogue.vocabulary import scheme
from mintregion.regions.models import District, Region

SINGLE = ("kind", "track", "field", "cost")
MULTI = ("stage", "theme", "audience", "school_type", "venue", "accessibility", "language")
#: Value 0 of a single-valued filter means "not stated"; concepts follow one higher.
UNSTATED = 1


@dataclass(frozen=True)
class IndexVocabulary:
    """Keys behind the whole numbers of the index.

    Regions and districts are rows; an index built for other rows does not fit and is built again.
    """

    regions: tuple[str, ...]
    districts: tuple[str, ...]
    district_names: tuple[str, ...] = ()
    public_regions: frozenset[str] = frozenset()

    @cached_property
    def schema(self) -> Schema:
        """The filters as the engine wants them."""
        facets = [
            FacetSpec("region", UNSTATED + len(self.regions)),
            FacetSpec("district", UNSTATED + len(self.districts)),
            FacetSpec("grade", len(GRADES), multi=True),
        ]
        facets += [FacetSpec(name, UNSTATED + scheme(name).size) for name in SINGLE]
        facets += [FacetSpec(name, scheme(name).size, multi=True) for name in MULTI]
        return Schema(tuple(facets))

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever a whole number of the index would mean something else."""
        parts = [",".join(self.regions), ",".join(self.districts)]
        parts += [f"{facet.name}:{facet.size}:{facet.multi}" for facet in self.schema.facets]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]

    @cached_property
    def numbers(self) -> dict[str, dict[str, int]]:
        """Per filter: key -> whole number."""
        numbers = {
            "region": {slug: UNSTATED + i for i, slug in enumerate(self.regions)},
            "district": {key: UNSTATED + i for i, key in enumerate(self.districts)},
            "grade": {str(grade): i for i, grade in enumerate(GRADES)},
        }
        for name in SINGLE:
            numbers[name] = {concept.key: UNSTATED + concept.position for concept in scheme(name)}
        for name in MULTI:
            numbers[name] = {concept.key: concept.position for concept in scheme(name)}
        return numbers


@lru_cache(maxsize=4)
def vocabulary_at(regions_generation: int) -> IndexVocabulary:
    """The vocabulary as of one generation of regions and districts."""
    return read_vocabulary()


def read_vocabulary() -> IndexVocabulary:
    """Read regions and districts from the database."""
    regions = list(Region.objects.order_by("pk").values_list("slug", "is_public"))
    districts = list(District.objects.order_by("key").values_list("key", "name"))
    return IndexVocabulary(
        regions=tuple(slug for slug, _ in regions),
        districts=tuple(key for key, _ in districts),
        district_names=tuple(name for _, name in districts),
        public_regions=frozenset(slug for slug, is_public in regions if is_public),
    )
