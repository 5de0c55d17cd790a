"""The lines of Python on docs/reference/appraisal-library.md, and the examples in the docstrings, work."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs/reference/appraisal-library.md"
MODULES = ("discounting", "prices", "distributions", "optimism", "wellbeing", "distributional", "demand",
           "cost_benefit.metrics", "cost_benefit.lenses")  # fmt: skip


def test_the_lines_of_the_page_work():
    code = PAGE.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    example = doctest.DocTestParser().get_doctest(code, {}, PAGE.name, str(PAGE), 0)
    said = []
    result = doctest.DocTestRunner(verbose=False).run(example, out=said.append)
    assert (result.failed, said) == (0, [])
    assert result.attempted > 20


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings_work(name):
    result = doctest.testmod(import_module(f"coproduction_star.methods.{name}"))
    assert result.failed == 0
