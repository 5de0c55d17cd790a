"""Cases as files. A whole bank is written case by case, so that it never stands in memory."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import yaml

from coproduction_star import __version__
from coproduction_star.data.cases import Case
from coproduction_star.data.cases.as_csv import cases_as_csv
from coproduction_star.data.cases.as_json import FORMAT, cases_as_json
from coproduction_star.data.cases.plain_data import plain_case

AT_ONCE = 50
CSV, JSON, YAML = "csv", "json", "yaml"
MEDIA_TYPES = {CSV: "text/csv; charset=utf-8", JSON: "application/json", YAML: "application/yaml; charset=utf-8"}
MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


class UnknownFormat(ValueError):
    """A kind of file that cases do not come in."""


@dataclass(frozen=True, slots=True)
class Take:
    """A file to take away, piece by piece."""

    name: str
    media_type: str
    pieces: Iterable[str]

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Disposition": f'attachment; filename="{self.name}"'}


def one_case(case: Case, *, form: str) -> Take:
    makers = {
        CSV: lambda: MARK + cases_as_csv([case]).results,
        JSON: lambda: cases_as_json([case]),
        YAML: lambda: yaml.safe_dump(plain_case(case), allow_unicode=True, sort_keys=False, width=100),
    }
    if form not in makers:
        raise UnknownFormat(form)
    return Take(f"{case.id}.{form}", MEDIA_TYPES[form], [makers[form]()])


def many_cases(cases: Iterable[Case], *, form: str) -> Take:
    """The table of figures as CSV, or everything as JSON."""
    makers = {CSV: _csv, JSON: _json}
    if form not in makers:
        raise UnknownFormat(form)
    return Take(f"cases.{form}", MEDIA_TYPES[form], makers[form](iter(cases)))


def _csv(cases: Iterator[Case]) -> Iterator[str]:
    heading = cases_as_csv([]).results
    yield MARK + heading
    while some := list(islice(cases, AT_ONCE)):
        yield cases_as_csv(some).results.removeprefix(heading)


def _json(cases: Iterator[Case]) -> Iterator[str]:
    """The same text as one export would be, up to its indentation."""
    yield f'{{"format": {json.dumps(FORMAT)}, "version": {json.dumps(__version__)}, "cases": ['
    for number, case in enumerate(cases):
        yield (",\n" if number else "\n") + json.dumps(plain_case(case), ensure_ascii=False)
    yield "\n]}\n"
