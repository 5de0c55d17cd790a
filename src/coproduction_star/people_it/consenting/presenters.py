import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.asking.addresses import parent_slip_address

ENTRY, ANSWERS, SESSION = "offers", "answers", "session"


@dataclass(frozen=True, slots=True)
class SlipPage:
    """The paper on which a parent says yes, for any survey, offer or session of an organisation."""

    title: str
    organisation: str
    contact: str
    alone_from: int


@dataclass(frozen=True, slots=True)
class Consent:
    """One that holds. `noted` is who wrote it down, or empty where the parent did it on the page."""

    parent: str
    to: str
    how: str
    on: dt.date | None
    noted: str
    take_back: str


@dataclass(frozen=True, slots=True)
class ParentsPage:
    title: str
    frame: Frame
    lead: str
    rows: tuple[Consent, ...]
    slip: str


@dataclass(frozen=True, slots=True)
class SurePage:
    title: str
    frame: Frame
    sentences: tuple[str, ...]
    button: str
    back: str


def slip_page(organisation: Organisation) -> SlipPage:
    return SlipPage(_("A parent or carer says yes"), organisation.name, organisation.contact, organisation.alone_from)


def parents_page(programme: Programme, access: Access, consents: Iterable[tuple[str, Any]]) -> ParentsPage:
    age = {"age": programme.organisation.alone_from}
    return ParentsPage(
        title=_("Parents who agreed"),
        frame=programme_frame(programme=programme, access=access, here="offers"),
        lead=_("Under %(age)s years, a parent or guardian says yes before anything is kept. If one rings or writes "
               "to take it back, do it here: what hangs on it is erased at once.") % age,
        rows=tuple(_consent(programme, kind, row) for kind, row in consents),
        slip=parent_slip_address(programme.organisation.slug),
    )  # fmt: skip


def _consent(programme: Programme, kind: str, row: Any) -> Consent:
    noted = row.parent_noted_by
    return Consent(
        parent=row.parent,
        to=f"{_kinds()[kind]} ({str(row.pk)[:8]})",
        how=row.get_parent_how_display() or _("Not written down"),
        on=row.parent_agreed_on,
        noted=(noted.name or noted.email) if noted is not None else "",
        take_back=reverse("people_it:parent_takes_back", args=(*_home(programme), kind, row.pk)),
    )


def _kinds() -> dict[str, str]:
    return {ENTRY: _("Offers and wishes"), ANSWERS: _("Answers to a survey"), SESSION: _("A place in a session")}


def _home(programme: Programme) -> tuple[str, str]:
    return programme.organisation.slug, programme.slug


def sure_page(programme: Programme, access: Access, kind: str, row: Any) -> SurePage:
    back = reverse("people_it:parents", args=_home(programme))
    frame = programme_frame(programme=programme, access=access, here="offers")
    return SurePage(
        title=_("A parent takes it back"),
        frame=Frame(
            caption=frame.caption, up=(*frame.up, Link(_("Parents who agreed"), back)), links=frame.links,
            notice=frame.notice, search=frame.search,
        ),
        sentences=(
            _("%(parent)s agreed to this: %(to)s.") % {"parent": row.parent, "to": _kinds()[kind]},
            _("It is erased at once, and so is the name of the parent. Nobody is introduced to the child any more."),
            _("This cannot be undone."),
        ),
        button=_("Erase it"),
        back=back,
    )  # fmt: skip
