import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rules import has_perm

from coproduction_star.data.coaching import Lesson
from coproduction_star.data.coaching.loader import Part as LessonPart
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Initiative, Kept, Place, Promise, Status
from coproduction_star.journeys.places.presenters import place_frame
from coproduction_star.journeys.steps import WardPart, WardRow
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.election import is_on
from coproduction_star.people_it.permissions import Permission

from .addresses import of_organisation, ward_address
from .selectors import Brief, Happens, Promised
from .this_month import rules, this_month

MOST_LINES = 3
"""So that the whole page stands on one sheet."""
ALL_OF = {"month": 5, "rules": 3}
LONGEST = 160
HEADINGS: Mapping[str, object] = {
    WardPart.LIVES: gettext_lazy("Who lives here"),
    WardPart.ASSETS: gettext_lazy("What is here, and what is new"),
    WardPart.DO: gettext_lazy("What people do"),
    WardPart.OFFERS: gettext_lazy("Offers: waiting, matched, lapsed"),
    WardPart.WOULD: gettext_lazy("What people would do"),
    WardPart.BARRIERS: gettext_lazy("What stops people"),
    WardPart.OUTCOMES: gettext_lazy("What gets better, and what does not"),
    WardPart.PROJECTS: gettext_lazy("What is under way"),
    WardPart.HELP: gettext_lazy("Who would like help"),
    WardPart.UNHEARD: gettext_lazy("Who is heard, and who is not"),
    WardPart.RISKS: gettext_lazy("What could go wrong: your view?"),
    WardPart.AHEAD: gettext_lazy("Decisions to come, and what residents can change"),
    WardPart.FUNDING: gettext_lazy("Money that groups can ask for"),
    WardPart.STORIES: gettext_lazy("Stories that may be told"),
    WardPart.MEET: gettext_lazy("People and groups to meet"),
    WardPart.MONTH: gettext_lazy("What you can do this month"),
    WardPart.PROMISED: gettext_lazy("What we promised last time"),
    WardPart.RULES: gettext_lazy("Election and data rules"),
}
"""The eighteen topics, in their order."""
STANDS_WITH: Mapping[str, WardPart] = {WardPart.SAID: WardPart.UNHEARD, WardPart.SESSIONS: WardPart.MEET}
"""Rows that stand under the heading of another part."""
MISSING: Mapping[str, object] = {
    WardPart.LIVES: gettext_lazy("No figures yet. A programme lead can add some, each with its source."),
    WardPart.ASSETS: gettext_lazy("Nothing is written down yet. Which group or place do you know?"),
    WardPart.DO: gettext_lazy("No survey has a result for this ward yet."),
    WardPart.OFFERS: gettext_lazy("Nobody here has offered anything yet."),
    WardPart.WOULD: gettext_lazy("No survey has a result for this ward yet."),
    WardPart.BARRIERS: gettext_lazy("No survey has asked here yet what stops people."),
    WardPart.OUTCOMES: gettext_lazy("No approved figure tells yet whether life gets better here."),
    WardPart.PROJECTS: gettext_lazy("Nothing is under way here that we know of."),
    WardPart.HELP: gettext_lazy("Nobody here has asked for anything yet. That does not mean that nobody needs it."),
    WardPart.UNHEARD: gettext_lazy(
        "Nobody has told us anything about this ward yet, and nobody has said who is left out."
    ),
    WardPart.RISKS: gettext_lazy("No risk is written down for this ward. That does not mean there is none."),
    WardPart.AHEAD: gettext_lazy("No decision is announced."),
    WardPart.FUNDING: gettext_lazy("No fund is written down. Do you know one?"),
    WardPart.STORIES: gettext_lazy("No story may be told yet."),
    WardPart.MEET: gettext_lazy("Nobody has ticked “my councillor may contact me” yet."),
    WardPart.PROMISED: gettext_lazy("Nothing is promised here."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing under a heading."""

    title: str
    text: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to think about, and where its lesson is."""

    question: str
    address: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands under it: lines, or what is missing. `more` says that there are others."""

    key: str
    heading: str
    lines: tuple[Line, ...]
    missing: str
    more: str
    prompt: Prompt | None


@dataclass(frozen=True, slots=True)
class WardPage:
    """Everything a ward's councillors should know, on one sheet."""

    title: str
    frame: Frame
    lead: str
    notice: str
    blocks: tuple[Block, ...]
    pdf: str
    word: str
    acts: tuple[Line, ...]
    same: str


def ward_page(brief: Brief, *, access: Access, lessons: Iterable[Lesson], today: dt.date) -> WardPage:
    place = brief.place
    blocks = _blocks(brief, {one.part: one for one in lessons}, today)
    return WardPage(
        title=_("Ward page: %(ward)s") % {"ward": place.name},
        frame=place_frame(place.organisation, place),
        lead=_("What there is in this ward, what people bring, and what you can do. As of %(day)s.")
        % {"day": date_format(today, "j F Y")},
        notice=_election(place, today),
        blocks=blocks,
        pdf=ward_address(place, "ward_pdf"),
        word=ward_address(place, "ward_word"),
        acts=_acts(place, access),
        same=_("Every councillor of this ward sees the same page, whatever their party. It names no resident. Counts "
               "of people are rounded, and small ones are not shown."),
    )  # fmt: skip


def _election(place: Place, today: dt.date) -> str:
    if not is_on(place.organisation, today):
        return ""
    return _(
        "It is the time before an election. Councillors’ names are not shown, and this page is not for campaigns."
    )


def _blocks(brief: Brief, lessons: Mapping[str, Lesson], today: dt.date) -> tuple[Block, ...]:
    lines: dict[str, list[Line]] = {part.value: [] for part in HEADINGS}
    for row in brief.rows:
        lines[STANDS_WITH.get(row.part, row.part)].append(_line(row))
    lines[WardPart.ASSETS] += _assets(brief.happens)
    lines[WardPart.PROJECTS] += [_project(one) for one in brief.happens.few]
    lines[WardPart.PROMISED] += _promises(brief.promised, today)
    lines[WardPart.MONTH] += [Line(_short(words), address=where) for words, where in this_month(brief, today)]
    lines[WardPart.RULES] += [Line(words, address=where) for words, where in rules(brief.place, today)]
    return tuple(_block(part, lines[part], lessons, brief.place) for part in HEADINGS)


def _block(part: str, lines: list[Line], lessons: Mapping[str, Lesson], place: Place) -> Block:
    most = ALL_OF.get(part, MOST_LINES)
    hidden = len(lines) - most
    lesson = lessons.get(part) if part in set(LessonPart) else None
    return Block(
        key=str(part),
        heading=str(HEADINGS[part]),
        lines=tuple(lines[:most]),
        missing="" if lines else str(MISSING[part]),
        more=_("And %(n)s more.") % {"n": hidden} if hidden > 0 else "",
        prompt=Prompt(lesson.prompt, of_organisation("lesson", place.organisation, lesson.slug)) if lesson else None,
    )


def _line(row: WardRow) -> Line:
    said = [date_format(row.when, "j F")] if row.when else []
    said += [row.text] if row.text else []
    said += [_("Source: %(source)s") % {"source": row.source}] if row.source else []
    return Line(_short(row.title), _short(" · ".join(said)), row.address)


def _short(words: str) -> str:
    """So that one long sentence does not fill the sheet; the page behind the link has all of it."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


COUNTS: Mapping[str, Callable[[], str]] = {
    Status.EXISTING: lambda: _("Happening: %(n)s"),
    Status.IMPROVE: lambda: _("Could be better: %(n)s"),
    Status.POTENTIAL: lambda: _("Could start: %(n)s"),
}


def _assets(happens: Happens) -> list[Line]:
    counts = happens.by_status or {}
    said = "; ".join(words() % {"n": counts[status]} for status, words in COUNTS.items() if counts.get(status))
    new = _("New in the last three months: %(n)s") % {"n": happens.new} if happens.new else ""
    return [Line(said, new)] if said else []


def _project(initiative: Initiative) -> Line:
    where = address("initiative", initiative.programme, initiative.pk)
    return Line(_short(initiative.title), str(Status(initiative.status).label), where)


def _promises(promised: Promised, today: dt.date) -> list[Line]:
    if not promised.few:
        return []
    counts = {"kept": promised.kept, "broken": promised.broken, "open": promised.open, "late": promised.late}
    told = _("Kept: %(kept)s. Not kept, or in part: %(broken)s. Open: %(open)s, of which late: %(late)s.") % counts
    return [Line(told), *(_promise(one, today) for one in promised.few)]


def _promise(one: Promise, today: dt.date) -> Line:
    day = {"day": date_format(one.due_on, "j F")}
    if one.kept != Kept.OPEN:
        return Line(_short(one.what), str(Kept(one.kept).label))
    return Line(_short(one.what), (_("was due on %(day)s") if one.due_on < today else _("by %(day)s")) % day)


def _acts(place: Place, access: Access) -> tuple[Line, ...]:
    """What the reader can do from here."""
    organisation = place.organisation
    acts = []
    if has_perm(Permission.INVITE_IN_WARD, access, organisation):
        acts += [Line(_("Invite people: make a card or leaflet"), address=ward_address(place, "ward_invitations"))]
        acts += [Line(_("Record what a resident told you"), address=ward_address(place, "ward_surgery"))]
    acts += [Line(_("Eight three-minute lessons"), address=of_organisation("lessons", organisation))]
    if has_perm(Permission.KEEP_WARD_FIGURES, access, organisation):
        acts += [Line(_("Change the figures about who lives here"), address=ward_address(place, "ward_figures"))]
        acts += [Line(_("Change the list of funds"), address=ward_address(place, "ward_funding"))]
    return tuple(acts)
