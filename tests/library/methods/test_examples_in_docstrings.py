"""The examples in the docstrings of the methods are true."""

import doctest
import pkgutil
from importlib import import_module

import pytest

from coproduction_star import methods

MODULES = [
    module.name
    for module in pkgutil.walk_packages(methods.__path__, f"{methods.__name__}.")
    if not module.ispkg or import_module(module.name).__doc__
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples_to_try() -> None:
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) > 30
