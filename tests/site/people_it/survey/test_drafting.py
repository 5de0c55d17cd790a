"""A draft is changed without a database: what was there stays, in order, and can come back."""

import pytest

from coproduction_star.data.questions import Audience, bank
from coproduction_star.people_it.definitions import checked, definition_of
from coproduction_star.people_it.survey import drafting, translating
from coproduction_star.people_it.survey.missing import missing_in

AUDIENCES = list(Audience)


def ids(draft):
    return [drafting.id_of(question) for question in draft["questions"]]


def made(*questions, audience=Audience.RESIDENT, languages=("en",), youngest=18):
    return drafting.new_draft(drafting.Begun("What can we do?", audience, youngest, languages, questions))


def own(text="Where should the bench stand?", **more):
    return {"kind": "text", "text": {"en": text}} | more


@pytest.mark.parametrize("adults", [True, False])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_start_but_the_empty_one_can_be_asked_at_once(audience, adults):
    for name, questions in drafting.starts(audience, adults=adults).items():
        draft = made(*questions, audience=audience, youngest=18 if adults else 13)
        assert bool(missing_in(draft)) is (name == "empty")


def test_the_core_start_asks_all_twelve_and_needs_and_offers():
    core = drafting.starts(Audience.RESIDENT, adults=True)["core"]
    assert {row.id for row in bank() if row.core} <= set(core)
    assert {"good-at", "want-help", "consent"} <= set(core)


def test_questions_of_the_bank_stand_in_its_order_under_their_headings_however_they_come():
    forwards = made("keep-well", "keep-safe", "do-more", "good-at", "want-help")
    backwards = made("want-help", "good-at", "do-more", "keep-safe", "keep-well")
    assert ids(forwards) == ids(backwards)
    assert [section["id"] for section in backwards["sections"]] == [
        "part-do-now", "part-do-more", "part-can-do", "part-help"
    ]  # fmt: skip
    assert not checked(backwards).problems


def test_a_question_is_added_once():
    assert ids(drafting.with_bank(made("keep-well"), ["keep-well", "nothing"])) == ["keep-well"]


def test_moving_changes_places_in_a_section_and_goes_over_its_edge():
    draft = made("keep-well", "keep-safe", "do-more")
    up = drafting.moved(draft, "keep-safe", up=True)
    assert ids(up) == ["keep-safe", "keep-well", "do-more"]
    over = drafting.moved(draft, "do-more", up=True)
    assert ids(over) == ids(draft)
    assert [section["id"] for section in over["sections"]] == ["part-do-now"]
    assert not checked(over).problems
    assert drafting.moved(draft, "keep-well", up=True) == draft


@pytest.mark.parametrize("gone", ["keep-well", "keep-safe", "do-more"])
def test_what_is_taken_out_comes_back_where_it_was(gone):
    draft = made("keep-well", "keep-safe", "do-more", "good-at")
    without, kept = drafting.taken_out(draft, gone)
    assert gone not in ids(without)
    back = drafting.brought_back(without, kept)
    assert ids(back) == ids(draft)
    assert back["sections"] == draft["sections"]
    assert drafting.brought_back(back, kept) == back


def test_taking_out_what_is_not_there_says_so():
    with pytest.raises(drafting.NotThere):
        drafting.taken_out(made("keep-well"), "bench")


def test_an_own_question_gets_an_id_that_no_other_has():
    draft = made("keep-well")
    draft, first = drafting.with_own(draft, own("Keep well"))
    draft, second = drafting.with_own(draft, own("Keep well?"), heading="Our street")
    assert [first, second] == ["keep-well-2", "keep-well-3"]
    assert definition_of(draft).question(second).section == "own-our-street"


def test_a_question_without_a_heading_stands_last_and_others_still_find_their_place():
    draft, id_ = drafting.with_own(made("keep-well", "do-more"), own())
    assert ids(draft) == ["keep-well", "do-more", id_]
    assert ids(drafting.with_bank(draft, ["good-at"])) == ["keep-well", "do-more", "good-at", id_]


@pytest.mark.parametrize("words", ["日本語?", "2 benches or 3?", "<script>alert(1)</script>", "é" * 90])
def test_any_words_make_an_id(words):
    draft, _id = drafting.with_own(made("do-more"), own(words))
    assert not [problem for problem in checked(draft).problems if problem.field.endswith("id")]


def test_choices_keep_their_ids_when_their_words_or_their_order_change():
    known = [
        {"id": "mill", "text": {"en": "By the mill", "cy": "Wrth y felin"}},
        {"id": "park", "text": {"en": "Park"}},
    ]
    turned = drafting.rows_from_lines(["Park", "By the mill"], known, "en")
    assert [row["id"] for row in turned] == ["park", "mill"]
    reworded = drafting.rows_from_lines(["At the mill", "Park", "School"], known, "en")
    assert [row["id"] for row in reworded] == ["mill", "park", "school"]
    assert reworded[0]["text"] == {"en": "At the mill", "cy": "Wrth y felin"}


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.GROUP])
def test_the_matching_survey_asks_the_same_from_their_side(audience):
    every = made(*drafting.starts(Audience.RESIDENT, adults=True)["recommended"])
    draft, id_ = drafting.with_own(every, own(), heading="Our street")
    other = drafting.twin(draft, audience=audience, title="And you?")
    assert not checked(other).problems
    assert id_ in ids(other)
    assert definition_of(other).title == {"en": "And you?"}


def test_a_language_brings_the_banks_words_and_asks_for_ours():
    draft, id_ = drafting.with_own(made("keep-well", "good-at", "want-help"), own())
    draft = drafting.described(
        draft, title="What can we do?", youngest=18, oldest=None, languages=("en", "cy"), machine=("cy",)
    )
    keys = [text.key for text in translating.texts_of(draft, "cy") if not text.other]
    assert keys == ["title", f"question|{id_}|text"]
    done = translating.with_words(draft, "cy", dict.fromkeys(keys, "Geiriau"))
    assert not checked(done).problems
    assert definition_of(done).machine_translated == ("cy",)


def test_a_language_the_bank_does_not_have_is_written_word_by_word():
    draft = drafting.described(
        made("do-more", "good-at", "want-help"),
        title="What?",
        youngest=18,
        oldest=None,
        languages=("en", "pl"),
        machine=(),
    )
    assert [one.page for one in missing_in(draft)] == ["language"]
    words = {text.key: f"PL {text.first}" for text in translating.texts_of(draft, "pl")}
    assert not missing_in(translating.with_words(draft, "pl", words))


def test_a_language_that_is_not_asked_in_has_no_words():
    with pytest.raises(translating.NoSuchLanguage):
        translating.texts_of(made("do-more"), "cy")


def test_what_is_missing_is_said_once_and_in_words():
    assert [one.page for one in missing_in(made())] == ["bank"]
    assert "can offer" in missing_in(made("want-help"))[0].words
    assert "not what they need" in missing_in(made("good-at"))[0].words
    young = missing_in(made("good-at", "want-help", "sex", youngest=13) | {})
    assert not young or young[0].page == "question"
    few, id_ = drafting.with_own(
        made("good-at", "want-help"), own(kind="one", choices=[{"id": "a", "text": {"en": "A"}}])
    )
    assert [(one.page, one.about) for one in missing_in(few)] == [("question", id_)]
    early = made("do-more", "good-at", "want-help")
    early["questions"][0]["show_if"] = "good-at is cooking"
    assert "answer that is not given before" in missing_in(early)[0].words
