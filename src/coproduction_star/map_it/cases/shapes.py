"""A case as programs read it: every figure with its unit, its period, its grade and its source."""

from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from coproduction_star.data.cases import Case as CaseText
from coproduction_star.data.cases import Result, Setback, Source
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Co, Evidence, Sector
from coproduction_star.journeys.case_bank.facets import YES, Facet
from coproduction_star.journeys.case_bank.holding import Order
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.journeys.models import Case
from coproduction_star.map_it.alike import case_address
from coproduction_star.ui.answers import PREFIX
from coproduction_star.ui.listing import AskedPage, Listing, Text

OneCo = Literal[*(co.value for co in Co)]
OneSector = Literal[*(sector.value for sector in Sector)]
OneEvidence = Literal[*(evidence.value for evidence in Evidence)]
OnePeople = Literal[*PEOPLE]
OneOutcome = Literal[*OUTCOMES_SOUGHT]
OneOrder = Literal[*(order.value for order in Order)]
FIRST_YEAR, LAST_YEAR = 1800, 2100


class AskedCases(AskedPage):
    """What to look for. Several values of one filter: any of them. Several filters: all of them."""

    q: Text = Field("", max_length=200, description="Words to look for; small slips and accents do not matter.")
    co: list[OneCo] = Field([], description="The Co's it shows.")
    sector: list[OneSector] = Field([], description="The kind of service or place.")
    people: list[OnePeople] = Field([], description="The people it is about.")
    outcome: list[OneOutcome] = Field([], description="The outcomes it sought.")
    country: list[Text] = Field([], description="Two-letter codes, such as GB.")
    evidence: list[OneEvidence] = Field([], description="How well its results are known.")
    savings: bool = Field(default=False, description="Only cases with figures on savings.")
    mixed: bool = Field(default=False, description="Only cases with negative or mixed results.")
    started_from: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR, description="Begun in this year or later.")
    started_until: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR, description="Begun in this year or earlier.")
    order: OneOrder | None = Field(None, description="Without it: by match when there are words, else by evidence.")


class CaseRow(Schema):
    """A case in a list."""

    slug: str
    title: str
    summary: str
    place: str
    country: str
    sector: str
    cos: list[str]
    evidence: str
    started: int | None
    ended: int | None
    has_savings: bool
    has_negative_or_mixed: bool
    published_by: str | None = Field(description="The organisation whose case it is; empty for those we wrote.")
    address: str = Field(description="Where programs read all of it.")
    page: str = Field(description="Where people read it.")


class ReadAs(Schema):
    """A word that the bank does not have, and the one that was looked for in its place."""

    typed: str
    used: str | None


class Cases(Listing):
    """A page of the cases that were found."""

    items: list[CaseRow]
    read_as: list[ReadAs]
    every_word: bool = Field(description="False: no case has all the words, and these have some of them.")
    counts: dict[str, dict[str, int]] = Field(description="How many cases each value of each filter would give.")


class SourceRow(Schema):
    """Where a figure or a claim comes from."""

    title: str
    publisher: str
    year: int | None
    url: str


class ResultRow(Schema):
    """One figure, with what is needed to judge it."""

    id: str
    what: str
    kind: str
    change: float | None
    level: float | None
    unit: str
    period: str | None
    comparator: str | None
    better: str | None = Field(description="The direction that is good: up, down or neither.")
    moved: str = Field(description="better, worse, no change, or cannot tell.")
    missed_target: bool
    grade: str = Field(description="How well the results of the whole case are known.")
    strength: int = Field(ge=0, le=4, description="The grade on the scale that all share.")
    source: SourceRow


class SetbackRow(Schema):
    """What did not work or was mixed, told in words because no figure of the case says it."""

    what: str
    source: SourceRow


class CaseWhole(CaseRow):
    """All of a case."""

    latitude: float
    longitude: float
    organisations: list[str]
    outcomes_sought: list[str]
    people: list[str]
    problem: str
    approach: str
    citizens_bring: str
    services_bring: str
    lessons: str
    unknown: list[str] = Field(description="What we do not know.")
    results: list[ResultRow]
    setbacks: list[SetbackRow] = Field(description="What did not work or was mixed, told in words.")
    sources: list[SourceRow]


def question_of(asked: AskedCases) -> Question:
    ticked = {Facet.SAVINGS: asked.savings, Facet.MIXED: asked.mixed}
    chosen = {
        Facet.CO: asked.co,
        Facet.SECTOR: asked.sector,
        Facet.PEOPLE: asked.people,
        Facet.OUTCOME: asked.outcome,
        Facet.COUNTRY: asked.country,
        Facet.EVIDENCE: asked.evidence,
    }
    return Question(
        words=asked.q,
        chosen={facet: frozenset(values) for facet, values in chosen.items() if values}
        | {facet: frozenset({YES}) for facet, wanted in ticked.items() if wanted},
        started_from=asked.started_from,
        started_until=asked.started_until,
        order=Order(asked.order) if asked.order else None,
        page=asked.page,
        length=asked.size,
    )


def row_of(row: Case) -> dict[str, Any]:
    plain = ("slug", "title", "summary", "place", "country", "sector", "evidence", "started", "ended")
    return {name: getattr(row, name) for name in (*plain, "has_savings", "has_negative_or_mixed")} | {
        "cos": row.cos.split(),
        "published_by": row.organisation.name if row.organisation else None,
        "address": f"{PREFIX}/cases/{row.slug}",
        "page": case_address(row.slug),
    }


def whole_of(row: Case, text: CaseText) -> dict[str, Any]:
    words = ("problem", "approach", "citizens_bring", "services_bring", "lessons", "latitude", "longitude")
    lists = ("organisations", "outcomes_sought", "people", "unknown")
    return (
        row_of(row)
        | {name: getattr(text, name) for name in words}
        | {name: list(getattr(text, name)) for name in lists}
        | {
            "results": [_result(text, result, number) for number, result in enumerate(text.results, start=1)],
            "setbacks": [_setback(text, setback) for setback in text.setbacks],
            "sources": [_source(source) for source in text.sources],
        }
    )


def _result(text: CaseText, result: Result, number: int) -> dict[str, Any]:
    plain = ("what", "change", "level", "unit", "period", "comparator", "missed_target")
    return {name: getattr(result, name) for name in plain} | {
        "id": text.result_id(number),
        "kind": result.kind.value,
        "better": result.better.value if result.better else None,
        "moved": result.moved.value,
        "grade": text.evidence.value,
        "strength": int(text.evidence.strength),
        "source": _source(text.source_of(result)),
    }


def _setback(text: CaseText, setback: Setback) -> dict[str, Any]:
    return {"what": setback.what, "source": _source(text.source_of(setback))}


def _source(source: Source) -> dict[str, Any]:
    return {"title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url}
