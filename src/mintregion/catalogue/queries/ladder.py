"""The ladder of life: how many offers each stage has, and which themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from mintregion.catalogue.models import Offer
from mintregion.catalogue.queries.finding import FacetCount, find_offers
from mintregion.catalogue.queries.offers import offers_with_everything
from mintregion.catalogue.selection import Selection
from mintregion.catalogue.vocabulary import Concept, scheme
from mintregion.catalogue.vocabulary.concepts import FALLBACK_LANGUAGE
from mintregion.regions.models import Region

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One stage and how many offers it has."""

    stage: Concept
    count: int

    @property
    def ages(self) -> str:
        """Who is on this stage, such as "grades 1–4"."""
        language = (get_language() or FALLBACK_LANGUAGE).partition("-")[0]
        return self.stage.note.get(language) or self.stage.note.get(FALLBACK_LANGUAGE, "")


@dataclass(frozen=True, slots=True)
class StagePage:
    """One stage with its themes, most offers first, and the newest offers."""

    step: Step
    steps: Sequence[Step]
    themes: Sequence[FacetCount]
    kinds: Sequence[FacetCount]
    newest: Sequence[Offer]


def ladder_steps(*, region: Region | None, language: str) -> list[Step]:
    """Give the stages in the order of life, each with the number of its offers."""
    found = find_offers(Selection(), region=region, language=language, page_size=0)
    counts = {option.value: option.count for option in found.facet("stage")}
    return [Step(stage, counts.get(stage.key, 0)) for stage in scheme("stage")]


def stage_page(stage: Concept, *, region: Region | None, language: str) -> StagePage:
    """Count the themes and kinds of one stage."""
    selection = Selection(sort="newest").adding("stage", stage.key)
    found = find_offers(selection, region=region, language=language, page_size=EXAMPLES)
    counts = {option.value: option.count for option in found.facet("stage")}
    steps = [Step(each, counts.get(each.key, 0)) for each in scheme("stage")]
    return StagePage(
        step=next(step for step in steps if step.stage == stage),
        steps=steps,
        themes=_most_first(found.facet("theme")),
        kinds=_most_first(found.facet("kind")),
        newest=offers_with_everything([hit.offer_id for hit in found.hits]),
    )


def _most_first(options: Sequence[FacetCount]) -> list[FacetCount]:
    return sorted((option for option in options if option.count), key=lambda option: -option.count)
