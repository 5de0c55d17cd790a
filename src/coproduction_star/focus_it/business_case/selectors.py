from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.data.unit_values import KINDS, unit_values
from coproduction_star.focus_it.appraisal_documents import Writing
from coproduction_star.focus_it.challengeable import counts_of, open_about, with_counts
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition, Challenge
from coproduction_star.journeys.models import Case, Decision, Initiative, Programme
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.evidence import Scale, strength
from coproduction_star.methods.parameters import wellby

from .boxes import DECISION, PREPARED_BY

MOST_TAKEN = 40
MOST_EDITIONS = 50
"""So many of the newest can be chosen from when a decision is written down."""
WELLBY = "wellby"
WELLBY_PRICES = "2019/20"
"""Price series go by financial years, and the guidance by the calendar: this one has nine months of its year."""
PER_CENT = "percent"
COUNTED = frozenset({"people", "families", "projects", "services", "hours"})


@dataclass(frozen=True, slots=True)
class Takeable:
    """A value that a figure can be taken from: what it is, how much, and where it is from."""

    key: str
    what: str
    amount: str
    about: str
    figure: Mapping[str, Any]


def cases_of(programme: Programme) -> QuerySet[BusinessCase]:
    return BusinessCase.objects.filter(programme=programme).select_related("initiative", "programme__organisation")


def case_with(*, programme: Programme, case_id: UUID) -> BusinessCase:
    """Raises BusinessCase.DoesNotExist."""
    rows = with_counts(BusinessCase.objects.select_related("initiative", "by"), kind=BusinessCase.DRAFT_KIND)
    found: BusinessCase = rows.get(programme=programme, pk=case_id)
    found.programme = programme
    return found


def with_newest_case(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """Initiatives, each with the case about it that was changed last: no query more."""
    cases = BusinessCase.objects.filter(initiative=OuterRef("pk")).order_by("-changed_at")
    return rows.annotate(**{f"case_{name}": Subquery(cases.values(name)[:1]) for name in ("pk", "title", "content")})


def newest_about(initiative: Initiative) -> BusinessCase | None:
    """The case about an initiative that was changed last: a query where it was not found with it."""
    if "case_pk" not in initiative.__dict__:
        asked = with_newest_case(Initiative.objects.filter(pk=initiative.pk))
        initiative.__dict__.update(asked.values("case_pk", "case_title", "case_content").get())
    known: Any = initiative
    if known.case_pk is None:
        return None
    return BusinessCase(
        pk=known.case_pk, programme=initiative.programme, initiative=initiative, title=known.case_title,
        content=known.case_content,
    )  # fmt: skip


def writing_of(case: BusinessCase) -> Writing:
    """The words of the case, for its documents."""
    texts = {name: str(text) for name, text in case.narrative.items()}
    decision, by = texts.pop(DECISION, ""), texts.pop(PREPARED_BY, "")
    about = case.initiative.title if case.initiative else ""
    on = timezone.localdate(case.changed_at)
    return Writing(
        title=case.title, initiative=about, prepared_by=by, on=on, version=str(case.version), texts=texts,
        decision_sought=decision,
    )  # fmt: skip


def open_challenges(case: BusinessCase) -> list[Challenge]:
    """Those of a case found by `case_with` that nobody answered: no query where there is none."""
    _made, waiting = counts_of(case)
    return open_about(case.programme, kind=BusinessCase.DRAFT_KIND, record_id=case.pk) if waiting else []


def edition_with(*, case: BusinessCase, number: int) -> BusinessCaseEdition:
    """Raises BusinessCaseEdition.DoesNotExist."""
    return BusinessCaseEdition.objects.get(case=case, number=number)


def editions_of(case: BusinessCase) -> tuple[BusinessCaseEdition, ...]:
    """The frozen editions, the latest first, without what they hold."""
    return tuple(BusinessCaseEdition.objects.filter(case=case).defer("content", "narrative", "found"))


def editions_in(programme: Programme) -> QuerySet[BusinessCaseEdition]:
    """The editions of all its cases, the newest first."""
    rows = BusinessCaseEdition.objects.filter(programme=programme).select_related("case__programme__organisation")
    return rows.order_by("-made_at")[:MOST_EDITIONS]


def decisions_on(edition: BusinessCaseEdition) -> QuerySet[Decision]:
    """What was decided on an edition, the first decision first."""
    rows = Decision.objects.filter(programme=edition.programme_id, taken_on__key=str(edition.pk))
    return rows.order_by("decided_on", "made_at")


def initiatives_to_choose(programme: Programme) -> QuerySet[Initiative]:
    return Initiative.objects.filter(programme=programme, removed_at__isnull=True).order_by("title")


def values_to_take(words: str) -> list[Takeable]:
    """Published unit values with these words in what they are, each kind of each on its own."""
    wanted = words.casefold().split()
    one_wellby = wellbeing_to_take()
    rows = [one_wellby] if all(word in one_wellby.about.casefold() for word in wanted) else []
    for value in unit_values():
        said = f"{value.code} {value.theme} {value.detail} {' '.join(value.agencies)}".casefold()
        if all(word in said for word in wanted):
            rows += [_unit_value(value, kind) for kind in KINDS if value.amount(kind) is not None]
    return rows[:MOST_TAKEN]


def wellbeing_to_take() -> Takeable:
    """One WELLBY, as the guidance has it: a figure like any other, which knows what it is."""
    value = wellby()
    source = f"{value.source.publisher}, {value.source.title}, {value.source.where}"
    taken = _("Prices and values of %(base)s, taken as %(year)s and not raised for growth in earnings since.") % {
        "base": value.source.price_base, "year": WELLBY_PRICES,
    }  # fmt: skip
    figure = {
        "kind": Kind.MONEY.value, "low": value.low, "central": value.central, "high": value.high, "wellby": True,
        "price_year": WELLBY_PRICES, "unit": _("a point for one person and one year"), "source": f"{source}. {taken}",
        "label": _("a point of life satisfaction for a year (WELLBY)"), "grade": 2,
    }  # fmt: skip
    measured = _("wellbeing, life satisfaction")
    about = f"WELLBY · {measured} · {value.source.price_base} · {source}"
    amount = _("%(value)s, between %(low)s and %(high)s") % {
        "value": f"£{value.central:,.0f}", "low": f"£{value.low:,.0f}", "high": f"£{value.high:,.0f}",
    }  # fmt: skip
    return Takeable(WELLBY, _("Wellbeing: one point of life satisfaction for a year"), amount, about, figure)


def value_to_take(key: str) -> Takeable | None:
    if key == WELLBY:
        return wellbeing_to_take()
    code, _slash, kind = key.rpartition("/")
    found = next((value for value in unit_values() if value.code == code), None)
    if found is None or kind not in KINDS or found.amount(kind) is None:
        return None
    return _unit_value(found, kind)


def _unit_value(value: Any, kind: str) -> Takeable:
    amount = value.amount(kind)
    source = f"{value.edition.licence}, {value.code}: {value.original_source}"
    figure = {
        "kind": Kind.MONEY.value, "central": float(amount.amount), "price_year": amount.price_year, "unit": value.unit,
        "label": f"{value.detail} ({kind})"[:300], "source": source[:1_000],
    }  # fmt: skip
    about = " · ".join([value.code, kind, value.unit, amount.price_year, ", ".join(value.agencies)])
    return Takeable(f"{value.code}/{kind}", value.detail, f"£{amount.amount:,.2f}", about, figure)


GRADES = "123456"


def grade_of_evidence(evidence: str) -> int:
    """The grade of a case on the scale of appraisals: the weakest that is as strong as the case."""
    strong = strength(evidence, scale=Scale.CASE)
    return max((int(one) for one in GRADES if strength(one, scale=Scale.APPRAISAL) == strong), default=int(GRADES[-1]))


def case_figures(words: str, *, organisation_id: Any) -> list[Takeable]:
    """Results of the cases in the case bank, each with its own case's grade; only what is a plain number."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    ours = Case.objects.filter(organisation__isnull=True) | Case.objects.filter(organisation=organisation_id)
    found = ours.filter(published_at__isnull=False).order_by("title")
    for word in wanted:
        found = found.filter(title__icontains=word) | found.filter(summary__icontains=word)
    return [row for case in found.distinct()[:MOST_TAKEN] for row in _results(case)][:MOST_TAKEN]


def case_figure(slug: str, place: int, *, organisation_id: Any) -> Takeable | None:
    ours = Case.objects.filter(organisation__isnull=True) | Case.objects.filter(organisation=organisation_id)
    case = ours.filter(slug=slug, published_at__isnull=False).first()
    rows = _results(case) if case else []
    return next((row for row in rows if row.key == f"{slug}/{place}"), None)


def _results(case: Case) -> list[Takeable]:
    made = []
    for place, result in enumerate(case.record.get("results") or []):
        value = result.get("level") if result.get("level") is not None else result.get("change")
        if isinstance(value, int | float) and not isinstance(value, bool):
            made.append(_result(case, place, result, float(value)))
    return made


def _result(case: Case, place: int, result: Mapping[str, Any], value: float) -> Takeable:
    unit = str(result.get("unit") or "")
    kind = _kind(unit, value)
    sources = case.record.get("sources") or []
    number = result.get("source")
    source = sources[number - 1] if isinstance(number, int) and 0 < number <= len(sources) else {}
    told = [source.get("title"), source.get("publisher"), source.get("year"), result.get("period")]
    figure = {
        "kind": kind.value, "central": value / 100 if unit == PER_CENT else value, "unit": unit,
        "label": str(result.get("what"))[:300], "grade": grade_of_evidence(case.evidence),
        "source": f"{case.title}: {', '.join(str(one) for one in told if one)}"[:1_000],
    }  # fmt: skip
    about = " · ".join(str(one) for one in (case.title, result.get("period"), case.evidence) if one)
    return Takeable(f"{case.slug}/{place}", str(result.get("what")), f"{value:,g} {unit}".strip(), about, figure)


def _kind(unit: str, value: float) -> Kind:
    """What sort of figure a result can be; what is no plain share, money or count is a change for each."""
    if unit == PER_CENT and 0 <= value <= 100:
        return Kind.SHARE
    if unit.startswith("GBP") and value >= 0:
        return Kind.MONEY
    return Kind.COUNT if unit in COUNTED and value >= 0 else Kind.EFFECT
