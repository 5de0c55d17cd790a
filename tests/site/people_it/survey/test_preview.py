"""A team looks at its survey as people will: the same pages, the same messages, and nothing is kept."""

import html
import re

import pytest
from tests.factories.people_it import SurveyFactory, survey_document

from coproduction_star.people_it.models import Response


def words(answer):
    return html.unescape(answer.content.decode())


def hidden(page):
    """What travels in the form."""
    return dict(re.findall(r'<input type="hidden" name="(so_far|key|language|look)" value="([^"]*)">', page))


class Walk:
    """Somebody who looks through a survey."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.page = client.get(address).content.decode()

    def answer(self, **said):
        held = {name: html.unescape(value) for name, value in hidden(self.page).items()}
        self.page = self.client.post(self.address, held | said).content.decode()
        return html.unescape(self.page)


@pytest.fixture
def short(programme, inside):
    rows = [
        {"bank": "do-more"},
        {"id": "why", "kind": "text", "text": {"en": "Why?"}, "show_if": "do-more is maybe"},
        {"id": "many", "kind": "number", "text": {"en": "How many?"}, "lowest": 1},
    ]
    return SurveyFactory(programme=programme, draft=survey_document(questions=rows, sections=[]))


@pytest.fixture
def walk(lead_client, short, at):
    return Walk(lead_client, at("survey_preview", short))


def test_the_logic_holds_and_nothing_is_kept(walk):
    assert "Why?" in walk.answer(answer="maybe")
    assert "How many?" in walk.answer(answer="Because")
    assert "last question" in walk.answer(answer="3")
    assert not Response.objects.exists()


def test_another_answer_leads_another_way(walk):
    page = walk.answer(answer="no")
    assert "How many?" in page
    assert "Why?" not in page


def test_a_wrong_answer_says_why_and_stays(walk):
    walk.answer(answer="no")
    page = walk.answer(answer="0")
    assert "There is a problem" in page
    assert "1 or more" in page
    assert 'value="0"' in page


def test_one_can_go_back_and_leave_out(walk):
    walk.answer(answer="maybe")
    assert "Why?" not in walk.answer(earlier="1")
    assert "How many?" in walk.answer(skip="1")


@pytest.mark.parametrize("so_far", ["{", "[]", '{"do-more": {"a": 1}}', "null", "x" * 200_000])
def test_what_travels_may_be_anything(lead_client, short, at, so_far):
    answer = lead_client.post(at("survey_preview", short), {"so_far": so_far, "key": "do-more", "answer": "maybe"})
    assert answer.status_code == 200


def test_it_is_shown_in_another_language_and_in_large_letters(lead_client, short, at):
    short.draft = short.draft | {"languages": ["en", "cy"]}
    short.save()
    page = words(lead_client.get(f"{at('survey_preview', short)}?language=cy&look=large"))
    assert 'class="star-ask star-ask--large" lang="cy"' in page


def test_an_empty_draft_cannot_be_looked_at(lead_client, programme, inside, at):
    empty = SurveyFactory(programme=programme, draft=survey_document(questions=[], sections=[]))
    assert lead_client.get(at("survey_preview", empty)).status_code == 404
    assert lead_client.get(at("survey", empty)).status_code == 200
