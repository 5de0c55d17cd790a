"""The questions of scrutiny: five, plain, in both languages."""

from coproduction_star.data.content_files import Language
from coproduction_star.data.public_texts import OLDEST
from coproduction_star.data.scrutiny import Topic, prompts
from coproduction_star.methods.readability import reading_age


def test_there_is_one_for_each_topic_in_order():
    assert [one.topic for one in prompts()] == list(Topic)
    assert all(one.question.endswith("?") for one in prompts())


def test_the_words_are_for_everyone():
    age = reading_age("\n".join(line for one in prompts() for line in one.lines))
    assert age.years < OLDEST, f"hard words: {', '.join(age.hard_words)}"


def test_all_words_are_in_welsh_and_marked_as_awaiting_a_check():
    for english, welsh in zip(prompts(), prompts(Language.WELSH), strict=True):
        assert welsh.topic == english.topic
        assert welsh.translation.awaiting_check
        assert not set(english.lines) & set(welsh.lines)
        assert len(english.lines) == len(welsh.lines)
