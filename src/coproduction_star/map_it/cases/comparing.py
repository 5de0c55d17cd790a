"""Two to four cases side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.vocabularies import Movement
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.reading import title_of
from coproduction_star.journeys.models import Case
from coproduction_star.map_it.alike import case_address, where
from coproduction_star.map_it.labels import label_of

from .cards import years
from .figures import figure, moved

FEWEST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the cases, as the head of its column."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing compared, with a list of lines for each case."""

    name: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Cases side by side, or what to do to see them so."""

    title: str
    problem: str
    note: str
    cases: tuple[Compared, ...]
    rows: tuple[ComparedRow, ...]
    list_address: str


def compare_page(pairs: Sequence[tuple[Case, CaseText]], *, ticked: int) -> ComparePage:
    shown = pairs[:MOST]
    enough = len(shown) >= FEWEST
    return ComparePage(
        title=_("Cases side by side"),
        problem="" if enough else _("Tick two, three or four cases in the list, then choose “Compare”."),
        note=_("You ticked %(n)s cases. The first four are shown.") % {"n": ticked} if ticked > MOST else "",
        cases=tuple(Compared(title_of(row), case_address(row.slug)) for row, _text in shown) if enough else (),
        rows=tuple(ComparedRow(name, tuple(tell(*pair) for pair in shown)) for name, tell in _tellers()),
        list_address=reverse("map_it:cases"),
    )


Teller = Callable[[Case, CaseText], tuple[str, ...]]


def _tellers() -> tuple[tuple[str, Teller], ...]:
    return (
        (_("Where and when"), lambda row, _t: (where(row.place, row.country, years(row.started, row.ended)),)),
        (_("How people worked together"), lambda _r, text: _labels(Facet.CO, text.cos)),
        (_("Kind of service"), lambda _r, text: _labels(Facet.SECTOR, (text.sector,))),
        (_("Who took part"), lambda _r, text: _labels(Facet.PEOPLE, text.people)),
        (_("What people wanted"), lambda _r, text: _labels(Facet.OUTCOME, text.outcomes_sought)),
        (_("The problem"), lambda _r, text: (text.problem,)),
        (_("What they did"), lambda _r, text: (text.approach,)),
        (_("What people bring"), lambda _r, text: (text.citizens_bring,)),
        (_("What services bring"), lambda _r, text: (text.services_bring,)),
        (_("Results that can be judged"), lambda _r, text: _results(text)),
        (_("What did not work, or was mixed"), lambda _r, text: _setbacks(text)),
        (_("How well the results are known"), lambda _r, text: _evidence(text)),
        (_("What they learned"), lambda _r, text: (text.lessons,)),
        (_("What we do not know"), lambda _r, text: text.unknown),
    )


def _labels(facet: Facet, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(label_of(facet, value) for value in values)


def _setbacks(text: CaseText) -> tuple[str, ...]:
    return tuple(setback.what for setback in text.setbacks) or (_("Nothing is told in words."),)


def _evidence(text: CaseText) -> tuple[str, ...]:
    return (label_of(Facet.EVIDENCE, text.evidence), _(text.evidence.explanation))


def _results(text: CaseText) -> tuple[str, ...]:
    judged = [result for result in text.results if result.moved is not Movement.CANNOT_TELL]
    lines = tuple(f"{r.what}: {figure(r)} {r.unit} ({moved(r)})" for r in judged)
    return lines or (_("None: no figure is set against another."),)
