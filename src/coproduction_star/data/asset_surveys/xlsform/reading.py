"""Read an XLSForm as a survey, and name everything in it that a survey cannot say.

Nothing is left out in silence: every type, expression and cell that is not
understood is named with its row and column.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from coproduction_star.data.asset_surveys.checking import check_survey, remarks
from coproduction_star.data.asset_surveys.from_bank import as_the_banks, from_the_bank
from coproduction_star.data.asset_surveys.reading import LATEST_VERSION, OLDEST
from coproduction_star.data.asset_surveys.survey import Survey, SurveyQuestion, Words
from coproduction_star.data.content_files import Language
from coproduction_star.data.documents import Complaints, Path
from coproduction_star.data.errors import Problem
from coproduction_star.data.questions import Audience
from coproduction_star.methods.sentences import worded

from .columns import CHOICES, OURS, SETTINGS, SURVEY, language_code
from .proving import complaints_of_pyxform
from .rows import RowReader
from .sheets import Form, FormRow, read_form

COLUMNS = {
    "id": "name",
    "bank": "name",
    "section": "name",
    "kind": "type",
    "show_if": "relevant",
    "text": "label",
    "title": "label",
    "help": "hint",
    "most": "constraint",
    "lowest": "constraint",
    "highest": "constraint",
}
"""The column that a field of a question stands in, where the two are called otherwise."""
ADULT = 18
READ = (SURVEY, CHOICES, SETTINGS, OURS)
MEANT = ("external_choices", "entities", "osm")
"""Sheets that change what a form asks or makes; of all others XLSForm takes no notice."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a workbook holds: the survey without what is named as a problem, and what to know about it."""

    survey: Survey
    problems: tuple[Problem, ...]
    stops: tuple[Problem, ...]
    """Those that are left where all that a survey cannot say is left out: without them it can be asked."""
    not_kept: tuple[str, ...]
    """What changes only the look or the keeping of a form, and is left behind; with its row where it has one."""
    about_survey: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """All there is to know about it."""
        return (*self.not_kept, *self.about_survey)


class FormComplaints(Complaints):
    """Complaints that name the row and the column of a workbook."""

    __slots__ = ("rows",)

    def __init__(self, *, file: str) -> None:
        super().__init__(file=file)
        self.rows: dict[Path, int] = {}
        """The row of each question and section, by the way to it."""

    def complain(self, path: Path, what: str, remedy: str) -> None:
        field = str(path[2 if len(path) > 2 else 0]) if path else "label"
        self.problems.append(Problem(self.file, self.line(path), COLUMNS.get(field, field), what, remedy))

    def line(self, path: Path) -> int:
        return self.rows.get(path[:2], 1)

    def at(self, row: FormRow, column: str, what: str, remedy: str) -> None:
        """Note a problem with a cell."""
        self.problems.append(Problem(self.file, row.number, column, what, remedy))


def survey_from_xlsform(
    content: bytes, *, file: str, audience: Audience | None = None, youngest: int | None = None
) -> Imported:
    """Read a workbook.

    Parameters
    ----------
    content, file
        The bytes of the .xlsx file and its name.
    audience, youngest
        Who is asked and from which age, without an upper one; where nothing is said, what we wrote into the
        workbook ourselves, or residents of 18.

    Returns
    -------
    Imported
        With every problem, each with its row and column.

    Raises
    ------
    BadContent
        When it is no XLSForm at all.
    NotInstalled
        When pyxform is not installed.
    """
    form = read_form(content, file=file)
    complaints = FormComplaints(file=file)
    settings = _Settings(form, complaints, file)
    rows = RowReader(form, settings.codes, complaints)
    survey = Survey(
        id=settings.id,
        version=settings.version,
        title=settings.title,
        audience=audience or settings.audience,
        youngest=settings.youngest if youngest is None else youngest,
        oldest=settings.oldest if youngest is None else None,
        languages=settings.languages,
        questions=tuple(_as_the_banks(each, settings.languages, rows.said_bank) for each in rows.questions),
        sections=tuple(rows.sections),
        machine_translated=settings.machine_translated,
        recorded=tuple(rows.recorded),
    )
    lost, whole = tuple(complaints.problems), FormComplaints(file=file)
    whole.rows = complaints.rows
    check_survey(survey, whole)
    stops = _in_order(whole.problems) or (() if lost else complaints_of_pyxform(content, file=file))
    notes = (*settings.notes, *rows.notes)
    return Imported(survey, _in_order(lost) or stops, stops, notes, () if lost or stops else tuple(remarks(survey)))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _as_the_banks(question: SurveyQuestion, languages: tuple[str, ...], said: set[str]) -> SurveyQuestion:
    found = as_the_banks(question, languages)
    if found is None and question.id in said and not set(languages) & set(Language):
        return from_the_bank(question, languages)
    return found or question


class _Settings:
    """What the sheets ``settings`` and our own say of the survey as a whole."""

    def __init__(self, form: Form, complaints: FormComplaints, file: str) -> None:
        self.notes: list[str] = []
        self._complaints = complaints
        row = next(iter(form.sheet(SETTINGS)), FormRow(1, {}))
        self._ours = {each.get("key"): each.get("value") for each in form.sheet(OURS)}
        default = row.get("default_language")
        self.codes = self._codes(form, default)
        self.languages = self._in_order(language_code(default))
        self.id = row.get("form_id") or row.get("id_string") or PurePath(file).stem
        self.title = self._title(row.get("form_title") or row.get("title") or self.id)
        self.version = self._version(row.get("version"))
        self.audience = self._audience()
        self.youngest = self._number(self._ours.get("youngest", ""), ADULT, OLDEST)
        self.oldest = self._number(self._ours["oldest"], OLDEST, OLDEST) if self._ours.get("oldest") else None
        self.machine_translated = tuple(
            code for code in self._ours.get("machine_translated", "").split() if code in self.languages
        )
        self.notes += [
            worded("The setting %(column)s (%(text)s) is not kept.", column=column, text=text)
            for column, text in row.left_over()
        ]
        self.notes += [
            worded("Row %(row)s of the settings is not kept.", row=each.number) for each in form.sheet(SETTINGS)[1:]
        ]
        self._other_sheets(form)

    def _other_sheets(self, form: Form) -> None:
        """Tell of each sheet that holds something and is not read."""
        for name, rows in form.rows.items():
            if rows and name in MEANT:
                what = worded("A survey has no such sheet.")
                self._complaints.at(rows[0], f"sheet {name}", what, worded("Take the sheet out."))
            elif rows and name not in READ:
                self.notes.append(worded("The sheet %(name)s is not kept.", name=name))

    def _codes(self, form: Form, default: str) -> dict[str, str]:
        """Find the code of each language as it is written; a column without one is in the default language."""
        unnamed = language_code(default) or Language.ENGLISH.value
        codes = {written: language_code(written) if written else unnamed for written in form.languages}
        for written, code in codes.items():
            if not code:
                what = worded("The language %(language)s has no code.", language=repr(written))
                remedy = worded("Write the code behind it, as in 'label::%(language)s (pl)'.", language=written)
                self._complaints.complain((), what, remedy)
            elif list(codes.values()).count(code) > 1:
                facts = {"code": code, "said": repr(written or "nothing")}
                what = worded("Two columns are in %(code)s: one says %(said)s.", **facts)
                self._complaints.complain((), what, worded("Keep one of them."))
        return {written: code for written, code in codes.items() if code} or {"": unnamed}

    def _in_order(self, default: str) -> tuple[str, ...]:
        there = dict.fromkeys(self.codes.values())
        first = [*self._ours.get("languages", "").split(), default]
        return tuple(dict.fromkeys([*(code for code in first if code in there), *there]))

    def _title(self, written: str) -> Words:
        ours = {language: self._ours.get(f"title {language}", "") for language in self.languages}
        if any(ours.values()):
            return {language: title for language, title in ours.items() if title}
        return dict.fromkeys(self.languages, written)

    def _version(self, written: str) -> int:
        version = self._number(written, 1, LATEST_VERSION)
        if written and str(version) != written:
            facts = {"said": repr(written), "version": version}
            self.notes.append(worded("The version %(said)s is no whole number: it becomes %(version)s.", **facts))
        return max(1, version)

    def _audience(self) -> Audience:
        said = self._ours.get("audience", "")
        return Audience(said) if said in set(Audience) else Audience.RESIDENT

    @staticmethod
    def _number(written: str, otherwise: int, highest: int) -> int:
        return int(written) if written.isascii() and written.isdigit() and int(written) <= highest else otherwise
