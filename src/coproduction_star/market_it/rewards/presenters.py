import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Claim, LedgerAccount, RewardRules, Unit
from coproduction_star.market_it.permissions import Permission
from coproduction_star.market_it.pounds import money
from coproduction_star.organisations.access import Access

from .addresses import at
from .totals import Total, credits_in_words

HERE = "rewards"
STATES = ("waiting", "to-pay", "paid", "refused")


@dataclass(frozen=True, slots=True)
class Before:
    """What is said before anyone spends. `said` is false while nobody has said it."""

    said: bool
    sentence: str
    covers: str
    most: str


@dataclass(frozen=True, slots=True)
class RewardsPage:
    """The money and the credits of a programme without a name. Links are empty without the right."""

    title: str
    frame: Frame
    before: Before
    clock: tuple[str, ...]
    totals: tuple[Total, ...]
    pots: tuple[tuple[str, str, str], ...]
    set_rules: str
    claim: str
    mine: str
    enter: str
    claims: str
    people: str
    new_pot: str
    public: str
    passport: str
    needs: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    address: str
    who: str
    what: str
    sum: str
    waits: str


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    title: str
    frame: Frame
    states: tuple[tuple[str, str, bool], ...]
    rows: tuple[ClaimRow, ...]
    pages: Page[Any]
    query: str
    enter: str
    back: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    title: str
    frame: Frame
    state: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    version: int
    approve: str
    refuse: str
    pay: str
    note: str
    panels: tuple[str, ...]
    back: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    title: str
    frame: Frame
    rows: tuple[tuple[str, str, str], ...]
    pages: Page[Any]
    begin: str
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks, in a programme. `warning` is what a payment may do to benefits and tax."""

    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    before: Before | None = None
    warning: Any = None
    theirs: tuple[tuple[str, str, str], ...] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def before_of(rules: RewardRules | None) -> Before:
    """Who pays, how, by when: said in one sentence."""
    if rules is None:
        nothing = _("It is not said yet who pays, how and by when. Spend nothing before it is.")
        return Before(said=False, sentence=nothing, covers="", most="")
    facts = {"who": rules.who_pays, "how": rules.how, "days": rules.within_days}
    if rules.within_days:
        told = ngettext(
            "%(who)s pays, within %(days)s day: %(how)s", "%(who)s pays, within %(days)s days: %(how)s",
            rules.within_days,
        ) % facts  # fmt: skip
    else:
        told = _("%(who)s pays on the same day: %(how)s") % facts
    most = ""
    if rules.most_pence is not None:
        most = _("Ask first if it comes to more than %(sum)s.") % {"sum": money(rules.most_pence)}
    return Before(said=True, sentence=told, covers=rules.covers, most=most)


def rewards_page(
    programme: Programme, access: Access, *, rules: RewardRules | None, clock: Iterable[str],
    totals: tuple[Total, ...], pots: Iterable[LedgerAccount],
) -> RewardsPage:  # fmt: skip
    may = {one: has_perm(one, access, programme) for one in Permission}
    keeps = may[Permission.KEEP_LEDGER]
    files = (("XLSX", at("rewards_workbook", programme)), ("CSV", at("claims_csv", programme)))
    return RewardsPage(
        title=_("Rewards"), frame=frame_of(programme, access), before=before_of(rules), clock=tuple(clock),
        totals=totals,
        pots=tuple((one.name, credits_in_words(one.minutes), at("from_pot", programme, one.pk) if keeps else "")
                   for one in pots),
        set_rules=at("reward_rules", programme) if may[Permission.SET_REWARD_RULES] else "",
        claim=at("claim", programme) if rules and may[Permission.CLAIM] else "", mine=at("my_rewards", programme),
        enter=at("enter_claim", programme) if rules and may[Permission.ENTER_CLAIM] else "",
        claims=at("claims", programme) if may[Permission.SEE_CLAIMS] else "",
        people=at("reward_people", programme) if may[Permission.APPROVE_CLAIM] else "",
        new_pot=at("new_pot", programme) if keeps else "",
        public=at("public_money", programme) if programme.published_at else "",
        passport=at("my_passport", programme),
        needs=at("access_needs", programme) if may[Permission.SEE_ACCESS_NEEDS] else "",
        files=files if may[Permission.SEE_CLAIMS] else (),
    )  # fmt: skip


def state_of(row: Claim) -> tuple[str, str]:
    """In words, and the colour of its tag."""
    if row.paid_at:
        return _("Paid on %(day)s") % {"day": _day(row.paid_at)}, "green"
    if row.refused_at:
        return _("Not agreed to"), "red"
    if row.taken_back_at:
        return _("Taken back"), "grey"
    if row.approved_at:
        return _("Agreed to on %(day)s, not paid yet") % {"day": _day(row.approved_at)}, "blue"
    return _("Sent on %(day)s, not looked at yet") % {"day": _day(row.submitted_at)}, "yellow"


def _day(moment: dt.datetime | None) -> str:
    return date_format(timezone.localdate(moment), "j F Y") if moment else ""


def claims_page(
    programme: Programme, access: Access, pages: Page[Claim], *, state: str, hidden: Hidden, today: dt.date
) -> ClaimsPage:  # fmt: skip
    names = (_("Not looked at yet"), _("To be paid"), _("Paid"), _("Not agreed to"))
    here = at("claims", programme)
    return ClaimsPage(
        title=_("Claims"), frame=frame_of(programme, access),
        states=tuple((name, f"{here}?state={one}", one == state) for one, name in zip(STATES, names, strict=True)),
        rows=tuple(_row(one, programme, hidden, today) for one in pages), pages=pages, query=f"state={state}&",
        enter=at("enter_claim", programme) if has_perm(Permission.ENTER_CLAIM, access, programme) else "",
        back=at("rewards", programme),
    )  # fmt: skip


def _row(one: Claim, programme: Programme, hidden: Hidden, today: dt.date) -> ClaimRow:
    waits = ""
    if one.submitted_at and not (one.paid_at or one.refused_at or one.taken_back_at):
        days = (today - timezone.localdate(one.submitted_at)).days
        waits = ngettext("waits %(n)s day", "waits %(n)s days", days) % {"n": days}
    return ClaimRow(
        address=at("claim_page", programme, one.pk), who=who_of(one, hidden),
        what=" · ".join(part for part in (str(one.get_kind_display()), one.words) if part), sum=money(one.pence),
        waits=waits,
    )  # fmt: skip


def who_of(one: Claim, hidden: Hidden) -> str:
    return hidden.name(one.participant) if one.participant else _("Somebody who was erased")


def claim_page(
    one: Claim, access: Access, *, hidden: Hidden, panels: tuple[str, ...], reader: Any
) -> ClaimPage:  # fmt: skip
    programme, (state, tone) = one.programme, state_of(one)
    may = {each: has_perm(each, access, programme) for each in Permission}
    waits = not (one.approved_at or one.refused_at or one.taken_back_at)
    decides = waits and may[Permission.APPROVE_CLAIM]
    pays = bool(one.approved_at and not one.paid_at and may[Permission.PAY_CLAIM])
    mine = one.approved_by_id == reader.pk
    return ClaimPage(
        title=f"{who_of(one, hidden)}: {money(one.pence)}", frame=frame_of(programme, access), state=state, tone=tone,
        facts=tuple(_facts(one, hidden)), version=one.version,
        approve=at("approve_claim", programme, one.pk) if decides else "",
        refuse=at("refuse_claim", programme, one.pk) if decides else "",
        pay=at("pay_claim", programme, one.pk) if pays and not mine else "",
        note=_("You approved this claim. Somebody else pays it: two people see every claim.") if pays and mine else "",
        panels=panels, back=at("claims", programme),
    )  # fmt: skip


def _facts(one: Claim, hidden: Hidden) -> Iterator[tuple[str, str]]:
    yield _("What it is"), str(one.get_kind_display())
    yield _("What it was for"), one.words or "–"
    yield _("On which day"), date_format(one.happened_on, "j F Y")
    yield _("How much"), money(one.pence)
    if one.pay_by:
        yield _("How they would like it"), one.pay_by
    yield _("How it came"), str(one.get_channel_display())
    if one.initiative:
        yield _("Initiative"), one.initiative.title
    if one.warned_at:
        yield _("Read the warning about benefits and tax"), _day(one.warned_at)
    for name, who, when in (
        (_("Agreed to by"), one.approved_by, one.approved_at), (_("Paid by"), one.paid_by, one.paid_at),
    ):  # fmt: skip
        if when:
            somebody = hidden.sentence(who, str(who)) if who else _("Somebody")
            yield name, f"{somebody}, {_day(when)}"
    if one.refused_because:
        yield _("Why not"), one.refused_because


def people_page(programme: Programme, access: Access, pages: Page[LedgerAccount], *, hidden: Hidden) -> PeoplePage:
    rows = tuple(
        (hidden.name(one.participant), at("reward_person", programme, one.participant_id), balance_in_words(one))
        for one in pages
        if one.participant
    )
    return PeoplePage(
        title=_("Credits and money of people"), frame=frame_of(programme, access), rows=rows, pages=pages,
        begin=at("choose_person", programme), back=at("rewards", programme),
    )  # fmt: skip


def balance_in_words(account: LedgerAccount) -> str:
    told = credits_in_words(account.minutes)
    owed = _("%(sum)s not paid yet") % {"sum": money(account.pence)} if account.pence else ""
    return " · ".join(part for part in (told, owed) if part)


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, back: str = "", **more: Any
) -> FormPage:  # fmt: skip
    back = back or at("rewards", programme)
    return FormPage(title=title, frame=frame_of(programme, access), button=button, back=back, **more)


def amount_in_words(unit: str, amount: int) -> str:
    return money(amount) if unit == Unit.PENCE else credits_in_words(amount)
