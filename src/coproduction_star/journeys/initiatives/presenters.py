from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.case_bank.reading import title_of
from coproduction_star.journeys.duties.standing import state_in_words
from coproduction_star.journeys.frames import Frame, SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.history import Line, lines
from coproduction_star.journeys.models import Decision, Initiative, Outcome, Programme, Promise, Status
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.steps import Knot, tool_address
from coproduction_star.organisations.access import Access

from .known import Fact, checked, cos_of, facts
from .selectors import Filters, Held
from .similar import SimilarTitle
from .thread import ThreadPlace, thread_of

SHADES = {Status.EXISTING: "green", Status.IMPROVE: "yellow", Status.POTENTIAL: "blue", Status.STOPPED: "grey"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A word with a colour of its own."""

    text: str
    shade: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One initiative of a list."""

    title: str
    address: str
    tag: Tag
    cos: str
    place: str


@dataclass(frozen=True, slots=True)
class InitiativesPage:
    """The programme's initiatives, filtered by an address that can be passed on."""

    title: str
    frame: Frame
    sentence: str
    rows: tuple[InitiativeRow, ...]
    pages: Page[Any]
    query: str
    statuses: tuple[Choice, ...]
    cos: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    filtered: bool
    clear: str
    may_add: bool
    new: str
    may_export: bool
    explorer: str
    """Where initiatives stand beside outcomes and Co's; empty when no installed step shows that."""
    bring_in: str
    """Where a list is brought in; empty when no installed step does."""
    as_xlsx: str
    as_csv: str
    as_json: str
    removed: str
    restore: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks about an initiative. `theirs` is what somebody else saved meanwhile."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    """Name and address of those whose name is like the new one."""


@dataclass(frozen=True, slots=True)
class InitiativePage:
    """One initiative, its facts, its golden thread and its history."""

    title: str
    frame: Frame
    tag: Tag
    summary: str
    facts: tuple[Fact, ...]
    thread: tuple[ThreadPlace, ...]
    decisions: tuple[Knot, ...]
    history: tuple[Line, ...]
    panels: tuple[str, ...]
    may_edit: bool
    edit: str
    remove: str
    still_true: str
    checked: str
    add_promise: str
    may_promise: bool
    add_decision: str
    may_decide: bool
    like_this: str


def tag_of(initiative: Initiative) -> Tag:
    return Tag(initiative.get_status_display(), SHADES[Status(initiative.status)])


def row_of(initiative: Initiative, programme: Programme) -> InitiativeRow:
    return InitiativeRow(
        title=initiative.title,
        address=address("initiative", programme, initiative.pk),
        tag=tag_of(initiative),
        cos=cos_of(initiative),
        place=str(initiative.place or ""),
    )


def initiatives_page(
    *, programme: Programme, access: Access, pages: Page[Initiative], filters: Filters, outcomes: tuple[Outcome, ...],
    removed: Initiative | None,
) -> InitiativesPage:  # fmt: skip
    query = {"status": filters.status, "co": filters.co, "outcome": str(filters.outcome or "")}
    asked = urlencode({name: value for name, value in query.items() if value})
    here, number = address("initiatives", programme), pages.paginator.count
    return InitiativesPage(
        title=_("Initiatives"),
        frame=programme_frame(programme=programme, access=access, here="initiatives"),
        sentence=ngettext("%(number)s initiative.", "%(number)s initiatives.", number) % {"number": number},
        rows=tuple(row_of(initiative, programme) for initiative in pages),
        pages=pages,
        query=f"{asked}&" if asked else "",
        statuses=_choices(filters.status, Status.choices),
        cos=_choices(filters.co, [(co.value, _(co.label)) for co in Co]),
        outcomes=_choices(str(filters.outcome or ""), [(str(outcome.pk), outcome.words) for outcome in outcomes]),
        filtered=not filters.none,
        clear=here,
        may_add=has_perm(Permission.EDIT_INITIATIVE, access, programme),
        new=address("new_initiative", programme),
        may_export=has_perm(Permission.EXPORT, access, programme),
        explorer=tool_address("explorer", programme),
        bring_in=tool_address("importing", programme),
        as_xlsx=f"{address('initiatives_file', programme, 'xlsx')}?{asked}",
        as_csv=f"{address('initiatives_file', programme, 'csv')}?{asked}",
        as_json=f"{address('initiatives_file', programme, 'json')}?{asked}",
        removed=removed.title if removed else "",
        restore=address("restore_initiative", programme, removed.pk) if removed else "",
    )


def _choices(chosen: str, choices: Any) -> tuple[Choice, ...]:
    return (Choice("", _("Any"), not chosen), *(Choice(value, str(text), value == chosen) for value, text in choices))


def new_page(*, programme: Programme, access: Access, alike: tuple[SimilarTitle, ...] = ()) -> FormPage:
    return FormPage(
        alike=tuple((one.title, address("initiative", programme, one.id)) for one in alike),
        title=_("Add an initiative"),
        button=_("Add"),
        frame=programme_frame(programme=programme, access=access, here="initiatives"),
        lead=_("A name is enough. You can say more later."),
    )


def edit_page(
    *, initiative: Initiative, access: Access, hidden: Hidden, theirs: tuple[tuple[str, str, str], ...] = ()
) -> FormPage:
    """Whoever changes the words reads them as they were written, in the boxes and beside them."""
    return FormPage(
        title=hidden.text(initiative.title),
        button=_("Save over what it says now") if theirs else _("Save"),
        frame=programme_frame(programme=initiative.programme, access=access, here="initiatives"),
        theirs=theirs,
    )


def remove_page(*, initiative: Initiative, access: Access) -> SurePage:
    programme = initiative.programme
    return SurePage(
        title=_("Take it off the list?"),
        about=initiative.title,
        frame=programme_frame(programme=programme, access=access, here="initiatives"),
        points=(
            _("It leaves the list, the explorer, the Star and the public page."),
            _("Its promises, decisions and comments go with it, and come back with it."),
            _("If it has only ended, choose “Stopped” instead: then others can learn from it."),
        ),
        undo=_("You can bring it back for a month. After that it is erased."),
        button=_("Take it off the list"),
        back=address("initiative", programme, initiative.pk),
    )


def initiative_page(
    *, initiative: Initiative, held: Held, access: Access, panels: tuple[str, ...], hidden: Hidden
) -> InitiativePage:
    programme = initiative.programme
    return InitiativePage(
        title=initiative.title,
        frame=programme_frame(programme=programme, access=access, here="initiatives"),
        tag=tag_of(initiative),
        summary=initiative.summary,
        facts=facts(initiative, hidden),
        thread=thread(initiative, held, hidden=hidden),
        decisions=tuple(_decision(decision, programme) for decision in held.decisions),
        history=lines(held.events, hidden=hidden),
        panels=panels,
        may_edit=has_perm(Permission.EDIT_INITIATIVE, access, programme),
        edit=address("describe_initiative", programme, initiative.pk),
        remove=address("remove_initiative", programme, initiative.pk),
        still_true=address("still_true", programme, initiative.pk),
        checked=checked(initiative),
        add_promise=f"{address('new_promise', programme)}?initiative={initiative.pk}",
        may_promise=has_perm(Permission.RECORD_PROMISE, access, programme),
        add_decision=f"{address('new_decision', programme)}?initiative={initiative.pk}",
        may_decide=has_perm(Permission.RECORD_DECISION, access, programme),
        like_this=f"{address('initiative', programme, initiative.pk)}cases-like-this/",
    )


def thread(initiative: Initiative, held: Held, *, hidden: Hidden) -> tuple[ThreadPlace, ...]:
    """The golden thread: what the spine ties to it, and what the steps do."""
    return thread_of((*own_knots(initiative, held, hidden), *held.knots))


def own_knots(initiative: Initiative, held: Held, hidden: Hidden) -> tuple[Knot, ...]:
    """What the spine itself ties to the thread."""
    programme = initiative.programme
    here = address("initiative", programme, initiative.pk)
    return (
        *(Knot("outcome", outcome.words, address("outcomes", programme)) for outcome in held.outcomes),
        *(Knot("case", title_of(case), f"/cases/{case.slug}/", source=case.place) for case in held.cases),
        Knot(
            "initiative",
            initiative.title,
            here,
            timezone.localdate(initiative.made_at),
            initiative.get_evidence_display(),
        ),
        *(_promise(promise, programme, hidden) for promise in held.promises),
    )


def _promise(promise: Promise, programme: Programme, hidden: Hidden) -> Knot:
    who = promise.who_in_words or (hidden.name(promise.who) if promise.who else "")
    said = " · ".join([*filter(None, [who]), str(promise.get_kept_display()), *_corrected(promise)])
    return Knot(
        "promise", promise.what, f"{address('decisions', programme)}#promise-{promise.pk}", promise.due_on, said
    )


def _decision(decision: Decision, programme: Programme) -> Knot:
    where = f"{address('decisions', programme)}#decision-{decision.pk}"
    living = [one.what for one in decision.reductions.all() if one.taken_out_at is None]
    pays = [_("pays for it: %(what)s") % {"what": what} for what in living]
    said = " · ".join([decision.decided_by, *_corrected(decision), state_in_words(decision), *pays])
    return Knot("decision", decision.what, where, decision.decided_on, said)


def _corrected(row: Decision | Promise) -> tuple[str, ...]:
    """The version counts the corrections, so the thread needs no query to say that there are some."""
    return (_("corrected"),) if row.version > 1 else ()
