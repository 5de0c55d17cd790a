"""The eight questions in the order they are asked; each with three answers and what to try for the weaker two.

`first` says which improvement comes before which when several are equally needed: harm before fairness,
fairness before proof, proof before growth. `words` and `cos` find cases elsewhere that have done it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from coproduction_star.data.vocabularies import Co


class Health(StrEnum):
    STRONG = "strong"
    PARTLY = "partly"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Answer:
    health: Health
    words: Any
    suggestion: Any = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, why it is asked, and its three answers from strong to weak."""

    slug: str
    words: Any
    why: Any
    answers: tuple[Answer, Answer, Answer]
    first: int
    search: str
    """Words that cases about it use."""
    cos: tuple[Co, ...] = ()

    def answer(self, health: str) -> Answer:
        return next(answer for answer in self.answers if answer.health == health)


def _three(strong: Any, partly: Any, try_this: Any, weak: Any, or_this: Any) -> tuple[Answer, Answer, Answer]:
    return (
        Answer(Health.STRONG, strong),
        Answer(Health.PARTLY, partly, try_this),
        Answer(Health.WEAK, weak, or_this),
    )


QUESTIONS = (
    Question(
        "decides", _("Who decides how it is run?"), _("People stay when their say counts."),
        _three(
            _("People who use it and staff decide together"),
            _("People are asked, and staff decide"),
            _("Hand one real decision to the people who take part, such as the times or what is done next."),
            _("Staff or one person decide"),
            _("Ask everyone who takes part what should change, and say in public what you did about it."),
        ),
        3, "decide panel assembly budget members", (Co.CO_COMMISSION, Co.CO_DESIGN),
    ),
    Question(
        "load", _("Who carries the load?"), _("It is not fair, and it does not last, when a few do it all."),
        _three(
            _("Many share it, and nobody does too much"),
            _("A few people do most of it"),
            _("Cut the work into small jobs of an hour or less, and ask people by name to take one."),
            _("Somebody is worn out, or people who are unwell do more than is good for them"),
            _("Talk with whoever carries the most, this week. Take something off them before you add anything."),
        ),
        1, "volunteers peer support share rota", (Co.CO_DELIVER,),
    ),
    Question(
        "missing", _("Who is missing?"), _("What works for those who come may not work for those who do not."),
        _three(
            _("We know who does not come, and we go to where they are"),
            _("We know who does not come"),
            _("Go to a place where they already are, and ask two of them what would have to be different."),
            _("We have not looked"),
            _("Write down who comes, by age, part of town and need, and compare it with who lives here."),
        ),
        2, "outreach hard to reach excluded groups trust", (Co.CO_DESIGN, Co.CO_COMMISSION),
    ),
    Question(
        "known", _("Is it known to work?"), _("Without proof it is the first thing to be cut."),
        _three(
            _("We measured before and after, or compared with elsewhere"),
            _("We have counts, feedback or stories"),
            _("Choose one thing that should change for people, and write down how it is today, before you go on."),
            _("We do not know"),
            _("Ask ten people who take part what is different for them, and write down their words."),
        ),
        4, "evaluation measured survey before after", (Co.CO_ASSESS,),
    ),
    Question(
        "blocks", _("What blocks it?"), _("Often it is a rule that somebody could change, if they were asked."),
        _three(
            _("Nothing much"),
            _("Rules, forms or waiting slow it down"),
            _("Take the one rule that costs the most time to whoever can change it, with what it costs people."),
            _("Money, a building or permission may end it"),
            _("Write down what it needs to go on for a year, and ask for a decision on it by a date."),
        ),
        5, "barriers rules funding permission", (Co.CO_COMMISSION,),
    ),
    Question(
        "easier", _("How easy is it to join in?"), _("Most people who do not help were never asked."),
        _three(
            _("Anyone can try it once, with help for travel, care or language"),
            _("You can join if you know how"),
            _("Offer a first try that takes an hour and promises nothing, and say which costs you pay back."),
            _("It takes a form, a check or a long promise first"),
            _("Let people come along with somebody before any form, and keep checks for the jobs that need them."),
        ),
        6, "recruit welcome expenses flexible neighbours", (Co.CO_DELIVER,),
    ),
    Question(
        "without", _("Would it go on without one person?"), _("Much good work ends when one person leaves."),
        _three(
            _("Yes, others know how it is done"),
            _("For a while"),
            _("Let two people do the next one together, and write down on one page how it is done."),
            _("No, it would stop"),
            _("Ask that person who could learn it from them, and name the two of them in public."),
        ),
        4, "train leaders handover sustain", (Co.CO_DELIVER,),
    ),
    Question(
        "back", _("Do people get something back?"), _("Giving and getting is what makes it last."),
        _three(
            _("Yes: they told us what they value, and they get it"),
            _("They get thanks"),
            _("Ask people what they would value: a skill, a reference, company, time back, or money."),
            _("Not that we know"),
            _("Thank each person for something they did, and tell them what changed because of it."),
        ),
        6, "time bank reward credits skills reciprocity", (Co.CO_DELIVER,),
    ),
)  # fmt: skip
BY_SLUG: Mapping[str, Question] = {question.slug: question for question in QUESTIONS}
MOST_SUGGESTIONS = 3


def strong_points(answers: Mapping[str, str]) -> list[Question]:
    return [question for question in QUESTIONS if answers.get(question.slug) == Health.STRONG]


def to_improve(answers: Mapping[str, str]) -> list[Question]:
    """At most three: what is weak before what is partly there, then by `first`, then as they are asked."""
    weaker = [question for question in QUESTIONS if answers.get(question.slug) in (Health.PARTLY, Health.WEAK)]
    order = {Health.WEAK.value: 0, Health.PARTLY.value: 1}
    return sorted(weaker, key=lambda one: (order[answers[one.slug]], one.first))[:MOST_SUGGESTIONS]
