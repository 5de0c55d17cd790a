"""A team designs a survey on its pages: nothing typed is lost, and two people at once keep both."""

import pytest
from django.urls import reverse
from tests.factories.people import HOSTILE
from tests.factories.people_it import SurveyFactory

from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.survey import drafting, services

NEW = {"title": "What can we do?", "audience": "resident", "start": "core", "youngest": "18", "languages": ["en"]}
OWN = {"kind": "one", "text": "Where should the bench stand?", "choices": "By the mill\nBy the school"}


@pytest.fixture
def here(programme):
    return reverse("people_it:surveys", args=(programme.organisation.slug, programme.slug))


def asked(survey):
    survey.refresh_from_db()
    return [drafting.id_of(question) for question in survey.draft["questions"]]


def words(answer):
    return answer.content.decode()


def test_a_survey_begins_in_one_step(lead_client, here, inside):
    answer = lead_client.post(f"{here}new/", NEW)
    survey = Survey.objects.get()
    assert answer.status_code == 302
    assert (survey.audience, survey.youngest, len(survey.draft["questions"])) == ("resident", 18, 15)
    page = words(lead_client.get(answer["Location"]))
    assert "15 questions" in page
    assert "no survey without an offer" in page


def test_what_is_missing_in_the_form_is_said_and_nothing_is_lost(lead_client, here, inside):
    page = words(lead_client.post(f"{here}new/", NEW | {"title": "", "youngest": "old"}))
    assert "There is a problem" in page
    assert "Write a title" in page
    assert 'value="old"' in page
    assert not Survey.objects.exists()


def test_the_list_says_where_each_stands(lead_client, here, programme, inside):
    SurveyFactory(programme=programme, title="Draft one")
    SurveyFactory(programme=programme, title="Open one", open=True)
    SurveyFactory(programme=programme, title="Closed one", closed=True)
    page = words(lead_client.get(here))
    assert [page.count(f">{state}<") for state in ("Draft", "Open", "Closed")] == [1, 1, 1]


def test_questions_of_the_bank_are_found_and_added_a_few_at_a_time(lead_client, draft, at):
    page = words(lead_client.get(f"{at('survey_bank', draft)}?q=share"))
    assert "What could you share" in page or "could-share" in page
    assert 'value="keep-well"' not in page
    lead_client.post(at("survey_bank", draft), {"share": ["could-share"], "do-more": ["topics"]})
    assert {"could-share", "topics"} <= set(asked(draft))
    page = words(lead_client.post(at("survey_bank", draft), {}))
    assert "Tick at least one question" in page


def test_an_own_question_is_added_under_a_heading_of_its_own(lead_client, draft, at):
    answer = lead_client.post(at("survey_add_own", draft), OWN | {"heading": f"Street {HOSTILE}", "own_words": "on"})
    assert answer.status_code == 302
    row = drafting.question_in(Survey.objects.get().draft, "where-should-the-bench-stand")
    assert [choice["id"] for choice in row["choices"]] == ["by-the-mill", "by-the-school", "other", "not-say"]
    page = words(lead_client.get(at("survey", draft)))
    assert "Street &lt;script&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"text": ""}, "Write the question"), ({"choices": "One"}, "at least two answers"),
     ({"choices": "One\nOne"}, "there twice"), ({"kind": "statements"}, "Write the statements"),
     ({"kind": "number", "lowest": "5", "highest": "2"}, "below the lowest"), ({"kind": ""}, "Choose how")],
)  # fmt: skip
def test_an_own_question_that_cannot_be_asked_says_why(lead_client, draft, at, changes, said):
    before = asked(draft)
    page = words(lead_client.post(at("survey_add_own", draft), OWN | changes))
    assert said in page
    assert "There is a problem" in page
    assert asked(draft) == before


def test_a_question_is_shown_only_after_an_answer(lead_client, draft, at):
    sent = OWN | {"version": drafting.fingerprint(drafting.question_in(draft.draft, "bench")), "section": "ours",
                  "show_if": "do-more is maybe"}  # fmt: skip
    page = words(lead_client.get(at("survey_question", draft, "bench")))
    assert f'value="{sent["show_if"]}"' in page
    lead_client.post(at("survey_question", draft, "bench"), sent)
    draft.refresh_from_db()
    assert drafting.question_in(draft.draft, "bench")["show_if"] == sent["show_if"]
    assert "Only if the answer to question 2 is" in words(lead_client.get(at("survey", draft)))


def test_a_question_is_shown_after_one_of_several_answers_or_any(lead_client, draft, at):
    """Three lines of boxes, joined by or; the page shows them again as they were chosen."""
    where = at("survey_question", draft, "bench")
    sent = OWN | {"version": drafting.fingerprint(drafting.question_in(draft.draft, "bench")), "section": "ours",
                  "show_if": "do-more is maybe", "show_if_2": "do-more is no", "show_if_3": "good-at is answered",
                  "join": "any"}  # fmt: skip
    lead_client.post(where, sent)
    draft.refresh_from_db()
    now = drafting.question_in(draft.draft, "bench")["show_if"]
    assert now == "do-more is one of maybe, no or good-at is answered"
    page = words(lead_client.get(where))
    assert page.count("selected") >= 4
    assert '<option value="good-at is answered" selected>' in page


def test_a_line_without_the_others_above_it_says_what_to_do(lead_client, draft, at):
    sent = OWN | {"version": drafting.fingerprint(drafting.question_in(draft.draft, "bench")), "section": "ours",
                  "show_if": "", "show_if_2": "do-more is no"}  # fmt: skip
    page = words(lead_client.post(at("survey_question", draft, "bench"), sent))
    assert "or leave the lines below it empty" in page


def test_a_question_of_the_bank_keeps_its_words(lead_client, draft, at):
    row = drafting.question_in(draft.draft, "keep-well")
    sent = {"version": drafting.fingerprint(row), "required": "on", "show_if": "", "section": ""}
    assert lead_client.post(at("survey_question", draft, "keep-well"), sent).status_code == 302
    draft.refresh_from_db()
    assert drafting.question_in(draft.draft, "keep-well") == {"bank": "keep-well", "required": True}


def test_moving_and_taking_out_can_be_undone(lead_client, draft, at):
    before = asked(draft)
    lead_client.post(at("survey_move", draft, "do-more"), {"earlier": "yes"})
    assert asked(draft)[0] == "do-more"
    lead_client.post(at("survey_move", draft, "do-more"), {"later": "yes"})
    answer = lead_client.post(at("survey_take_out", draft, "good-at"))
    assert "good-at" not in asked(draft)
    assert "You took out" in words(lead_client.get(answer["Location"]))
    lead_client.post(at("survey_bring_back", draft, "good-at"))
    assert asked(draft) == before


def test_two_people_at_once_keep_both_texts(lead_client, draft, at):
    seen = drafting.fingerprint(drafting.question_in(draft.draft, "bench"))
    theirs = drafting.question_in(draft.draft, "bench") | {"text": {"en": "Where do you want to sit?"}}
    services.change_question(survey=draft, question_id="bench", question=theirs, seen=seen, by=None)
    page = words(lead_client.post(at("survey_question", draft, "bench"), OWN | {"version": seen}))
    assert "Somebody else changed this" in page
    assert "Where do you want to sit?" in page
    assert "Where should the bench stand?" in page
    now = drafting.fingerprint(drafting.question_in(Survey.objects.get().draft, "bench"))
    lead_client.post(at("survey_question", draft, "bench"), OWN | {"version": now})
    assert drafting.question_in(Survey.objects.get().draft, "bench")["text"]["en"] == OWN["text"]


def test_one_question_changed_while_another_is_added_needs_no_choice(lead_client, draft, at):
    seen = drafting.fingerprint(drafting.question_in(draft.draft, "bench"))
    lead_client.post(at("survey_bank", draft), {"share": ["could-share"]})
    assert lead_client.post(at("survey_question", draft, "bench"), OWN | {"version": seen}).status_code == 302
    assert "could-share" in asked(draft)


def test_the_title_the_age_and_the_languages_change(lead_client, draft, at):
    version = services.fingerprint(services.described_as(draft))
    assert version in words(lead_client.get(at("survey_settings", draft)))
    sent = {"title": "And now?", "youngest": "16", "languages": ["en", "cy"], "machine": ["cy"], "version": version}
    assert lead_client.post(at("survey_settings", draft), sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.youngest, draft.draft["languages"]) == ("And now?", 16, ["en", "cy"])
    assert "in Cymraeg yet" in words(lead_client.get(at("survey", draft)))
    page = words(lead_client.post(at("survey_settings", draft), sent | {"title": "Other"}))
    assert "Somebody else changed this" in page


def test_the_words_of_a_language_stand_beside_the_first(lead_client, draft, at):
    services.describe(
        survey=draft, title=draft.title, youngest=18, languages=("en", "cy"), machine=(),
        seen=services.fingerprint(services.described_as(draft)), by=None,
    )  # fmt: skip
    draft.refresh_from_db()
    page = words(lead_client.get(at("survey_words", draft, "cy")))
    assert "Where should the bench stand?" in page
    form = {"title": "Beth allwn ni ei wneud?", "version": _version(draft)}
    assert lead_client.post(at("survey_words", draft, "cy"), form).status_code == 302
    draft.refresh_from_db()
    assert draft.draft["title"]["cy"] == "Beth allwn ni ei wneud?"
    assert lead_client.get(at("survey_words", draft, "fr")).status_code == 404


def _version(draft):
    from coproduction_star.people_it.survey.translating import words_of

    return words_of(draft.draft, "cy")["version"]


def test_the_staff_version_is_made_from_it(lead_client, draft, at):
    answer = lead_client.post(at("survey_twin", draft), {"audience": "staff", "title": "And you, at work?"})
    twin = Survey.objects.get(audience="staff")
    assert answer["Location"] == at("survey", twin)
    assert twin.made_from_id == draft.pk
    assert {"staff-skills", "staff-support", "bench"} <= set(asked(twin))


@pytest.mark.parametrize(
    "name", ["survey_settings", "survey_promise", "survey_bank", "survey_add_own", "survey_upload"]
)
def test_a_closed_survey_is_not_changed_any_more(lead_client, programme, inside, at, name):
    closed = SurveyFactory(programme=programme, closed=True)
    assert lead_client.get(at(name, closed)).status_code == 404
    assert "Heard" in words(lead_client.get(at("survey", closed)))


def test_whoever_only_looks_gets_no_buttons(signed_in, draft, at):
    page = words(signed_in("observer").get(at("survey", draft)))
    assert "Take out" not in page
    assert signed_in("observer").post(at("survey_take_out", draft, "bench")).status_code == 403


def test_the_page_of_a_long_survey_takes_few_queries(
    lead_client, programme, inside, at, django_assert_max_num_queries
):
    every = drafting.starts(drafting.Audience.RESIDENT, adults=True)["all"]
    long = SurveyFactory(
        programme=programme,
        draft=drafting.new_draft(drafting.Begun("Long", drafting.Audience.RESIDENT, 18, ("en", "cy"), every)),
    )
    lead_client.get(at("survey", long))
    with django_assert_max_num_queries(14):
        lead_client.get(at("survey", long))
