"""Every figure says what it would have to be to change the answer, in the annex and on the sheet of chance."""

import io

import docx
import pytest
from django.utils import translation
from tests.library.methods.cost_benefit.youth import with_figures
from tests.site.focus_it.appraisal_documents.cases import BARE, DRAWN, EVERYTHING, YOUTH, appraised
from tests.site.focus_it.appraisal_documents.office import cells_of

from coproduction_star.data.business_cases.sentences import Sentences
from coproduction_star.focus_it.appraisal_documents import Depth, Writing, switch_head, switch_rows, word, workbook
from coproduction_star.methods.cost_benefit import simulate_case
from coproduction_star.methods.cost_benefit.results import counted_flows

NOBODY_HELPS = with_figures(YOUTH, volunteer_hours=0)
"""Hours at 0: they may grow, and what an hour is worth changes nothing."""
NONE = "No value of it changes this."


def rows_of(case) -> dict[str, tuple[str, ...]]:
    appraisal = appraised(case)
    rows = switch_rows(case, appraisal, Sentences(case, appraisal).shown)
    return {title: cells for title, *cells in rows}


def annex_of(case) -> list[list[str]]:
    simulation = simulate_case(case, draws=200, seed=3)
    made = word(case, appraised(case), simulation, Writing(title="A case"), Depth.FULL)
    tables = docx.Document(io.BytesIO(made)).tables
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    return next((rows for rows in found if tuple(rows[0]) == switch_head()), [])


@pytest.mark.parametrize("case", [YOUTH, EVERYTHING, *DRAWN.values()])
def test_every_figure_of_every_option_has_its_row_and_says_where_a_question_does_not_arise(case) -> None:
    drivers = {
        option: {case.figures[name].title for flow in flows for name in flow.figures}
        for option, flows in counted_flows(case).items()
    }
    found = rows_of(case)
    assert set(found) == set().union(*drivers.values())
    assert all(len(cells) == 3 and all(cells) for cells in found.values())
    elsewhere = {title for title, cells in found.items() if cells[1] == "It is no figure of this option."}
    assert elsewhere == set(found) - drivers[case.preferred]


def test_a_figure_that_never_turns_the_answer_says_so() -> None:
    assert rows_of(NOBODY_HELPS)["an hour"] == ["£8.20", NONE, NONE]


def test_a_figure_at_0_has_its_value_too() -> None:
    """£16,528,382 without their hours, over £8.20; with the £400,000 of today for the second question."""
    assert rows_of(NOBODY_HELPS)["volunteer hours"] == [
        "0", "At 2,015,656 it would just pay for itself.", "At 2,064,437, “As now” would be as good.",
    ]  # fmt: skip


def test_the_full_document_holds_them_all_and_the_outline_its_short_list() -> None:
    head, *rows = annex_of(NOBODY_HELPS)
    assert head == list(switch_head())
    assert {title: cells for title, *cells in rows} == rows_of(NOBODY_HELPS)


def test_the_sheet_of_chance_holds_them_all() -> None:
    simulation = simulate_case(NOBODY_HELPS, draws=200, seed=3)
    cells = cells_of(workbook(NOBODY_HELPS, appraised(NOBODY_HELPS), simulation=simulation))
    sure = {address: cell.value for (sheet, address), cell in cells.items() if sheet == "How sure"}
    rows = {
        said: [sure.get(f"{column}{place[1:]}") for column in "BCD"] for place, said in sure.items() if place[0] == "A"
    }
    assert {title: rows[title] for title in rows_of(NOBODY_HELPS)} == rows_of(NOBODY_HELPS)


def test_a_case_without_a_figure_has_no_such_table() -> None:
    assert rows_of(BARE) == {}
    assert annex_of(BARE) == []


def test_it_speaks_the_language_of_whoever_reads_it() -> None:
    with translation.override("cy"):
        assert not any(NONE in cells for cells in rows_of(NOBODY_HELPS).values())
