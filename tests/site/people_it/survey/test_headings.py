"""The headings of a survey: other words, another place, and nobody's change is written over."""

import pytest
from tests.factories.people_it import survey_document

from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.survey import headings
from coproduction_star.people_it.survey.drafting import NotThere


def three():
    own = {"kind": "text", "text": {"en": "Why?"}}
    return survey_document(
        languages=["en", "cy"],
        sections=[{"id": name, "title": {"en": name.title(), "cy": f"{name} cy"}} for name in ("one", "two", "three")],
        questions=[
            {**own, "id": "a", "section": "one"}, {**own, "id": "b", "section": "two"},
            {**own, "id": "c", "section": "two"}, {**own, "id": "d", "section": "three"}, {**own, "id": "e"},
        ],
    )  # fmt: skip


def order(draft):
    return "".join(question["id"] for question in draft["questions"])


@pytest.mark.parametrize(
    ("section", "place", "expected", "sections"),
    [
        ("two", "first", "bcade", "two one three"),
        ("one", "three", "bcdae", "two three one"),
        ("three", "one", "adbce", "one three two"),
        ("two", "", "abcde", "one two three"),
        ("two", "one", "abcde", "one two three"),
    ],
)
def test_a_heading_moves_with_its_questions(section, place, expected, sections):
    made = headings.with_heading(three(), section, title=section.title(), place=place)
    assert order(made) == expected
    assert " ".join(each["id"] for each in made["sections"]) == sections
    assert made["sections"][0]["title"].keys() == {"en", "cy"}


def test_other_words_are_to_be_translated_anew_and_the_same_are_kept():
    made = headings.with_heading(three(), "two", title="Second", place="")
    assert made["sections"][1]["title"] == {"en": "Second"}
    assert three()["sections"][1]["title"] == {"en": "Two", "cy": "two cy"}


def test_a_heading_that_is_gone_is_not_there():
    with pytest.raises(NotThere):
        headings.heading_in(three(), "four")
    with pytest.raises(NotThere):
        headings.with_heading(three(), "two", title="Two", place="four")


def test_it_is_renamed_and_moved_on_its_page(lead_client, draft, at):
    where = at("survey_heading", draft, "ours")
    assert where in lead_client.get(at("survey", draft)).content.decode()
    first = headings.words_of_heading(draft.draft, "ours")
    answer = lead_client.post(where, {"title": "Our lane", "place": "first", "version": first["version"]})
    assert answer["Location"].endswith("#heading-ours")
    now = Survey.objects.get(pk=draft.pk)
    assert now.draft["sections"][0]["title"] == {"en": "Our lane"}
    assert now.draft["questions"][0]["id"] == "bench"


def test_two_who_change_it_at_once_see_each_other(lead_client, draft, at):
    where = at("survey_heading", draft, "ours")
    seen = headings.words_of_heading(draft.draft, "ours")["version"]
    lead_client.post(where, {"title": "Our lane", "place": "", "version": seen})
    page = lead_client.post(where, {"title": "Our hill", "place": "", "version": seen}).content.decode()
    assert "Our lane" in page
    assert "Our hill" in page
    assert Survey.objects.get(pk=draft.pk).draft["sections"][0]["title"] == {"en": "Our lane"}


def test_no_heading_and_a_closed_survey_have_no_page(lead_client, draft, at):
    assert lead_client.get(at("survey_heading", draft, "nowhere")).status_code == 404
