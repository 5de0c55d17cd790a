"""``cases check``, ``list``, ``show`` and ``export``."""

import argparse
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coproduction_star.data.cases import (
    TABLES,
    Case,
    case,
    cases_as_csv,
    cases_as_json,
    ids_used_twice,
    load_cases,
)
from coproduction_star.data.cases.checking import check_file, check_text
from coproduction_star.data.cases.finding import country_code, find_cases
from coproduction_star.data.errors import Problem
from coproduction_star.data.vocabularies import Co, Evidence, Sector, Word

from .case_page import case_page
from .speaking import CommandRefused, complain, printable, standard_input

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

STANDARD_INPUT = "-"


def add(commands: "Commands") -> None:
    """Add the ``cases`` commands to the parser."""
    cases = commands.add_parser("cases", help="check, list, show and export cases")
    actions = cases.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = actions.add_parser("check", help="check case files; each problem names file, line, field and remedy")
    check.add_argument("files", nargs="+", metavar="FILE", help="a case file, or - for standard input")
    check.set_defaults(run=check_cases)
    _add_list(actions)
    show = actions.add_parser("show", help="show one case, with its figures and sources")
    show.add_argument("id", metavar="ID", help="the id of the case")
    show.add_argument("--language", default="en", help="en or cy; English where nothing else is written")
    show.set_defaults(run=show_case)
    _add_export(actions)


def _add_list(actions: "Commands") -> None:
    listing = actions.add_parser("list", help="list cases, all or those that fit")
    listing.add_argument("--co", choices=_words(Co), help="one of the four Co's")
    listing.add_argument("--sector", choices=_words(Sector), metavar="SECTOR", help=", ".join(_words(Sector)))
    listing.add_argument("--country", metavar="COUNTRY", help="a two-letter code or an English name")
    listing.add_argument("--evidence", choices=_words(Evidence), help="the grade of evidence")
    listing.add_argument("--search", metavar="WORDS", help="words that all stand in the case")
    listing.set_defaults(run=list_cases)


def _add_export(actions: "Commands") -> None:
    export = actions.add_parser("export", help="write the bank as CSV or JSON")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", action="store_true", help="one table; to a .zip file, all four")
    form.add_argument("--json", action="store_true", help="everything in one file")
    export.add_argument("--table", choices=TABLES, help="which table of the CSV (default: results)")
    export.add_argument("--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    export.set_defaults(run=export_cases)


def _words(vocabulary: Iterable[Word]) -> list[str]:
    return [word.value for word in vocabulary]


def check_cases(asked: argparse.Namespace) -> int:
    """Check files and say everything that is wrong with them."""
    problems: list[Problem] = []
    ids: list[tuple[str, str]] = []
    for name in asked.files:
        found, complaints = _check_one(name)
        problems.extend(complaints)
        if found is not None:
            ids.append((found.id, name))
    problems.extend(ids_used_twice(ids))
    for problem in dict.fromkeys(problems):
        complain(str(problem).replace("\n", " "))
    if problems:
        return 1
    print("1 file is in order." if len(asked.files) == 1 else f"{len(asked.files)} files are in order.")
    return 0


def _check_one(name: str) -> tuple[Case | None, tuple[Problem, ...]]:
    if name != STANDARD_INPUT:
        return check_file(Path(name))
    return check_text(standard_input(), file="standard input")


def list_cases(asked: argparse.Namespace) -> int:
    """List the cases that fit, one a line: id and title."""
    found = find_cases(
        load_cases(),
        co=asked.co,
        sector=asked.sector,
        country=country_code(asked.country) if asked.country else None,
        evidence=asked.evidence,
        words=asked.search or "",
    )
    for each in found:
        print(f"{each.id}  {each.title}")
    if not found:
        complain("No case fits. Leave out a filter or a word.")
    return 0


def show_case(asked: argparse.Namespace) -> int:
    """Show one case as plain text."""
    print(printable(case_page(case(asked.id), language=asked.language)))
    return 0


def export_cases(asked: argparse.Namespace) -> int:
    """Write the bank in the form asked for."""
    if asked.json:
        if asked.table:
            raise CommandRefused("--table goes with --csv. JSON holds everything in one file.", exit_code=2)
        _deliver(cases_as_json(load_cases()), asked.output)
        return 0
    tables = cases_as_csv(load_cases())
    if asked.output and asked.output.suffix == ".zip" and not asked.table:
        _deliver_zip({f"{table}.csv": getattr(tables, table) for table in TABLES}, asked.output)
    else:
        _deliver(getattr(tables, asked.table or "results"), asked.output)
    return 0


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise _cannot_write(output, error) from None


def _deliver_zip(files: dict[str, str], output: Path) -> None:
    try:
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(zipfile.ZipInfo(name), text)
    except OSError as error:
        raise _cannot_write(output, error) from None


def _cannot_write(output: Path, error: OSError) -> CommandRefused:
    return CommandRefused(f"{output} cannot be written ({error.strerror}). Choose another place with --output.")
