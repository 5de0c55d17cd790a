"""The conformance report is that of this code. Whether the tests it names pass, they say themselves."""

from types import SimpleNamespace

import pytest
from tools import conformance
from tools.conformance_rules import RULES, Rule, Standing


def test_every_rule_that_is_kept_names_tests_that_exist():
    known = conformance.tests()
    missing = [name for rule in RULES for name in rule.shown_by if name not in known]
    assert missing == []
    assert [rule.says for rule in RULES if (rule.standing is Standing.KEPT) != bool(rule.shown_by)] == []


def test_the_report_is_current():
    passed = dict.fromkeys(conformance.wanted(), True)
    assert conformance.PAGE.read_text() == conformance.page(passed), "Run: make docs"


def test_a_kept_rule_without_a_test_fails():
    assert "**fail**" in conformance._row(Rule("Text", "1", "Says so."), {}, {})


@pytest.mark.parametrize("code", [2, 3, 4, 5])
def test_no_report_is_made_of_tests_that_did_not_run(monkeypatch, tmp_path, code):
    """An old report of tests that passed lies there, and the new run ends before it writes one."""
    old = tmp_path / "old.xml"
    old.write_text('<testsuites><testcase name="test_one"/></testsuites>')
    monkeypatch.setattr(conformance, "REPORT", old)
    monkeypatch.setattr(conformance.subprocess, "run", lambda *_said, **_more: SimpleNamespace(returncode=code))
    with pytest.raises(SystemExit, match="did not run to their end"):
        conformance.run({"test_one"})
    assert not old.exists()


def test_the_report_says_so_when_a_test_fails():
    passed = dict.fromkeys(conformance.wanted(), True) | {"test_gb26_table7": False}
    page = conformance.page(passed)
    assert page.count("**fail**") >= 2
    assert ", 1 fail," in page
