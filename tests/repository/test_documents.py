"""What is written about the product agrees with the product."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from coproduction_star import __version__

ROOT = Path(__file__).parents[2]
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
READERS = {"yes_or_no", "number", "str", "list", "bool", "int", "cache_url", "get", "setdefault"}
READ_BY_NAME = re.compile(
    r"STAR_[A-Z_]+|SECRET_KEY|DATABASE_URL|EMAIL_URL|REDIS_URL|ALLOWED_HOSTS|DEBUG|TIME_ZONE|PORT"
)
TOLD_TO_TESTS = {"STAR_NOT_TESTED"}
"""Between the test runner and pytest, for nobody to set."""


def python_files() -> list[Path]:
    return [*ROOT.glob("src/coproduction_star/config/**/*.py"), *ROOT.glob("tools/*.py"), ROOT / "tests/conftest.py"]


def variables_read() -> set[str]:
    """Every environment variable that the settings, the commands or the test runner ask for by name."""
    names = set()
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and re.fullmatch(r"STAR_[A-Z_]+", str(node.value)):
                names.add(node.value)
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in READERS and READ_BY_NAME.fullmatch(str(node.args[0].value)):
                    names.add(node.args[0].value)
    return names - TOLD_TO_TESTS


def variables_documented() -> set[str]:
    page = (ROOT / "docs/reference/settings.md").read_text()
    return set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))


def test_every_setting_that_is_read_is_documented() -> None:
    assert sorted(variables_read() - variables_documented()) == []


def test_every_setting_that_is_documented_is_read() -> None:
    settings = (ROOT / "src/coproduction_star/config/settings.py").read_text()
    unread = {name for name in variables_documented() - variables_read() if f'"{name}"' not in settings}
    assert sorted(unread) == []


def test_the_search_for_settings_finds_some() -> None:
    assert {"STAR_SITE_URL", "SECRET_KEY", "DATABASE_URL", "STAR_BROWSER"} <= variables_read()


def links(path: Path) -> list[str]:
    return re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text())


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in DOCS])
def test_no_link_of_a_page_leads_nowhere(path: Path) -> None:
    missing = [link for link in links(path) if "://" not in link and not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", [pytest.param(p, id=p.name) for p in sorted(ROOT.glob("docs/how-to/*.md"))])
def test_every_how_to_can_be_found_from_the_first_page(path: Path) -> None:
    reachable, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reachable or page.suffix != ".md" or not page.exists():
            continue
        reachable.add(page)
        waiting += [(page.parent / link).resolve() for link in links(page) if "://" not in link]
    assert path in reachable, f"Link {path.name} from README.md or from a page it links to."


def test_the_changelog_has_this_version() -> None:
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text()


def test_decision_records_are_numbered_once_and_say_their_status() -> None:
    records = sorted(ROOT.glob("docs/adr/*.md"))
    numbers = [path.name[:4] for path in records]
    assert len(numbers) == len(set(numbers))
    assert [path.name for path in records if "**Status:**" not in path.read_text()] == []


EXAMPLE = re.compile(r"^>>> ", re.MULTILINE)


def test_the_lines_of_python_in_the_readme_work() -> None:
    import doctest

    text = (ROOT / "README.md").read_text()
    code: Any = text.partition("```python\n")[2].partition("```")[0]
    example = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(example, out=lambda said: None)
    assert (runner.tries > 0, runner.failures) == (True, 0)
