"""A decision names the edition of the business case it was taken on, and the edition names the decision."""

import io

import docx
import pytest
from tests.factories.focus_it import case_document
from tests.factories.people import HOSTILE, UserFactory
from tests.site.focus_it.appraisal_documents.office import cells_of
from tests.site.journeys.pages import LATER, of_programme

from coproduction_star.focus_it.business_case import services
from coproduction_star.focus_it.business_case.boxes import PREPARED_BY
from coproduction_star.focus_it.doubts import Question, doubts_about
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.models import Decision
from coproduction_star.journeys.steps import papers_in
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
WORDS = {
    "what": f"Open the club {HOSTILE}", "why": "It helps", "decided_by": "The board", "decided_on_day": "2",
    "decided_on_month": "3", "decided_on_year": "2026",
} | LATER  # fmt: skip
GROUPS = [{"id": "least", "name": "Those with least", "weight": 2, "source": "Incomes"}]
LOSES = "Those with least (People): The council gains what they lose, “Fees”, £"


@pytest.fixture
def edition(case):
    """Frozen with a fee that people with least pay to the council."""
    content = case_document(groups=GROUPS)
    content["bodies"][0]["name"] = "The council"
    fee = {"id": "fee", "name": "Fees", "amount": "today", "kind": "fiscal", "gained_by": "council",
           "lost_by": "people", "loser_group": "least"}  # fmt: skip
    content["options"][1]["outcomes"][0]["values"].append(fee)
    BusinessCase.objects.update(content=content, narrative={PREPARED_BY: "Ada and Bo"})
    return services.freeze(case=BusinessCase.objects.get(), why="The board in May", by=UserFactory())


@pytest.fixture
def lead_client(signed_in, programme):
    client = signed_in("programme-lead")
    client.post(of_programme("interest", programme), {"declares": "none"})
    return client


@pytest.fixture
def decided(edition, lead_client, programme):
    lead_client.post(of_programme("new_decision", programme), WORDS | {"taken_on": str(edition.pk)})
    return Decision.objects.get()


def text(answer) -> str:
    return answer.content.decode()


def words_of(answer) -> str:
    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in paper.paragraphs] + cells)


def test_the_newest_edition_about_the_initiative_is_chosen_to_begin_with(edition, lead_client, programme):
    page = text(lead_client.get(of_programme("new_decision", programme), {"initiative": edition.case.initiative_id}))
    assert f'<option value="{edition.pk}" selected' in page
    page = text(lead_client.get(of_programme("new_decision", programme)))
    assert f'<option value="{edition.pk}">' in page
    assert "On no frozen edition of one" in page


def test_the_edition_leads_whoever_decides_to_a_decision_taken_on_it(edition, lead_client, signed_in, programme, here):
    services.freeze(case=edition.case, why="A later one", by=UserFactory())
    where = here("case_edition", edition.case_id, 1)
    wanted = f"{of_programme('new_decision', programme)}?paper={edition.pk}"
    assert wanted in text(lead_client.get(where))
    assert wanted not in text(signed_in("observer").get(where))
    assert f'<option value="{edition.pk}" selected' in text(lead_client.get(wanted))


def test_where_nothing_is_frozen_the_question_does_not_arise(case, lead_client, programme):
    assert "taken_on" not in text(lead_client.get(of_programme("new_decision", programme)))
    lead_client.post(of_programme("new_decision", programme), WORDS | {"taken_on": "made-up"})
    assert Decision.objects.get().taken_on == {}


def test_the_page_of_decisions_says_which_edition_and_by_which_rules_and_leads_there(
    decided, edition, lead_client, programme, here
):
    page = text(lead_client.get(of_programme("decisions", programme)))
    assert "edition 1 (The board in May), frozen on " in page
    assert "by the rules of the Green Book 2026, 5 February 2026" in page
    assert f'href="{here("case_edition", edition.case_id, 1)}"' in page
    assert HOSTILE not in page


def test_it_still_says_so_when_the_case_is_gone(decided, lead_client, programme):
    BusinessCase.objects.all().delete()
    assert "by the rules of the Green Book 2026" in text(lead_client.get(of_programme("decisions", programme)))
    form = text(lead_client.get(of_programme("correct_decision", programme, decided.pk)))
    assert f'<option value="{decided.taken_on["key"]}" selected' in form


def test_it_is_corrected_like_every_other_word_and_the_old_one_stays(decided, edition, lead_client, programme):
    where = of_programme("correct_decision", programme, decided.pk)
    said = WORDS | {"taken_on": "", "reason": "It was the case of another board", "version": "1"}
    assert lead_client.post(where, said).status_code == 302
    decided.refresh_from_db()
    assert decided.taken_on == {}
    page = text(lead_client.get(of_programme("decisions", programme)))
    assert page.count("edition 1 (The board in May)") == 1
    assert "Taken on:</strong>" in page


def test_the_equality_annex_names_who_loses_by_group_of_people(decided, lead_client, programme):
    said = words_of(lead_client.get(of_programme("duties_annex", programme, decided.pk)))
    assert LOSES in said
    assert "by the rules of the Green Book 2026" in said
    for name, more in (("decision_duties", ()), ("answer_duty", ("equality",))):
        assert LOSES in text(lead_client.get(of_programme(name, programme, decided.pk, *more)))
    assert LOSES not in text(lead_client.get(of_programme("answer_duty", programme, decided.pk, "data")))


def test_the_commissioning_text_names_it_too(decided, lead_client, programme):
    assert "edition 1 (The board in May)" in words_of(
        lead_client.get(of_programme("commissioning_file", programme, decided.pk))
    )


def test_a_sceptic_reads_who_loses_by_group_of_people(edition, member):
    initiative = edition.case.initiative
    told = [one.sentence for one in doubts_about(initiative, access_of(member("observer")))[Question.LOSES]]
    assert any(one.startswith(LOSES) for one in told)


def test_the_edition_and_its_papers_say_what_was_decided_on_it(decided, edition, signed_in, here):
    client = signed_in("observer")
    told = "Decided on this edition, on 2 March 2026: Open the club"
    assert told in text(client.get(here("case_edition", edition.case_id, 1)))
    assert told in words_of(client.get(here("edition_word", edition.case_id, 1, "outline")))
    assert any(told in cell for cell in first_sheet(client, here, edition))


def first_sheet(client, here, edition) -> list[str]:
    cells = cells_of(client.get(here("edition_workbook", edition.case_id, 1)).content)
    return [str(found.value) for (sheet, _place), found in cells.items() if sheet == "Results"]


def test_the_workbook_of_an_edition_names_itself_on_its_first_sheet(edition, signed_in, here):
    said = "\n".join(first_sheet(signed_in("observer"), here, edition))
    assert "Edition 1: The board in May" in said
    assert "Frozen on " in said
    assert "Prepared by Ada and Bo" in said
    assert "Rules: Green Book 2026, 5 February 2026" in said


def test_the_editions_of_a_programme_take_one_query(edition, programme, django_assert_num_queries):
    services.freeze(case=edition.case, why="Again", by=UserFactory())
    with django_assert_num_queries(1):
        assert [paper.edition for paper in papers_in(programme)] == [2, 1]
