"""What the tables of the catalogue hold about people: who took a picture, nothing else."""

from django.utils.translation import gettext_lazy as _

from mintregion.backstage.personal_data import Declaration, Processing, declarations

declarations.register(
    Declaration(
        "catalogue.Offer",
        not_personal="id translations latitude_e6 longitude_e6 region organisation external_id number_letter "
        "number_value title short_text long_text plain_sentence keywords image image_text kind kind_as_written "
        "track field themes stages audiences school_types school_types_as_written grade_from grade_to "
        "grades_as_written duration_min duration_max duration_unit duration_as_written participants "
        "participants_min participants_max participants_as_written venues place place_as_written travel_km "
        "travel_districts cost cost_text languages_spoken accessibility accessibility_text school_year_from "
        "school_year_to state is_sample version created_at edited_at checked_at published_at",
        personal="image_credit",
        processing=Processing(
            title=_("Credits of pictures"),
            purpose=_("Name who took a picture, as copyright demands"),
            legal_basis="DSGVO Art. 6 (1) (c), UrhG § 13",
            people=_("Photographers"),
            recipients=_("Everybody: the credit is published"),
            retention=_("As long as the picture is shown"),
            on_erasure=_("On request the picture is removed together with its credit, by hand."),
        ),
    ),
    Declaration("catalogue.OfferLink", not_personal="id offer label url"),
    Declaration("catalogue.OfferTokens", not_personal="offer title body words analyser_version"),
    Declaration("catalogue.SearchChange", not_personal="id version offer_id is_bulk"),
)
