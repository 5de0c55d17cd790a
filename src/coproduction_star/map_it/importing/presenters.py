from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.models import Choice, Import, ImportRow, ImportState, RowState
from coproduction_star.organisations.access import Access
from coproduction_star.ui.documents.spreadsheets.table import Rows, column_letters

from .addresses import at, import_address, imports_address
from .columns import below, column_of
from .fields import FIELDS
from .offering import meanings
from .people import Named
from .remarks import notes_on, remarks, strangers
from .template_file import Help, columns_help

SAMPLES = 3
LONGEST_SAMPLE = 80
HEADING_ROWS = 15


@dataclass(frozen=True, slots=True)
class Before:
    """A list that was brought in earlier."""

    name: str
    address: str
    state: str
    who: str
    when: Any


@dataclass(frozen=True, slots=True)
class UploadPage:
    """Where a list begins."""

    title: str
    frame: Frame
    template: str
    help: tuple[Help, ...]
    before: tuple[Before, ...]
    button: str


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file, with the first things in it."""

    name: str
    letter: str
    heading: str
    samples: tuple[str, ...]
    options: tuple[Option, ...]
    error: str


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """What is in the columns? A guess, to be corrected."""

    title: str
    frame: Frame
    lead: str
    columns: tuple[Column, ...]
    remarks: tuple[str, ...]
    sheets: tuple[Option, ...]
    heading_rows: tuple[Option, ...]
    sheet_form: str
    template: str
    help: tuple[Help, ...]
    button: str


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row as it would become."""

    number: int
    title: str
    facts: tuple[Fact, ...]
    state: str
    shade: str
    problems: tuple[Fact, ...]
    notes: tuple[str, ...]
    """What is left out although the row comes in."""
    alike: str
    alike_address: str
    alike_row: str
    choices: tuple[Option, ...]
    address: str
    """Where its cells can be corrected."""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Every row as it would become; nothing is written yet."""

    title: str
    frame: Frame
    sentence: str
    only: tuple[Option, ...]
    rows: tuple[RowLine, ...]
    pages: Page[Any]
    query: str
    here: str
    columns: str
    choose: str
    confirm: str
    bad: str
    alike: int
    alike_rows: str
    remarks: tuple[str, ...]
    button: str


@dataclass(frozen=True, slots=True)
class RowPage:
    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """Rows are being added."""

    title: str
    frame: Frame
    sentence: str
    done: int
    all: int
    here: str
    go_on: str
    """Where to begin again when nobody is at it any more; empty while it moves."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What came of it, and the way back."""

    title: str
    frame: Frame
    sentence: str
    left_out: tuple[Fact, ...]
    kept_back: tuple[tuple[str, str], ...]
    may_undo: bool
    undo: str
    until: Any
    initiatives: str
    another: str


def upload_page(*, programme: Programme, access: Access, before: list[Import]) -> UploadPage:
    return UploadPage(
        title=_("Bring in a list"),
        frame=programme_frame(programme=programme, access=access, here="initiatives"),
        template=at("import_template", programme),
        help=columns_help(),
        before=tuple(_before(one, programme) for one in before),
        button=_("Look at it"),
    )


def _before(one: Import, programme: Programme) -> Before:
    where = at("import", programme, one.pk)
    return Before(one.name, where, one.get_state_display(), getattr(one.by, "name", "") or "", one.made_at)


def columns_page(*, of: Import, access: Access, rows: Rows, form: Any) -> ColumnsPage:
    whole, rows = rows, below(rows, of.heading_row)
    chosen = form.meanings if form.is_bound else of.meanings
    return ColumnsPage(
        title=_("What is in the columns?"),
        frame=_frame(of, access),
        lead=ngettext("%(file)s has %(number)s row. ", "%(file)s has %(number)s rows. ", len(rows))
        % {"file": of.name, "number": f"{len(rows):,}"},
        columns=tuple(
            _column(place, of.headings[place], samples, chosen[place], form)
            for place in range(len(of.headings))
            if (samples := column_of(rows[:200], place)) or of.meanings[place]
        ),
        remarks=remarks(of),
        sheets=_sheets(of) if len(of.sheets) > 1 else (),
        heading_rows=_heading_rows(of, whole),
        sheet_form=import_address(of, "import_sheet"),
        template=at("import_template", of.programme),
        help=columns_help(),
        button=_("See every row"),
    )


def _column(place: int, heading: str, samples: list[str], chosen: str, form: Any) -> Column:
    name = f"column_{place}"
    return Column(
        name=name,
        letter=column_letters(place),
        heading=heading,
        samples=tuple(_short(sample) for sample in dict.fromkeys(samples))[:SAMPLES],
        options=tuple(Option(value, str(text), value == chosen) for value, text in meanings()),
        error=" ".join(form.errors.get(name, ())) if form.is_bound else "",
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…"


def _sheets(of: Import) -> tuple[Option, ...]:
    def name(sheet: str, hidden: bool) -> str:  # noqa: FBT001 - as it is kept
        return _("%(sheet)s (hidden)") % {"sheet": sheet} if hidden else sheet

    return tuple(Option(sheet, name(sheet, hidden), sheet == of.sheet) for sheet, hidden in of.sheets)


def _heading_rows(of: Import, whole: Rows) -> tuple[Option, ...]:
    none = Option("0", _("There are no headings"), of.heading_row == 0)
    rows = (
        Option(
            str(number),
            _("Row %(number)s: %(words)s") % {"number": number, "words": _short(", ".join(filter(None, cells)))},
            number == of.heading_row,
        )
        for number, cells in whole[:HEADING_ROWS]
    )
    return (none, *rows)


def preview_page(
    *, of: Import, access: Access, pages: Page[ImportRow], only: str, people: Named, cases: frozenset[str],
) -> PreviewPage:  # fmt: skip
    counts = {state: of.counts.get(state, 0) for state in RowState.values}
    whole = sum(counts.values())
    labels = [("", _("All rows"), whole), *((state.value, state.label, counts[state.value]) for state in RowState)]
    return PreviewPage(
        title=_("Every row as it would become"),
        frame=_frame(of, access),
        sentence=_("Nothing is added yet. %(add)s of %(all)s rows are ready.")
        % {"add": f"{counts[RowState.ADD]:,}", "all": f"{whole:,}"},
        only=tuple(Option(value, f"{text} ({number:,})", value == only) for value, text, number in labels),
        rows=tuple(_line(row, of, people, cases) for row in pages),
        pages=pages,
        query=f"only={only}&" if only else "",
        here=import_address(of),
        columns=import_address(of, "import_columns"),
        choose=import_address(of, "import_choose"),
        confirm=import_address(of, "import_confirm"),
        bad=_bad(counts[RowState.BAD]),
        alike=counts[RowState.ALIKE],
        alike_rows=ngettext(
            "The %(number)s row that looks like one you have",
            "All %(number)s rows that look like one you have",
            counts[RowState.ALIKE],
        )
        % {"number": f"{counts[RowState.ALIKE]:,}"},
        remarks=(*remarks(of), *strangers(people)),
        button=_("Add these rows"),
    )


def _bad(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(number)s row has a cell that cannot be read. It is left out until you correct it.",
        "%(number)s rows have a cell that cannot be read. They are left out until you correct them.",
        number,
    ) % {"number": f"{number:,}"}


SHADES = {RowState.ADD: "green", RowState.ALIKE: "yellow", RowState.BAD: "red"}
NOT_SHOWN = {"title", "id"}


def _line(row: ImportRow, of: Import, people: Named, cases: frozenset[str]) -> RowLine:
    looks_alike = row.alike is not None or row.alike_row is not None
    return RowLine(
        number=row.number,
        title=str(row.values.get("title") or _("(no name)")),
        facts=tuple(_fact(name, value) for name, value in row.values.items() if name not in NOT_SHOWN),
        state=row.get_state_display(),
        shade=SHADES[RowState(row.state)],
        problems=tuple(Fact(_heading(of, place), problem) for place, problem in row.problems.items()),
        notes=notes_on(row, people, cases),
        alike=row.alike.title if row.alike else "",
        alike_address=address("initiative", of.programme, row.alike.pk) if row.alike else "",
        alike_row=_("Row %(number)s of this file") % {"number": row.alike_row} if row.alike_row else "",
        choices=_choices(row) if looks_alike else (),
        address=import_address(of, "import_row", row.number),
    )


def _choices(row: ImportRow) -> tuple[Option, ...]:
    offered = [choice for choice in Choice if choice != Choice.UPDATE or row.alike is not None]
    return tuple(Option(choice.value, str(choice.label), choice == row.choice) for choice in offered)


def _heading(of: Import, place: str) -> str:
    if not place.isdigit():
        return ""
    return of.headings[int(place)] or column_letters(int(place))


def _fact(name: str, value: Any) -> Fact:
    field = FIELDS[name]
    if name == "cos":
        text = ", ".join(_(Co(co).label) for co in value)
    elif field.choices is not None:
        text = str(field.choices(value).label)
    else:
        text = "; ".join(value) if isinstance(value, list) else _short(str(value))
    return Fact(str(field.label), text)


def row_page(*, of: Import, access: Access, row: ImportRow) -> RowPage:
    return RowPage(
        title=_("Row %(number)s") % {"number": row.number},
        frame=_frame(of, access),
        button=_("Save this row"),
        lead=_("Correct what cannot be read. Your own file stays as it is."),
    )


def progress_page(*, of: Import, access: Access, still: bool) -> ProgressPage:
    said = {"done": f"{of.written:,}", "all": f"{of.to_write:,}"}
    return ProgressPage(
        title=_("Your list is being added"),
        frame=_frame(of, access),
        sentence=_("%(done)s of %(all)s rows are added. You can close this page; it goes on.") % said,
        done=of.written,
        all=max(of.to_write, 1),
        here=import_address(of),
        go_on=import_address(of, "import_go_on") if still else "",
    )


def report_page(*, of: Import, access: Access, left_out: list[ImportRow]) -> ReportPage:
    undone = of.state == ImportState.UNDONE
    return ReportPage(
        title=_("Your list is taken back") if undone else _("Your list is added"),
        frame=_frame(of, access),
        sentence=_undone(of) if undone else _done(of),
        left_out=() if undone else tuple(_why_not(row) for row in left_out),
        kept_back=tuple((title, address("initiative", of.programme, key)) for key, title in of.kept_back),
        may_undo=not undone,
        undo=import_address(of, "import_undo"),
        until=of.delete_after,
        initiatives=address("initiatives", of.programme),
        another=imports_address(of.programme),
    )


def _done(of: Import) -> str:
    number = of.written
    return ngettext(
        "%(number)s row of %(file)s is now in the programme.",
        "%(number)s rows of %(file)s are now in the programme.",
        number,
    ) % {"number": f"{number:,}", "file": of.name}


def _undone(of: Import) -> str:
    if of.kept_back:
        return _("It is taken back, except what somebody has changed since. These stay:")
    return _("Everything is as it was before.")


def _why_not(row: ImportRow) -> Fact:
    title = str(row.values.get("title") or _("(no name)"))
    name = _("Row %(number)s: %(title)s") % {"number": row.number, "title": title}
    if row.state == RowState.BAD:
        return Fact(name, " ".join(row.problems.values()))
    return Fact(name, _("It looks like one that is there already, and you left it out."))


def _frame(of: Import, access: Access) -> Frame:
    frame = programme_frame(programme=of.programme, access=access, here="initiatives")
    return replace(frame, up=(*frame.up, Link(_("Bring in a list"), imports_address(of.programme))))
