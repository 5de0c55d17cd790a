"""Ideas by combining an outcome, a Co and a group of people that nobody here has combined yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.likeness import facets_in
from coproduction_star.journeys.case_bank.postings import numbers_of
from coproduction_star.journeys.case_bank.selectors import bank, in_this_order
from coproduction_star.journeys.models import Case, Outcome, Programme
from coproduction_star.journeys.register_mark import mark_of, until_changed
from coproduction_star.journeys.services import CO_FIELDS
from coproduction_star.methods.combinations import Combination, untried

from .selectors import living

IDEAS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader narrowed the ideas to."""

    outcome: UUID | None = None
    co: str = ""
    group: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        co, group = query.get("co", ""), query.get("group", "")
        try:
            outcome = UUID(query.get("outcome", ""))
        except ValueError:
            outcome = None
        return cls(outcome, co if co in CO_FIELDS else "", group if group in PEOPLE else "")


@dataclass(frozen=True, slots=True)
class Idea:
    """A combination nobody here has tried, how many cases did something like it, and one of them."""

    outcome: Outcome
    co: Co
    group: str
    cases: int
    closer: int
    """How many of these cases wanted this very outcome."""
    example: Case | None


@dataclass(frozen=True, slots=True)
class Ideas:
    """The likeliest combinations; `grouped` is whether any initiative says who takes part."""

    outcomes: tuple[Outcome, ...]
    ideas: tuple[Idea, ...]
    grouped: bool


def ideas_of(programme: Programme, *, asked: Asked) -> Ideas:
    """Five queries: outcomes, the bank's token, what was combined already and since when, the examples."""
    outcomes = tuple(Outcome.objects.filter(programme=programme))
    wanted = {str(one.pk): one for one in outcomes if asked.outcome in (None, one.pk)}
    backing = Backing(wanted)
    tried = until_changed("tried", programme=programme, mark=mark_of(programme), count=lambda: _tried(programme))
    cos = [asked.co] if asked.co else [co.value for co in Co]
    groups = [asked.group] if asked.group else list(PEOPLE)
    found = untried(wanted, cos, groups, tried=tried, support=backing.support, most=IDEAS)
    numbers = [backing.example(one.combination) for one in found]
    rows = {case.pk: case for case in in_this_order([number for number in numbers if number])}
    ideas = tuple(
        Idea(wanted[it.outcome], Co(it.co), it.group, one.support, one.closer, rows.get(number))
        for one, number in zip(found, numbers, strict=True)
        for it in [one.combination]
    )
    return Ideas(outcomes, ideas, bool(tried))


def _tried(programme: Programme) -> frozenset[Combination]:
    rows = living(programme).exclude(groups="").order_by()
    return frozenset(
        Combination(str(outcome), co, group)
        for groups, outcome, *ticked in rows.values_list("groups", "outcomes", *CO_FIELDS.values()).distinct()
        for co, tick in zip(CO_FIELDS, ticked, strict=True)
        for group in groups.split()
        if tick
    )


class Backing:
    """How the bank backs a combination."""

    def __init__(self, outcomes: Mapping[str, Outcome]) -> None:
        self._bank = bank()
        self._sought = {key: self._seeking(outcome) for key, outcome in outcomes.items()}

    def support(self, combination: Combination) -> tuple[int, int]:
        both = self._both(combination)
        return both.bit_count(), (both & self._sought[combination.outcome]).bit_count()

    def example(self, combination: Combination) -> int:
        """The number of one case, of those closest to it; 0 when there is none."""
        both = self._both(combination)
        return next(iter(numbers_of(both & self._sought[combination.outcome] or both)), 0)

    def _both(self, combination: Combination) -> int:
        cos = self._bank.members(Facet.CO, combination.co)
        return cos & self._bank.members(Facet.PEOPLE, combination.group)

    def _seeking(self, outcome: Outcome) -> int:
        """Cases that wanted what the words of an outcome name, as a set of bits."""
        named = facets_in(outcome.words)
        return reduce(or_, (self._bank.members(*pair) for pair in named if pair[0] is Facet.OUTCOME), 0)
