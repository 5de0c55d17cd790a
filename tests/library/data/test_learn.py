from dataclasses import fields
from pathlib import Path

import pytest

from coproduction_star.data.content_files import DATA, BlockKind, Language
from coproduction_star.data.errors import BadContent
from coproduction_star.data.learn import Topic, cos, explanation, explanations, steps
from coproduction_star.data.learn.loader import load_cos, load_explanations, load_steps
from coproduction_star.data.star import Step
from coproduction_star.data.vocabularies import Co
from coproduction_star.methods.readability import split_words

NOTICE = "an independent implementation of the Co-production Star approach"


def words_of(topic: Topic) -> int:
    return len(split_words("\n".join(explanation(topic).lines)))


def test_there_is_a_text_for_every_topic_step_and_co_in_the_order_of_the_star() -> None:
    assert [text.topic for text in explanations()] == list(Topic)
    assert [text.step for text in steps()] == list(Step)
    assert [text.co for text in cos()] == list(Co)


def test_one_line_is_one_line() -> None:
    (line,) = explanation(Topic.ONE_LINE).lines
    assert line.count(".") == 1
    assert len(line) <= 120


def test_one_minute_takes_a_minute_to_read_aloud() -> None:
    assert 130 <= words_of(Topic.ONE_MINUTE) <= 170


def test_ten_minutes_take_ten_minutes_with_headings_to_rest_at() -> None:
    headings = [block for block in explanation(Topic.TEN_MINUTES).body if block.kind is BlockKind.HEADING]
    assert 1_050 <= words_of(Topic.TEN_MINUTES) <= 1_350
    assert len(headings) >= 8


def test_the_notice_of_independence_is_given_once() -> None:
    everything = "\n".join(line for text in (*explanations(), *steps(), *cos()) for line in text.lines)
    assert everything.count(NOTICE) == 1


@pytest.mark.parametrize(
    "caution",
    [
        "It is not cheap labour",
        "It is not a short cut",
        "It is not a box to tick",
        "It never changes what you are owed",
        "It does not always work",
        "Do not do it when",
    ],
)
def test_the_cautions_are_said_aloud(caution: str) -> None:
    headings = [block.text for block in explanation(Topic.CAUTIONS).body if block.kind is BlockKind.HEADING]
    assert caution in headings


def test_taking_part_never_changes_what_someone_has_a_right_to() -> None:
    text = " ".join(explanation(Topic.CAUTIONS).lines)
    assert "Whether you take part never changes what you have a right to." in text


def test_the_ten_minutes_tell_of_cases_that_worked_and_of_cases_that_did_not() -> None:
    cases = {case for block in explanation(Topic.TEN_MINUTES).body for case in block.cases}
    assert {"stockholm-sms-lifesavers", "victoria-core-mental-health-co-design"} <= cases


@pytest.mark.parametrize("text", steps(), ids=lambda text: text.step)
def test_a_step_says_what_to_do_and_ends_in_a_question(text) -> None:
    assert 3 <= len(text.what_you_do) <= 5
    assert text.ask_tomorrow.endswith("?")
    assert text.example.case


@pytest.mark.parametrize("text", cos(), ids=lambda text: text.co)
def test_a_co_says_what_it_is_not_and_shows_more_than_one_case(text) -> None:
    assert len(text.looks_like) == len(text.is_not) == 3
    assert len({example.case for example in text.examples}) >= 3


def case_cos(case: str) -> str:
    return DATA.joinpath("cases", f"{case}.yaml").read_text(encoding="utf-8").split("cos:")[1].split("]")[0]


@pytest.mark.parametrize(
    ("co", "case"), [(text.co, example.case) for text in cos() for example in text.examples], ids=lambda value: value
)
def test_the_example_of_a_co_is_a_case_of_that_co(co: Co, case: str) -> None:
    assert co in case_cos(case)


@pytest.mark.parametrize("topic", list(Topic))
def test_every_explanation_is_there_in_welsh_and_await_a_check(topic: Topic) -> None:
    welsh = explanation(topic, Language.WELSH)
    assert welsh.lines != explanation(topic).lines
    assert [(block.kind, len(block.items), block.cases) for block in welsh.body] == [
        (block.kind, len(block.items), block.cases) for block in explanation(topic).body
    ]
    assert welsh.translation.language_of("body") is Language.WELSH
    assert welsh.translation.awaiting_check


def test_the_notice_of_independence_is_given_once_in_welsh_too() -> None:
    everything = "\n".join(line for text in explanations(Language.WELSH) for line in text.lines).replace("\n", " ")
    assert everything.count("weithrediad annibynnol o ddull y Seren Cydgynhyrchu") == 1


def test_a_text_without_a_welsh_file_is_english_on_a_welsh_page_and_says_so(tmp_path: Path) -> None:
    folder = DATA.joinpath("learn", "explanations")
    for topic in Topic:
        text = folder.joinpath(f"{topic}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{topic}.yaml").write_text(text, encoding="utf-8")
    welsh = load_explanations(tmp_path, language=Language.WELSH)
    assert welsh == explanations()
    assert welsh[0].translation.language_of("body") is Language.ENGLISH


PAIRS = [*zip((*steps(), *cos()), (*steps(Language.WELSH), *cos(Language.WELSH)), strict=True)]


@pytest.mark.parametrize(("english", "welsh"), PAIRS)
def test_every_step_and_co_is_whole_in_welsh(english, welsh) -> None:
    words = {field.name for field in fields(welsh)} - {"step", "co", "translation"}
    assert len(words) >= 7
    assert [name for name in words if welsh.translation.language_of(name) is not Language.WELSH] == []
    assert [name for name in words if getattr(welsh, name) == getattr(english, name)] == []


@pytest.mark.parametrize("path", sorted(DATA.joinpath("learn").glob("*/*.cy.yaml")), ids=lambda path: path.name)
def test_a_comment_marks_welsh_that_no_speaker_has_checked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Machine translation: awaiting a Welsh speaker's check.") is (
        "awaiting_check: true" in text
    )


STEP = DATA.joinpath("learn", "steps", "map-it.yaml").read_text(encoding="utf-8")
CO = DATA.joinpath("learn", "cos", "co-design.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: map-it", "id: mapit", r"map-it\.yaml:1: id: 'mapit' is no step we know\. Did you mean 'map-it'"),
        ("ask_tomorrow:", "ask_today:", r"ask_today: This key is not known"),
        ("case: trieste-microareas", "case: trieste", r"example 1, case: 'trieste' is no case we know"),
        ("example:\n", "example:\n  - {case: southwark-circle, why: So}\n", "example: A step has one example"),
    ],
)
def test_a_faulty_step_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "map-it.yaml").write_text(STEP.replace(old, new), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_steps(tmp_path)


def test_a_co_without_an_example_is_refused(tmp_path: Path) -> None:
    (tmp_path / "co-design.yaml").write_text(CO.split("examples:")[0], encoding="utf-8")
    with pytest.raises(BadContent, match=r"examples: There is no example\. Add '- case:'"):
        load_cos(tmp_path)
