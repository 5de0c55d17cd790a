import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rules import has_perm

from coproduction_star.data.explorer import Prompts
from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import AlikeCase
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.models import Initiative, Outcome, Programme, Status
from coproduction_star.journeys.permissions import Permission
from coproduction_star.map_it.alike import Alike, alike_line
from coproduction_star.map_it.labels import label_of
from coproduction_star.organisations.access import Access
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.grids import Cell, GridRow, grid

from .addresses import corner_address, explorer_address, file_address, ideas_address
from .selectors import Corner, Grid, Here

SHOWN = 4
PRINTED = 12
"""On paper nobody can press, so a place names more there."""
SHORT = {
    Status.EXISTING: (gettext_lazy("happens"), "green"),
    Status.IMPROVE: (gettext_lazy("could be better"), "yellow"),
    Status.POTENTIAL: (gettext_lazy("idea"), "blue"),
}
"""A word and a colour for each status."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One initiative of a place: its name, where it is, and the word for its status."""

    title: str
    address: str
    status: str
    shade: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the grid. A blank one has a question instead of entries."""

    co: str
    says: str
    """How many of each status, in words; empty when blank."""
    entries: tuple[Entry, ...]
    more: str
    on_paper: tuple[Entry, ...]
    """The next ones, which only a printed sheet names, and how many even that leaves out."""
    more_on_paper: str
    address: str
    link: str
    """The words of the link to the place, complete for who hears only links."""
    ask: str


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome and its four places."""

    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ExplorerPage:
    """Outcomes × the four Co's."""

    title: str
    frame: Frame
    sentence: str
    thin: str
    cos: tuple[str, ...]
    rows: tuple[Row, ...]
    without_co: str
    initiatives: str
    outcomes: str
    """Where outcomes are written down; shown when there are none."""
    ideas: str
    downloads: tuple[DownloadLink, ...]


@dataclass(frozen=True, slots=True)
class CornerPage:
    """One place: what is there, what to ask, what others did, and a box for what is missing."""

    title: str
    frame: Frame
    up: str
    outcome: str
    about: str
    would_be: str
    entries: tuple[Entry, ...]
    all_here: str
    """Where the rest is; empty when this is all."""
    asks: tuple[str, ...]
    asks_language: str
    cases: tuple[Alike, ...]
    no_cases: str
    all_cases: str
    button: str
    may_add: bool


def explorer_page(*, programme: Programme, access: Access, grid: Grid, prompts: Mapping[Co, Prompts]) -> ExplorerPage:
    return ExplorerPage(
        title=_("Explorer"),
        frame=programme_frame(programme=programme, access=access, here=""),
        sentence=_sentence(grid),
        thin=_thin(grid),
        cos=tuple(_(co.label) for co in Co),
        rows=tuple(_row(programme, grid, place, prompts) for place in enumerate(_outcomes(grid))),
        without_co=_without_co(grid.without_co),
        initiatives=address("initiatives", programme),
        outcomes="" if grid.outcomes else address("outcomes", programme),
        ideas=ideas_address(programme),
        downloads=download_links(file_address(programme)) if grid.outcomes else (),
    )


def _outcomes(grid: Grid) -> tuple[Outcome | None, ...]:
    return (*grid.outcomes, None) if grid.has_strays else grid.outcomes


def _row(programme: Programme, grid: Grid, place: tuple[int, Outcome | None], prompts: Mapping[Co, Prompts]) -> Row:
    """Each row asks another question in its blank places."""
    number, outcome = place
    key = outcome.pk if outcome else None
    asks = {co: prompts[co].asks[number % len(prompts[co].asks)] for co in Co}
    places = tuple(_place(programme, grid.corner(key, co.value), outcome, co, asks[co]) for co in Co)
    return Row(words_of(outcome), places)


def words_of(outcome: Outcome | None) -> str:
    return outcome.words if outcome else _("For no outcome yet")


def _place(programme: Programme, corner: Corner, outcome: Outcome | None, co: Co, ask: str) -> Place:
    label, shown, printed = _(co.label), corner.named[:SHOWN], corner.named[SHOWN:PRINTED]
    said = {"co": label, "outcome": words_of(outcome)}
    return Place(
        co=label,
        says=_says(corner),
        entries=tuple(_entry(one, programme) for one in shown),
        more=_more(corner.total - len(shown)) if shown else "",
        on_paper=tuple(_entry(one, programme) for one in printed),
        more_on_paper=_more(corner.total - len(shown) - len(printed)) if shown else "",
        address=corner_address(programme, outcome, co.value),
        link=_("%(co)s for “%(outcome)s”") % said,
        ask="" if corner.total else ask,
    )


def _entry(initiative: Initiative, programme: Programme) -> Entry:
    word, shade = SHORT[Status(initiative.status)]
    return Entry(initiative.title, address("initiative", programme, initiative.pk), str(word), shade)


def _more(number: int) -> str:
    return ngettext("and %(number)s more", "and %(number)s more", number) % {"number": number} if number > 0 else ""


def _says(corner: Corner) -> str:
    """As in: 2 happen, 1 could be better, 3 ideas."""
    words = {
        Status.EXISTING: lambda n: ngettext("%(n)s happens", "%(n)s happen", n) % {"n": f"{n:,}"},
        Status.IMPROVE: lambda n: ngettext("%(n)s could be better", "%(n)s could be better", n) % {"n": f"{n:,}"},
        Status.POTENTIAL: lambda n: ngettext("%(n)s idea", "%(n)s ideas", n) % {"n": f"{n:,}"},
    }
    return ", ".join(say(corner.counts[status]) for status, say in words.items() if corner.counts.get(status))


def _sentence(grid: Grid) -> str:
    if not grid.outcomes:
        return _("The explorer sets what people want against the four Co’s. Write down an outcome first.")
    places = [grid.corner(outcome.pk, co.value).total for outcome in grid.outcomes for co in Co]
    said = {"full": sum(1 for total in places if total), "all": len(places)}
    return _("%(full)s of %(all)s places hold something. In a blank place, a question helps you to look again.") % said


def _thin(grid: Grid) -> str:
    """The Co that fewest outcomes have anything for, when one stands out."""
    if not grid.outcomes:
        return ""
    filled = {co: sum(1 for one in grid.outcomes if grid.corner(one.pk, co.value).total) for co in Co}
    least = min(filled.values())
    thinnest = [_(co.label) for co, count in filled.items() if count == least]
    if least == len(grid.outcomes) or len(thinnest) == len(Co):
        return ""
    return _("Thinnest: %(cos)s.") % {"cos": ", ".join(thinnest)}


def _without_co(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(number)s initiative stands nowhere here, because nobody has said what people do together in it.",
        "%(number)s initiatives stand nowhere here, because nobody has said what people do together in them.",
        number,
    ) % {"number": f"{number:,}"}


def chart_of(*, programme: Programme, grid_: Grid, today: dt.date) -> Chart:
    """The same grid as a picture with its table, for taking away."""
    said = {"organisation": programme.organisation.name, "day": date_format(today, "j F Y")}
    return grid(
        _("Initiatives by outcome and Co"),
        [_(co.label) for co in Co],
        [_grid_row(grid_, outcome) for outcome in _outcomes(grid_)],
        what=_("Outcome"),
        step="map_it",
        source=_("Records of %(organisation)s on %(day)s; stopped initiatives are not counted.") % said,
        key="explorer",
    )


def _grid_row(grid: Grid, outcome: Outcome | None) -> GridRow:
    corners = (grid.corner(outcome.pk if outcome else None, co.value) for co in Co)
    return GridRow(words_of(outcome), tuple(Cell(corner.total, _says(corner)) for corner in corners))


def corner_page(
    *, programme: Programme, access: Access, outcome: Outcome | None, co: Co,
    here: Here, prompts: Prompts, cases: tuple[AlikeCase, ...], language: str,
) -> CornerPage:  # fmt: skip
    return CornerPage(
        title=": ".join((_(co.label), words_of(outcome))),
        frame=frame_below(programme, access),
        up=explorer_address(programme),
        outcome=words_of(outcome),
        about=prompts.about,
        would_be=prompts.would_be,
        entries=tuple(_entry(one, programme) for one in here.shown),
        all_here=_all_here(programme, outcome, co) if here.more else "",
        asks=prompts.asks,
        asks_language="" if prompts.translation.language_of("asks") == language else "en",
        cases=tuple(alike_line(one) for one in cases),
        no_cases=_("No case of this Co shares a word with the outcome. See all cases of this Co instead."),
        all_cases=f"/cases/?{Facet.CO.value}={co.value}",
        button=_("Add it here"),
        may_add=has_perm(Permission.EDIT_INITIATIVE, access, programme),
    )


def frame_below(programme: Programme, access: Access) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="")
    return replace(frame, up=(*frame.up, Link(_("Explorer"), explorer_address(programme))))


def _all_here(programme: Programme, outcome: Outcome | None, co: Co) -> str:
    asked = f"co={co.value}" + (f"&outcome={outcome.pk}" if outcome else "")
    return f"{address('initiatives', programme)}?{asked}"


def group_name(group: str) -> str:
    return label_of(Facet.PEOPLE, group)
