"""One's own answers, found again by the four words: what was said, what came of it, and what one may do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey as Asked
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.people_it.asking.keeping import all_answers
from coproduction_star.people_it.asking.look import in_language
from coproduction_star.people_it.asking.said import Said, said_in
from coproduction_star.people_it.models import ConsentKind, Response
from coproduction_star.voices.following.thread import Pace, Stop

from .presenters import feedback_of


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Addresses are empty where the deed is not possible."""

    title: str
    survey: str
    programme: str
    organisation: str
    language: str
    way: tuple[Stop, ...]
    said: tuple[Said, ...]
    consents: tuple[str, ...]
    go_on: str
    may_change: bool
    """Whether each answer can be changed: while the survey is open."""
    agree: str
    take_back: str
    contact: str
    close: str


@dataclass(frozen=True, slots=True)
class DeedPage:
    title: str
    lead: tuple[str, ...]
    button: str
    back: str


def own_page(
    response: Response, asked: Asked, *, consents: tuple[str, ...], may_change: bool, hidden: Hidden
) -> OwnPage:
    labels = dict(ConsentKind.choices)
    return OwnPage(
        title=_("What you answered, and what came of it"),
        survey=in_language(asked.title, response.language),
        programme=response.survey.programme.name,
        organisation=response.organisation.name,
        language=response.language,
        way=tuple(_way(response, hidden)),
        said=said_in(asked, all_answers(response), language=response.language),
        consents=tuple(str(labels[kind]) for kind in consents),
        go_on=reverse("people_it:go_on") if may_change else "",
        may_change=may_change,
        agree=reverse("people_it:own_consents"),
        take_back=reverse("people_it:take_answers_back"),
        contact=response.organisation.contact,
        close=reverse("voices:stop_following"),
    )


def _way(response: Response, hidden: Hidden) -> Iterator[Stop]:
    survey, said = response.survey, timezone.localdate(response.answered_at)
    if response.finished_at is None:
        yield Stop(_("You began to answer"), _("You have not sent your answers yet. They do not count so far."), said)
    else:
        yield Stop(_("You answered"), _("Your answers are with the team."), timezone.localdate(response.finished_at))
    if survey.closed_at is None:
        person = hidden.name(survey.capacity_of) if survey.capacity_of else ""
        promised = f"{person}: {survey.capacity}" if person else survey.capacity
        yield Stop(_("We say what we heard and what we will do"), promised, survey.respond_by, Pace.AHEAD)
        return
    closed = timezone.localdate(survey.closed_at)
    for name, text in feedback_of(survey):
        yield Stop(name, text, closed)


def consents_page() -> DeedPage:
    lead = (_("Change a tick and save. What you take back holds from now on."),)
    return DeedPage(_("What we may do with your answers"), lead, _("Save"), reverse("people_it:own_answers"))


def take_back_page() -> DeedPage:
    lead = (
        _("Your answers, your ticks and how to reach you are erased at once. Your four words then open nothing."),
        _("Sums that were worked out before from many people together stay. Nobody can find you in them."),
        _("This cannot be undone."),
    )
    return DeedPage(_("Take my answers back"), lead, _("Erase my answers"), reverse("people_it:own_answers"))
