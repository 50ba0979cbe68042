"""What happens on the portal's own pages."""

from django.db import transaction

from mintregion.backstage import audit
from mintregion.regions.models import Feedback, Region


@transaction.atomic
def receive_feedback(
    *, region: Region, kind: str, page: str, message: str, by: str, name: str = "", email: str = ""
) -> Feedback:
    """Keep a message about a page for the office of the region."""
    feedback = Feedback.objects.create(
        region=region, kind=kind, page=page, message=message, name=name, email=email
    )
    audit.record("portal.feedback_received", feedback, by=by, region=region.slug, after={"kind": kind})
    return feedback
