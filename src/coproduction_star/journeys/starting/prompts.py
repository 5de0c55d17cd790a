"""A handful of small things anyone can try in ten minutes."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Prompt:
    """One small thing, and how to do it."""

    slug: str
    what: Any
    how: Any
    for_staff: bool = False
    """Only somebody who works for a service can do it."""


PROMPTS = (
    Prompt(
        "ask-one",
        _("Ask one person who uses the service what a good day looks like"),
        _("Listen for five minutes. Write down their words, not yours. They may become an outcome."),
    ),
    Prompt(
        "thank-one",
        _("Thank someone who already helps a neighbour, and ask what would make it easier"),
        _("What people do for each other is often the best start, and nobody has written it down."),
    ),
    Prompt(
        "one-rule",
        _("Find one rule that stops people from helping, and ask who could change it"),
        _("Ask somebody who works at the front desk. They know."),
    ),
    Prompt(
        "invite-one",
        _("Invite one resident to the next meeting, and ask them to choose one thing to talk about"),
        _("Say when and where, how long, and that travel is paid."),
        for_staff=True,
    ),
    Prompt(
        "read-one",
        _("Read one case with two colleagues, and say what you would try"),
        _("Choose one with results that surprised you. Ten minutes are enough."),
        for_staff=True,
    ),
    Prompt(
        "show-one",
        _("Show people one figure you keep about them, and ask if it is the right one"),
        _("Checking together how well things work can begin with one number."),
        for_staff=True,
    ),
)


RESIDENTS = (
    Prompt(
        "read-alone",
        _("Read one case with a neighbour, and say what you would try"),
        _("Choose one with results that surprised you. Ten minutes are enough."),
    ),
    Prompt(
        "bring-one",
        _("Bring one neighbour to the next meeting, and choose together one thing to talk about"),
        _("Ask first when and where it is, how long it takes, and whether travel is paid."),
    ),
)
"""What anyone can do in place of what only staff can."""


def for_anyone() -> tuple[Prompt, ...]:
    """What needs no work for a service: all that is offered where nobody is signed in."""
    return (*(prompt for prompt in PROMPTS if not prompt.for_staff), *RESIDENTS)


def prompt_called(slug: str) -> Prompt:
    """The prompt with this slug; raises LookupError when there is none."""
    found = next((prompt for prompt in PROMPTS if prompt.slug == slug), None)
    if found is None:
        raise LookupError(slug)
    return found
