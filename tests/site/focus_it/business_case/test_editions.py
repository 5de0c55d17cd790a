"""A frozen edition names its rules and is handed over as it was, whatever happens to the case afterwards."""

import io

import docx
import pytest
from tests.factories.focus_it import BusinessCaseEditionFactory, case_document
from tests.factories.people import UserFactory

from coproduction_star.focus_it.appraisal_documents import read_workbook
from coproduction_star.focus_it.business_case import services
from coproduction_star.focus_it.business_case.typed_numbers import pounds
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition
from coproduction_star.journeys.models import Initiative

pytestmark = pytest.mark.django_db
PAPERS = (("edition_workbook",), ("edition_word", "full"), ("edition_pdf", "outline"))


@pytest.fixture
def edition(case):
    return services.freeze(case=case, why="The board in May", by=UserFactory())


def words_of(answer) -> str:
    document = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def changed_found(edition, **appraisal) -> None:
    found = edition.found | {"appraisal": edition.found["appraisal"] | appraisal}
    BusinessCaseEdition.objects.filter(pk=edition.pk).update(found=found)


def test_the_page_names_the_rules_and_the_value_by_others(edition, signed_in, here):
    page = signed_in("observer").get(here("case_edition", edition.case_id, 1)).content.decode()
    appraisal = edition.found["appraisal"]
    ours = next(one["metrics"] for one in appraisal["options"] if one["option"] == "club")
    [other] = appraisal["elsewhere"]
    assert f"Green Book 2026 (5 February 2026, in force) its net value is {pounds(ours['net_value'])}." in page
    assert "By the rules of the Green Book 2022 (" in page
    assert f"its net value is {pounds(other['metrics']['club']['net_value'])}." in page


def test_what_is_shown_was_found_that_day_and_is_not_worked_out_again(edition, signed_in, here):
    changed_found(edition, pack=edition.found["appraisal"]["pack"] | {"name": "Book of that day"})
    page = signed_in("observer").get(here("case_edition", edition.case_id, 1)).content.decode()
    assert "By the rules of the Book of that day (" in page


def test_a_case_that_asked_for_no_other_rules_says_so(case, signed_in, here):
    BusinessCase.objects.update(content=case_document(compare_with=[]))
    services.freeze(case=case, why="The board", by=UserFactory())
    page = signed_in("observer").get(here("case_edition", case.pk, 1)).content.decode()
    assert "Nobody asked for its value by other rules." in page


def test_an_edition_that_kept_only_its_sentences_is_still_read_and_taken_away(case, signed_in, here):
    BusinessCaseEditionFactory(case=case)
    client = signed_in("observer")
    assert "By which rules?" not in client.get(here("case_edition", case.pk, 1)).content.decode()
    assert "Edition 1: The board" in words_of(client.get(here("edition_word", case.pk, 1, "outline")))


def test_the_page_leads_to_each_paper_of_this_edition(edition, signed_in, here):
    page = signed_in("observer").get(here("case_edition", edition.case_id, 1)).content.decode()
    for name, *depth in PAPERS:
        assert f'href="{here(name, edition.case_id, 1, *depth)}" download' in page


def test_a_living_case_changed_afterwards_does_not_change_the_papers(edition, signed_in, here):
    client = signed_in("observer")
    addresses = [here(name, edition.case_id, 1, *depth) for name, *depth in PAPERS]
    before = [client.get(address).content for address in addresses]
    content = case_document(title="Another title")
    content["figures"]["people"]["central"] = 9_000
    BusinessCase.objects.update(content=content, title="Another title", narrative={"strategic": "Changed"}, version=9)
    Initiative.objects.update(title="Renamed")
    assert [client.get(address).content for address in addresses] == before
    book, *_others = before
    assert read_workbook(book)["figures"]["people"]["central"] == edition.content["figures"]["people"]["central"]


def test_the_document_says_which_edition_it_is_and_holds_its_words(edition, signed_in, here):
    BusinessCase.objects.update(narrative={"strategic": "Changed since"}, version=77)
    answer = signed_in("observer").get(here("edition_word", edition.case_id, 1, "full"))
    said = words_of(answer)
    assert "Edition 1: The board in May" in said
    assert f"worked out with version {edition.method_version}. It does not change any more." in said
    assert "And more" in said
    assert "Changed since" not in said
    assert "Version 77" not in said
    assert "When it was frozen its net value was" not in said
    assert f"-{edition.case_id}-1-full.docx" in answer["Content-Disposition"]


def test_a_paper_whose_value_comes_out_otherwise_by_now_says_both(edition, signed_in, here):
    appraisal = edition.found["appraisal"]
    options = [one | {"metrics": one["metrics"] | {"net_value": 1_234.0}} for one in appraisal["options"]]
    changed_found(edition, options=options)
    said = words_of(signed_in("observer").get(here("edition_word", edition.case_id, 1, "outline")))
    assert "When it was frozen its net value was £1,234. Worked out anew for this paper it is " in said


def test_no_paper_is_of_another_edition_or_depth(edition, signed_in, here):
    client = signed_in("observer")
    assert client.get(here("edition_workbook", edition.case_id, 2)).status_code == 404
    assert client.get(here("edition_pdf", edition.case_id, 1, "deeper")).status_code == 404
