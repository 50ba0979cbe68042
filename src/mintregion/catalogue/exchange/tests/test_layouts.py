"""The three layouts, in every form they are met."""

import pytest

from mintregion.catalogue.exchange.findings import Finding
from mintregion.catalogue.exchange.layouts.sections import header_of
from mintregion.catalogue.exchange.parsing import parse
from mintregion.catalogue.exchange.rows import OfferRow, Parsed, Provider
from mintregion.catalogue.exchange.tests import hostile
from mintregion.catalogue.exchange.tests.samples import FULL, HANDBOOK, RETRIBUS

UNIVERSITY = Provider(name="Universität Musterstadt", department="FB II Physik und Optik")
COMPANY = Provider(
    name="Muster Software GmbH",
    street="Am Markt 1-3",
    postcode="54343",
    town="Musterdorf",
    phone="06502 - 123456",
    website="https://www.muster.example",
)


def parsed(text: str) -> Parsed:
    return parse(text.encode(), "")


def codes(result: Parsed) -> list[tuple[str, int]]:
    return [(finding.code, finding.row) for finding in result.findings]


def structure(row: OfferRow) -> dict[str, object]:
    return {name: value for values in row.read.values() for name, value in values.items()}


def titles(result: Parsed) -> list[object]:
    return [row.given.get("title") or row.derived["title"] for row in result.rows]


def test_every_column_of_the_handbook_is_kept_as_written():
    first, second = parsed(HANDBOOK).rows

    assert first.given == {
        "number_letter": "N",
        "number_value": 1,
        "title": "„Licht und Farbe“",
        "kind_as_written": "Labor-exkursion",
        "duration_as_written": "60-90 Min.",
        "grades_as_written": "Klasse 7 - 10, Oberstufe 11 - 13",
        "participants_as_written": "Max. 20",
        "school_types_as_written": "Gym.",
        "place_as_written": "Universität Musterstadt",
    }
    assert second.given["place_as_written"] == "Schulen in Musterstadt"


def test_every_column_of_the_handbook_becomes_structure():
    first, second = parsed(HANDBOOK).rows

    assert structure(first) == {
        "kind": "lab_excursion",
        "duration_min": 60,
        "duration_max": 90,
        "duration_unit": "minute",
        "grade_from": 7,
        "grade_to": 13,
        "participants": "counted",
        "participants_min": None,
        "participants_max": 20,
        "school_types": ("gymnasium",),
        "venues": ("at_provider",),
    }
    assert structure(second) == {
        "kind": "talk",
        "duration_min": 2,
        "duration_max": 2,
        "duration_unit": "hour",
        "grade_from": 5,
        "grade_to": 6,
        "participants": "by_arrangement",
        "participants_min": None,
        "participants_max": None,
        "school_types": ("realschule_plus", "igs", "gymnasium", "vocational_school"),
        "venues": ("comes_to_you",),
        "travel_area": "Musterstadt",
    }


def test_what_the_handbook_does_not_say_is_derived():
    first, _ = parsed(HANDBOOK).rows

    assert first.derived == {
        "stages": ("secondary",),
        "audiences": ("pupils",),
        "themes": ("physics",),
        "track": "study",
        "field": "physics",
    }


def test_the_provider_of_a_handbook_table_stands_above_it_without_persons():
    result = parsed(HANDBOOK)

    assert {row.provider for row in result.rows} == {UNIVERSITY}
    assert codes(result) == [("people_left_out", 3)]
    assert "Beispiel" not in repr(result)


def test_every_column_of_retribus_is_kept_and_becomes_structure():
    internship, visit, talk = parsed(RETRIBUS).rows

    assert internship.given == {
        "short_text": "Schulpraktikum in der Entwicklung",
        "track": "training",
        "field": "it",
        "kind_as_written": "Praktikum",
        "duration_as_written": "2 - 20 Wochen",
        "grades_as_written": "9 - 13",
        "school_types_as_written": "alle",
        "participants_as_written": "nach Absprache",
        "place_as_written": "vor Ort im Unternehmen",
    }
    assert structure(internship)["duration_max"] == 20
    assert structure(internship)["participants"] == "by_arrangement"
    assert structure(visit)["participants_max"] == 30
    assert structure(talk)["venues"] == ("comes_to_you",)
    assert structure(talk)["participants"] == "open"


def test_offers_of_retribus_get_titles():
    assert titles(parsed(RETRIBUS)) == [
        "Schulpraktikum in der Entwicklung",
        "Betriebsbesichtigung bei Muster Software GmbH",
        "Berufe stellen sich vor",
    ]


def test_the_address_block_is_kept_without_persons():
    result = parsed(RETRIBUS)

    assert {row.provider for row in result.rows} == {COMPANY}
    assert codes(result) == [("people_left_out", 5)]
    assert "Erika" not in repr(result)
    assert "emuster" not in repr(result)


def test_the_mail_address_of_an_office_is_kept():
    result = parsed(RETRIBUS.replace("emuster@", "ausbildung@"))

    assert result.rows[0].provider.email == "ausbildung@muster.example"


def test_several_tables_of_one_text_have_their_own_providers():
    other = RETRIBUS.replace("Muster Software", "Andere Firma").replace("IT/Computer", "Holz")

    result = parsed(HANDBOOK + "\n" + RETRIBUS + "\n" + other)

    assert [row.provider.name for row in result.rows] == [
        *["Universität Musterstadt"] * 2, *["Muster Software GmbH"] * 3, *["Andere Firma GmbH"] * 3,
    ]  # fmt: skip
    assert result.rows[-1].given["field"] == "wood"
    assert result.layouts == ("handbook", "retribus")


@pytest.mark.parametrize(
    "pasted",
    [
        HANDBOOK.replace("Labor-exkursion", "Labor-\vexkursion"),
        HANDBOOK.replace("Labor-exkursion", "Labor-\rexkursion"),
        HANDBOOK.replace("Labor-exkursion", "Labor-\nexkursion"),
        HANDBOOK.replace("„Licht und Farbe“", "„Licht\nund\nFarbe“"),
        HANDBOOK.replace("\tUniversität Musterstadt\n", "\tUniversität\nMusterstadt\n"),
        HANDBOOK.replace("\n", "\r\n"),
        HANDBOOK.replace("Art des Angebots", "Art des\nAngebots"),
        HANDBOOK.replace("Max. Anzahl Teilnehmer", "Max.\vAnzahl\vTeilnehmer"),
    ],
    ids=[
        "slide",
        "CR in cell",
        "wrapped word",
        "wrapped title",
        "wrapped end",
        "CR LF",
        "wrapped header",
        "slide header",
    ],
)
def test_cells_wrapped_by_slides_or_word_are_put_together(pasted):
    wanted = parsed(HANDBOOK).rows

    result = parsed(pasted).rows

    assert [(row.given, row.read) for row in result] == [(row.given, row.read) for row in wanted]


def test_a_cell_with_line_breaks_in_quotation_marks_is_one_cell():
    pasted = HANDBOOK.replace("\tUniversität Musterstadt\n", '\t"Universität\nMusterstadt"\n')

    assert parsed(pasted).rows[0].given["place_as_written"] == "Universität Musterstadt"


def test_the_same_tables_are_read_from_a_workbook():
    cells = [line.split("\t") for line in HANDBOOK.splitlines()]

    rows = parse(hostile.workbook(cells), "").rows

    assert [(row.given, row.read) for row in rows] == [(row.given, row.read) for row in parsed(HANDBOOK).rows]


def test_the_address_block_is_found_in_a_workbook():
    cells = [line.split("\t") for line in RETRIBUS.splitlines()]

    assert {row.provider for row in parse(hostile.workbook(cells), "").rows} == {COMPANY}


def test_only_the_sheet_asked_for_is_read():
    header = list(hostile.HEADER)
    content = hostile.workbook([header, ["a", "Eins", "x"]], [header, ["b", "Zwei", "x"]])

    assert titles(parse(content, "Tabelle 2")) == ["Zwei"]
    assert codes(parse(content, "Tabelle 3")) == [("no_such_sheet", 0)]


def test_a_number_that_is_none_and_a_missing_title_are_problems_of_their_rows():
    broken = HANDBOOK.replace("N 1\t", "eins\t").replace("Optik zum Anfassen", "")

    assert [(finding.code, finding.row) for finding in parsed(broken).problems] == [
        ("no_number", 6),
        ("no_title", 7),
    ]


def test_a_table_without_provider_is_a_problem():
    without = "\n".join(HANDBOOK.splitlines()[4:])

    assert codes(parsed(without)) == [("no_provider", 1)]


def test_phrases_that_are_not_understood_are_kept_and_told():
    result = parsed(HANDBOOK.replace("60-90 Min.", "so lange es dauert"))

    assert result.rows[0].given["duration_as_written"] == "so lange es dauert"
    assert (
        Finding("not_understood", False, "", 6, "duration_as_written", {"text": "so lange es dauert"})
        in result.findings
    )


def test_contacts_in_the_title_column_are_left_out():
    result = parsed(
        HANDBOOK.replace("Optik zum Anfassen", "Optik zum Anfassen\vDr. Erika Beispiel\vTel. 0651 12345")
    )

    assert titles(result)[1] == "Optik zum Anfassen"
    assert ("people_left_out", 7) in codes(result)


def test_the_full_layout_needs_three_columns_only():
    result = parsed("external_id,title,organisation\nx-1,Löten,Werkstatt\n")

    (row,) = result.rows
    assert (row.given["external_id"], row.given["title"], row.provider.name) == ("x-1", "Löten", "Werkstatt")
    assert row.derived["audiences"] == ("public",)
    assert codes(result) == [("audience_assumed", 0)]


def test_headings_may_be_german_labels():
    result = parsed(
        "Kennung;Titel;Einrichtung;Art;Klassenstufe;Dauer;Themen;Titel (fr)\nx;Löten;Werkstatt;Workshop;5-6;2 Std.;Technik, Physik;Souder\n"
    )

    (row,) = result.rows
    assert result.problems == ()
    assert row.given["kind"] == "workshop"
    assert row.given["themes"] == ("physics", "technology")
    assert row.given["translations"] == {"title_fr": "Souder"}
    assert structure(row) == {
        "grade_from": 5, "grade_to": 6, "duration_min": 2, "duration_max": 2, "duration_unit": "hour",
    }  # fmt: skip


def test_free_words_for_kind_and_cost_are_understood_and_kept():
    result = parsed(
        "external_id;title;organisation;kind;cost\nx;a;b;Löt-Workshop für alle;5 Euro\ny;c;d;Zauberei;kostenlos\n"
    )

    first, second = (row.given for row in result.rows)
    assert (first["kind"], first["kind_as_written"]) == ("workshop", "Löt-Workshop für alle")
    assert (first["cost"], first["cost_text"]) == ("paid", "5 Euro")
    assert (second["kind"], second["kind_as_written"]) == ("", "Zauberei")
    assert ("not_understood", 3) in codes(result)


def test_for_whom_an_offer_is_follows_from_its_text_when_no_column_says_it():
    first, second = parsed(FULL).rows

    assert (first.derived["stages"], first.derived["audiences"]) == ((), ("public",))
    assert (second.derived["stages"], second.derived["audiences"]) == (("secondary",), ("pupils",))


def test_every_wrong_cell_is_told_with_row_column_and_reason():
    result = parsed(
        "external_id;title;organisation;grade_from;checked_at;themes;links;state;is_sample;school_year_from;latitude;number\n"
        "x;;b;14;gestern;Zauberei;ftp://x;fertig;vielleicht;1999;91;23\n"
    )

    assert [(finding.code, finding.row, finding.column) for finding in result.problems] == [
        ("not_a_number", 2, "grade_from"),
        ("not_a_date", 2, "checked_at"),
        ("unknown_concept", 2, "themes"),
        ("not_a_link", 2, "links"),
        ("unknown_value", 2, "state"),
        ("not_yes_or_no", 2, "is_sample"),
        ("not_a_school_year", 2, "school_year_from"),
        ("not_a_coordinate", 2, "latitude"),
        ("not_a_handbook_number", 2, "number"),
        ("empty_cell", 2, "title"),
    ]
    assert result.rows == ()


def test_a_repeated_header_row_is_no_offer():
    header = "external_id;title;organisation\n"

    assert titles(parsed(f"{header}a;Eins;x\n{header}b;Zwei;x\n")) == ["Eins", "Zwei"]


def test_columns_missing_unknown_or_twice_are_told():
    assert [f.column for f in parsed("external_id;title;Sonstiges\nx;a;b\n").problems] == ["organisation"]
    assert next((f.code, f.column) for f in parsed("external_id;title;organisation;Farbe\nx;a;b;c\n").findings) == (
        "unknown_column", "Farbe",
    )  # fmt: skip
    assert [
        (f.code, f.column) for f in parsed("external_id;title;Titel;organisation\nx;a;b;c\n").problems
    ] == [("repeated_column", "Titel")]


def test_a_great_number_of_problems_is_cut():
    rows = "".join(f"{n};;x\n" for n in range(300))

    result = parsed("external_id;title;organisation\n" + rows)

    assert len(result.problems) == 201
    assert result.problems[-1].values == {"count": "100"}


def test_ordinary_rows_are_no_header_rows():
    assert header_of(("Titel", "Text")) is None
    assert header_of(("Angebotsform", "Beschreibung", "Checkliste")) is None


def test_the_webinar_text_yields_its_ten_offers(shared):
    content = (shared / "seeds" / "1-webinar-mint-region-trier-2020.txt").read_bytes()

    result = parse(content, "")

    assert [f"{row.given['number_letter']} {row.given['number_value']}" for row in result.rows[:6]] == [
        "N 23", "N 24", "N 25", "N 26", "N 27", "N 28",
    ]  # fmt: skip
    assert [row.given["kind_as_written"] for row in result.rows[6:]] == [
        "Praktikum", "Betriebsbesichtigung", "Vorträge in Schulen", "Projekttag",
    ]  # fmt: skip
    assert [row.read["kind_as_written"]["kind"] for row in result.rows] == [
        "talk", "lab_excursion", "taster_lecture", "supervision", "lab_internship", "lab_internship",
        "internship", "company_visit", "talk", "project_day",
    ]  # fmt: skip
    assert [row.given["duration_as_written"] for row in result.rows] == [
        "60-90 Min.", "6 Std.", "2 Std.", "", "", "5 Std.", "2 - 20 Wochen", "2-4 Stunden", "2 - 4 Stunden", "1 Tag",
    ]  # fmt: skip
    assert [row.given["participants_as_written"] for row in result.rows] == [
        "Max. 20", "Max. 20", "Nach Absprache", "Max. 2", "Max. 6", "Max. 6",
        "nach Absprache", "max. 30", "offen", "nach Absprache",
    ]  # fmt: skip
    assert [row.given["grades_as_written"] for row in result.rows] == [
        *["Oberstufe 11 - 13"] * 6, "9 - 13", "5- 13", "5- 13", "5 - 13",
    ]  # fmt: skip
    assert [row.given["place_as_written"] for row in result.rows] == [
        "Schulen in Trier", *["Universität Trier"] * 5, "vor Ort im Unternehmen", "vor Ort im Unternehmen",
        "in Schulen in der Region Trier", "vor Ort im Unternehmen",
    ]  # fmt: skip
    assert [finding.code for finding in result.findings] == ["people_left_out", "people_left_out"]
    assert result.rows[0].provider == Provider(
        "Universität Trier", "FB VI Analytische und ökologische Chemie"
    )
    assert (result.rows[6].provider.name, result.rows[6].provider.postcode) == ("IT Haus GmbH", "54343")
