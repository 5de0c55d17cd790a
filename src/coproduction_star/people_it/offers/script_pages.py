"""What to say on the phone: the form of offers and wishes, question by question, and what only the caller reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.voices.models import Channel, Listening

from .addresses import at
from .forms import OfferAndAskForm
from .paper_pages import Question, answer_said, questions_of, reader_said

FIRST = ("age", "parent", "helper", "group")
"""Asked before anything is typed: of a child nothing is kept before a parent says yes."""
SAID: Mapping[str, Any] = {
    "can": gettext_lazy("What can you offer? A skill, your time, what you know, a space or things all count."),
    "can_kind": gettext_lazy("Which of these is it? I read them out."),
    "can_tags": gettext_lazy("And what is it about?"),
    "conditions": gettext_lazy("Some people can only be met with care. What would you agree to first?"),
    "want": gettext_lazy("And what would you like? It can be a thing, help, company, or to learn something."),
    "to_learn": gettext_lazy("Would you like to learn it?"),
    "want_kind": gettext_lazy("Which of these is it? I read them out."),
    "want_tags": gettext_lazy("And what is it about?"),
    "place": gettext_lazy("Which place do you live in?"),
    "postcode": gettext_lazy("Or what is your postcode? We look up the place and do not keep the postcode."),
    "times": gettext_lazy("When could it be?"),
    "travel": gettext_lazy("How far can you come?"),
    "languages": gettext_lazy("Which languages do you use?"),
    "until": gettext_lazy("Until which day is it for? You need not name one."),
    "age": gettext_lazy("How old are you? You need not say it to the year."),
    "parent": gettext_lazy("Is a parent or guardian with you? Can I talk to them?"),
    "helper": gettext_lazy("Is it for you, or do you speak for somebody else? Who are you?"),
    "group": gettext_lazy("Do you speak for a group? What is it called?"),
    "name": gettext_lazy("What is your name? You need not say it."),
    "email": gettext_lazy("Do you have an e-mail that we may use?"),
    "phone": gettext_lazy("On which number may we ring you?"),
    "safe_channel": gettext_lazy("How is it safe to reach you? We never say what it is about."),
    "when_safe": gettext_lazy("When is it safe?"),
    "agreed": gettext_lazy("What may we do? I read out each one. Say yes or no to each; all can be no."),
    "worry": gettext_lazy("Are you worried that somebody is in danger or is being hurt?"),
}
"""Each question of the form, as one asks it aloud."""
DO: Mapping[str, Any] = {
    "can": gettext_lazy(
        "Write their own words, then read them back. If they offer nothing, go on to what they would like."
    ),
    "want": gettext_lazy("Always ask this too. Write their own words, then read them back."),
    "parent": gettext_lazy(
        "Only under %(age)s. Ask the parent: Do you agree? Write their name, and choose “By phone”. If nobody is "
        "there, say when you can ring again, type in nothing, and stop here."
    ),
    "phone": gettext_lazy("Do not guess it from the call: it may not be safe."),
    "safe_channel": gettext_lazy("If they must not be found out, only what they choose here is used."),
    "worry": gettext_lazy(
        "If they say yes, tick it and let them tell what they want to. Then only the person who keeps people safe "
        "reads it, at once. It is no offer and no wish any more."
    ),
}
ONLY_IF = {
    **dict.fromkeys(("can_kind", "can_tags", "conditions"), gettext_lazy("Only if they offer something.")),
    **dict.fromkeys(("to_learn", "want_kind", "want_tags"), gettext_lazy("Only if they would like something.")),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said, what it is called on the form, the answers to read out, and what only the caller reads."""

    when: str
    say: str
    called: str
    answers: tuple[str, ...]
    do: str


@dataclass(frozen=True, slots=True)
class ScriptPage:
    title: str
    frame: Frame
    organisation: str
    danger: str
    promises: tuple[str, ...]
    questions: tuple[Spoken, ...]
    type_in: str
    type_at: str
    back: str


def script_page(
    *, programme: Programme, access: Access, listening: Listening, form: OfferAndAskForm, follow: str
) -> ScriptPage:
    return ScriptPage(
        title=_("On the phone: what to say"),
        frame=programme_frame(programme=programme, access=access, here="offers"),
        organisation=programme.organisation.name,
        danger=listening.in_danger,
        promises=(
            reader_said(programme, listening),
            answer_said(),
            _("What you say here never changes what help you can get."),
            _("You need not say who you are. You can leave out any question, and stop at any time."),
        ),
        questions=tuple(_spoken(form)),
        type_in=f"{at('enter_offers', programme)}?channel={Channel.PHONE}",
        type_at=f"{settings.SITE_URL.partition('://')[2]}{follow}",
        back=at("offers", programme),
    )


def _spoken(form: OfferAndAskForm) -> Iterator[Spoken]:
    """Every question that stands on the page and on paper; the few about whose it is come first."""
    asked = dict(questions_of(form))
    for name in sorted(asked, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST)):
        yield _one(name, asked[name], alone_from=form.alone_from)


def _one(name: str, asked: Question, *, alone_from: int) -> Spoken:
    do = str(DO.get(name, ""))
    answers = asked.boxes if len(asked.boxes) > 1 else ()
    return Spoken(
        when=str(ONLY_IF.get(name, "")), say=str(SAID[name]), called=asked.label, answers=answers,
        do=do % {"age": alone_from} if "%" in do else do,
    )  # fmt: skip
