"""The content security policy of a real answer as Google's csp_evaluator judges it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.portal.fetching import fetch
from tests.portal.page_kinds import PAGE_KINDS
from tests.portal.server import Portal

pytestmark = [pytest.mark.outside, pytest.mark.slow]

#: Lower is worse: 10 is high, 20 a syntax error, 50 a high "maybe", such as 'self' as a source of scripts.
MAYBE = 50
JUDGE = """
const { CspEvaluator } = require("csp_evaluator/dist/evaluator");
const { CspParser } = require("csp_evaluator/dist/parser");
const policies = JSON.parse(process.argv[1]);
const findings = (policy) => new CspEvaluator(new CspParser(policy).csp).evaluate();
console.log(JSON.stringify(policies.map((policy) => findings(policy).map(({ severity, description }) => [severity, description]))));
"""


def test_no_page_has_a_policy_with_a_hole(portal: Portal, node: Path, test_tools: Path) -> None:
    policies = {str(kind): fetch(kind, portal).headers["content-security-policy"] for kind in PAGE_KINDS}

    (findings,) = _judge([_only(policies.values())], node, test_tools)

    assert [finding for finding in findings if finding[0] < MAYBE] == []


def test_the_judge_finds_a_hole(node: Path, test_tools: Path) -> None:
    (findings,) = _judge(["default-src 'none'; script-src 'self' 'unsafe-inline'"], node, test_tools)

    assert min(severity for severity, _description in findings) == 10


def _only(policies: object) -> str:
    """Pages may write their directives in any order; apart from that there is one policy."""
    (policy,) = {"; ".join(sorted(policy.split("; "))) for policy in policies}
    return policy


def _judge(policies: list[str], node: Path, tools: Path) -> list[list[list[object]]]:
    command = [str(node), "-e", JUDGE, json.dumps(policies)]
    answer = subprocess.run(command, cwd=tools.parent, capture_output=True, text=True, check=True).stdout
    return list(json.loads(answer))
