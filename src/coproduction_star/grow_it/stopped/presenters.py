from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import StoppedThing
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import FormPage, Frame, SurePage, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .selectors import Freed

HERE = "stopped"
PENCE = 100


@dataclass(frozen=True, slots=True)
class StoppedRow:
    """Buttons stand where the reader may press them."""

    key: str
    what: str
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    initiative: str
    approve: str
    version: int
    hide: str
    change: str
    remove: str
    note: str


@dataclass(frozen=True, slots=True)
class StoppedPage:
    title: str
    frame: Frame
    rows: tuple[StoppedRow, ...]
    freed: str
    new: str
    csv: str
    public: str
    removed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicStopped:
    what: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    title: str
    programme: str
    back: str
    freed: str
    rows: tuple[PublicStopped, ...]
    csv: str


def money(pence: int) -> str:
    return f"£{number_format(Decimal(pence) / PENCE, 2 if pence % PENCE else 0, force_grouping=True)}"


def hours(number: Decimal) -> str:
    return number_format(number, 0 if number == int(number) else 1, force_grouping=True)


def freed_in_words(freed: Freed) -> str:
    parts = []
    if freed.hours is not None:
        parts.append(_("%(n)s hours") % {"n": hours(freed.hours)})
    if freed.pence is not None:
        parts.append(money(freed.pence))
    joined = _(" and ").join(parts)
    return _("Freed in a year, where it was counted: %(what)s.") % {"what": joined} if parts else ""


def facts_of(one: StoppedThing) -> Iterator[tuple[str, str]]:
    yield _("Ended on"), date_format(one.ended_on, "j F Y")
    yield _("What is better"), one.better
    yield _("Who was asked"), one.consulted
    if one.hours_a_year is not None:
        yield _("Hours freed in a year"), hours(one.hours_a_year)
    if one.pence_a_year is not None:
        yield _("Money freed in a year"), money(one.pence_a_year)
    if one.where_it_went:
        yield _("Where that went"), one.where_it_went
    if one.source:
        day = f" ({date_format(one.counted_on, 'j F Y')})" if one.counted_on else ""
        yield _("Source of the figures"), f"{one.source}{day}"


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def stopped_page(
    programme: Programme, *, access: Access, user: Any, rows: Iterable[StoppedThing], removed: Iterable[StoppedThing],
    freed: Freed,
) -> StoppedPage:  # fmt: skip
    writes = has_perm(Permission.WRITE_STOPPED, access, programme)
    decides = has_perm(Permission.APPROVE_STOPPED, access, programme)
    return StoppedPage(
        title=_("What we stopped"), frame=frame_of(programme, access),
        rows=tuple(_row(one, programme, user=user, writes=writes, decides=decides) for one in rows),
        freed=freed_in_words(freed), new=at("new_stopped", programme) if writes else "",
        csv=at("stopped_csv", programme), public=public_address(programme) if programme.published_at else "",
        removed=tuple((one.what, at("restore_stopped", programme, one.pk)) for one in removed) if writes else (),
    )  # fmt: skip


def public_address(programme: Programme) -> str:
    return reverse("grow_it:public_stopped", args=(programme.organisation.slug, programme.slug))


def _row(one: StoppedThing, programme: Programme, *, user: Any, writes: bool, decides: bool) -> StoppedRow:
    approved = one.approved_at is not None
    wrote = user.pk in (one.by_id, one.changed_by_id)
    may_approve = decides and not approved

    def where(name: str, shown: object) -> str:
        return at(name, programme, one.pk) if shown else ""

    return StoppedRow(
        key=one.pk.hex[:8], what=one.what, state=_("Approved: anyone may read it") if approved else _("Not approved"),
        tone="green" if approved else "yellow", facts=tuple(facts_of(one)),
        initiative=one.initiative.title if one.initiative else "", version=one.version,
        approve=where("approve_stopped", may_approve and not wrote), hide=where("hide_stopped", decides and approved),
        change=where("change_stopped", writes), remove=where("remove_stopped", writes),
        note=_("You wrote this. Somebody else approves it.") if may_approve and wrote else "",
    )  # fmt: skip


def public_page(programme: Programme, *, rows: Iterable[StoppedThing], freed: Freed, back: str) -> PublicPage:
    return PublicPage(
        title=_("What we stopped, and what we do instead"), programme=programme.name, back=back,
        freed=freed_in_words(freed), rows=tuple(PublicStopped(one.what, tuple(facts_of(one))) for one in rows),
        csv=reverse("grow_it:public_stopped_csv", args=(programme.organisation.slug, programme.slug)),
    )  # fmt: skip


def form_page(programme: Programme, *, access: Access, title: str, theirs: Any = (), lead: str = "") -> FormPage:
    return FormPage(title, frame_of(programme, access), _("Save"), at("stopped", programme), lead, theirs)


def remove_page(one: StoppedThing, *, access: Access) -> SurePage:
    return SurePage(
        title=_("Take this out of the list?"), about=one.what, frame=frame_of(one.programme, access),
        points=(_("It leaves the list and the public page at once."),),
        undo=_("You can bring it back on the page of the list. It then waits for approval."),
        button=_("Take it out"), back=at("stopped", one.programme),
    )  # fmt: skip
