import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.role_packs import RolePack as ReadyPack
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import InsuranceCover, RoleCondition, RolePack
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import at
from .standing import OfPerson
from .texts import conditions_of
from .wording import SHORT, TONES, cover_in_words, how_many, lacks_in_words, months_in_words, until_in_words

HERE = "agreements"


@dataclass(frozen=True, slots=True)
class PackRow:
    title: str
    address: str
    asks: str
    people: str
    closed: bool


@dataclass(frozen=True, slots=True)
class CoverRow:
    """An insurance. `over` once its last day has passed, `soon` in the two months before."""

    covers: str
    about: str
    role: str
    tone: str
    state: str
    change: str


@dataclass(frozen=True, slots=True)
class PacksPage:
    """The roles of a programme. Links are empty without the right."""

    title: str
    frame: Frame
    rows: tuple[PackRow, ...]
    covers: tuple[CoverRow, ...]
    begin: str
    mine: str
    add_cover: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadyRow:
    title: str
    about: str
    asks: str
    address: str


@dataclass(frozen=True, slots=True)
class ReadyPage:
    title: str
    frame: Frame
    rows: tuple[ReadyRow, ...]
    own: str
    back: str


@dataclass(frozen=True, slots=True)
class ConditionRow:
    name: str
    words: str
    holds: str
    change: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in a role: what they still lack, in short, and what runs out soon."""

    name: str
    address: str
    tone: str
    state: str
    lacks: str
    soon: str


@dataclass(frozen=True, slots=True)
class PackPage:
    """One role. `people` is empty without the right to see it; then `number` says how many lack something."""

    title: str
    frame: Frame
    words: str
    fixed: tuple[str, ...]
    tell: str
    closed: bool
    linked: bool
    conditions: tuple[ConditionRow, ...]
    covers: tuple[CoverRow, ...]
    number: str
    people: tuple[PersonRow, ...]
    sees_people: bool
    add_person: str
    change: str
    ask: str
    add_cover: str
    close: str
    reopen: str
    files: tuple[tuple[str, str], ...]
    panels: tuple[str, ...]
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks, in a programme."""

    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    text: tuple[str, ...] = ()
    """What is agreed to, paragraph by paragraph."""
    theirs: tuple[tuple[str, str, str], ...] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def packs_page(
    programme: Programme, access: Access, packs: Iterable[RolePack], people: Mapping[UUID, list[OfPerson]],
    covers: Iterable[InsuranceCover], *, today: dt.date,
) -> PacksPage:  # fmt: skip
    may = {one: has_perm(one, access, programme) for one in Permission}
    keeps = may[Permission.KEEP_AGREEMENTS]
    files = (("XLSX", at("agreements_workbook", programme)), ("CSV", at("agreements_csv", programme)))
    rows = tuple(_pack(one, programme, people[one.pk]) for one in packs)
    return PacksPage(
        title=_("Agreements for roles"), frame=frame_of(programme, access), rows=rows,
        covers=tuple(_cover(one, programme, today=today, keeps=keeps) for one in covers),
        begin=at("ready_packs", programme) if keeps else "", mine=at("my_agreements", programme),
        add_cover=at("new_cover", programme) if keeps else "",
        files=files if rows and may[Permission.SEE_EVIDENCE] else (),
    )  # fmt: skip


def _pack(pack: RolePack, programme: Programme, people: list[OfPerson]) -> PackRow:
    asks = ", ".join(str(SHORT[one.kind]) for one in pack.conditions.all())
    return PackRow(pack.title, at("agreement", programme, pack.pk), asks, how_many(people), pack.closed_at is not None)


SOON = dt.timedelta(days=60)


def _cover(cover: InsuranceCover, programme: Programme, *, today: dt.date, keeps: bool) -> CoverRow:
    left = cover.ends_on - today
    state, tone = _("Insured"), "green"
    if left < dt.timedelta():
        state, tone = _("Ran out"), "red"
    elif left <= SOON:
        state, tone = _("Runs out soon"), "yellow"
    elif cover.starts_on > today:
        state, tone = _("Not begun yet"), "grey"
    role = cover.pack.title if cover.pack else _("All roles of this programme")
    change = at("change_cover", programme, cover.pk) if keeps else ""
    return CoverRow(cover.covers, cover_in_words(cover), role, tone, state, change)


def ready_page(programme: Programme, access: Access, rows: Iterable[ReadyPack], *, query: str) -> ReadyPage:
    new = at("new_agreement", programme)
    return ReadyPage(
        title=_("Begin with a role that is written already"), frame=frame_of(programme, access),
        rows=tuple(ReadyRow(one.title, one.about, _asks_of(one), f"{new}?from={one.id}{query}") for one in rows),
        own=f"{new}?{query.removeprefix('&')}" if query else new, back=at("agreements", programme),
    )  # fmt: skip


def _asks_of(ready: ReadyPack) -> str:
    return ", ".join(str(SHORT[kind]) for kind, _words, _months in conditions_of(ready))


def pack_page(
    pack: RolePack, access: Access, *, people: list[OfPerson], covers: Iterable[InsuranceCover],
    fixed: tuple[str, ...], panels: tuple[str, ...], today: dt.date,
) -> PackPage:  # fmt: skip
    programme = pack.programme
    may = {one: has_perm(one, access, programme) for one in Permission}
    keeps, sees = may[Permission.KEEP_AGREEMENTS], may[Permission.SEE_EVIDENCE]
    is_open = pack.closed_at is None
    return PackPage(
        title=pack.title, frame=frame_of(programme, access), words=pack.words, fixed=fixed,
        tell=" · ".join(part for part in (pack.tell, pack.tell_how) if part), closed=not is_open,
        linked=pack.role is not None,
        conditions=tuple(_condition(one, pack, keeps=keeps) for one in pack.conditions.all()),
        covers=tuple(_cover(one, programme, today=today, keeps=keeps) for one in covers), number=how_many(people),
        people=tuple(person_row(one, pack) for one in people) if sees else (), sees_people=sees,
        add_person=at("take_role", programme, pack.pk) if may[Permission.KEEP_EVIDENCE] and is_open else "",
        change=at("change_agreement", programme, pack.pk) if keeps else "",
        ask=at("new_condition", programme, pack.pk) if keeps else "",
        add_cover=f"{at('new_cover', programme)}?role={pack.pk}" if keeps else "",
        close=at("close_agreement", programme, pack.pk) if keeps and is_open else "",
        reopen=at("reopen_agreement", programme, pack.pk) if keeps and not is_open else "",
        files=(
            (_("as a page to print"), at("agreement_paper", programme, pack.pk)),
            ("PDF", at("agreement_pdf", programme, pack.pk)), ("DOCX", at("agreement_word", programme, pack.pk)),
        ),
        panels=panels, back=at("agreements", programme),
    )  # fmt: skip


def _condition(one: RoleCondition, pack: RolePack, *, keeps: bool) -> ConditionRow:
    change = at("change_condition", pack.programme, pack.pk, one.pk) if keeps else ""
    return ConditionRow(one.get_kind_display(), one.words, months_in_words(one.months), change)


def person_row(person: OfPerson, pack: RolePack) -> PersonRow:
    lacks = person.lacks
    told = ngettext("%(n)s missing", "%(n)s missing", len(lacks)) % {"n": len(lacks)}
    soon = ", ".join(f"{SHORT[one.kind]} {until_in_words(one)}" for one in person.runs_out)
    worst = min(person.standings, key=lambda one: list(TONES).index(one.state), default=None)
    return PersonRow(
        name=person.taker.participant.name,
        address=at("agreement_person", pack.programme, pack.pk, person.taker.participant_id),
        tone=TONES[worst.state] if worst else "green", state=told if lacks else _("Everything is there"),
        lacks=lacks_in_words(person), soon=soon,
    )  # fmt: skip


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, back: str = "", **more: Any
) -> FormPage:  # fmt: skip
    back = back or at("agreements", programme)
    return FormPage(title=title, frame=frame_of(programme, access), button=button, back=back, **more)


def day_in_words(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""
