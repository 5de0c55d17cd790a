"""The menu as a team reads it: ours and the organisation's own side by side, in the reader's language."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from coproduction_star.data.barriers import Barrier, barriers
from coproduction_star.data.behaviour import Function
from coproduction_star.data.incentives import Audience as Listed
from coproduction_star.data.incentives import Grade, Incentive, Money, PaymentKind, incentives
from coproduction_star.data.incentives import Phase as ListedPhase
from coproduction_star.data.payment_warnings import PaymentWarning, warning
from coproduction_star.data.sources import sources
from coproduction_star.market_it.catalogue.shapes import functions, language, said
from coproduction_star.market_it.models import Audience, CatalogueEntry, Phase, Polarity

AUDIENCES: Mapping[Listed, Audience] = {
    Listed.PEOPLE_WHO_ACCESS_SERVICES: Audience.USERS,
    Listed.COMMUNITIES: Audience.COMMUNITY,
    Listed.FRONTLINE_STAFF: Audience.FRONTLINE,
    Listed.MANAGERS: Audience.MANAGERS,
    Listed.COMMISSIONERS: Audience.COMMISSIONERS,
    Listed.POLITICIANS: Audience.POLITICIANS,
}
PHASES: Mapping[ListedPhase, Phase] = {ListedPhase.START: Phase.START, ListedPhase.KEEP_GOING: Phase.KEEP}
FINANCIAL = frozenset({Money.FINANCIAL, Money.EITHER})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu. `payment` says how it may count as income; None when it cannot."""

    key: str
    title: str
    audiences: tuple[Audience, ...]
    phases: tuple[Phase, ...]
    example: str = ""
    cost: str = ""
    caution: str = ""
    evidence: str = ""
    polarity: Polarity = Polarity.INCENTIVE
    money: Money = Money.NOT_FINANCIAL
    payment: PaymentKind | None = None
    barriers: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    grade: Grade = Grade.OURS
    sources: tuple[str, ...] = ()
    is_own: bool = False
    awaits_check: bool = False

    @property
    def is_financial(self) -> bool:
        return self.money in FINANCIAL


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the menu is narrowed to; an empty part narrows nothing."""

    audience: str = ""
    phase: str = ""
    polarity: str = ""
    money: str = ""
    barrier: str = ""
    words: str = ""


def menu(own: Iterable[CatalogueEntry]) -> tuple[Entry, ...]:
    """Give ours, I01 first, then those of the organisation."""
    return (*(_ours(one) for one in incentives(language())), *(_own(one) for one in own))


def found_in(entries: Iterable[Entry], key: str) -> Entry | None:
    return next((one for one in entries if one.key == key), None)


def narrowed(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    return tuple(one for one in entries if _fits(one, wanted))


def suggested(entries: Iterable[Entry], named: Collection[str], *, audience: str = "") -> tuple[Entry, ...]:
    """Give what helps with any of these barriers: what helps with most of them first, then as in the menu."""
    helping = [
        one for one in entries if set(one.barriers) & set(named) and (not audience or audience in one.audiences)
    ]
    return tuple(sorted(helping, key=lambda one: -len(set(one.barriers) & set(named))))


def listed_barriers(own: Iterable[Barrier] = ()) -> dict[str, Barrier]:
    """The barriers by their ids, in the reader's language: ours, then those of the organisation."""
    return {one.id: one for one in (*barriers(language()), *own)}


def warning_about(kind: PaymentKind | None) -> PaymentWarning:
    """What stands before something worth money is offered; of what is of no listed kind, the one about payments."""
    return warning(kind or PaymentKind.PAYMENT, language())


def titles_of(ids: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The sources of these ids, each with its title and where it can be read."""
    return tuple((sources()[one].title, sources()[one].address) for one in ids)


def _fits(entry: Entry, wanted: Wanted) -> bool:
    text = f"{entry.title} {entry.example} {entry.caution}".casefold()
    return (
        (not wanted.audience or wanted.audience in entry.audiences)
        and (not wanted.phase or wanted.phase in entry.phases)
        and (not wanted.polarity or wanted.polarity == entry.polarity)
        and (not wanted.money or entry.is_financial is (wanted.money == "yes"))
        and (not wanted.barrier or wanted.barrier in entry.barriers)
        and all(word in text for word in wanted.words.casefold().split())
    )


def _ours(one: Incentive) -> Entry:
    return Entry(
        key=one.id, title=one.title, example=one.example, cost=one.cost, caution=one.caution, evidence=one.evidence,
        audiences=tuple(AUDIENCES[each] for each in one.audiences), phases=tuple(PHASES[each] for each in one.phases),
        polarity=Polarity(one.polarity.value), money=one.money, payment=one.payment, barriers=one.barriers,
        functions=one.functions, grade=one.grade, sources=one.sources, awaits_check=one.translation.awaiting_check,
    )  # fmt: skip


def _own(one: CatalogueEntry) -> Entry:
    held = one.content
    payment = held.get("payment")
    return Entry(
        key=one.key, title=said(one, "title"), example=said(one, "example"), cost=said(one, "cost"),
        caution=said(one, "caution"), evidence=said(one, "evidence"),
        audiences=tuple(map(Audience, held.get("audiences", ()))), phases=tuple(map(Phase, held.get("phases", ()))),
        polarity=Polarity(held.get("polarity", Polarity.INCENTIVE)),
        money=Money.FINANCIAL if payment else Money.NOT_FINANCIAL, payment=PaymentKind(payment) if payment else None,
        barriers=tuple(held.get("barriers", ())), functions=functions(one), is_own=True,
    )  # fmt: skip
