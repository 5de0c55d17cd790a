"""Write docs/reference/conformance.md: rule by rule, what is kept, and the published examples that were run for it.

`conformance.py write` runs the tests that the rules name and says how each came out. No page is written where one
fails.
"""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.library.examples import appraisal_examples  # noqa: E402 - found by the line above
from tools.conformance_rules import RULES, Rule, Standing  # noqa: E402

LIBRARY = ROOT / "tests/library"
PAGE = ROOT / "docs/reference/conformance.md"
REPORT = ROOT / "test-results/conformance.xml"
ALL_UNIT_COSTS = "test_unit_costs_brought_to_2015_16"
SOME_FAILED = 1
"""The exit code of pytest up to which every test has run."""
WORDS = {True: "pass", False: "**fail**"}


def tests() -> dict[str, str]:
    """Source by name of every test of the library."""
    found = {}
    for path in sorted(LIBRARY.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                marks = "".join(ast.get_source_segment(text, mark) or "" for mark in node.decorator_list)
                found[node.name] = marks + (ast.get_source_segment(text, node) or "")
    return found


def published() -> dict[str, Any]:
    """Every example of the file, by its id."""
    return appraisal_examples()


def examples() -> dict[str, list[str]]:
    """By published example: the tests that repeat it."""
    known, found = published(), defaultdict(list)
    for name, source in tests().items():
        for asked in re.findall(r'"([^"\n]+)"', source):
            if asked in known and name not in found[asked]:
                found[asked].append(name)
    for name, said in known.items():
        if "uprate_to" in said["inputs"]:
            found[name].append(ALL_UNIT_COSTS)
    return found


def run(names: set[str]) -> dict[str, bool]:
    """Run tests by name; a test passes when all its cases do."""
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.unlink(missing_ok=True)
    chosen = " or ".join(sorted(names))
    command = [sys.executable, "-m", "pytest", str(LIBRARY), "-q", "-n0", "-k", chosen, f"--junitxml={REPORT}"]
    ended = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode
    if ended > SOME_FAILED:
        sys.exit(f"The tests did not run to their end (pytest ended with {ended}), so nothing is known of the rules.")
    found: dict[str, bool] = {}
    for case in ElementTree.parse(REPORT).getroot().iter("testcase"):
        name = case.attrib["name"].partition("[")[0]
        passed = case.find("failure") is None and case.find("error") is None and case.find("skipped") is None
        found[name] = found.get(name, True) and passed
    return found


def wanted() -> set[str]:
    return {name for rule in RULES for name in rule.shown_by} | {name for mine in examples().values() for name in mine}


def page(passed: Mapping[str, bool]) -> str:
    """The report, from how the tests came out."""
    repeated, known = examples(), published()
    rules = [_row(rule, passed, repeated) for rule in RULES]
    of = {state: sum(rule.standing is state for rule in RULES) for state in Standing}
    failed = sum(WORDS[False] in row for row in rules)
    missing = [name for name in known if name not in repeated]
    lines = [
        "# Conformance",
        "Written by `tools/conformance.py write`, which runs the tests it names. A rule is a sentence of ours about a "
        "paragraph of the guidance; an example is a published one, by its id in `tests/library/examples`.",
        f"{len(RULES)} rules: {of[Standing.KEPT] - failed} pass, {failed} fail, {of[Standing.NOT_KEPT]} are not kept, "
        f"{of[Standing.NOT_OURS]} not applicable. {len(known) - len(missing)} of {len(known)} published examples "
        "are repeated.",
        "## Rules",
        "| guidance | where | rule | state | shown by | examples run |\n|---|---|---|---|---|---|\n"
        + "\n".join(rules),
        "## Examples",
        "| example | area | state | repeated by |\n|---|---|---|---|\n"
        + "\n".join(_example(name, said["area"], repeated.get(name, []), passed) for name, said in known.items()),
    ]
    return "\n\n".join(lines) + "\n"


def _row(rule: Rule, passed: Mapping[str, bool], repeated: Mapping[str, list[str]]) -> str:
    state = rule.standing.value
    if rule.standing is Standing.KEPT:
        state = WORDS[bool(rule.shown_by) and all(passed.get(name, False) for name in rule.shown_by)]
    run = [name for name, mine in repeated.items() if set(mine) & set(rule.shown_by)]
    says = f"{rule.says} *{rule.note}*" if rule.note else rule.says
    tests_named = ", ".join(f"`{name}`" for name in rule.shown_by) or "–"
    return f"| {rule.text} | {rule.where} | {says} | {state} | {tests_named} | {', '.join(sorted(run)) or '–'} |"


def _example(name: str, area: str, mine: list[str], passed: Mapping[str, bool]) -> str:
    state = WORDS[all(passed.get(test, False) for test in mine)] if mine else "not repeated"
    return f"| {name} | {area} | {state} | {', '.join(f'`{test}`' for test in sorted(mine)) or '–'} |"


def main() -> int:
    found = page(run(wanted()))
    if WORDS[False] in found:
        sys.exit("\n".join(line for line in found.splitlines() if WORDS[False] in line))
    PAGE.write_text(found, encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
