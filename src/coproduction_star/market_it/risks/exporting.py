"""The register as files: a row for each risk, for the organisation's own spreadsheet. No cell is a formula."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import Risk
from coproduction_star.methods.risk_register import band_of

from .presenters import owner_of

IDS = (
    "number", "risk", "how_it_could_come_about", "state", "initiative", "from_list", "raised_by_residents",
    "likelihood_before", "impact_before", "score_before", "band_before", "what_is_done", "likelihood_after",
    "impact_after", "score_after", "band_after", "early_sign", "owner", "review_on", "last_reviewed_on",
    "benefit_of_taking_it", "risk_of_doing_nothing", "closed_on", "closed_because",
)  # fmt: skip

"""What the columns are called in the CSV, in every language: an organisation's own system reads them."""


def heads() -> tuple[str, ...]:
    """What the columns are called for a person, in the reader's language and in the order of `IDS`."""
    return (
        _("Number"), _("The risk"), _("How it could come about"), _("State"), _("Initiative"),
        _("Begun from the list"), _("Raised by residents"), _("Likelihood before"),
        _("Impact before"), _("Score before"), _("Band before"),
        _("What we do about it"), _("Likelihood after"), _("Impact after"), _("Score after"), _("Band after"),
        _("Early sign"), _("Who looks after it"), _("Looked at again on"), _("Last looked at on"),
        _("What taking the risk brings"), _("What doing nothing risks"), _("Closed on"), _("Why it was closed"),
    )  # fmt: skip


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def cells_of(risk: Risk, hidden: Hidden) -> list[str]:
    was, left = (risk.likelihood_before, risk.impact_before), (risk.likelihood_after, risk.impact_after)
    facts = (
        risk.number, risk.title, risk.words, risk.state, risk.initiative.title if risk.initiative else "",
        risk.catalogue, "yes" if risk.by_residents else "no", *was, risk.score_before, _band(was), risk.mitigation,
        *left, risk.score_after, _band(left), risk.early_sign, owner_of(risk, hidden), risk.review_on,
        risk.reviewed_on, risk.benefit, risk.doing_nothing, _day(risk.closed_at), risk.closed_because,
    )  # fmt: skip
    return [cell_of(fact if fact is None or isinstance(fact, int) else hidden.text(str(fact))) for fact in facts]


def _band(pair: tuple[int | None, int | None]) -> str:
    likelihood, impact = pair
    return band_of(likelihood, impact).value if likelihood and impact else ""


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(moment) if moment else None


def as_csv(rows: Iterable[Risk], hidden: Hidden) -> Iterator[str]:
    """Line by line, with a byte-order mark so that spreadsheets read the letters right."""
    writer = csv.writer(Echo())
    yield "\ufeff" + str(writer.writerow(IDS))
    for risk in rows:
        yield str(writer.writerow(cells_of(risk, hidden)))


def as_xlsx(rows: Iterable[Risk], changes: Iterable[Any], hidden: Hidden) -> bytes:
    """The register, how it came to say so, linked by the number of the risk, and what the CSV calls each column."""
    history = ([str(number), timezone.localdate(day).isoformat(), cell_of(hidden.text(why)), cell_of(left)]
               for number, day, why, left in changes)  # fmt: skip
    return workbook({
        _("Risks"): chain([heads()], (cells_of(risk, hidden) for risk in rows)),
        _("History"): chain([(_("Number"), _("Day"), _("Why"), _("Score after"))], history),
        _("Columns"): chain([(_("In this file"), _("In the CSV"))], map(list, zip(heads(), IDS, strict=True))),
    })  # fmt: skip
