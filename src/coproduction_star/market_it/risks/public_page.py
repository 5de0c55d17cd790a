"""The risks that anyone may read: what could happen, both sides of the balance, and what is done. No name."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Risk, RiskState
from coproduction_star.voices.addresses import address as voices_address
from coproduction_star.voices.models import Kind

from .wording import FIELDS, band_in_words

READ = ("words", "benefit", "doing_nothing", "mitigation", "early_sign")
"""What of a risk anyone reads, in this order: nothing that names an owner, a reason or a writer."""


@dataclass(frozen=True, slots=True)
class PublicRisk:
    number: int
    title: str
    left: str
    tone: str
    facts: tuple[tuple[str, str], ...]
    raised: str
    closed: bool
    looked: dt.date | None


@dataclass(frozen=True, slots=True)
class PublicRisksPage:
    """`tell` is where a resident raises one; empty while the team takes none."""

    title: str
    programme: str
    back: str
    rows: tuple[PublicRisk, ...]
    tell: str


def row_of(risk: Risk) -> PublicRisk:
    left, tone = band_in_words(risk.likelihood_after, risk.impact_after)
    facts = tuple((str(FIELDS[name]), getattr(risk, name)) for name in READ if getattr(risk, name))
    return PublicRisk(
        number=risk.number, title=risk.title, left=left, tone=tone, facts=facts, closed=risk.state == RiskState.CLOSED,
        raised=_("A resident raised it.") if risk.by_residents else "", looked=risk.reviewed_on,
    )  # fmt: skip


def risks_page(programme: Programme, risks: Iterable[Risk], *, back: str, takes: bool) -> PublicRisksPage:
    return PublicRisksPage(
        title=_("Risks we take, and what we do about them"), programme=programme.name, back=back,
        rows=tuple(map(row_of, risks)),
        tell=voices_address("tell_us_kind", programme, Kind.RISK) if takes else "",
    )  # fmt: skip
