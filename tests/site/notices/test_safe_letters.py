"""Every letter to people is asked about once more as it goes: none goes where it is safe no more."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import coproduction_star
from coproduction_star.notices import asking_again

ROOT = Path(coproduction_star.__file__).parent
WRITERS = {"notify", "write_to", "_tell", "_send", "_about"}
"""What is given the kind of a letter."""
GOES_IN_ANY_CASE = {
    "worry": "to whoever looks after people, about somebody who may be in danger",
    "voices.waiting": "to whoever has the duty to answer, and names no words",
    "just-start": "to an address that asked for it on a page for people whom we do not know",
    "invitation": "with the code that somebody else asked us to send to this address",
}


def kinds_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS:
            for given in node.keywords:
                if given.arg == "kind" and isinstance(given.value, ast.Constant):
                    yield str(given.value.value)


def kinds() -> set[str]:
    return {kind for path in sorted(ROOT.rglob("*.py")) for kind in kinds_in(path)}


def test_the_kinds_of_letters_are_found() -> None:
    assert {"people_it.match", "market_it.breach", "focus_it.decided", "news", "session"} <= kinds()
    assert set(GOES_IN_ANY_CASE) <= kinds()


def test_a_process_that_only_sends_knows_them_too() -> None:
    """Whatever an app says when it is ready is all that a worker loads."""
    code = "import django; django.setup(); from coproduction_star.notices import asking_again as a; print(*a._how)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(told.split()) == kinds() - set(GOES_IN_ANY_CASE)


def test_every_kind_of_letter_is_asked_about_again_or_says_why_it_is_not() -> None:
    assert kinds() - set(asking_again._how) == set(GOES_IN_ANY_CASE)
