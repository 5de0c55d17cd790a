"""What somebody tells us in one go, before it is kept: their two answers, what holds for both, and who they are."""

import datetime as dt
from dataclasses import dataclass, field

from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Age, Need, Offer
from coproduction_star.people_it.parents import Parent


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is offered, or that somebody would like."""

    words: str
    kind: str
    tags: tuple[str, ...] = ()
    to_learn: bool = False
    about: "Offer | Need | None" = None
    """What they read on the wall board."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds for both: where, when and until when, and what they agree to be asked for."""

    place: Place | None = None
    times: tuple[str, ...] = ()
    travel: str = ""
    languages: str = ""
    hours_a_month: int | None = None
    conditions: tuple[str, ...] = ()
    until: dt.date | None = None
    """Half a year where nothing is said."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who they are and how to reach them: everything may be empty. `participant` where the team knows them."""

    name: str = ""
    email: str = ""
    phone: str = ""
    safe_channel: str = ""
    when_safe: str = ""
    group: str = ""
    helper: str = ""
    age: str = Age.ADULT
    parent: Parent | None = None
    """Who agreed for a child, and how."""
    participant: Participant | None = None


@dataclass(frozen=True, slots=True)
class Told:
    offer: Thing | None = None
    need: Thing | None = None
    holding: Holding = field(default_factory=Holding)
    who: Who = field(default_factory=Who)
    agreed: frozenset[str] = frozenset()
    card: str = ""
    """The code of the councillor's card by which they came, which is counted and not kept with them."""
