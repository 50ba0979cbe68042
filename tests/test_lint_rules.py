"""The product's code keeps the rules of lint_rules.py; each exception stands in lint_allowed.toml with its reason."""

import tomllib
from pathlib import Path

import pytest

from tests.lint_rules import RULES, TEMPLATE_ESCAPES, Rule, all_findings, findings_in

ALLOWED = tomllib.loads((Path(__file__).parent / "lint_allowed.toml").read_text(encoding="utf-8"))["allowed"]


def test_nothing_breaks_a_rule_but_what_is_allowed_and_nothing_is_allowed_that_is_gone() -> None:
    """A new finding needs another way or a reason; a finding that is gone takes its line along."""
    allowed = {(entry["rule"], entry["file"]): entry["count"] for entry in ALLOWED}

    assert dict(all_findings()) == allowed


def test_every_exception_has_a_reason() -> None:
    assert [entry for entry in ALLOWED if len(entry["why"]) < 20] == []


def test_every_exception_is_of_a_rule_there_is() -> None:
    assert {entry["rule"] for entry in ALLOWED} <= {rule.key for rule in RULES}


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule in RULES for line in rule.bad])
def test_a_rule_finds_what_it_forbids(rule: Rule, line: str) -> None:
    assert findings_in(line, rule) > 0


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule in RULES for line in rule.good])
def test_a_rule_leaves_alone_what_only_looks_alike(rule: Rule, line: str) -> None:
    assert findings_in(line, rule) == 0


@pytest.mark.parametrize("line", ["{{ x|safe }}", "{{ x| safe }}", "{% autoescape off %}", "{{ x|safeseq }}"])
def test_a_template_that_does_not_escape_is_found(line: str) -> None:
    assert TEMPLATE_ESCAPES.search(line)


@pytest.mark.parametrize("line", ["{{ x|safely }}", "{{ x }}", "{% autoescape on %}", "safe"])
def test_a_template_that_escapes_is_left_alone(line: str) -> None:
    assert not TEMPLATE_ESCAPES.search(line)
