"""What the list of cases shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.case_bank.facets import CHOSEN_FROM, Facet
from coproduction_star.journeys.case_bank.holding import Order
from coproduction_star.journeys.case_bank.questions import PAGE_LENGTH, Answer, Question, Spelling
from coproduction_star.map_it.labels import ORDERED, facet_name, label_of

from .addresses import query_of, without
from .cards import Card, card


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick, with how many cases it would give."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet. It stands open when something in it is ticked."""

    name: str
    field: str
    choices: tuple[Choice, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was asked for, with the address of the list without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class OrderChoice:
    value: str
    """Empty for the usual order, so that the first words somebody looks for bring the best match."""
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """The case bank: search, boxes to tick, and the cases found."""

    title: str
    lead: str
    address: str
    words: str
    started_from: str
    started_until: str
    problems: tuple[str, ...]
    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    orders: tuple[OrderChoice, ...]
    found: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    tips: tuple[str, ...]
    where: str
    previous: str
    following: str
    grid_address: str
    map_address: str
    like_address: str
    compare_address: str
    csv_address: str
    json_address: str


def list_page(question: Question, answer: Answer, *, problems: tuple[str, ...], every: int) -> ListPage:
    query = query_of(question, order=None)
    address = reverse("map_it:cases")
    download = reverse("map_it:download")
    return ListPage(
        title=_("Cases"),
        lead=_lead(every),
        address=address,
        words=question.words,
        started_from=str(question.started_from or ""),
        started_until=str(question.started_until or ""),
        problems=problems,
        facets=tuple(_facets(question, answer.counts)),
        chips=tuple(_chips(question)),
        orders=_orders(question, answer.order),
        found=_found(answer),
        notes=tuple(_notes(answer)),
        cards=tuple(map(card, answer.cases)),
        tips=_tips(answer),
        where=_where(answer),
        previous=address + query_of(question, page=answer.page - 1) if answer.page > 1 else "",
        following=address + query_of(question, page=answer.page + 1) if answer.page < answer.pages else "",
        grid_address=reverse("map_it:case_grid") + query,
        map_address=reverse("map_it:case_map") + query,
        like_address=reverse("map_it:cases_like"),
        compare_address=reverse("map_it:compare"),
        csv_address=f"{download}{query}{'&' if query else '?'}format=csv",
        json_address=f"{download}{query}{'&' if query else '?'}format=json",
    )


def _lead(every: int) -> str:
    sentence = ngettext(
        "%(n)s real case of people and services working together. Every figure names its source.",
        "%(n)s real cases of people and services working together. Every figure names its source.",
        every,
    )
    return sentence % {"n": f"{every:,}"}


def _facets(question: Question, counts: Mapping[str, Mapping[str, int]]) -> Iterator[FacetBox]:
    for facet in CHOSEN_FROM:
        chosen = question.chosen.get(facet, frozenset())
        choices = tuple(_choices(facet, counts.get(facet.value, {}), chosen))
        if choices:
            yield FacetBox(facet_name(facet), facet.value, choices, sum(choice.chosen for choice in choices))


def _choices(facet: Facet, counts: Mapping[str, int], chosen: frozenset[str]) -> Iterable[Choice]:
    shown = [value for value, count in counts.items() if count or value in chosen]
    choices = [Choice(value, label_of(facet, value), counts[value], value in chosen) for value in shown]
    order = ORDERED.get(facet)
    if order:
        return sorted(choices, key=lambda choice: order.index(choice.value) if choice.value in order else len(order))
    return sorted(choices, key=lambda choice: choice.label)


def _chips(question: Question) -> Iterator[Chip]:
    address = reverse("map_it:cases")
    if question.words:
        yield Chip(f"“{question.words}”", address + query_of(question, words=""))
    for facet, values in question.chosen.items():
        yield from (
            Chip(label_of(facet, value), address + without(question, facet, value)) for value in sorted(values)
        )
    if question.started_from is not None:
        label = _("started in %(year)s or later") % {"year": question.started_from}
        yield Chip(label, address + query_of(question, started_from=None))
    if question.started_until is not None:
        label = _("started in %(year)s or earlier") % {"year": question.started_until}
        yield Chip(label, address + query_of(question, started_until=None))


def _orders(question: Question, used: Order) -> tuple[OrderChoice, ...]:
    labels = {
        Order.BEST_MATCH: _("Best match"),
        Order.EVIDENCE: _("Strongest evidence"),
        Order.NEWEST: _("Newest"),
        Order.TITLE: _("A to Z"),
    }
    offered = [order for order in labels if question.words or order is not Order.BEST_MATCH]
    usual = Order.BEST_MATCH if question.words else Order.EVIDENCE
    return tuple(OrderChoice("" if order is usual else order.value, labels[order], order is used) for order in offered)


def _found(answer: Answer) -> str:
    if not answer.total:
        return _("No case fits")
    return ngettext("%(n)s case", "%(n)s cases", answer.total) % {"n": f"{answer.total:,}"}


def _where(answer: Answer) -> str:
    if answer.pages == 1:
        return ""
    first = (answer.page - 1) * PAGE_LENGTH + 1
    facts = {"first": f"{first:,}", "last": f"{first + len(answer.cases) - 1:,}", "all": f"{answer.total:,}"}
    return _("%(first)s to %(last)s of %(all)s") % facts


def _notes(answer: Answer) -> Iterator[str]:
    yield from map(_spelling, answer.spellings)
    if not answer.every_word and answer.total:
        yield _("Few cases or none have all your words. Those with most of them come first.")


def _spelling(spelling: Spelling) -> str:
    if spelling.used:
        return _("No case says “%(typed)s”. We looked for “%(used)s”.") % {
            "typed": spelling.typed,
            "used": spelling.used,
        }
    return _("No case says “%(typed)s”.") % {"typed": spelling.typed}


def _tips(answer: Answer) -> tuple[str, ...]:
    if answer.total:
        return ()
    return (
        _("Take away one of the things you asked for, above the list."),
        _("Try one plain word, such as loneliness, parks or budget."),
        _("Describe what you do in your own words, and we look for cases like it."),
    )
