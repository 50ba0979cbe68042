"""The sentences for every finding: what was found, and what to do about it."""

from collections.abc import Mapping
from typing import NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mintregion.catalogue.exchange.columns.table import BY_NAME
from mintregion.catalogue.exchange.findings import Finding
from mintregion.catalogue.models import Offer


class Sentence(NamedTuple):
    """What was found, and what to do; both with named placeholders."""

    what: Promise
    advice: Promise


OTHER_FORMAT = gettext_lazy("Save the table as XLSX or CSV and try again.")
SMALLER = gettext_lazy("Split the file or leave out what is not needed.")
CORRECT = gettext_lazy("Correct the cell.")

SENTENCES: Mapping[str, Sentence] = {
    # The file as a whole
    "empty_file": Sentence(
        gettext_lazy("The file is empty."), gettext_lazy("Choose the file with the offers.")
    ),
    "encrypted": Sentence(
        gettext_lazy("The file is protected with a password."),
        gettext_lazy("Remove the password and try again."),
    ),
    "old_excel": Sentence(
        gettext_lazy("The file is in the old Excel format (.xls) or another Office format."), OTHER_FORMAT
    ),
    "open_document": Sentence(gettext_lazy("The file is an OpenDocument file."), OTHER_FORMAT),
    "word_document": Sentence(
        gettext_lazy("The file is a Word document."),
        gettext_lazy("Copy its text into a plain text file (UTF-8) and try again."),
    ),
    "macros": Sentence(
        gettext_lazy("The file contains macros, which are never accepted."),
        gettext_lazy("Save it as XLSX without macros and try again."),
    ),
    "foreign_format": Sentence(
        gettext_lazy("This is no table but a file of the kind %(format)s."), OTHER_FORMAT
    ),
    "not_text": Sentence(gettext_lazy("The file is neither a table nor readable text."), OTHER_FORMAT),
    "damaged": Sentence(
        gettext_lazy("The file is damaged and cannot be read."),
        gettext_lazy("Open it in your spreadsheet program, save it again as XLSX and try again."),
    ),
    "file_too_large": Sentence(gettext_lazy("The file is larger than %(limit)s MB."), SMALLER),
    "unpacked_too_large": Sentence(gettext_lazy("Unpacked, the file is larger than %(limit)s MB."), SMALLER),
    "too_many_entries": Sentence(
        gettext_lazy("The file consists of more than %(limit)s parts."), OTHER_FORMAT
    ),
    "too_many_sheets": Sentence(gettext_lazy("The file has more than %(limit)s sheets."), SMALLER),
    "too_many_rows": Sentence(gettext_lazy("The file has more than %(limit)s rows."), SMALLER),
    "too_many_columns": Sentence(gettext_lazy("This row has more than %(limit)s columns."), SMALLER),
    "cell_too_long": Sentence(
        gettext_lazy("A cell holds more than %(limit)s characters."), gettext_lazy("Shorten the text in it.")
    ),
    "too_much_work": Sentence(gettext_lazy("Reading the file takes too much time or memory."), SMALLER),
    "quotes": Sentence(
        gettext_lazy("The quotation marks around cells do not match."),
        gettext_lazy("Save the table again as CSV with your spreadsheet program."),
    ),
    "no_table": Sentence(
        gettext_lazy("No table with offers was recognised."),
        gettext_lazy("The table needs a row of headings; required are external_id, title and organisation."),
    ),
    "no_such_sheet": Sentence(
        gettext_lazy("There is no sheet “%(name)s”."), gettext_lazy("The file has these sheets: %(names)s")
    ),
    "more_problems": Sentence(
        gettext_lazy("There are %(count)s more problems."), gettext_lazy("Correct those named here first.")
    ),
    # Columns
    "missing_column": Sentence(
        gettext_lazy("This column is missing."), gettext_lazy("Add it to the headings.")
    ),
    "repeated_column": Sentence(
        gettext_lazy("This column is there twice."), gettext_lazy("Delete one of them.")
    ),
    "unknown_column": Sentence(
        gettext_lazy("This column is unknown and was not read."),
        gettext_lazy("Nothing, or use one of the headings of an export."),
    ),
    # Cells
    "empty_cell": Sentence(gettext_lazy("This cell must not be empty."), gettext_lazy("Fill in the cell.")),
    "no_title": Sentence(gettext_lazy("The offer has no title."), gettext_lazy("Fill in the title.")),
    "no_number": Sentence(
        gettext_lazy("“%(text)s” is no number of the handbook."), gettext_lazy("Write it as in “N 23”.")
    ),
    "not_a_handbook_number": Sentence(
        gettext_lazy("“%(text)s” is no number of the handbook."), gettext_lazy("Write it as in “N 23”.")
    ),
    "not_a_number": Sentence(
        gettext_lazy("“%(text)s” is no whole number from %(least)s to %(most)s."), CORRECT
    ),
    "not_a_school_year": Sentence(
        gettext_lazy("“%(text)s” is no school year."), gettext_lazy("Write it as in “2026/27”.")
    ),
    "not_yes_or_no": Sentence(
        gettext_lazy("“%(text)s” is neither yes nor no."), gettext_lazy("Write “ja” or “nein”.")
    ),
    "not_a_date": Sentence(
        gettext_lazy("“%(text)s” is no date."), gettext_lazy("Write it as in “12.11.2026”.")
    ),
    "not_a_coordinate": Sentence(
        gettext_lazy("“%(text)s” is no coordinate in degrees up to %(limit)s."),
        gettext_lazy("Write it as in “49,7592”."),
    ),
    "not_a_link": Sentence(
        gettext_lazy("“%(text)s” is no web address."),
        gettext_lazy("Write “label | https://…”, one on each line."),
    ),
    "unknown_value": Sentence(
        gettext_lazy("“%(text)s” is unknown here."), gettext_lazy("Possible are: %(known)s")
    ),
    "unknown_concept": Sentence(
        gettext_lazy("“%(text)s” is unknown here."), gettext_lazy("Did you mean “%(suggestion)s”?")
    ),
    "unknown_place": Sentence(
        gettext_lazy("The place “%(text)s” is unknown or not unique."),
        gettext_lazy("Write postcode and place as in “54290 Trier”."),
    ),
    "unknown_district": Sentence(
        gettext_lazy("The district “%(text)s” is unknown."),
        gettext_lazy("Write its name or its five-digit key."),
    ),
    "too_long": Sentence(
        gettext_lazy("The text has %(length)s characters, possible are %(limit)s."),
        gettext_lazy("Shorten the text."),
    ),
    "wrong_way_round": Sentence(
        gettext_lazy("%(first)s to %(last)s is the wrong way round."),
        gettext_lazy("Exchange the two numbers."),
    ),
    # Rows
    "no_provider": Sentence(
        gettext_lazy("Above this table no organisation is named."),
        gettext_lazy("Write the organisation on a line of its own above the table."),
    ),
    "repeated_key": Sentence(
        gettext_lazy("“%(key)s” stands in row %(first)s already."), gettext_lazy("Give every offer its own.")
    ),
    "number_taken": Sentence(
        gettext_lazy("The number %(number)s belongs to another offer: %(text)s"),
        gettext_lazy("Correct number or external id."),
    ),
    # Notes
    "people_left_out": Sentence(
        gettext_lazy("Names and addresses of persons stand here; they are not stored."),
        gettext_lazy("Nothing."),
    ),
    "not_understood": Sentence(
        gettext_lazy("“%(text)s” was not understood; it is kept as written."),
        gettext_lazy("Nothing, or complete the offer afterwards."),
    ),
    "audience_assumed": Sentence(
        gettext_lazy(
            "The table does not say for whom the offers are; where the text does not either, they are for everybody."
        ),
        gettext_lazy("Nothing, or add the columns stages, audiences or grades."),
    ),
    "incomplete": Sentence(
        gettext_lazy("The offer is not published yet. Missing: %(fields)s"),
        gettext_lazy("Complete it and publish it then."),
    ),
    "not_public": Sentence(
        gettext_lazy("The file calls the offer published, but it is saved without being published."),
        gettext_lazy("Import with --publish, or publish it by hand."),
    ),
}


def sentence(finding: Finding) -> tuple[str, str]:
    """Say a finding: what, and what to do. Without a suggestion there is no "did you mean"."""
    known = SENTENCES[finding.code]
    values = dict(finding.values)
    if finding.code == "incomplete":
        values["fields"] = ", ".join(field_label(name) for name in values["fields"].split(", "))
    if finding.code == "unknown_concept" and not values["suggestion"]:
        return str(known.what) % values, str(CORRECT)
    return str(known.what) % values, str(known.advice) % values


def whereabouts(finding: Finding) -> str:
    """Say where: "Sheet Offers, row 5, column Title"; an empty string for the whole file."""
    parts = []
    if finding.sheet:
        parts.append(_("sheet %(name)s") % {"name": finding.sheet})
    if finding.row:
        parts.append(_("row %(number)s") % {"number": finding.row})
    if finding.column:
        parts.append(_("column %(name)s") % {"name": field_label(finding.column)})
    place = ", ".join(parts)
    return place[:1].upper() + place[1:]


def field_label(name: str) -> str:
    """Give the name of a field in the language of the page; a heading of the file stays as it is."""
    try:
        return str(Offer._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        column = BY_NAME.get(name)
        return column.headings[0] if column else name
