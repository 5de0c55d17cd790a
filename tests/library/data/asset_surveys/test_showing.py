"""Which questions somebody gets: by their answers, and only by those to questions they still see."""

import pytest

from coproduction_star.data.asset_surveys import shown_questions

from .surveywriting import GOOD, read, survey_of

CARE = survey_of("look-after", "do-more", "ways-to-help", "time-to-give", "good-at", "want-help", "help-from")


def ids(text, **answers):
    return [
        question.id
        for question in shown_questions(read(text), {key.replace("_", "-"): answers[key] for key in answers})
    ]


def test_whoever_has_said_nothing_yet_gets_what_everybody_gets():
    assert ids(CARE) == ["look-after", "do-more", "good-at", "want-help"]


@pytest.mark.parametrize(
    ("hours", "more", "asked"),
    [
        ("no", "maybe", True),
        ("1-9", "maybe", True),
        ("20-49", "maybe", False),
        ("50-or-more", "maybe", False),
        ("50-or-more", "definitely", True),
        ("no", "not-now", False),
        ("not-say", "maybe", True),
    ],
)
def test_whoever_looks_after_someone_for_long_is_asked_for_time_only_on_a_clear_yes(hours, more, asked):
    shown = ids(CARE, look_after=hours, do_more=more)
    assert [id_ in shown for id_ in ("ways-to-help", "time-to-give")] == [asked, asked]
    assert {"good-at", "want-help"} <= set(shown)


@pytest.mark.parametrize(
    ("wanted", "asked"), [(["forms"], True), (["nothing"], False), ("not-say", False), ([], False)]
)
def test_who_should_help_is_asked_of_those_who_want_help(wanted, asked):
    assert ("help-from" in ids(CARE, want_help=wanted)) is asked


def test_an_answer_to_a_question_that_is_hidden_again_does_not_count():
    own = "\n".join(
        f"  - {{id: {id_}, kind: text, text: Why?, show_if: {condition}}}"
        for id_, condition in [("b", "a is answered"), ("c", "b is answered")]
    )
    text = survey_of("good-at", "want-help") + f"  - {{id: a, kind: text, text: Who?}}\n{own}\n"
    assert ids(text, a="x", b="y")[2:] == ["a", "b", "c"]
    assert ids(text, b="y")[2:] == ["a"]


def test_a_hidden_section_hides_its_questions():
    hidden = GOOD.replace(
        "ei wneud nawr}", "ei wneud nawr}\n  - id: own\n    title: {en: O, cy: O}\n    show_if: dog is yes"
    )
    text = hidden.replace("show_if: keep-well.care is often and dog is yes", "show_if: always\n    section: own")
    assert "time-to-give" not in ids(text)
    assert "time-to-give" in ids(text, dog="yes")


def test_a_statement_is_looked_at():
    answers = {"keep-well.care": "often", "dog": "yes"}
    assert shown_questions(read(GOOD), answers)[-1].id == "time-to-give"
    assert shown_questions(read(GOOD), {**answers, "keep-well.care": "never"})[-1].id == "want-help"
