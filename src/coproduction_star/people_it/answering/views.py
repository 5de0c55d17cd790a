"""A survey from its first page to its last, one question a page, kept as people go."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.data.asset_surveys.ages import Outside, outside
from coproduction_star.data.asset_surveys.pages import QuestionPage, page_called, place_to_go_on
from coproduction_star.data.questions import Answer
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.places.postcodes import knows_postcodes
from coproduction_star.people_it.asking import agreeing, invited, keeping
from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.asking.agree_form import AgreeForm
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.asking.links import NotFound
from coproduction_star.people_it.asking.look import language_of
from coproduction_star.people_it.asking.question_form import QuestionForm
from coproduction_star.people_it.models import Response, SurveyLink
from coproduction_star.people_it.parents import Parent
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.limits import count, seconds_to_wait
from coproduction_star.voices.selectors import listening_of

from . import presenters, screen, selectors, starting, ticket
from .forms import YES, ApartForm, StartForm, WhereForm
from .limits import BEGUN
from .opening import of_answers, of_link
from .ticket import Ticket

ANYONE = "Anyone who has its link can answer a published survey, without an account."
OWN = "Opens what this browser began to answer, and nothing else."
ASK = require_http_methods(["GET", "HEAD", "POST"])
LONGEST_SEAL = 200


@require_safe
@public(ANYONE)
def short(request: HttpRequest, code: str) -> HttpResponse:
    with or_404(NotFound):
        return redirect(public_address("public_survey", *selectors.organisation_of_code(code)))


@ASK
@never_cache
@public(ANYONE)
@of_link
def survey(request: HttpRequest, link: SurveyLink) -> HttpResponse:
    edition = selectors.edition_now(link.survey)
    asked, is_open = survey_of_edition(edition.pk), selectors.is_open(link.survey)
    language = language_of(asked, request.LANGUAGE_CODE)
    form = StartForm(
        posted(request), survey=asked, alone_from=request.organisation.alone_from,
        initial={"language": language, "look": "usual"},
    )  # fmt: skip
    who = address_of(request)
    wait = seconds_to_wait(BEGUN, who) if request.method == "POST" else 0
    if is_open and not wait and form.is_valid():
        if form.is_too_young:
            return redirect(public_address("answer_young", request.organisation.slug, link.code))
        if form.is_too_old:
            return redirect(public_address("answer_older", request.organisation.slug, link.code))
        if form.asks_a_parent:
            chosen = {name: form.cleaned_data.get(name, "") for name in ("language", "look")}
            there = public_address("answer_parent", request.organisation.slug, link.code)
            return redirect(f"{there}?{urlencode(chosen)}")
        count(BEGUN, who)
        return begin(request, link, edition, form.cleaned_data)
    page = presenters.first_page(
        link, asked, language=language, listening=listening_of(link.survey.programme), is_open=is_open,
        hidden=hidden_for(request), wait=wait,
        has_results=not is_open and selectors.has_public_result(link.survey),
    )  # fmt: skip
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    context = {"page": hidden_for(request).over(page), "form": form, "once": starting.once_of(request)}
    return render(request, "people_it/answering/first.jinja", context, status=status)


def begin(
    request: HttpRequest, link: SurveyLink, edition: Any, said: Mapping[str, str], *, parent: Parent | None = None
) -> HttpResponse:
    """Open a row for whoever pressed Start, however often, and lead to its four words."""
    response = starting.begin_once(
        survey=link.survey, edition=edition, link=link, channel=presenters.channel_of(link),
        language=said.get("language") or survey_of_edition(edition.pk).languages[0], sender=sender_of(request),
        parent=parent, once=request.POST.get(starting.ONCE, "")[: starting.LONGEST],
    )  # fmt: skip
    response.organisation = request.organisation
    screen.stay(response)
    by = request.GET.get(invited.FIELD, "")[:LONGEST_SEAL]
    held = ticket.ticket_of(response, code=link.code, look=said.get("look", ""), invited=by)
    return ticket.give(redirect(public_address("answer_words", request.organisation.slug, link.code)), held, response)


@require_safe
@never_cache
@public(OWN)
@of_answers
def words(request: HttpRequest, response: Response, held: Ticket) -> HttpResponse:
    pages = selectors.pages_for(response, not_apart=held.not_apart)
    page = presenters.words_page(
        response, selectors.asked_of(response), ticket=held,
        words=keeping.words_of(response, sender=sender_of(request)),
        go_on=presenters.address_of_place(
            response, held, pages, place_to_go_on(pages, keeping.all_answers(response)) if response.answers else 0
        ),
    )  # fmt: skip
    return render(request, "people_it/answering/words.jinja", {"page": page})


@ASK
@never_cache
@public(OWN)
@of_answers
def question(request: HttpRequest, response: Response, held: Ticket, *, key: str) -> HttpResponse:
    pages = selectors.pages_for(response, not_apart=held.not_apart)
    place = page_called(pages, key)
    if place is None:
        return _go_on(response, held, pages)
    page, special = pages[place], pages[place].question.special_category
    if special and keeping.special_of(response) is None:
        return redirect(f"{_at(response, held, 'answer_apart')}?then={key}")
    answers = keeping.all_answers(response)
    form = QuestionForm(posted(request), page=page, language=response.language, answers=answers)
    if request.method == "POST" and "skip" in request.POST:
        return _kept(response, held, page, {page.key: None})
    if form.is_valid():
        return _kept(response, held, page, form.kept)
    shown = presenters.one_page(
        response, selectors.asked_of(response), ticket=held, pages=pages, place=place, form=form
    )
    return render(request, "people_it/answering/question.jinja", {"page": shown, "form": form})


def _kept(response: Response, held: Ticket, page: QuestionPage, changes: dict[str, Answer]) -> HttpResponse:
    """Keep it where it changes something, and go to the page that comes next with these answers."""
    answers = keeping.all_answers(response)
    changed = {key: value for key, value in changes.items() if answers.get(key) != value}
    if changed:
        keeping.keep(response=response, changes=changed, special=page.question.special_category)
    asked = selectors.asked_of(response)
    if side := next(filter(None, (outside(asked, name, said) for name, said in changes.items())), None):
        return _not_for_them(response, held, side)
    pages = selectors.pages_for(response, not_apart=held.not_apart)
    place = page_called(pages, page.key)
    return redirect(presenters.address_of_place(response, held, pages, (-1 if place is None else place) + 1))


TOLD = {Outside.YOUNGER: "answer_young", Outside.OLDER: "answer_older"}


def _not_for_them(response: Response, held: Ticket, side: Outside) -> HttpResponse:
    """Whoever turns out to be too young or too old has answered nothing."""
    agreeing.withdraw(response=response)
    answer = redirect(_at(response, held, TOLD[side]))
    return ticket.forget(answer, organisation=response.organisation.slug, code=held.code)


def _go_on(response: Response, held: Ticket, pages: tuple[QuestionPage, ...]) -> HttpResponse:
    place = place_to_go_on(pages, keeping.all_answers(response))
    return redirect(presenters.address_of_place(response, held, pages, place))


@ASK
@never_cache
@public(OWN)
@of_answers
def apart(request: HttpRequest, response: Response, held: Ticket) -> HttpResponse:
    """Their own consent before the first question of this kind. Who says no is not asked again."""
    form = ApartForm(posted(request))
    pages = selectors.pages_for(response, not_apart=held.not_apart)
    place = page_called(pages, request.GET.get("then", "")) or 0
    if form.is_valid():
        if form.cleaned_data["agrees"] == YES:
            keeping.agree_to_special(response=response)
            return redirect(presenters.address_of_place(response, held, pages, place))
        return ticket.give(_passed_over(response, held, pages, place), ticket.without_apart(held), response)
    page = presenters.ask_page(
        response, selectors.asked_of(response), ticket=held, title=_("Before the next questions"),
        lead=(
            _("Some questions are about your health, what you believe, where you come from or whom you love."),
            _("The law guards such answers more than others. We keep them apart, and few people may read them."),
        ),
        button=_("Continue"), back=presenters.address_of_place(response, held, pages, place - 1),
    )  # fmt: skip
    return render(request, "people_it/answering/ask.jinja", {"page": page, "form": form})


def _passed_over(response: Response, held: Ticket, pages: tuple[QuestionPage, ...], place: int) -> HttpResponse:
    """To the next page of another kind."""
    left = [page for page in pages[place:] if not page.question.special_category]
    rest = selectors.pages_for(response, not_apart=True)
    at = page_called(rest, left[0].key) if left else len(rest)
    return redirect(presenters.address_of_place(response, held, rest, len(rest) if at is None else at))


@ASK
@never_cache
@public(OWN)
@of_answers
def where(request: HttpRequest, response: Response, held: Ticket) -> HttpResponse:
    """Asked where the organisation has shown places to the public; the survey's own place needs no asking."""
    places, after = selectors.places_of(response.organisation), _at(response, held, "answer_agree")
    if response.survey.place_id or not places.exists():
        if response.survey.place_id and response.place_id is None:
            agreeing.say_where(response=response, place=response.survey.place)
        return redirect(after)
    postcodes = response.organisation_id if knows_postcodes(response.organisation_id) else None
    form = WhereForm(posted(request), places=places, postcodes_of=postcodes, initial={"place": response.place_id})
    if form.is_valid():
        agreeing.say_where(response=response, place=form.place_given)
        return redirect(after)
    page = presenters.ask_page(
        response, selectors.asked_of(response), ticket=held, title=_("Where you are"), button=_("Continue"),
        back=_last_question(response, held),
    )  # fmt: skip
    return render(request, "people_it/answering/ask.jinja", {"page": page, "form": form})


@ASK
@never_cache
@public(OWN)
@of_answers
def agree(request: HttpRequest, response: Response, held: Ticket) -> HttpResponse:
    """The last page: what may be done with the answers. With it they have finished."""
    given = selectors.consents_of(response)
    form = AgreeForm(posted(request), known=response.participant_id is not None, initial={"kinds": given})
    if form.is_valid():
        agreeing.agree(response=response, kinds=form.cleaned_data["kinds"], reached=form.reached)
        keeping.finish(response=response)
        if identity := invited.whose(held.invited):
            invited.has_answered(identity, survey=response.survey)
        return redirect(_at(response, held, "answer_sent"))
    page = presenters.ask_page(
        response, selectors.asked_of(response), ticket=held, title=_("The last page"),
        button=_("Send my answers"), back=_last_question(response, held),
    )  # fmt: skip
    return render(request, "people_it/answering/agree.jinja", {"page": page, "form": form})


@require_safe
@never_cache
@public(OWN)
@of_answers
def sent(request: HttpRequest, response: Response, held: Ticket) -> HttpResponse:
    if response.finished_at is None:
        return redirect(_at(response, held, "answer_agree"))
    words = keeping.words_of(response, sender=sender_of(request))
    page = presenters.end_page(response, selectors.asked_of(response), ticket=held, words=words)
    return render(request, "people_it/answering/end.jinja", {"page": page})


def _last_question(response: Response, held: Ticket) -> str:
    pages = selectors.pages_for(response, not_apart=held.not_apart)
    return presenters.address_of_place(response, held, pages, len(pages) - 1)


def _at(response: Response, held: Ticket, name: str) -> str:
    return public_address(name, response.organisation.slug, held.code)
