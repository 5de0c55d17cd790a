"""Published worked examples: one file, read by the tests that are named after them and by the conformance report."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

APPRAISAL = Path(__file__).with_name("appraisal-examples.json")


@cache
def appraisal_examples() -> dict[str, dict[str, Any]]:
    read = json.loads(APPRAISAL.read_text(encoding="utf-8"))
    return {example["id"]: example for example in read["examples"]}


def example(name: str) -> tuple[Any, Any]:
    """Inputs and what is expected of them."""
    found = appraisal_examples()[name]
    return found["inputs"], found["expected"]


METHODS = Path(os.environ.get("EXAMPLES") or Path(__file__).parents[4] / "shared/reference") / "methods-examples.json"
needs_method_examples = pytest.mark.skipif(
    not METHODS.exists(), reason=f"no {METHODS.name}: its data may not be shipped; name its folder in EXAMPLES"
)


@cache
def _method_examples() -> dict[str, dict[str, Any]]:
    read = json.loads(METHODS.read_text(encoding="utf-8"))
    return {example["id"]: example for example in read["examples"]}


def method_example(name: str) -> dict[str, Any]:
    """One published example whose data may not be shipped."""
    return _method_examples()[name]
