from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address, organisation_address
from coproduction_star.journeys.frames import Frame, SurePage, organisation_frame, programme_frame
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.steps import tool_address
from coproduction_star.organisations.access import Access


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme of the list."""

    name: str
    address: str
    about: str
    closed: bool
    explorer: str
    """Where its initiatives stand beside its outcomes; empty when no installed step shows that."""


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    """The organisation's programmes that the reader may see, 25 to a page."""

    title: str
    frame: Frame
    sentence: str
    rows: tuple[ProgrammeRow, ...]
    pages: Page[Any]
    may_start: bool
    new: str
    archived: bool
    other_list: str
    search: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks. `theirs` is what somebody else saved meanwhile, label by label."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome and what can be done with it."""

    words: str
    edit: str
    move: str
    remove: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """What people want to be different."""

    title: str
    frame: Frame
    outcomes: tuple[OutcomeRow, ...]
    may_edit: bool
    add: str
    button: str
    removed: str
    restore: str


def programmes_page(*, organisation: Any, access: Access, pages: Page[Programme], archived: bool) -> ProgrammesPage:
    listing = organisation_address("programmes", organisation)
    number = pages.paginator.count
    sentence = ngettext("%(number)s programme.", "%(number)s programmes.", number) % {"number": number}
    return ProgrammesPage(
        title=_("Programmes in the archive") if archived else _("Programmes"),
        frame=organisation_frame(organisation=organisation),
        sentence=sentence,
        rows=tuple(_row(programme, organisation) for programme in pages),
        pages=pages,
        may_start=has_perm(Permission.START_PROGRAMME, access, organisation),
        new=organisation_address("new_programme", organisation),
        archived=archived,
        other_list=listing if archived else f"{listing}?archived=yes",
        search=organisation_address("search", organisation),
    )


def _row(programme: Programme, organisation: Any) -> ProgrammeRow:
    about = " · ".join(text for text in (programme.service, str(programme.place or "")) if text)
    where = organisation_address("star", organisation, programme.slug)
    return ProgrammeRow(
        programme.name, where, about, programme.closed_at is not None, tool_address("explorer", programme)
    )


def start_page(*, organisation: Any) -> FormPage:
    return FormPage(
        title=_("Start a programme"),
        button=_("Start the programme"),
        frame=organisation_frame(organisation=organisation),
        lead=_("A programme is one journey round the Star, for a service or a place. Only the name is needed now."),
    )


def change_page(*, programme: Programme, access: Access, theirs: tuple[tuple[str, str, str], ...] = ()) -> FormPage:
    return FormPage(
        title=_("What the programme is about"),
        button=_("Save over what it says now") if theirs else _("Save"),
        frame=programme_frame(programme=programme, access=access, here="settings"),
        theirs=theirs,
    )


def reword_page(*, programme: Programme, access: Access, theirs: tuple[tuple[str, str, str], ...] = ()) -> FormPage:
    return FormPage(
        title=_("Change an outcome"),
        button=_("Save over what it says now") if theirs else _("Save"),
        frame=programme_frame(programme=programme, access=access, here="outcomes"),
        theirs=theirs,
    )


def outcomes_page(
    *, programme: Programme, access: Access, outcomes: Iterable[Outcome], removed: Outcome | None
) -> OutcomesPage:
    listed = tuple(outcomes)
    return OutcomesPage(
        title=_("What people want to be different"),
        frame=programme_frame(programme=programme, access=access, here="outcomes"),
        outcomes=tuple(
            OutcomeRow(
                words=outcome.words,
                edit=address("outcome", programme, outcome.pk),
                move=address("move_outcome", programme, outcome.pk),
                remove=address("remove_outcome", programme, outcome.pk),
                first=outcome == listed[0],
                last=outcome == listed[-1],
            )
            for outcome in listed
        ),
        may_edit=has_perm(Permission.EDIT_OUTCOMES, access, programme),
        add=address("add_outcomes", programme),
        button=_("Add"),
        removed=removed.words if removed else "",
        restore=address("restore_outcome", programme, removed.pk) if removed else "",
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be done with a programme. With `act` it is done by a button."""

    name: str
    what: str
    address: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What whoever leads a programme can do with it."""

    title: str
    frame: Frame
    settings: tuple[Setting, ...]


def settings_page(*, programme: Programme, access: Access) -> SettingsPage:
    return SettingsPage(
        title=_("Settings"),
        frame=programme_frame(programme=programme, access=access, here="settings"),
        settings=tuple(_settings(programme)),
    )


def _settings(programme: Programme) -> Iterable[Setting]:
    at = partial(address, programme=programme)
    if programme.archived_at:
        yield Setting(_("Take it out of the archive"), "", at("unarchive"), _("Take it out"))
        return
    if programme.closed_at:
        yield Setting(_("Open it again"), _("With a reason that everyone in it can read."), at("reopen"))
    else:
        yield Setting(_("What it is about"), _("Name, service, place and a few words."), at("about"))
        yield Setting(_("Benefits sought"), _("Which of the twelve benefits you want to see."), at("benefits"))
        yield Setting(_("Tools"), _("Switch on what you want to use."), at("tools"))
        yield Setting(_("Close it"), _("With what you heard and what you decided. Everyone is told."), at("close"))
    if not programme.closed_at:
        yield Setting(
            _("Hand over to a new lead"), _("With what waits and what was promised. They accept it."), at("handovers")
        )
    yield Setting(
        _("Begin another programme like this one"),
        _("With its wordings and definitions. Nobody’s data goes with it."),
        at("copy_programme"),
    )
    yield Setting(_("Put it in the archive"), _("Out of the lists. Nothing is lost."), at("archive"))


def archive_page(*, programme: Programme, access: Access) -> SurePage:
    public = _("Its public page closes, and nobody can tell it anything.") if programme.published_at else ""
    return SurePage(
        title=_("Put the programme in the archive?"),
        about=programme.name,
        frame=programme_frame(programme=programme, access=access, here="settings"),
        points=(
            _("It leaves the lists and the figures of your organisation."),
            *filter(None, [public]),
            _("Nothing in it can be changed while it is there. Who takes part can still read it."),
            _("Nothing is erased, and nobody is sent a letter."),
        ),
        undo=_("You can take it out again at any time: Programmes, Programmes in the archive, its Settings."),
        button=_("Put it in the archive"),
        back=address("settings", programme),
    )


def words_page(*, programme: Programme, access: Access, title: str, button: str, lead: str = "") -> FormPage:
    frame = programme_frame(programme=programme, access=access, here="settings")
    return FormPage(title=title, button=button, frame=frame, lead=lead)
