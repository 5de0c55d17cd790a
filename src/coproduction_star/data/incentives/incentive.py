"""What is known of one incentive."""

from dataclasses import dataclass

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.data.behaviour import Function
from coproduction_star.data.content_files import Translation
from coproduction_star.data.vocabularies import Word


class Audience(Word):
    """For whom an incentive is; the approach names four, commissioners and politicians are ours."""

    PEOPLE_WHO_ACCESS_SERVICES = "people-who-access-services"
    COMMUNITIES = "communities"
    FRONTLINE_STAFF = "frontline-staff"
    MANAGERS = "managers"
    COMMISSIONERS = "commissioners"
    POLITICIANS = "politicians"

    @property
    def groups(self) -> tuple[StakeholderGroup, ...]:
        """The stakeholder groups it takes in. Carers and partners choose from what is there for communities."""
        return GROUPS.get(self) or (StakeholderGroup(self.value),)


GROUPS = {
    Audience.MANAGERS: (StakeholderGroup.TOP_MANAGERS, StakeholderGroup.HEADS_OF_SERVICES),
    Audience.COMMUNITIES: (StakeholderGroup.COMMUNITIES, StakeholderGroup.CARERS, StakeholderGroup.PARTNERS),
}


class Phase(Word):
    """When it helps."""

    START = "start"
    KEEP_GOING = "keep-going"


class Polarity(Word):
    """Whether it draws people to something or holds them off it."""

    INCENTIVE = "incentive"
    DETERRENT = "deterrent"


class Money(Word):
    """Whether it is worth money to the one who gets it."""

    FINANCIAL = "financial"
    NOT_FINANCIAL = "not-financial"
    EITHER = "either"


class Reward(Word):
    """What sort of good it is."""

    MATERIAL = "material"
    SOCIAL = "social"
    EXPRESSIVE = "expressive"
    INTRINSIC = "intrinsic"


class PaymentKind(Word):
    """How it may count as income: each kind has its warning about benefits and tax."""

    EXPENSES = "expenses"
    PAYMENT = "payment"
    VOUCHER = "voucher"
    CREDITS = "credits"
    DISCOUNT = "discount"
    THING = "thing"


class Grade(Word):
    """What stands behind it, the weakest first."""

    OURS = "ours"
    """We thought of it; we read no study of it."""
    DESCRIBED = "described"
    """A source describes that it is done."""
    REPORTED = "reported"
    """People said in a survey that it helps."""
    STUDIED = "studied"
    """Somebody studied it."""


@dataclass(frozen=True, slots=True)
class Incentive:
    """One line of the menu. No incentive may touch what somebody is entitled to; the loader refuses one that does."""

    id: str
    audiences: tuple[Audience, ...]
    phases: tuple[Phase, ...]
    polarity: Polarity
    money: Money
    rewards: tuple[Reward, ...]
    functions: tuple[Function, ...]
    """The COM-B functions it serves."""
    barriers: tuple[str, ...]
    """Ids of the barriers that it helps with."""
    payment: PaymentKind | None
    """How it may count as income; none when it cannot."""
    grade: Grade
    sources: tuple[str, ...]
    title: str
    example: str
    cost: str
    """What it costs, in words."""
    caution: str
    evidence: str
    """What is known about whether it works."""
    translation: Translation

    @property
    def needs_warning(self) -> bool:
        """Whether the warning about benefits and tax must be read before it is offered."""
        return self.payment is not None

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.example, self.cost, self.caution, self.evidence)
