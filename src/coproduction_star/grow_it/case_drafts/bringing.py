"""Reading a case that another installation took away: one as YAML, one or more as JSON."""

from coproduction_star.data.cases import Case, cases_from_json, parse_case
from coproduction_star.data.errors import BadContent, Problem

MOST = 50


def read(text: str) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """The cases, or every problem with its line."""
    text = text.replace("\r\n", "\n")
    try:
        is_json = text.lstrip().startswith("{")
        found = cases_from_json(text) if is_json else (parse_case(text, file="case"),)
    except BadContent as error:
        return (), error.problems
    if not found or len(found) > MOST:
        return (), (Problem("case", 1, "cases", f"There are {len(found)} cases.", f"Bring in 1 to {MOST} at a time."),)
    return found, ()
