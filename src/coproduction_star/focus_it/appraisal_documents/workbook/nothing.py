"""The sheet of doing nothing: need and budget as numbers, who goes without as live sums."""

from django.utils.translation import gettext as _

from coproduction_star.focus_it.appraisal_documents.doing_nothing import DemandGap, gap_head, gap_sentence, gap_sources

from .book import Page


def write_nothing(page: Page, gaps: tuple[DemandGap, ...]) -> None:
    page.widths(16, rest=16)
    note = _("Served is what the budget reaches, and no more than need it. The rest go without.")
    row = page.title(_("If nothing changes"), note)
    for gap in gaps:
        row = _gap(page, gap, row) + 2


def _gap(page: Page, gap: DemandGap, row: int) -> int:
    page.paragraph(row, gap_sentence(gap), "said")
    page.paragraph(row + 1, gap_sources(gap), "note")
    page.text(row + 2, 0, _("One person costs, a year"), "strong")
    cost = page.number(row + 2, 1, gap.unit_cost, "money", filled_in=True).here
    page.heads(row + 3, gap_head())
    row += 3
    for year in gap.years:
        row += 1
        page.text(row, 0, gap.called(year))
        need = page.number(row, 1, year.in_need, "plain", filled_in=True).here
        budget = page.number(row, 2, year.budget, "money", filled_in=True).here
        served = page.sum(row, 3, f"MIN({need},{budget}/{cost})", year.served, "plain").here
        page.sum(row, 4, f"{need}-{served}", year.without, "plain")
        page.sum(row, 5, f"MAX(0,{need}*{cost}-{budget})", year.lacking, "money")
    return row
