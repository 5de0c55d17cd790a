"""``surveys``: the question bank, and surveys checked, carried to Kobo and ODK and back, and described."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coproduction_star.data.asset_surveys import Checked, changes, check_text, load_survey, survey_as_yaml
from coproduction_star.data.asset_surveys.codebook import codebook_as_csv, codebook_as_xlsx
from coproduction_star.data.asset_surveys.reading import OLDEST
from coproduction_star.data.cases.shelf import read_text
from coproduction_star.data.content_files import Language
from coproduction_star.data.errors import BadContent, Problem
from coproduction_star.data.questions import Audience, bank
from coproduction_star.data.questions.exporting import bank_as_csv, bank_as_json

from .calculating.json_file import deliver
from .speaking import CommandRefused, complain, printable, standard_input

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

STANDARD_INPUT, PIPED = "-", "standard input"
SHEET = ".xlsx"


def add(commands: "Commands") -> None:
    """Add the ``surveys`` commands to the parser."""
    surveys = commands.add_parser("surveys", help="the question bank; surveys checked, to Kobo and ODK and back")
    actions = surveys.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_bank(actions)
    check = actions.add_parser("check", help="check survey files; each problem names file, line, field and remedy")
    check.add_argument("files", nargs="+", metavar="FILE", help="a survey file, or - for standard input")
    check.set_defaults(run=check_surveys)
    out = actions.add_parser("xlsform", help="write a survey as XLSForm, for Kobo, ODK and others")
    out.add_argument("file", metavar="FILE", type=Path, help="a survey file")
    out.add_argument("output", metavar="OUT.xlsx", type=Path, help="the workbook to write")
    out.set_defaults(run=write_xlsform)
    _add_from_xlsform(actions)
    versions = actions.add_parser("changes", help="what a new version changes, and which answers cannot be compared")
    versions.add_argument("old", metavar="OLD", type=Path, help="the survey file that was asked before")
    versions.add_argument("new", metavar="NEW", type=Path, help="the one to ask now")
    versions.set_defaults(run=show_changes)
    codebook = actions.add_parser("codebook", help="what each column of a survey's answers means")
    codebook.add_argument("file", metavar="FILE", type=Path, help="a survey file")
    codebook.add_argument("--output", metavar="FILE", type=Path, help="write here; .xlsx gets the choices on a sheet")
    codebook.set_defaults(run=write_codebook)


def _add_bank(actions: "Commands") -> None:
    listing = actions.add_parser("bank", help="the questions to choose from")
    form = listing.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="one row for each question")
    form.add_argument("--json", action="store_true", help="everything")
    listing.add_argument("--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    listing.add_argument("--language", choices=[each.value for each in Language], default="en", help="for the list")
    listing.set_defaults(run=list_bank)


def _add_from_xlsform(actions: "Commands") -> None:
    back = actions.add_parser("from-xlsform", help="read an XLSForm as a survey file")
    back.add_argument("file", metavar="FILE.xlsx", type=Path, help="the workbook")
    back.add_argument("--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    back.add_argument("--audience", choices=[each.value for each in Audience], help="who is asked")
    back.add_argument("--youngest", metavar="AGE", type=_age, help="from which age")
    back.add_argument("--leave-out", action="store_true", help="write the rest where something cannot be taken over")
    back.set_defaults(run=read_xlsform)


def _age(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > OLDEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no age: write years, from 0 to {OLDEST}")
    return int(text)


def list_bank(asked: argparse.Namespace) -> int:
    """List the questions, or write them all."""
    if asked.json or asked.csv:
        deliver(bank_as_json() if asked.json else bank_as_csv(), asked.output)
        return 0
    lines = (f"{each.number:4} {each.id:22} {each.text}\n" for each in bank(Language(asked.language)))
    deliver("".join(lines), asked.output)
    return 0


def check_surveys(asked: argparse.Namespace) -> int:
    """Check files; say everything that is wrong with them and what to know about them."""
    checked = [(PIPED if name == STANDARD_INPUT else name, _checked(name)) for name in asked.files]
    for name, found in checked:
        _complain_of(found.problems)
        for remark in found.remarks:
            print(printable(f"{name}: {remark}"))
    if any(found.problems for _name, found in checked):
        return 1
    print("1 file is in order." if len(checked) == 1 else f"{len(checked)} files are in order.")
    return 0


def _checked(name: str) -> Checked:
    if name == STANDARD_INPUT:
        return check_text(standard_input(), file=PIPED)
    try:
        return check_text(read_text(Path(name)), file=name)
    except BadContent as error:
        return Checked(None, error.problems)


def _complain_of(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        complain(str(problem).replace("\n", " "))


def write_xlsform(asked: argparse.Namespace) -> int:
    """Write a survey as XLSForm once pyxform has taken it."""
    from coproduction_star.data.asset_surveys.xlsform.proving import complaints_of_pyxform
    from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform

    content = survey_as_xlsform(load_survey(asked.file))
    problems = complaints_of_pyxform(content, file=str(asked.output))
    if problems:
        raise BadContent(problems)
    _deliver_bytes(content, asked.output)
    return 0


def read_xlsform(asked: argparse.Namespace) -> int:
    """Read an XLSForm as a survey file."""
    from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform

    imported = survey_from_xlsform(
        _content(asked.file),
        file=str(asked.file),
        audience=Audience(asked.audience) if asked.audience else None,
        youngest=asked.youngest,
    )
    _complain_of(imported.problems)
    for remark in imported.remarks:
        complain(remark)
    if imported.problems and not asked.leave_out:
        complain("Nothing was written. Mend the form, or take over the rest with --leave-out.")
        return 1
    deliver(survey_as_yaml(imported.survey), asked.output)
    return 0


def show_changes(asked: argparse.Namespace) -> int:
    """Say what a new version changes; refuse two surveys that go by one version."""
    old, new = load_survey(asked.old), load_survey(asked.new)
    found = changes(old, new)
    if found and new.id == old.id and new.version <= old.version:
        complain(
            f"{asked.new}: version: It is {new.version}, and the old one was {old.version}. Write {old.version + 1}."
        )
    for change in found:
        print(change)
    if not found:
        print("Nothing changes for whoever answers.")
    return int(bool(found) and new.id == old.id and new.version <= old.version)


def write_codebook(asked: argparse.Namespace) -> int:
    """Write what each column of the answers means."""
    survey = load_survey(asked.file)
    if asked.output and asked.output.suffix == SHEET:
        _deliver_bytes(codebook_as_xlsx(survey), asked.output)
    else:
        deliver(codebook_as_csv(survey), asked.output)
    return 0


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandRefused(f"{path} cannot be read ({error.strerror}). Check its name.", exit_code=2) from None


def _deliver_bytes(content: bytes, output: Path) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CommandRefused(f"{output} cannot be written ({error.strerror}). Choose another place.") from None
