"""One question a page, one statement a page: what comes next, and which answers count in the end."""

from coproduction_star.data.asset_surveys.pages import (
    answers_that_count,
    is_consent,
    page_called,
    place_to_go_on,
    question_pages,
)

from .surveywriting import read, survey_of

SURVEY = read(survey_of("keep-well", "look-after", "do-more", "ways-to-help", "good-at", "want-help", "consent"))
KEEP_WELL = [f"keep-well.{statement.id}" for statement in SURVEY.question("keep-well").statements]


def keys(**answers):
    return [
        page.key for page in question_pages(SURVEY, {key.replace("_", "-"): said for key, said in answers.items()})
    ]


def test_statements_come_one_after_the_other():
    assert len(KEEP_WELL) > 2
    assert keys()[: len(KEEP_WELL)] == KEEP_WELL


def test_consents_have_no_page_among_the_questions():
    assert is_consent(SURVEY.question("consent"))
    assert "consent" not in keys()


def test_a_condition_opens_a_page_and_closes_it_again():
    assert "ways-to-help" in keys(do_more="definitely")
    assert "ways-to-help" not in keys(do_more="not-now")


def test_somebody_goes_on_after_what_they_answered_last_and_not_at_what_they_passed_over():
    pages = question_pages(SURVEY, {})
    assert place_to_go_on(pages, {}) == 0
    assert place_to_go_on(pages, {"look-after": "no"}) == page_called(pages, "look-after") + 1
    assert place_to_go_on(pages, {"want-help": ["forms"]}) == len(pages)


def test_a_page_that_the_answers_do_not_lead_to_is_not_there():
    assert page_called(question_pages(SURVEY, {}), "ways-to-help") is None


def test_what_is_hidden_again_does_not_count():
    said = {"do-more": "definitely", "ways-to-help": ["teach"], "look-after": "no"}
    assert answers_that_count(SURVEY, said) == said
    assert answers_that_count(SURVEY, {**said, "do-more": "not-now"}) == {"do-more": "not-now", "look-after": "no"}


def test_own_words_count_only_while_their_choice_is_made():
    said = {"good-at": ["other"], "good-at.other": "Mending clocks"}
    assert answers_that_count(SURVEY, said) == said
    assert answers_that_count(SURVEY, {**said, "good-at": ["cooking"]}) == {"good-at": ["cooking"]}


def test_what_no_question_asked_does_not_count():
    assert answers_that_count(SURVEY, {"shoe-size": 43}) == {}
