"""Pages with a statement: of the reader, of somebody that staff look after, and of whoever typed four words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Participant

from .addresses import at
from .presenters import Before, frame_of
from .statement import Sheet


@dataclass(frozen=True, slots=True)
class PersonPage:
    title: str
    frame: Frame
    sheet: Sheet
    acts: tuple[tuple[str, str], ...]
    pdf: str
    back: str


@dataclass(frozen=True, slots=True)
class MinePage:
    title: str
    frame: Frame
    before: Before
    sheet: Sheet
    claim: str
    give: str
    pdf: str
    back: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What four words open."""

    title: str
    programme: str
    organisation: str
    before: Before
    sheet: Sheet
    may_claim: bool


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """What anyone reads before they spend. `closed` where nobody can claim now."""

    title: str
    programme: str
    before: Before
    clock: tuple[str, ...]
    claim: str
    back: str


@dataclass(frozen=True, slots=True)
class PublicForm:
    title: str
    programme: str
    before: Before
    warning: object
    button: str
    back: str
    wait: int = 0


@dataclass(frozen=True, slots=True)
class SentPage:
    title: str
    programme: str
    organisation: str
    words: str
    back: str


def person_page(
    programme: Programme, access: Access, person: Participant, sheet: Sheet, *, hidden: Hidden
) -> PersonPage:  # fmt: skip
    keeps = has_perm(Permission.KEEP_LEDGER, access, programme)
    acts = (
        (_("Write down credits"), at("credits_of", programme, person.pk)),
        (_("Thank them"), at("thank", programme, person.pk)),
        (_("Write down help to take part"), at("support", programme, person.pk)),
    )
    return PersonPage(
        title=hidden.name(person), frame=frame_of(programme, access), sheet=sheet, acts=acts if keeps else (),
        pdf=at("person_statement", programme, person.pk), back=at("reward_people", programme),
    )  # fmt: skip


def mine_page(programme: Programme, access: Access, sheet: Sheet, before: Before, *, may_give: bool) -> MinePage:
    claims = before.said and has_perm(Permission.CLAIM, access, programme)
    return MinePage(
        title=_("What I claimed, gave and got"), frame=frame_of(programme, access), before=before, sheet=sheet,
        claim=at("claim", programme) if claims else "", give=at("give_credits", programme) if may_give else "",
        pdf=at("my_statement", programme), back=at("rewards", programme),
    )  # fmt: skip
