"""Words to hire, welcome and look back with: for a role and its skills, to read and to edit."""

import io

import docx
import pytest

from coproduction_star.data.people_pack import for_roles, for_skills

pytestmark = pytest.mark.django_db


def text_of(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_it_begins_with_what_matters_most_in_the_role(lead_client, at, inside):
    page = text_of(lead_client.get(at("people_pack") + "?role=commissioner"))
    words = for_skills()
    assert for_roles()["commissioner"].advert in page
    assert words["CP10"].interview in page
    assert words["CP05"].interview not in page


def test_skills_are_chosen_and_the_unknown_is_passed_over(lead_client, at, inside):
    page = text_of(lead_client.get(at("people_pack") + "?role=manager&skill=CP05"))
    words = for_skills()
    assert words["CP05"].coaching in page
    assert words["CP03"].coaching not in page
    assert "They can say: “I can run a small mixed group.”" in page
    assert "Advert" in text_of(lead_client.get(at("people_pack") + "?role=king&skill=CP99"))


def test_thanks_and_talks_are_no_pay(lead_client, at, inside):
    page = text_of(lead_client.get(at("people_pack")))
    assert "Thanks are no pay." in page
    assert "never used to decide about pay" in page


def test_the_same_comes_as_a_document_to_edit(lead_client, at, inside):
    answer = lead_client.get(at("people_pack_word") + "?role=front-line&skill=CP01")
    assert answer["Content-Disposition"].endswith('people-pack-front-line.docx"')
    paper = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(one.text for one in paper.paragraphs)
    for words in ("Advert", "Person specification", "Induction", for_skills()["CP01"].appraisal):
        assert words in text


def test_everybody_in_the_programme_reads_it(signed_in, at, inside):
    assert "As a document to edit (DOCX)" in text_of(signed_in("co-producer").get(at("people_pack")))
