"""The closing line counts what pytest reported, and a missing report is never green."""

from tools.tally import Tally, from_junit

REPORT = """<testsuites><testsuite>
<testcase classname="a" name="test_passes"/>
<testcase classname="a" name="test_fails"><failure message="no"/></testcase>
<testcase classname="a" name="test_breaks"><error message="no"/></testcase>
<testcase classname="a" name="test_waits"><skipped message="needs ../shared"/></testcase>
</testsuite></testsuites>"""


def test_each_result_is_counted_once_and_skips_keep_their_reason(tmp_path):
    report = tmp_path / "junit.xml"
    report.write_text(REPORT)

    tally = from_junit(report, "SQLite")

    assert tally == Tally(passed=1, failed=2, skips=["SQLite: a.test_waits: needs ../shared"])


def test_a_missing_or_torn_report_counts_as_a_failure(tmp_path):
    torn = tmp_path / "torn.xml"
    torn.write_text(REPORT[:80])

    assert from_junit(tmp_path / "none.xml", "SQLite") == Tally(failed=1)
    assert from_junit(torn, "SQLite") == Tally(failed=1)


def test_the_sum_of_stages_reads_as_one_line():
    total = Tally(passed=1)

    total.add(Tally(passed=2, failed=1, skips=["reason"]))

    assert str(total) == "3 passed, 1 failed, 1 skipped"
