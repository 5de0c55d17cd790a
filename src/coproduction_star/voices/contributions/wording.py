"""What each form asks, in the words of whoever answers."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coproduction_star.voices.models import Kind

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Wording:
    """A form's heading, its one question with a hint, and what to say when it is empty."""

    title: Text
    about: Text
    question: Text
    hint: Text
    empty: Text


FORMS: dict[str, Wording] = {
    Kind.HAPPENING: Wording(
        _("This already happens"),
        _("Tell us what people and services do together here already."),
        _("What happens, and who does it together?"),
        _("For example: every Friday six of us cook with the staff of the day centre."),
        _("Write what already happens."),
    ),
    Kind.IDEA: Wording(
        _("I would like"),
        _("Tell us what you would like to happen. A few words are enough."),
        _("What would you like, and why?"),
        _("For example: benches on the way to the shops, so that my mum can rest."),
        _("Write what you would like."),
    ),
    Kind.OBJECTION: Wording(
        _("I worry about a plan"),
        _("Tell us if you are against something that is planned, or worry about it."),
        _("Which plan is it, and what worries you?"),
        _("You do not have to be an expert. What you see every day matters."),
        _("Write which plan it is and what worries you."),
    ),
    Kind.RISK: Wording(
        _("I see a risk"),
        _("Tell us what could go wrong with something that happens or is planned."),
        _("What could go wrong, and for whom?"),
        _("For example: the path to the hall is dark. Say also whether it is worth doing all the same."),
        _("Write what could go wrong."),
    ),
    Kind.JOIN: Wording(
        _("I want to join or help"),
        _("Tell us what you would like to join, or what you could do."),
        _("What would you like to join or do?"),
        _("Say how we can reach you below, or come back with your four words to read our answer."),
        _("Write what you would like to join or do."),
    ),
    Kind.QUESTION: Wording(
        _("I have a question"),
        _("Ask what you like. You read the answer with your four words."),
        _("What is your question?"),
        "",
        _("Write your question."),
    ),
    Kind.ON_A_PAGE: Wording(
        _("Something is wrong or missing"),
        _("Tell us if one of our pages is wrong, or leaves something out."),
        _("What is wrong or missing?"),
        _("For example: the group meets on Tuesdays now, not on Mondays."),
        _("Write what is wrong or missing."),
    ),
}
"""The kinds with a form of their own, in the order of the page that offers them."""
