"""A step runs again exactly when one of its inputs changed."""

from tools import stamps


def test_the_fingerprint_does_not_depend_on_the_order_of_the_files(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("one")
    second.write_text("two")

    assert stamps.fingerprint([first, second]) == stamps.fingerprint([second, first])


def test_content_name_and_facts_each_change_the_fingerprint(tmp_path):
    file, renamed = tmp_path / "a", tmp_path / "b"
    file.write_text("one")
    renamed.write_text("one")
    before = stamps.fingerprint([file])
    file.write_text("eno")

    values = {
        before,
        stamps.fingerprint([file]),
        stamps.fingerprint([renamed]),
        stamps.fingerprint([renamed], "x"),
    }

    assert len(values) == 4


def test_a_stamp_is_current_only_for_what_was_written(tmp_path):
    stamp = tmp_path / "new" / "stamp"

    assert not stamps.is_current(stamp, "a")
    stamps.write(stamp, "a")
    assert stamps.is_current(stamp, "a")
    assert not stamps.is_current(stamp, "b")
