import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.asset_surveys import Survey as Asked
from coproduction_star.data.asset_surveys import estimated_minutes
from coproduction_star.data.asset_surveys.pages import QuestionPage
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.people_it.asking.addresses import (
    parent_slip_address,
    public_address,
    public_results_address,
    short_address,
)
from coproduction_star.people_it.asking.asked import Asked as QuestionAsked
from coproduction_star.people_it.asking.asked import asked_on
from coproduction_star.people_it.asking.look import in_language, name_of_language
from coproduction_star.people_it.asking.question_form import QuestionForm
from coproduction_star.people_it.models import AnswerChannel, LinkKind, Response, Survey, SurveyLink
from coproduction_star.people_it.saying import ages_with_parents
from coproduction_star.voices.models import Listening

from .ticket import Ticket

DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What somebody reads before they begin. `closed` says why nobody can answer now; `heard` what came of it."""

    title: str
    language: str
    organisation: str
    programme: str
    promise: str
    promised_by: str
    respond_by: dt.date | None
    last_time: str
    minutes: str
    questions: str
    ages: str
    until: dt.date | None
    danger: str
    contact: str
    hand_in: str
    machine_made: str
    """Languages whose words a machine wrote."""
    closed: str
    heard: tuple[tuple[str, str], ...]
    results: str
    """What people said, in numbers, where the organisation chose to show it and nobody can answer any more."""
    paper: str
    follow: str
    wait: int


@dataclass(frozen=True, slots=True)
class WordsPage:
    title: str
    words: tuple[str, ...]
    survey: str
    organisation: str
    type_at: str
    go_on: str
    leave: str
    refresh: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """One question. `back` is the page before, `leave` gets out at once."""

    title: str
    survey: str
    asked: QuestionAsked
    progress: str
    back: str
    leave: str
    refresh: str
    large: bool


@dataclass(frozen=True, slots=True)
class AskPage:
    """A page that is no question of the survey: consent, where, what we may do."""

    title: str
    survey: str
    lead: tuple[str, ...]
    button: str
    back: str
    leave: str
    refresh: str


@dataclass(frozen=True, slots=True)
class EndPage:
    title: str
    survey: str
    organisation: str
    words: tuple[str, ...]
    type_at: str
    next: tuple[str, ...]
    follow: str
    close: str
    again: str
    refresh: str


@dataclass(frozen=True, slots=True)
class TellPage:
    """A page that only tells."""

    title: str
    survey: str
    sentences: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    leave: str
    refresh: str = ""


@dataclass(frozen=True, slots=True)
class ParentPage:
    """Where a parent says yes; `reach` is how to do so another way."""

    title: str
    survey: str
    reach: tuple[str, ...]
    slip: str
    back: str
    leave: str
    refresh: str


def first_page(
    link: SurveyLink,
    asked: Asked,
    *,
    language: str,
    listening: Listening,
    is_open: bool,
    hidden: Hidden,
    wait: int = 0,
    has_results: bool = False,
) -> FirstPage:
    survey = link.survey
    organisation, programme = survey.programme.organisation, survey.programme
    person = survey.capacity_of
    return FirstPage(
        title=in_language(asked.title, language),
        language=language if language in asked.title else asked.languages[0],
        organisation=organisation.name,
        programme=programme.name,
        promise=survey.capacity,
        promised_by=hidden.name(person) if person else "",
        respond_by=survey.respond_by,
        last_time=survey.last_time,
        minutes=minutes_of(asked),
        questions=_number_of_questions(asked),
        ages=ages_with_parents(asked.youngest, organisation.alone_from, asked.oldest),
        until=survey.closes_on,
        danger=listening.in_danger,
        contact=organisation.contact,
        hand_in=listening.hand_in,
        machine_made=", ".join(name_of_language(code) for code in asked.machine_translated),
        closed="" if is_open else _why_closed(survey),
        heard=feedback_of(survey),
        results=public_results_address(organisation.slug, programme.slug, survey.pk) if has_results else "",
        paper=public_address("answer_paper", organisation.slug, link.code) if is_open else "",
        follow=reverse("voices:follow"),
        wait=wait,
    )


def _why_closed(survey: Survey) -> str:
    if survey.closed_at is None and survey.opens_on and timezone.localdate() < survey.opens_on:
        return _("You can answer from %(day)s on.") % {"day": date_format(survey.opens_on, DAY)}
    return _("You can no longer answer. Thank you to everybody who did.")


def feedback_of(survey: Survey) -> tuple[tuple[str, str], ...]:
    """What was said back to everybody when the survey closed."""
    if survey.closed_at is None:
        return ()
    return (
        (_("What we heard"), survey.heard),
        (_("What we will do"), survey.will_do),
        (_("What we cannot do, and why"), survey.cannot),
    )


def minutes_of(asked: Asked) -> str:
    number = max(1, ceil(estimated_minutes(asked)))
    return ngettext("About %(number)s minute", "About %(number)s minutes", number) % {"number": number}


def _number_of_questions(asked: Asked) -> str:
    number = sum(1 for question in asked.questions if question.kind.value != "note")
    return ngettext("%(number)s question", "%(number)s questions", number) % {"number": number}


def words_page(response: Response, asked: Asked, *, ticket: Ticket, words: str, go_on: str) -> WordsPage:
    return WordsPage(
        title=_("Keep these four words") if words else _("Your answers are kept as you go"),
        words=tuple(words.split("-")) if words else (),
        survey=in_language(asked.title, response.language),
        organisation=response.organisation.name,
        type_at=whole(reverse("voices:follow")),
        go_on=go_on,
        leave=leave_address(response, ticket),
        refresh=refresh_address(response, ticket),
    )


def one_page(
    response: Response, asked: Asked, *, ticket: Ticket, pages: Sequence[QuestionPage], place: int, form: QuestionForm
) -> OnePage:
    question = asked_on(pages[place], form, language=response.language, look=ticket.look)
    return OnePage(
        title=f"{question.statement or question.text}",
        survey=in_language(asked.title, response.language),
        asked=question,
        progress=_("Question %(place)s of about %(all)s") % {"place": place + 1, "all": len(pages)},
        back=address_of_place(response, ticket, pages, place - 1),
        leave=leave_address(response, ticket),
        refresh=refresh_address(response, ticket),
        large=ticket.look != "usual",
    )


def ask_page(
    response: Response, asked: Asked, *, ticket: Ticket, title: str, lead: Sequence[str] = (), button: str, back: str
) -> AskPage:
    return AskPage(
        title=title, survey=in_language(asked.title, response.language), lead=tuple(lead), button=button, back=back,
        leave=leave_address(response, ticket), refresh=refresh_address(response, ticket),
    )  # fmt: skip


def end_page(response: Response, asked: Asked, *, ticket: Ticket, words: str) -> EndPage:
    start = public_address("public_survey", response.organisation.slug, ticket.code)
    kiosk = is_kiosk(response)
    return EndPage(
        title=_("Thank you"),
        survey=in_language(asked.title, response.language),
        organisation=response.organisation.name,
        words=tuple(words.split("-")) if words else (),
        type_at=whole(reverse("voices:follow")),
        next=tuple(what_is_next(response.survey)),
        follow=reverse("voices:follow"),
        close=public_address("answer_leave", response.organisation.slug, ticket.code),
        again=start if kiosk else "",
        refresh=public_address("answer_close", response.organisation.slug, ticket.code) if kiosk else "",
    )


def what_is_next(survey: Survey) -> Sequence[str]:
    sentences = [_("Your answers are counted with those of others. Nobody but the team reads yours alone.")]
    if survey.respond_by:
        sentences.append(
            _("By %(day)s we say what we heard, what we will do, and what we cannot do.")
            % {"day": date_format(survey.respond_by, DAY)}
        )
    if survey.capacity:
        sentences.append(survey.capacity)
    return sentences


def young_page(link: SurveyLink, asked: Asked, *, language: str, listening: Listening) -> TellPage:
    """Younger than it is for, which no parent can change: how else to be heard, and no answer kept."""
    organisation = link.survey.programme.organisation
    reach = [said for said in (organisation.contact, listening.hand_in) if said]
    facts = {"age": asked.youngest, "alone": organisation.alone_from}
    sentences = [
        _("We are glad that you want to take part. These questions are for people of %(age)s or over.") % facts,
        _("You can still tell us what matters to you. Ring us, write to us or come to us:") if reach else "",
        *reach,
        _("Under %(alone)s, ask a parent or carer first. Show them this page.") % facts,
        _("If you are under 19 and worried about something, you can ring Childline on 0800 1111, for free."),
    ]
    back = public_address("public_survey", organisation.slug, link.code)
    return TellPage(
        _("These questions are for older people"), in_language(asked.title, language),
        tuple(filter(None, sentences)), ((_("Back"), back),),
        leave=public_address("answer_leave", organisation.slug, link.code),
    )  # fmt: skip


def older_page(
    link: SurveyLink, asked: Asked, *, language: str, listening: Listening, other: SurveyLink | None
) -> TellPage:
    """Older than it is for: thanks, whom else to speak to, and no answer kept."""
    organisation = link.survey.programme.organisation
    reach = [said for said in (organisation.contact, listening.hand_in) if said]
    sentences = [
        _("Thank you for wanting to take part. These questions are for people up to %(oldest)s years.")
        % {"oldest": asked.oldest},
        _("We kept nothing, and nothing is counted."),
        _("You can still tell us what matters to you. Ring us, write to us or come to us:") if reach else "",
        *reach,
    ]
    links = [(other.survey.title, public_address("public_survey", organisation.slug, other.code))] if other else []
    if other:
        sentences.append(_("There is another survey that you can answer:"))
    back = public_address("public_survey", organisation.slug, link.code)
    return TellPage(
        _("These questions are for younger people"), in_language(asked.title, language),
        tuple(filter(None, sentences)), (*links, (_("Back"), back)),
        leave=public_address("answer_leave", organisation.slug, link.code),
    )  # fmt: skip


def parent_page(link: SurveyLink, asked: Asked, *, language: str, listening: Listening) -> ParentPage:
    organisation = link.survey.programme.organisation
    return ParentPage(
        title=_("A parent or carer says yes first"),
        survey=in_language(asked.title, language),
        reach=tuple(said for said in (organisation.contact, listening.hand_in) if said),
        slip=parent_slip_address(organisation.slug),
        back=public_address("public_survey", organisation.slug, link.code),
        leave=public_address("answer_leave", organisation.slug, link.code),
        refresh="",
    )


def still_there_page(response: Response, asked: Asked, *, ticket: Ticket, go_on: str) -> TellPage:
    close = public_address("answer_close", response.organisation.slug, ticket.code)
    return TellPage(
        _("Are you still there?"),
        in_language(asked.title, response.language),
        (_("In half a minute this screen begins anew for the next person. What you answered is kept."),),
        ((_("Yes, go on"), go_on), (_("No, I have finished here"), close)),
        leave=leave_address(response, ticket),
        refresh=f"30; url={close}",
    )


def is_kiosk(response: Response) -> bool:
    return response.channel == AnswerChannel.KIOSK


def refresh_address(response: Response, ticket: Ticket) -> str:
    """On a screen in a public place, where the page goes when nobody touches it; empty elsewhere."""
    if not is_kiosk(response):
        return ""
    return f"120; url={public_address('answer_still_there', response.organisation.slug, ticket.code)}"


def leave_address(response: Response, ticket: Ticket) -> str:
    return public_address("answer_leave", response.organisation.slug, ticket.code)


def address_of_place(response: Response, ticket: Ticket, pages: Sequence[QuestionPage], place: int) -> str:
    """The page at this place; before the first the four words, after the last the question where they live."""
    organisation, code = response.organisation.slug, ticket.code
    if place < 0:
        return public_address("answer_words", organisation, code)
    if place >= len(pages):
        return public_address("answer_where", organisation, code)
    return public_address("answer_question", organisation, code, pages[place].key)


def whole(path: str) -> str:
    """The whole address, as one writes it down."""
    return f"{settings.SITE_URL.partition('://')[2]}{path}"


def short_of(link: SurveyLink) -> str:
    return whole(short_address(link.code))


def channel_of(link: SurveyLink) -> str:
    return AnswerChannel.KIOSK if link.kind == LinkKind.KIOSK else AnswerChannel.WEB
