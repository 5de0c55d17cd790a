"""The shelf the cases stand on: the shipped files, and any file or folder of the same kind."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from coproduction_star.data.errors import BadCase, Problem, UnknownCase

from .case import Case, Translation
from .parsing import parse_case, parse_translation

FOLDER = Path(__file__).parent
SAVE_AS_UTF8 = "Save the file as UTF-8."


@cache
def load_cases() -> tuple[Case, ...]:
    """All shipped cases, sorted by id, read once.

    Examples
    --------
    >>> from coproduction_star.data.cases import load_cases
    >>> len(load_cases())
    50
    """
    return load_files(sorted(FOLDER.glob("*.yaml")))


def case(id_: str) -> Case:
    """Find one shipped case.

    Raises
    ------
    UnknownCase
        When no case has this id; the message names the nearest.
    """
    shelf = _by_id()
    if id_ in shelf:
        return shelf[id_]
    near = get_close_matches(id_, shelf, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else "'coproduction-star cases list' shows them all."
    raise UnknownCase(f"No case is called {id_!r}. {hint}")


@cache
def _by_id() -> dict[str, Case]:
    return {case.id: case for case in load_cases()}


def load_case(path: Path | str) -> Case:
    """Read one case file and the translations that stand beside it.

    Raises
    ------
    BadCase
        With every problem of the file and its translations.
    """
    path = Path(path)
    others = (sibling for sibling in path.parent.glob(f"{path.stem}.*.yaml") if language_of(sibling))
    return _load(path, sorted(others))


def load_files(paths: Sequence[Path]) -> tuple[Case, ...]:
    """Read many case files, sorted by id; translations among them join their cases.

    Raises
    ------
    BadCase
        With every problem of every file, and for every id used twice.
    """
    translated: dict[Path, list[Path]] = {}
    for path in paths:
        if language_of(path):
            translated.setdefault(path.with_name(f"{path.stem.split('.')[0]}.yaml"), []).append(path)
    cases: dict[Path, Case] = {}
    problems: list[Problem] = []
    for path in paths:
        if language_of(path):
            continue
        try:
            cases[path] = _load(path, translated.get(path, []))
        except BadCase as error:
            problems.extend(error.problems)
    problems.extend(ids_used_twice((case.id, str(path)) for path, case in cases.items()))
    if problems:
        raise BadCase(problems)
    return tuple(sorted(cases.values(), key=lambda case: case.id))


def ids_used_twice(cases: Iterable[tuple[str, str]]) -> list[Problem]:
    """Complain of each id (given with its file) that another file already has."""
    first: dict[str, str] = {}
    problems = []
    for id_, file in cases:
        if id_ in first:
            problems.append(
                Problem(file, 1, "id", f"The id {id_} is already used in {first[id_]}.", "Choose another id.")
            )
        first.setdefault(id_, file)
    return problems


def language_of(path: Path) -> str:
    """Read the language off a translation's name (``<id>.cy.yaml`` is ``cy``); a case file has none."""
    _name, dot, language = path.stem.rpartition(".")
    return language if dot and 2 <= len(language) <= 3 and language.isalpha() else ""


def read_text(path: Path) -> str:
    """Read a file as UTF-8.

    Raises
    ------
    BadCase
        When it is not there, is no file or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        what, remedy = "The file is not UTF-8.", SAVE_AS_UTF8
    except IsADirectoryError:
        what, remedy = "This is a folder.", "Name the files in it."
    except OSError as error:
        what, remedy = f"The file cannot be read ({error.strerror}).", "Check the name and who may read it."
    raise BadCase([Problem(str(path), 1, "whole file", what, remedy)])


def _load(path: Path, translations: Sequence[Path]) -> Case:
    case = parse_case(read_text(path), file=str(path))
    return replace(case, translations=tuple(_load_translation(each, case) for each in translations))


def _load_translation(path: Path, case: Case) -> Translation:
    return parse_translation(read_text(path), language=language_of(path), file=str(path), setbacks=len(case.setbacks))
