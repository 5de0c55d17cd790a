from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import FormPage, Frame, SurePage, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .addresses import public_address
from .protecting import mark_of
from .shown_page import Shown, shown_of

HERE = "indicators"


@dataclass(frozen=True, slots=True)
class PublicationRow:
    title: str
    about: str
    state: str
    tone: str
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[PublicationRow, ...]
    add: str
    back: str


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """`shown` is exactly what everybody sees, or would see; `refused` why that may not be."""

    title: str
    frame: Frame
    state: str
    tone: str
    shown: Shown | None
    refused: str
    mark: str
    publish: str
    needs: str
    change: str
    withdraw: str
    remove: str
    public_at: str
    history: tuple[tuple[str, str, str], ...]
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def _state(publication: FigurePublication) -> tuple[str, str]:
    if publication.published_at:
        return _("Everybody can read it"), "green"
    return (_("Withdrawn"), "grey") if publication.history else (_("Not public yet"), "yellow")


def list_page(programme: Programme, *, access: Access, rows: Iterable[FigurePublication]) -> ListPage:
    may = has_perm(Permission.KEEP_PUBLISHING, access, programme)
    return ListPage(
        title=_("Figures for everybody"), frame=frame_of(programme, access), back=at("framework", programme),
        rows=tuple(_row(one, programme) for one in rows), add=at("new_publication", programme) if may else "",
    )  # fmt: skip


def _row(one: FigurePublication, programme: Programme) -> PublicationRow:
    state, tone = _state(one)
    where = at("publication", programme, one.pk)
    return PublicationRow(one.title, in_words(one.starts_on, one.ends_on), state, tone, where)


def publication_page(
    publication: FigurePublication, *, access: Access, content: Mapping[str, Any] | None, refused: str, ever: bool
) -> PublicationPage:
    """`ever`: something of it was shown once, so it stays."""
    programme, public = publication.programme, bool(publication.published_at)
    state, tone = _state(publication)
    keeps, publishes = (
        has_perm(one, access, programme) for one in (Permission.KEEP_PUBLISHING, Permission.PUBLISH_FIGURES)
    )
    open_to_all = bool(programme.published_at) and not programme.archived_at

    def where(name: str, *, when: bool) -> str:
        return at(name, programme, publication.pk) if when else ""

    return PublicationPage(
        title=publication.title, frame=frame_of(programme, access), state=state, tone=tone,
        shown=shown_of(content) if content and content["blocks"] else None, refused=refused,
        mark=mark_of(content) if content else "",
        needs=_needs(publishes=publishes, public=public, is_open=open_to_all),
        publish=where("publish_figures", when=publishes and not public and not refused and open_to_all),
        change=where("change_publication", when=keeps and not public),
        withdraw=where("withdraw_figures", when=publishes and public),
        remove=where("remove_publication", when=keeps and not ever),
        public_at=public_address(programme, publication) if public and open_to_all else "",
        history=tuple(_event(one) for one in publication.history), back=at("publications", programme),
    )  # fmt: skip


def _needs(*, publishes: bool, public: bool, is_open: bool) -> str:
    if public:
        return ""
    if not is_open:
        return _("Figures can be published once the programme has a public page.")
    return (
        "" if publishes else _("Whoever may publish in this programme presses the button. You can change the choice.")
    )


def _event(one: Mapping[str, str]) -> tuple[str, str, str]:
    done = _("Published") if one["done"] == "published" else _("Withdrawn")
    return done, date_format(localdate().fromisoformat(one["on"]), "j F Y"), one["why"]


def form_page(
    programme: Programme, *, access: Access, title: str, button: str, back: str, lead: str = "",
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    return FormPage(title, frame_of(programme, access), button, back, lead, theirs)


def remove_page(publication: FigurePublication, *, access: Access) -> SurePage:
    programme = publication.programme
    return SurePage(
        title=_("Take this choice out?"), about=publication.title, frame=frame_of(programme, access),
        points=(_("It leaves the list for good. Nobody outside has read it."), _("The figures stay where they are.")),
        undo=_("You can choose the same figures again."), button=_("Take it out"),
        back=at("publication", programme, publication.pk),
    )  # fmt: skip
