"""What doing nothing means, on the page of a case: one chart with its sentence and its table for each projection."""

from dataclasses import replace

from django.utils.translation import gettext as _

from coproduction_star.focus_it.appraisal_documents import DemandGap, gap_head, gap_rows, gap_sentence, gap_sources
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.lines import LinePoint, line


def gap_chart(gap: DemandGap, *, key: str) -> Chart:
    """The line is who needs it; the band below it is who goes without."""
    title = _("Need and budget: %(name)s") % {"name": gap.name}
    points = [
        LinePoint(gap.called(year), round(year.in_need), low=round(year.served), high=round(year.in_need))
        for year in gap.years
    ]
    told = _("The line is who is in need; the shaded part below it is who goes without.")
    chart = line(
        title, points, unit=_("people"), step="focus-it", source=gap_sources(gap).rstrip("."), key=key,
        sentence=f"{gap_sentence(gap)} {told}",
    )  # fmt: skip
    return replace(chart, table=Table(title, gap_head(), gap_rows(gap)))


def gap_charts(gaps: tuple[DemandGap, ...]) -> tuple[Chart, ...]:
    return tuple(gap_chart(gap, key=f"gap-{number}") for number, gap in enumerate(gaps, start=1))
