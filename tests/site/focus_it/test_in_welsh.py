"""What is wrong in a file and what is not known yet is said in the reader's language; the words of the file stay."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from tests.factories.focus_it import BusinessCaseFactory, case_document

from coproduction_star.focus_it.business_case import services
from coproduction_star.focus_it.business_case.answering import answer_to
from coproduction_star.focus_it.business_case.missing import called
from coproduction_star.focus_it.file_problems import where

pytestmark = pytest.mark.django_db
FIELDS = {
    "options 2, costs 1, amount": "Option 2, Cost 1, How much in a year? (options 2, costs 1, amount)",
    "figures, the cost, central": "Figure, the cost, Best guess (figures, the cost, central)",
    "something else": "something else",
}


@pytest.fixture
def welsh(signed_in):
    client = signed_in("programme-lead")
    client.cookies["language"] = "cy"
    return client


@pytest.fixture
def at(programme):
    return lambda name: reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug))


def sent(client, address, content, **more):
    file = SimpleUploadedFile("case.json", json.dumps(content).encode())
    return client.post(address, {"file": file} | more).content.decode()


@pytest.mark.parametrize(("field", "told"), FIELDS.items(), ids=FIELDS)
def test_a_field_has_the_words_of_the_page_and_behind_them_those_of_the_file(field, told):
    assert where(field, called) == told


def test_what_is_wrong_with_a_business_case_is_told_in_welsh(welsh, at):
    content = case_document()
    content["figures"]["join"]["central"] = 40
    page = sent(welsh, at("bring_business_case"), content)
    assert "Figure, " not in page
    assert "(figures, join, central)" in page
    assert "A share is" not in page


def test_what_is_wrong_with_a_comparison_is_told_in_welsh(welsh, at):
    content = {
        "title": "Which?",
        "criteria": [{"name": "Trust", "worst": 0, "best": 10, "swing": 100}] * 2,
        "options": [{"name": "A", "levels": {"Trust": 1}}],
    }
    page = sent(welsh, at("new_comparison_from_file"), content)
    assert "Rhowch ei enw ei hun i bob un." in page
    assert "Give each its own name." not in page


def test_the_answer_of_an_edition_is_read_in_welsh_whoever_froze_it(programme, inside, welsh, lead):
    case = BusinessCaseFactory(programme=programme, content=case_document(rule_pack="review-2026"))
    services.freeze(case=case, why="The board", by=lead.user)
    where = reverse("focus_it:case_edition", args=(programme.organisation.slug, programme.slug, case.pk, 1))
    page = welsh.get(where).content.decode()
    for english in ("For each £1 that", "The chance that it brings", "2026 review proposal", "proposed, not in force"):
        assert english not in page
    edition = case.editions.get()
    del edition.found["said"]
    edition.save()
    assert "For each £1 that" in welsh.get(where).content.decode()


def test_that_a_figure_has_no_source_yet_is_said_in_the_language_of_who_reads_it(programme, inside):
    content = case_document()
    del content["figures"]["cost"]["source"]
    case = BusinessCaseFactory(programme=programme, content=content)
    found = {}
    for language in ("en", "cy", "en"):
        with translation.override(language):
            found[language] = answer_to(case.content).worked.case.figures["cost"].source
    assert found["en"] == "no source yet"
    assert found["cy"] != found["en"]
