"""Cases as one JSON text, and back without loss."""

import json
from collections.abc import Iterable

from coproduction_star import __version__
from coproduction_star.data.documents import Complaints
from coproduction_star.data.errors import Problem, UnreadableExport

from .case import Case
from .plain_data import case_from_plain, plain_case

FORMAT = "coproduction-star cases"


def cases_as_json(cases: Iterable[Case]) -> str:
    """Write cases as JSON: the keys of the case files, and ``translations`` where there are any.

    Examples
    --------
    >>> cases_from_json(cases_as_json([]))
    ()
    """
    export = {"format": FORMAT, "version": __version__, "cases": [plain_case(case) for case in cases]}
    return json.dumps(export, ensure_ascii=False, indent=2) + "\n"


def cases_from_json(text: str, *, file: str = "export.json") -> tuple[Case, ...]:
    """Read an export back.

    Raises
    ------
    UnreadableExport
        When the text is no export of ours, with every problem found.
    """
    complaints = Complaints(file=file)
    cases = tuple(
        case_from_plain(complaints, data, ("cases", position))
        for position, data in enumerate(_list_of_cases(text, file=file))
    )
    if complaints.problems:
        raise UnreadableExport(complaints.problems)
    return cases


def _list_of_cases(text: str, *, file: str) -> list[object]:
    try:
        export = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unreadable(file, error.lineno, f"This is not JSON: {error.msg}.") from None
    except (RecursionError, ValueError):
        raise _unreadable(file, 1, "This is JSON no export of ours would have.") from None
    if isinstance(export, dict) and export.get("format") == FORMAT and isinstance(export.get("cases"), list):
        return list(export["cases"])
    raise _unreadable(file, 1, f"This is JSON, but not the format {FORMAT!r}.")


def _unreadable(file: str, line: int, what: str) -> UnreadableExport:
    remedy = "Export again with 'coproduction-star cases export --json'."
    return UnreadableExport([Problem(file, line, "whole file", what, remedy)])
