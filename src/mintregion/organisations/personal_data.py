"""What the tables of organisations hold about people: at most an address somebody published as contact."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mintregion.backstage.personal_data import Declaration, Processing, declarations
from mintregion.organisations.models import Organisation
from mintregion.organisations.services import save_organisation


def organisations_with(email: str) -> QuerySet[Organisation]:
    """Return organisations that give this mail address as their public contact."""
    return Organisation.objects.filter(email__iexact=email)


def remove_contact(rows: QuerySet[Organisation], by: str) -> int:
    """Empty the public contact of organisations, which stay."""
    organisations = list(rows.select_related("region"))
    for organisation in organisations:
        organisation.email = ""
        organisation.phone = ""
        save_organisation(organisation, by=by)
    return len(organisations)


declarations.register(
    Declaration(
        "organisations.Organisation",
        not_personal="id translations latitude_e6 longitude_e6 region external_id name slug kind part_of parent_body "
        "description street postcode town place contact_page website accessibility is_claimed is_sample edited_at",
        personal="phone email",
        processing=Processing(
            title=_("Public contacts of organisations"),
            purpose=_("Let visitors ask about an offer; should belong to an office, may name a person"),
            legal_basis="DSGVO Art. 6 (1) (e)",
            people=_("Contact persons of organisations"),
            recipients=_("Everybody: the contact is published"),
            retention=_("Until the organisation changes it"),
            on_erasure=_("Mail address and telephone number are emptied; the organisation stays."),
            rows_of=organisations_with,
            erase=remove_contact,
        ),
    ),
    Declaration("organisations.ParentBody", not_personal="id region name kind"),
)
