"""Measures and their figures; every word that people may write is an attack."""

import datetime as dt
from decimal import Decimal
from uuid import uuid4

import factory

from coproduction_star.grow_it.indicators.periods import after, last_day
from coproduction_star.grow_it.models import (
    Assessment,
    AssessmentAnswer,
    AssessmentSlips,
    CaseDraft,
    CaseStep,
    Connector,
    Evaluation,
    FigureChange,
    FigureFile,
    FigurePublication,
    FigureView,
    GovernanceBody,
    GovernanceLayout,
    GovernanceSeat,
    Indicator,
    IndicatorFigure,
    IndicatorMark,
    Label,
    Measured,
    Outturn,
    PeerNetwork,
    Roadshow,
    SpreadNext,
    SpreadPlan,
    StoppedThing,
    Teaching,
)

from .journeys import OfProgramme, OutcomeFactory
from .people import FAR, HOSTILE, ParticipantFactory

FIRST = dt.date(2024, 1, 1)


class IndicatorFactory(OfProgramme):
    class Meta:
        model = Indicator

    title = factory.Sequence(lambda n: f"People who meet others {n} {HOSTILE}")
    outcome = factory.SubFactory(OutcomeFactory, programme=factory.SelfAttribute("..programme"))
    definition = f"All who answered {HOSTILE}"
    label = Label.OUTCOME
    unit = "people"
    source = f"The yearly survey {HOSTILE}"
    attribution = HOSTILE
    owner_in_words = f"The panel {HOSTILE}"


class ShareFactory(IndicatorFactory):
    measured = Measured.SHARE
    groups = factory.LazyFunction(lambda: ["carers"])


class FigureFileFactory(OfProgramme):
    class Meta:
        model = FigureFile

    name = f"figures {HOSTILE}.csv"
    rows = 1


class FigureFactory(OfProgramme):
    class Meta:
        model = IndicatorFigure

    indicator = factory.SubFactory(IndicatorFactory, programme=factory.SelfAttribute("..programme"))
    starts_on = FIRST
    ends_on = factory.LazyAttribute(lambda row: last_day(row.starts_on, "month"))
    value = Decimal(12)
    narrative = HOSTILE
    source = HOSTILE


class FigureChangeFactory(OfProgramme):
    class Meta:
        model = FigureChange

    figure = factory.SubFactory(FigureFactory, programme=factory.SelfAttribute("..programme"))
    before = factory.LazyFunction(lambda: {"value": "11.0000"})
    reason = HOSTILE


class FigureViewFactory(OfProgramme):
    class Meta:
        model = FigureView

    figure = factory.SubFactory(FigureFactory, programme=factory.SelfAttribute("..programme"))
    agrees = False
    words = HOSTILE
    said_by = HOSTILE


class IndicatorMarkFactory(OfProgramme):
    class Meta:
        model = IndicatorMark

    indicator = factory.SubFactory(IndicatorFactory, programme=factory.SelfAttribute("..programme"))
    on = FIRST
    words = HOSTILE


class EvaluationFactory(OfProgramme):
    class Meta:
        model = Evaluation

    indicator = factory.SubFactory(IndicatorFactory, programme=factory.SelfAttribute("..programme"))
    what = f"Evenings began {HOSTILE}"
    change_on = dt.date(2024, 9, 1)
    way = "before-after"
    narrative = HOSTILE
    result = factory.LazyFunction(
        lambda: {
            "effect": {"value": 2.0, "low": 1.0, "high": 3.0, "error": 0.5, "p": 0.001, "scale": "difference"},
            "slope": None, "after": 8, "before": 8, "means": [12.0, 10.0], "without": [], "linkage": None,
            "linked_p": None, "missing": 0, "mark": "0" * 16,
        }
    )  # fmt: skip


class OutturnFactory(OfProgramme):
    class Meta:
        model = Outturn

    paper = factory.LazyFunction(lambda: str(uuid4()))
    paper_kept = factory.LazyAttribute(
        lambda row: {
            "key": row.paper, "title": f"A club {HOSTILE}", "edition": 1, "why": HOSTILE, "frozen_on": "2024-01-01",
            "rules": "Green Book, 2026", "address": "", "price_year": "2023/24", "deflator": "", "first_year": 2024,
            "by_year": [100.0, 100.0],
        }
    )  # fmt: skip
    subject = factory.SelfAttribute("paper")
    edition = 1
    line = "club/rooms"
    what = "cost"
    name = f"Rooms {HOSTILE}"
    unit = "pounds in prices of 2023/24"
    forecast = Decimal(100)
    happened = Decimal(118)
    typed = Decimal(118)
    prices = "2023/24"
    source = f"The ledger {HOSTILE}"
    known_on = dt.date(2025, 4, 1)
    why = HOSTILE


def shown_content(title="Figures", value=45.0):
    return {
        "title": title, "words": HOSTILE, "rule": [7, 5, 30], "from": "2024-01-01", "to": "2024-12-31",
        "blocks": [
            {
                "indicator": str(uuid4()), "title": f"People who meet others {HOSTILE}", "definition": HOSTILE,
                "unit": f"people {HOSTILE}", "measured": "number", "per": 1, "source": HOSTILE, "sort": "people",
                "by": "groups", "agree": 1, "doubt": 1,
                "rows": [
                    {"from": "2024-01-01", "to": "2024-01-31", "group": group, "value": number, "count": None,
                     "size": None, "total": False}
                    for group, number in ((f"carers {HOSTILE}", value), ("others", 20.0), ("few", None))
                ],
                "views": [
                    {"agrees": False, "words": HOSTILE, "said_by": HOSTILE, "from": "2024-01-01", "to": "2024-01-31",
                     "group": ""}
                ],
            }
        ],
    }  # fmt: skip


class FigurePublicationFactory(OfProgramme):
    class Meta:
        model = FigurePublication

    title = f"How people live {HOSTILE}"
    words = HOSTILE
    starts_on = FIRST
    ends_on = dt.date(2024, 12, 31)
    content = factory.LazyFunction(shown_content)
    history = factory.LazyFunction(lambda: [{"done": "published", "on": "2024-12-31", "why": HOSTILE}])
    published_at = dt.datetime(2024, 12, 31, 9, tzinfo=dt.UTC)


class AssessmentFactory(OfProgramme):
    class Meta:
        model = Assessment

    kind = "readiness"
    title = f"Day one {HOSTILE}"
    groups = factory.LazyFunction(lambda: ["Residents", "Staff"])


class AssessmentSlipsFactory(OfProgramme):
    class Meta:
        model = AssessmentSlips

    assessment = factory.SubFactory(AssessmentFactory, programme=factory.SelfAttribute("..programme"))
    group = "Residents"
    number = 5
    until = FAR


class AssessmentAnswerFactory(OfProgramme):
    class Meta:
        model = AssessmentAnswer

    assessment = factory.SubFactory(AssessmentFactory, programme=factory.SelfAttribute("..programme"))
    group = "Residents"
    scores = factory.LazyFunction(lambda: {"MAP1": 2})
    notes = factory.LazyFunction(lambda: {"MAP1": HOSTILE})
    together = True


class StoppedThingFactory(OfProgramme):
    class Meta:
        model = StoppedThing

    what = f"The paper diary {HOSTILE}"
    ended_on = dt.date(2026, 3, 1)
    better = f"One list {HOSTILE}"
    consulted = f"The panel {HOSTILE}"
    where_it_went = HOSTILE
    source = HOSTILE


class SpreadPlanFactory(OfProgramme):
    class Meta:
        model = SpreadPlan

    stays = f"Residents choose the hours {HOSTILE}"
    may_change = HOSTILE


class OfSpreadPlan(OfProgramme):
    class Meta:
        abstract = True

    plan = factory.SubFactory(SpreadPlanFactory, programme=factory.SelfAttribute("..programme"))
    title = f"Riverside {HOSTILE}"


class SpreadNextFactory(OfSpreadPlan):
    class Meta:
        model = SpreadNext

    since = dt.date(2026, 3, 1)
    words = HOSTILE


class TeachingFactory(OfSpreadPlan):
    class Meta:
        model = Teaching

    whom = f"New callers {HOSTILE}"
    words = HOSTILE


class PeerNetworkFactory(OfSpreadPlan):
    class Meta:
        model = PeerNetwork

    for_whom = HOSTILE
    how_often = "Monthly"


class RoadshowFactory(OfSpreadPlan):
    class Meta:
        model = Roadshow

    on = dt.date(2030, 3, 1)
    words = f"Ring together {HOSTILE}"


def case_words(**more):
    """A case that lacks nothing, with an attack in every text."""
    source = {
        "key": "source1", "version": 1, "title": f"Our report {HOSTILE}", "publisher": HOSTILE, "year": 2026,
        "url": "https://example.org/report",
    }  # fmt: skip
    figure = {
        "key": "figure1", "version": 1, "what": f"people who came {HOSTILE}", "kind": "outcome", "change": 4,
        "level": None, "unit": "people/month", "period": "2026", "comparator": HOSTILE, "source": 1, "better": "up",
        "compared_with": None, "target": None, "no_clear_effect": False,
    }  # fmt: skip
    return {
        "id": "tea-on-fridays", "title": f"Tea on Fridays {HOSTILE}", "place": "Northfield", "country": "GB",
        "latitude": 53.0, "longitude": -1.4, "organisations": ["Eastbridge"], "started": 2024, "ended": None,
        "sector": "ageing", "cos": ["co-deliver"], "outcomes_sought": ["less-loneliness"], "people": ["older-people"],
        "problem": f"Nobody rang {HOSTILE}", "approach": f"They rang {HOSTILE}", "citizens_bring": HOSTILE,
        "services_bring": HOSTILE, "results": [figure], "setbacks": [{"what": f"It rained {HOSTILE}", "source": 1}],
        "lessons": f"Ring on Sundays {HOSTILE}", "unknown": [f"Nobody was compared {HOSTILE}"], "evidence": "reported",
        "sources": [source], **more,
    }  # fmt: skip


class CaseDraftFactory(OfProgramme):
    class Meta:
        model = CaseDraft

    title = f"Tea on Fridays {HOSTILE}"
    words = factory.LazyFunction(case_words)


class CaseStepFactory(OfProgramme):
    class Meta:
        model = CaseStep

    draft = factory.SubFactory(CaseDraftFactory, programme=factory.SelfAttribute("..programme"))
    kind = "changed"
    part = "story"
    kept = factory.LazyFunction(lambda: {"problem": f"Nobody came {HOSTILE}"})


def months(indicator, values, *, group="", **more):
    """A figure for each month from the first on."""
    return [
        FigureFactory(
            programme=indicator.programme, indicator=indicator, group=group, value=Decimal(str(value)),
            starts_on=after(FIRST, place), **more,
        )
        for place, value in enumerate(values)
    ]  # fmt: skip


class LayoutFactory(OfProgramme):
    class Meta:
        model = GovernanceLayout

    title = factory.Sequence(lambda n: f"One board {n} {HOSTILE}")


class BodyFactory(OfProgramme):
    class Meta:
        model = GovernanceBody
        skip_postgeneration_save = True

    layout = factory.SubFactory(LayoutFactory, programme=factory.SelfAttribute("..programme"))
    kind = "board"
    name = factory.Sequence(lambda n: f"The board {n} {HOSTILE}")
    purpose = HOSTILE
    meets = HOSTILE

    @factory.post_generation
    def outcomes(self, create, extracted, **_more):
        if extracted:
            self.outcomes.set(extracted)


class SeatFactory(OfProgramme):
    class Meta:
        model = GovernanceSeat

    body = factory.SubFactory(BodyFactory, programme=factory.SelfAttribute("..programme"))
    role = factory.Sequence(lambda n: f"Chair {n} {HOSTILE}")


class ConnectorFactory(OfProgramme):
    class Meta:
        model = Connector

    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    part = "champion"
    note = HOSTILE
