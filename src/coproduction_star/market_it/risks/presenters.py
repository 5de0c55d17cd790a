import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.catalogue.addresses import list_address
from coproduction_star.market_it.catalogue.shapes import is_own
from coproduction_star.market_it.models import EntryKind, Risk, RiskChange, RiskState
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.voices.addresses import address as voices_address
from coproduction_star.voices.models import Contribution, Kind

from .addresses import at
from .selectors import Counts
from .wording import FIELDS, band_in_words

HERE = "risks"
NO_RISK = "00000000-0000-0000-0000-000000000000"
"""Stands for a risk in an address that is made once for all rows."""


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk in the register. `note` says what is wrong with it, such as a review day that has passed."""

    number: int
    title: str
    address: str
    left: str
    tone: str
    was: str
    owner: str
    review: str
    note: str
    about: str
    by_residents: bool


@dataclass(frozen=True, slots=True)
class RaisedRow:
    """What a resident raised, word for word, and where it is weighed."""

    words: str
    when: dt.date
    weigh: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register. Links are empty without the right."""

    title: str
    frame: Frame
    sentences: tuple[str, ...]
    charts: tuple[Any, ...]
    rows: tuple[RiskRow, ...]
    pages: Page[Any]
    query: str
    chosen: str
    raised: tuple[RaisedRow, ...]
    waiting: int
    add: str
    begin: str
    say: str
    tell: str
    files: tuple[tuple[str, str], ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """`now` says what was left of the risk after this change; `before` what it said, field by field."""

    when: dt.datetime
    who: str
    reason: str
    now: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RiskPage:
    title: str
    frame: Frame
    number: int
    state: str
    tone: str
    before: tuple[str, str]
    after: tuple[str, str]
    facts: tuple[tuple[str, str], ...]
    initiative: str
    initiative_at: str
    notes: tuple[str, ...]
    closed: str
    changes: tuple[ChangeRow, ...]
    panels: tuple[str, ...]
    weigh: str
    change: str
    review: str
    close: str
    reopen: str
    publish: str
    hide: str
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    said: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What anyone will read of it."""
    public: bool = False


@dataclass(frozen=True, slots=True)
class ListedRisk:
    """One risk of the list, ours or the organisation's. `there` when the register has one that began from it."""

    title: str
    mechanism: str
    early_sign: str
    doing_nothing: str
    address: str
    there: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class CataloguePage:
    title: str
    frame: Frame
    rows: tuple[ListedRisk, ...]
    own: str
    keep: str
    """Where the organisation's own list is kept, for whoever may."""
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def register_page(
    *, programme: Programme, access: Access, pages: Page[Risk], counts: Counts, charts: tuple[Any, ...],
    sentence: str, raised: Iterable[Contribution], waiting: int, asked: dict[str, str], chosen: str, hidden: Hidden,
    today: dt.date,
) -> RegisterPage:  # fmt: skip
    keeps = has_perm(Permission.KEEP_RISKS, access, programme)
    to_risk = at("risk", programme, NO_RISK)
    files = (("XLSX", at("risks_workbook", programme)), ("CSV", at("risks_csv", programme)))
    return RegisterPage(
        title=_("Risks"),
        frame=frame_of(programme, access),
        sentences=(sentence, *_worries(counts)),
        charts=charts if counts.open else (),
        rows=tuple(_row(one, to_risk, hidden, today) for one in pages),
        pages=pages,
        query=urlencode(asked),
        chosen=chosen,
        raised=tuple(_raised(one, programme) for one in raised) if keeps else (),
        waiting=waiting if keeps else 0,
        add=at("risk_catalogue", programme) if keeps else "",
        begin=at("new_risk", programme) if keeps else "",
        say=at("raise_risk", programme) if has_perm(Permission.RAISE_RISK, access, programme) else "",
        tell=_where_residents_raise(programme),
        files=files if counts.open + counts.proposed and has_perm(Permission.EXPORT_RISKS, access, programme) else (),
        is_empty=not counts.open + counts.proposed,
    )


def _where_residents_raise(programme: Programme) -> str:
    return voices_address("tell_us_kind", programme, Kind.RISK) if programme.published_at else ""


def _worries(counts: Counts) -> Iterable[str]:
    if counts.proposed:
        yield ngettext(
            "%(n)s was raised and nobody has weighed it yet.", "%(n)s were raised and nobody has weighed them yet.",
            counts.proposed,
        ) % {"n": counts.proposed}  # fmt: skip
    if counts.late:
        yield ngettext(
            "%(n)s is past the day on which it was to be looked at again.",
            "%(n)s are past the day on which they were to be looked at again.", counts.late,
        ) % {"n": counts.late}  # fmt: skip
    if counts.ownerless:
        yield ngettext(
            "%(n)s needs somebody new to look after it.", "%(n)s need somebody new to look after them.",
            counts.ownerless,
        ) % {"n": counts.ownerless}  # fmt: skip


def _raised(one: Contribution, programme: Programme) -> RaisedRow:
    return RaisedRow(one.words, timezone.localdate(one.made_at), f"{at('new_risk', programme)}?said={one.pk}")


def _row(risk: Risk, to_risk: str, hidden: Hidden, today: dt.date) -> RiskRow:
    left, tone = band_in_words(risk.likelihood_after, risk.impact_after)
    was, _tone = band_in_words(risk.likelihood_before, risk.impact_before)
    return RiskRow(
        number=risk.number, title=risk.title, address=to_risk.replace(NO_RISK, str(risk.pk)), left=left, tone=tone,
        was=was if risk.likelihood_before else "", owner=owner_of(risk, hidden),
        review=date_format(risk.review_on, "j F Y") if risk.review_on else "", note=_note(risk, today),
        about=risk.initiative.title if risk.initiative else "", by_residents=risk.by_residents,
    )  # fmt: skip


def owner_of(risk: Risk, hidden: Hidden) -> str:
    if risk.owner is not None and not risk.owner.erased_at:
        name = hidden.name(risk.owner)
        return f"{name}, {risk.owner_in_words}" if risk.owner_in_words else name
    return risk.owner_in_words


def _note(risk: Risk, today: dt.date) -> str:
    if risk.state == RiskState.CLOSED:
        return str(RiskState.CLOSED.label)
    if risk.owner_gone_on:
        return _("Needs somebody to look after it")
    if risk.state == RiskState.OPEN and risk.review_on and risk.review_on < today:
        return _("Past its review day")
    return ""


def risk_page(
    *, risk: Risk, access: Access, changes: Iterable[RiskChange], panels: tuple[str, ...], hidden: Hidden,
    today: dt.date,
) -> RiskPage:  # fmt: skip
    programme, keeps = risk.programme, has_perm(Permission.KEEP_RISKS, access, risk.programme)
    left, tone = band_in_words(risk.likelihood_after, risk.impact_after)
    was, was_tone = band_in_words(risk.likelihood_before, risk.impact_before)
    doors = {
        "weigh": RiskState.PROPOSED, "change": RiskState.OPEN, "review": RiskState.OPEN, "reopen": RiskState.CLOSED,
    }  # fmt: skip
    pages = {"weigh": "change_risk", "change": "change_risk", "review": "review_risk", "reopen": "reopen_risk"}
    opened = {
        door: at(pages[door], programme, risk.pk) if keeps and risk.state == state else ""
        for door, state in doors.items()
    }
    return RiskPage(
        title=risk.title, frame=frame_of(programme, access), number=risk.number, state=risk.get_state_display(),
        tone=tone, before=(was, was_tone), after=(left, tone), facts=tuple(_facts(risk, hidden)),
        initiative=risk.initiative.title if risk.initiative else "",
        initiative_at=journey_address("initiative", programme, risk.initiative_id) if risk.initiative_id else "",
        notes=tuple(_notes(risk, today)), closed=risk.closed_because,
        changes=tuple(_change(one, hidden) for one in changes), panels=panels, back=at("risks", programme),
        **_showing(risk, access),
        close=at("close_risk", programme, risk.pk) if keeps and risk.state != RiskState.CLOSED else "", **opened,
    )  # fmt: skip


def _showing(risk: Risk, access: Access) -> dict[str, str]:
    """Where it is shown to everybody, or to the team only again."""
    shown, may = risk.published_at is not None, has_perm(Permission.PUBLISH_RISKS, access, risk.programme)
    weighed = risk.state != RiskState.PROPOSED and risk.likelihood_before is not None
    return {
        "publish": at("publish_risk", risk.programme, risk.pk) if may and weighed and not shown else "",
        "hide": at("hide_risk", risk.programme, risk.pk) if may and shown else "",
    }


def _facts(risk: Risk, hidden: Hidden) -> Iterable[tuple[str, str]]:
    said = {
        str(FIELDS["words"]): risk.words, str(FIELDS["benefit"]): risk.benefit,
        str(FIELDS["doing_nothing"]): risk.doing_nothing, str(FIELDS["mitigation"]): risk.mitigation,
        str(FIELDS["early_sign"]): risk.early_sign, _("Who looks after it"): owner_of(risk, hidden),
        str(FIELDS["review_on"]): date_format(risk.review_on, "j F Y") if risk.review_on else "",
        _("Last looked at on"): date_format(risk.reviewed_on, "j F Y") if risk.reviewed_on else "",
    }  # fmt: skip
    return ((name, words) for name, words in said.items() if words)


def _notes(risk: Risk, today: dt.date) -> Iterable[str]:
    if risk.by_residents:
        yield _("A resident raised it.")
    if risk.published_at:
        yield _("Everybody can read this risk, without the name of whoever looks after it.")
    if risk.state == RiskState.PROPOSED:
        yield _("Nobody has weighed it yet: it has no owner and no review day, and counts nowhere.")
    note = _note(risk, today)
    if note and risk.state == RiskState.OPEN:
        yield f"{note}."


def _change(one: RiskChange, hidden: Hidden) -> ChangeRow:
    left, _tone = band_in_words(one.likelihood, one.impact)
    who = hidden.sentence(one.by, str(one.by)) if one.by else _("Somebody")
    before = tuple((str(FIELDS.get(name, name)), _said(name, words)) for name, words in one.before.items())
    return ChangeRow(one.made_at, who, one.reason, left, before)


def _said(name: str, words: Any) -> str:
    if words in (None, ""):
        return _("nothing")
    if name == "state":
        return str(dict(RiskState.choices).get(words, words))
    if name == "review_on":
        return date_format(dt.date.fromisoformat(words), "j F Y")
    return _("another") if name == "initiative_id" else str(words)


def form_page(*, programme: Programme, access: Access, title: str, button: str, **more: Any) -> FormPage:
    back = more.pop("back", "") or at("risks", programme)
    return FormPage(title=title, frame=frame_of(programme, access), button=button, back=back, **more)


def catalogue_page(
    *, programme: Programme, access: Access, rows: Iterable[Any], used: frozenset[str]
) -> CataloguePage:
    new = at("new_risk", programme)
    return CataloguePage(
        title=_("Begin from a risk that others met"),
        frame=frame_of(programme, access),
        rows=tuple(
            ListedRisk(
                one.title,
                one.mechanism,
                one.early_sign,
                one.doing_nothing,
                f"{new}?from={one.id}",
                one.id in used,
                is_own(one.id),
            )
            for one in rows
        ),
        own=new,
        keep=list_address(programme, EntryKind.RISK) if has_perm(Permission.KEEP_CATALOGUE, access, programme) else "",
        back=at("risks", programme),
    )
