"""Pages about one person in a role: for those who look after people, and for the person themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import ConditionKind, Declaration, Evidence, RolePack, RoleTaker
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import at
from .presenters import day_in_words, frame_of
from .standing import OfPerson, Standing, State
from .texts import AGREED
from .wording import STATES, TONES, until_in_words


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One condition for one person: how it stands, what was seen by whom, and what can be done about it."""

    name: str
    state: str
    tone: str
    about: str
    write: str
    paper: str
    end: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    title: str
    frame: Frame
    role: str
    sentence: str
    rows: tuple[ShownRow, ...]
    before: tuple[tuple[str, str], ...]
    leave: str
    back: str


@dataclass(frozen=True, slots=True)
class MineRow:
    name: str
    state: str
    tone: str
    about: str
    agree: str


@dataclass(frozen=True, slots=True)
class MyRole:
    title: str
    address: str
    sentence: str
    rows: tuple[MineRow, ...]


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """What the reader agreed to, word for word."""

    name: str
    about: str
    text: str
    fingerprint: str
    take_back: str


@dataclass(frozen=True, slots=True)
class MinePage:
    title: str
    frame: Frame
    roles: tuple[MyRole, ...]
    agreed: tuple[AgreedRow, ...]
    back: str


def person_page(
    pack: RolePack, person: OfPerson, access: Access, *, before: Iterable[Evidence], hidden: Hidden
) -> PersonPage:  # fmt: skip
    programme, name = pack.programme, hidden.name(person.taker.participant)
    keeps = has_perm(Permission.KEEP_EVIDENCE, access, programme)
    return PersonPage(
        title=name, frame=frame_of(programme, access), role=pack.title, sentence=sentence_of(person),
        rows=tuple(_shown(one, pack, person.taker, hidden, keeps=keeps) for one in person.standings),
        before=tuple((one.get_kind_display(), _ended(one)) for one in before),
        leave=at("leave_role", programme, pack.pk, person.taker.participant_id) if keeps else "",
        back=at("agreement", programme, pack.pk),
    )  # fmt: skip


def sentence_of(person: OfPerson) -> str:
    if not person.standings:
        return _("The role asks for nothing yet.")
    return _("Not matched to the role while something is missing.") if person.lacks else _("Nothing is missing.")


def _ended(one: Evidence) -> str:
    facts = {"seen": day_in_words(one.seen_on), "end": day_in_words(timezone.localdate(one.ended_at)),
             "why": one.ended_because}  # fmt: skip
    return _("Seen on %(seen)s; it counts no longer since %(end)s. %(why)s") % facts


def _shown(found: Standing, pack: RolePack, taker: RoleTaker, hidden: Hidden, *, keeps: bool) -> ShownRow:
    where = (pack.programme, pack.pk, taker.participant_id)
    is_cover = found.kind is ConditionKind.INSURANCE
    agreed = found.kind in AGREED
    return ShownRow(
        name=str(found.kind.label), state=str(STATES[found.state]), tone=TONES[found.state],
        about=_about(found, hidden),
        write=at("show_evidence", *where, found.kind.value) if keeps and not is_cover and not agreed else "",
        paper=at("show_evidence", *where, found.kind.value) if keeps and agreed else "",
        end=at("end_evidence", *where, found.shown.pk) if keeps and found.shown and not is_cover else "",
    )  # fmt: skip


def _about(found: Standing, hidden: Hidden) -> str:
    if found.shown is None:
        return ""
    if found.kind is ConditionKind.INSURANCE:
        return " · ".join(part for part in (found.shown.holder, until_in_words(found)) if part)
    row: Evidence = found.shown
    seen = _("Seen on %(day)s by %(who)s") % {
        "day": day_in_words(row.seen_on), "who": hidden.sentence(row.seen_by, str(row.seen_by or _("somebody"))),
    }  # fmt: skip
    return " · ".join(part for part in (seen, row.reference, until_in_words(found)) if part)


def mine_page(
    programme: Programme, access: Access, people: Sequence[OfPerson], agreed: Iterable[Declaration]
) -> MinePage:
    return MinePage(
        title=_("What my roles ask of me"), frame=frame_of(programme, access),
        roles=tuple(_role(one) for one in people), agreed=tuple(_agreed(one) for one in agreed),
        back=at("agreements", programme),
    )  # fmt: skip


def _role(person: OfPerson) -> MyRole:
    pack = person.taker.pack
    rows = tuple(_mine(one, pack) for one in person.standings)
    return MyRole(pack.title, at("agreement", pack.programme, pack.pk), sentence_of(person), rows)


def _mine(found: Standing, pack: RolePack) -> MineRow:
    agree = found.kind in AGREED and not found.is_met
    return MineRow(
        name=str(found.kind.label), state=str(STATES[found.state]), tone=TONES[found.state],
        about=until_in_words(found) if found.until else _to_do(found),
        agree=at("agree_to", pack.programme, pack.pk, found.kind.value) if agree else "",
    )  # fmt: skip


def _to_do(found: Standing) -> str:
    if found.state is not State.MISSING:
        return ""
    if found.kind is ConditionKind.INSURANCE:
        return _("The team sees to it. You need do nothing.")
    if found.kind is ConditionKind.TALK:
        return _("Ask the team for a talk.")
    return "" if found.kind in AGREED else _("Show it to somebody of the team, who writes down that they saw it.")


def _agreed(one: Declaration) -> AgreedRow:
    facts = {"day": day_in_words(timezone.localdate(one.signed_at)), "role": one.pack.title if one.pack else "–"}
    return AgreedRow(
        name=str(one.get_kind_display()), about=_("Agreed on %(day)s for the role %(role)s") % facts, text=one.text,
        fingerprint=one.fingerprint, take_back=at("take_back_agreement", one.programme, one.pk),
    )  # fmt: skip
