"""Check a file somebody wrote: the case when it is in order, every problem when it is not."""

from pathlib import Path

from coproduction_star.data.errors import BadCase, Problem

from .case import Case
from .parsing import parse_case, parse_translation
from .shelf import language_of, load_case, read_text

Checked = tuple[Case | None, tuple[Problem, ...]]


def check_file(path: Path) -> Checked:
    """Check a case file with its translations, or one translation."""
    try:
        language = language_of(path)
        if language:
            parse_translation(read_text(path), language=language, file=str(path))
            return None, ()
        return load_case(path), ()
    except BadCase as error:
        return None, error.problems


def check_text(text: str, *, file: str) -> Checked:
    """Check the text of a case that has no file."""
    try:
        return parse_case(text, file=file), ()
    except BadCase as error:
        return None, error.problems
