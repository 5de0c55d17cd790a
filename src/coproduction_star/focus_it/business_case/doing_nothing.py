"""What doing nothing means, on the page of a case: sentence, picture and table."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from coproduction_star.focus_it.appraisal_documents import DemandGap, gap_head, gap_rows, gap_sentence, gap_sources
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.lines import LinePoint, line


@dataclass(frozen=True, slots=True)
class GapView:
    """One projection with its budget."""

    chart: Chart
    table: Table


def gap_view(gap: DemandGap, *, key: str) -> GapView:
    """The line is who needs it; the band below it is who goes without."""
    title = _("Need and budget: %(name)s") % {"name": gap.name}
    table = Table(title, gap_head(), gap_rows(gap))
    points = [
        LinePoint(gap.called(year), round(year.in_need), low=round(year.served), high=round(year.in_need))
        for year in gap.years
    ]
    told = _("The line is who is in need; the shaded part below it is who goes without.")
    chart = line(
        title, points, unit=_("people"), step="focus-it", source=gap_sources(gap).rstrip("."), key=key,
        sentence=f"{gap_sentence(gap)} {told}",
    )  # fmt: skip
    return GapView(replace(chart, table=table), table)


def gap_views(gaps: tuple[DemandGap, ...]) -> tuple[GapView, ...]:
    return tuple(gap_view(gap, key=f"gap-{number}") for number, gap in enumerate(gaps, start=1))
