"""What the tables of regions hold about people: messages of visitors, nothing else."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mintregion.backstage.personal_data import Declaration, Processing, declarations
from mintregion.regions import feedback
from mintregion.regions.models import Feedback


def feedback_of(email: str) -> QuerySet[Feedback]:
    """Return the messages sent with this mail address."""
    return Feedback.objects.filter(email__iexact=email)


def erase_feedback(rows: QuerySet[Feedback], by: str) -> int:
    """Delete the messages."""
    return feedback.delete_feedback(rows, by=by)


declarations.register(
    Declaration(
        "regions.Feedback",
        not_personal="region kind answered_at",
        pseudonymous="id received_at page",
        personal="name email message",
        processing=Processing(
            title=_("Feedback about pages"),
            purpose=_("Remove barriers and mistakes people report, and answer them"),
            legal_basis="DSGVO Art. 6 (1) (c), BITV 2.0 § 7",
            people=_("Visitors who write to the region"),
            recipients=_("The office of the region"),
            retention=_("Twelve months after the answer, at most two years"),
            on_erasure=_("The messages are deleted."),
            rows_of=feedback_of,
            erase=erase_feedback,
        ),
    ),
    Declaration(
        # Names an authority and its office, never a person.
        "regions.Region",
        not_personal="id translations slug name title claim introduction office carrier street postcode town "
        "phone email website drill_down_name frequent_searches emblem is_public districts",
    ),
    Declaration("regions.RegionHost", not_personal="id region host is_primary"),
    Declaration("regions.RegionPage", not_personal="id translations region kind title body checked_on"),
    Declaration("regions.District", not_personal="id latitude_e6 longitude_e6 key name kind outline"),
    Declaration("regions.Municipality", not_personal="id latitude_e6 longitude_e6 key name district"),
    Declaration(
        "regions.Place",
        not_personal="id latitude_e6 longitude_e6 name postcode country municipality district",
    ),
)
