"""The page of a case: the sentence first, then what is missing, then each part of the answer with its working."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.focus_it.appraisal_documents import Depth, depth_name
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.permissions import Permission as Deciding
from coproduction_star.organisations.access import Access
from coproduction_star.ui.documents.download import DownloadLink
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from . import sentences, tables
from .addresses import at
from .answering import Answer, Worked
from .boxes import WRITTEN
from .challenged import OpenChallenge
from .editions import by_which_rules, decided_on, edition_lead, edition_title, frozen_on, sentences_of
from .overruns import optimism_table
from .pictures import charts_of, picture_links
from .presenters import AnswerBox, MissingLine, answer_box, inside, missing_lines
from .typed_numbers import pounds


@dataclass(frozen=True, slots=True)
class Lens:
    """One way to look at the money. The three are never mixed."""

    title: str
    sentence: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class NotPriced:
    """Something that counts and has no price."""

    name: str
    about: str
    description: str


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that a case with an answer shows."""

    chart: Chart
    options: Table
    doubts: tuple[str, ...]
    chains: tuple[Table, ...]
    other_chains: tuple[Table, ...]
    costs: Table | None
    optimism: str
    with_and_without: Table | None
    time: Table | None
    who: Table
    lenses: tuple[Lens, ...]
    payback: tuple[str, ...]
    not_priced: tuple[NotPriced, ...]
    needed: tuple[str, ...]
    matters: str
    switches: tuple[str, ...]
    every_switch: Table | None
    working: tuple[Table, ...]
    figures: Table
    gaps: tuple[Chart, ...]
    method: str
    transfers: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A frozen edition."""

    title: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """A business case."""

    title: str
    frame: Frame
    about: str
    about_address: str
    answer: AnswerBox
    missing: tuple[MissingLine, ...]
    results: Results | None
    words: tuple[tuple[str, tuple[str, ...]], ...]
    editions: tuple[EditionRow, ...]
    change: str
    freeze: str
    json: str
    challenged: Mapping[str, tuple[OpenChallenge, ...]]
    """Open challenges, by the section in which their line stands."""
    friends: str
    papers: tuple[tuple[str, str], ...]
    """Documents to take away: the words and the address; none before there is an answer."""
    pictures: Mapping[str, tuple[DownloadLink, ...]]
    """The files of each chart, by its key."""


@dataclass(frozen=True, slots=True)
class EditionPage:
    """A case as it was when it was frozen."""

    title: str
    frame: Frame
    lead: str
    sentences: tuple[str, ...]
    rules: tuple[str, ...]
    """What it is worth by the rules of that day, and by others."""
    decided: tuple[str, ...]
    """What was decided on it."""
    decide: str
    """Where to write down a decision taken on it; empty for whoever may not."""
    words: tuple[tuple[str, tuple[str, ...]], ...]
    papers: tuple[tuple[str, str], ...]
    json: str


def case_page(
    *, case: BusinessCase, access: Access, answer: Answer, editions: tuple[BusinessCaseEdition, ...],
    challenged: Mapping[str, tuple[OpenChallenge, ...]], friends: str,
) -> CasePage:  # fmt: skip
    may = has_perm(Permission.EDIT_BUSINESS_CASE, access, case.programme)
    initiative = case.initiative
    living = initiative is not None and initiative.removed_at is None
    return CasePage(
        title=case.title,
        frame=inside(case, access, deep=False),
        about=initiative.title if initiative else "",
        about_address=address("initiative", case.programme, initiative.pk) if initiative and living else "",
        answer=answer_box(answer),
        missing=missing_lines(case, answer),
        results=results_of(answer.worked) if answer.worked else None,
        words=words_of(case.narrative),
        editions=tuple(_edition(case, one) for one in editions),
        change=at("case_parts", case) if may else "",
        freeze=at("freeze_case", case) if may and answer.worked else "",
        json=at("case_json", case),
        challenged=challenged,
        friends=friends,
        papers=tuple(_papers(case)) if answer.worked else (),
        pictures=picture_links(case, charts_of(answer.worked)) if answer.worked else {},
    )


def _papers(case: BusinessCase, *edition: int) -> Iterator[tuple[str, str]]:
    """Of the living case, or of the edition with this number."""
    of = "edition" if edition else "case"
    yield _("Spreadsheet with live sums"), at(f"{of}_workbook", case, *edition)
    for depth in Depth:
        name, address = depth_name(depth), depth.value.replace(" ", "-")
        yield _("%(document)s (Word)") % {"document": name}, at(f"{of}_word", case, *edition, address)
        yield _("%(document)s (PDF)") % {"document": name}, at(f"{of}_pdf", case, *edition, address)


def words_of(narrative: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The decision that is asked for, the five cases and who wrote them: those that say something, by paragraph."""
    return tuple(
        (str(title), tuple(part.strip() for part in str(narrative[name]).split("\n\n") if part.strip()))
        for name, (title, _question) in WRITTEN.items()
        if str(narrative.get(name, "")).strip()
    )


def _edition(case: BusinessCase, edition: BusinessCaseEdition) -> EditionRow:
    return EditionRow(edition_title(edition), frozen_on(edition), at("case_edition", case, edition.number))


def _decide(case: BusinessCase, edition: BusinessCaseEdition) -> str:
    about = f"&initiative={case.initiative_id}" if case.initiative_id else ""
    return f"{address('new_decision', case.programme)}?paper={edition.pk}{about}"


def edition_page(*, case: BusinessCase, access: Access, edition: BusinessCaseEdition) -> EditionPage:
    return EditionPage(
        title=edition_title(edition),
        frame=inside(case, access),
        lead=edition_lead(edition),
        sentences=sentences_of(edition.found),
        rules=by_which_rules(edition.found),
        decided=decided_on(edition),
        decide=_decide(case, edition) if has_perm(Deciding.RECORD_DECISION, access, case.programme) else "",
        words=words_of(edition.narrative),
        papers=tuple(_papers(case, edition.number)),
        json=at("edition_json", case, edition.number),
    )


def results_of(worked: Worked) -> Results:
    case, preferred = worked.case, worked.appraisal.option(worked.appraisal.preferred)
    chart, *gaps = charts_of(worked)
    behind = (
        tables.swings_table(worked),
        tables.matters_table(worked),
        tables.convergence_table(worked),
        tables.packs_table(worked),
        tables.weights_table(worked),
        tables.wellbys_table(worked),
        tables.summary_tables(worked),
        tables.rulings_table(worked),
    )
    return Results(
        chart=chart,
        options=tables.options_table(worked),
        doubts=tuple(sentences.doubts(worked)),
        chains=tables.chain_tables(case, preferred=True),
        other_chains=tables.chain_tables(case, preferred=False),
        costs=tables.costs_table(case),
        optimism=sentences.without_optimism(worked),
        with_and_without=optimism_table(worked),
        time=tables.time_table(case),
        who=tables.who_table(case, preferred),
        lenses=_lenses(worked),
        payback=tables.payback_sentences(case, preferred),
        not_priced=_not_priced(worked),
        needed=tuple(sentences.needed_sentences(worked)),
        matters=sentences.what_matters_most(worked),
        switches=sentences.switch_sentences(worked),
        every_switch=tables.every_switch_table(worked),
        working=tuple(table for table in behind if table is not None),
        figures=tables.figures_table(case),
        gaps=tuple(gaps),
        method=_method(worked),
        transfers=_transfers(worked),
    )


def _lenses(worked: Worked) -> tuple[Lens, ...]:
    case, preferred = worked.case, worked.appraisal.option(worked.appraisal.preferred)
    cash = preferred.cash
    if cash is None:
        told = _("Nobody can say yet: the settings do not say how prices in general will rise.")
    else:
        net = sum(year.net for year in cash.years)
        told = _(
            "Public budgets end %(net)s, in the pounds of each year. Only savings that can be taken out count."
        ) % {"net": _up_or_down(net)}
    purse = preferred.purse
    return (
        Lens(_("Cash"), told, tables.cash_table(preferred)),
        Lens(
            _("The public purse"),
            _("All public bodies together end %(net)s, in today’s worth and prices of %(year)s.")
            % {"net": _up_or_down(purse.net), "year": case.prices.year},
            tables.purse_table(case, purse),
        ),
        Lens(
            _("Society"),
            _(
                "Everybody together ends %(net)s, in today’s worth and prices of %(year)s. Hours given count as a "
                "cost to those who give them."
            )
            % {"net": _up_or_down(preferred.metrics.net_value), "year": case.prices.year},
            tables.society_table(preferred),
        ),
    )


def _up_or_down(net: float) -> str:
    words = _("%(amount)s better off") if net >= 0 else _("%(amount)s worse off")
    return words % {"amount": pounds(abs(net))}


def _not_priced(worked: Worked) -> tuple[NotPriced, ...]:
    better, worse = _("better"), _("worse")
    return tuple(
        NotPriced(
            item.name,
            " · ".join(part for part in (option.name, better if item.better else worse, item.who) if part),
            item.description,
        )
        for option in worked.case.options
        for item in option.not_valued
    )


def _transfers(worked: Worked) -> str:
    if not any(
        option.transfers or any(v.lost_by for o in option.outcomes for v in o.values) for option in worked.case.options
    ):
        return ""
    if worked.case.transfers.value == "left out":
        return _("Money that only changes hands is left out of the sums for society. Who pays and who gains shows it.")
    return _("Money that only changes hands stands on both sides of the sums for society.")


def _method(worked: Worked) -> str:
    pack = worked.appraisal.pack
    return _(
        "Worked out by the rules of the %(pack)s (%(edition)s, %(standing)s). Later years count for less. "
        "Costs and benefits are in prices of %(year)s. %(settled)s"
    ) % {
        "pack": _(pack.name),
        "edition": _(pack.edition),
        "standing": _(pack.standing),
        "year": worked.case.prices.year,
        "settled": sentences.settled(worked),
    }
