"""The controlled vocabularies of offers: kinds, stages, themes, school types and more.

They are files of the product and not rows of a database: every installation shares their keys, so
offers can travel between regions, and the position of each concept is the bit the search index uses.
Each concept names the public vocabularies it corresponds to (docs/decisions/0008-vocabularies.md).
"""

from mintregion.catalogue.vocabulary.concepts import Concept, Scheme
from mintregion.catalogue.vocabulary.schemes import SCHEMES, scheme

__all__ = ["SCHEMES", "Concept", "Scheme", "scheme"]
