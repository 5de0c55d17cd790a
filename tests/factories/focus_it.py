import datetime as dt

import factory

from coproduction_star.focus_it.impact_matrix.so_far import renew
from coproduction_star.focus_it.models import (
    BusinessCase,
    BusinessCaseEdition,
    Challenge,
    ComparedOption,
    Comparison,
    Criterion,
    CriterionScore,
    CriticalFriend,
    ImpactMatrix,
    Option,
    OptionRating,
    Rater,
    SwingWeight,
    Weigher,
)
from coproduction_star.organisations.codes import hash_of, new_code

from .journeys import InitiativeFactory, OfProgramme
from .people import FAR, HOSTILE, ParticipantFactory

OPENED = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
GROUPS = ("communities", "frontline-staff")


def case_document(**changes):
    """A small case with an answer; its words are an attack wherever words may stand."""
    years = {"first": 0, "last": 2}
    said = {"source": f"A count {HOSTILE}", "grade": 2}
    money = {"kind": "money", "price_year": "2025/26"} | said
    outcome = {
        "id": "well", "name": f"Feel better {HOSTILE}", "in_need": "people", "engaged": "join", "effect": "better",
        "deadweight": "anyway", "years": years,
        "values": [{"id": "worth", "name": "Worth", "amount": "worth", "kind": "social", "gained_by": "people"}],
    }  # fmt: skip
    cost = {
        "id": "club",
        "name": f"Club {HOSTILE}",
        "kind": "revenue",
        "paid_by": "council",
        "amount": "cost",
        "years": years,
    }
    given = {
        "id": "hours",
        "name": "Hours",
        "given_by": "helpers",
        "hours": "hours",
        "value_per_hour": "hour",
        "years": years,
    }
    made = {
        "format": "coproduction-star/business-case/1", "title": f"A club {HOSTILE}", "rule_pack": "green-book-2026",
        "compare_with": ["green-book-2022"], "horizon_years": 10,
        "prices": {"year": "2025/26", "inflation": [0.02], "inflation_source": "A forecast"},
        "figures": {
            "people": {"kind": "count", "central": 200, "low": 150, "high": 260, "label": "the people in need"} | said,
            "join": {"kind": "share", "central": 0.4, "low": 0.2, "high": 0.6, "label": "the share who join"} | said,
            "better": {"kind": "share", "central": 0.5, "label": "the share who feel better"} | said,
            "anyway": {"kind": "share", "central": 0.2, "label": "the share that would anyway"} | said,
            "worth": money | {"central": 1000, "low": 600, "high": 1500, "label": "the worth for each"},
            "cost": money | {"central": 12000, "label": "the cost of the club"},
            "today": money | {"central": 3000, "label": "the cost of today"},
            "hours": {"kind": "count", "central": 400, "label": "the hours given"} | said,
            "hour": money | {"central": 10, "label": "the worth of an hour"},
        },
        "bodies": [
            {"id": "council", "name": f"The council {HOSTILE}", "sector": "public", "originating": True},
            {"id": "people", "name": "People", "sector": "households"},
            {"id": "helpers", "name": "Helpers", "sector": "households"},
        ],
        "options": [
            {"id": "now", "name": "As now", "kind": "business as usual", "costs": [cost | {"amount": "today"}]},
            {"id": "club", "name": f"The club {HOSTILE}", "kind": "preferred", "unit": "well", "costs": [cost],
             "time_given": [given], "outcomes": [outcome],
             "not_valued": [{"id": "home", "name": "Calm at home", "description": f"Told {HOSTILE}",
                             "nature": "qualitative", "better": True}]},
        ],
        "preferred": "club", "simulation": {"draws": 500, "seed": 3},
    }  # fmt: skip
    return made | changes


class BusinessCaseFactory(OfProgramme):
    class Meta:
        model = BusinessCase

    title = f"A club {HOSTILE}"
    content = factory.LazyFunction(case_document)
    narrative = factory.LazyFunction(lambda: {"strategic": f"Why {HOSTILE}\n\nAnd more"})
    initiative = factory.SubFactory(InitiativeFactory, programme=factory.SelfAttribute("..programme"))


class BusinessCaseEditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BusinessCaseEdition

    case = factory.SubFactory(BusinessCaseFactory)
    programme = factory.SelfAttribute("case.programme")
    organisation = factory.SelfAttribute("case.organisation")
    number = 1
    why = f"The board {HOSTILE}"
    content = factory.SelfAttribute("case.content")
    found = factory.LazyFunction(lambda: {"sentences": [f"It pays {HOSTILE}"]})
    method_version = "1"


class MatrixFactory(OfProgramme):
    """`opened=True` lets people rate."""

    class Meta:
        model = ImpactMatrix

    class Params:
        opened = factory.Trait(opened_at=OPENED)

    title = factory.Sequence(lambda n: f"Which first? {n} {HOSTILE}")
    impact_label = f"Lives {HOSTILE}"
    impact_low = "Much worse"
    impact_high = "Much better"
    resources_label = f"Money {HOSTILE}"
    resources_low = "Takes much"
    resources_high = "Frees much"
    seed = 7


class OptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Option

    matrix = factory.SubFactory(MatrixFactory)
    programme = factory.SelfAttribute("matrix.programme")
    organisation = factory.SelfAttribute("matrix.organisation")
    initiative = factory.SubFactory(InitiativeFactory, programme=factory.SelfAttribute("..programme"))
    title = factory.SelfAttribute("initiative.title")
    position = factory.Sequence(lambda n: n + 1)


class RaterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Rater

    matrix = factory.SubFactory(MatrixFactory)
    programme = factory.SelfAttribute("matrix.programme")
    organisation = factory.SelfAttribute("matrix.organisation")
    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    group = "communities"


class RatingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OptionRating

    option = factory.SubFactory(OptionFactory)
    programme = factory.SelfAttribute("option.programme")
    organisation = factory.SelfAttribute("option.organisation")
    rater = factory.SubFactory(RaterFactory, matrix=factory.SelfAttribute("..option.matrix"))
    impact = 1
    resources = 0
    confidence = 2
    reason = f"It helps {HOSTILE}"


def rated_matrix(programme, *, options=2, raters=3, groups=GROUPS):
    """An open matrix that enough people of each group have rated: the first option a little higher each time."""
    matrix = MatrixFactory(programme=programme, opened=True)
    made = [OptionFactory(matrix=matrix, position=place) for place in range(1, options + 1)]
    for group in groups:
        for number in range(raters):
            rater = RaterFactory(matrix=matrix, group=group)
            for option in made:
                impact = 2 if option.position == 1 else (number + option.position) % 3 - 1
                RatingFactory(option=option, rater=rater, impact=impact, resources=number % 2)
    renew(matrix)
    return matrix


class ComparisonFactory(OfProgramme):
    """`opened=True` lets people weigh."""

    class Meta:
        model = Comparison

    class Params:
        opened = factory.Trait(opened_at=OPENED)

    title = factory.Sequence(lambda n: f"Which is worth most? {n} {HOSTILE}")
    cost_words = f"Pounds a year {HOSTILE}"
    seed = 7


class OfComparison(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    comparison = factory.SubFactory(ComparisonFactory)
    programme = factory.SelfAttribute("comparison.programme")
    organisation = factory.SelfAttribute("comparison.organisation")


class ComparedOptionFactory(OfComparison):
    class Meta:
        model = ComparedOption

    initiative = factory.SubFactory(InitiativeFactory, programme=factory.SelfAttribute("..programme"))
    title = factory.SelfAttribute("initiative.title")
    position = factory.Sequence(lambda n: n + 1)


class CriterionFactory(OfComparison):
    class Meta:
        model = Criterion

    name = factory.Sequence(lambda n: f"Warm homes {n} {HOSTILE}")
    measures = f"Homes above 18 degrees {HOSTILE}"
    unit = "homes"
    worst, worst_words = 0, f"No home is warmer {HOSTILE}"
    best, best_words = 500, f"Every home is warm {HOSTILE}"
    position = factory.Sequence(lambda n: n + 1)


class CriterionScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CriterionScore

    option = factory.SubFactory(ComparedOptionFactory)
    criterion = factory.SubFactory(CriterionFactory, comparison=factory.SelfAttribute("..option.comparison"))
    programme = factory.SelfAttribute("option.programme")
    organisation = factory.SelfAttribute("option.organisation")
    low, central, high = 50, 100, 200
    basis = "judgement"
    source = f"The heating team {HOSTILE}"


class WeigherFactory(OfComparison):
    class Meta:
        model = Weigher

    participant = factory.SubFactory(ParticipantFactory, organisation=factory.SelfAttribute("..organisation"))
    group = "communities"


class SwingWeightFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SwingWeight

    weigher = factory.SubFactory(WeigherFactory)
    criterion = factory.SubFactory(CriterionFactory, comparison=factory.SelfAttribute("..weigher.comparison"))
    programme = factory.SelfAttribute("weigher.programme")
    organisation = factory.SelfAttribute("weigher.organisation")
    points = low = high = 100
    reason = f"Cold kills {HOSTILE}"


LEVELS = {"Warm homes": (100, 250, 50), "Hours asked": (5, 10, 12), "Trust": (4, 2, 2)}
"""The worked example of docs/methods/weighted-criteria.md: club, grant and leaflet."""
ENDS = {"Warm homes": (0, 500, []), "Hours asked": (20, 0, []), "Trust": (1, 5, [[1, 0], [3, 0.7], [5, 1]])}
SWINGS = {"Warm homes": 100, "Hours asked": 60, "Trust": 40}
COSTS = {"Club": 10, "Grant": 40, "Leaflet": 2}


def worked_comparison(programme, *, opened=True, doubt=0):
    """Club, grant and leaflet on three criteria; `doubt` is how far scores may be off, as a share of the way."""
    comparison = ComparisonFactory(programme=programme, opened=opened, title="Which is worth most?")
    for place, (name, (worst, best, points)) in enumerate(ENDS.items(), start=1):
        CriterionFactory(comparison=comparison, name=name, worst=worst, best=best, points=points, position=place)
    for place, (title, cost) in enumerate(COSTS.items()):
        option = ComparedOptionFactory(
            comparison=comparison, title=title, position=place + 1, cost=cost, cost_source="Finance"
        )
        for one in comparison.criteria.all():
            central = LEVELS[one.name][place]
            low = central - doubt * (central - min(one.worst, one.best))
            high = central + doubt * (max(one.worst, one.best) - central)
            CriterionScoreFactory(option=option, criterion=one, low=low, central=central, high=high)
    return comparison


def weighed_comparison(programme, *, groups=GROUPS, people=3, **more):
    """The same, with people of each group who have weighed, and their results kept."""
    from coproduction_star.focus_it.weighted_criteria.services import refresh

    comparison = worked_comparison(programme, **more)
    for group in groups:
        for number in range(people):
            weigher = WeigherFactory(comparison=comparison, group=group)
            for one in comparison.criteria.all():
                points = SWINGS[one.name] if one.name == "Warm homes" else SWINGS[one.name] + number * 10
                SwingWeightFactory(weigher=weigher, criterion=one, points=points, low=points, high=points)
    refresh(comparison)
    return comparison


class FriendFactory(OfProgramme):
    """Somebody with a link to an open matrix; `matrix=` says which, `code=` what opens it."""

    class Meta:
        model = CriticalFriend

    class Params:
        matrix = factory.SubFactory(MatrixFactory)
        code = factory.LazyFunction(new_code)

    programme = factory.SelfAttribute("matrix.programme")
    draft_kind = "impact-matrix"
    draft_id = factory.SelfAttribute("matrix.pk")
    name = factory.Sequence(lambda n: f"Friend {n} {HOSTILE}")
    email = factory.Sequence(lambda n: f"friend{n}@example.org")
    look_at = f"Who is missing? {HOSTILE}"
    until = FAR
    hash = factory.LazyAttribute(lambda friend: hash_of(friend.code))
    delete_after = FAR


class ChallengeFactory(OfProgramme):
    """Of a friend, about the question of the matrix."""

    class Meta:
        model = Challenge

    friend = factory.SubFactory(FriendFactory)
    programme = factory.SelfAttribute("friend.programme")
    draft_kind = factory.SelfAttribute("friend.draft_kind")
    draft_id = factory.SelfAttribute("friend.draft_id")
    anchor = "question"
    line = f"The question {HOSTILE}"
    concern = "people"
    words = factory.Sequence(lambda n: f"Carers are missing {n} {HOSTILE}")
