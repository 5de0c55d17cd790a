"""Ten minutes, one question a page. What is typed is kept with the browser, for each tab by itself."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.ui.shortcuts import or_404, posted, public
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import drafts, opened, presenters, questions, services
from .answers import CHECK, SLUGS, after, case_of, first_open, thing_of, wanted_of

WHY = "Anyone may make a small start; nobody needs an account for it."
ASK = require_http_methods(["GET", "HEAD", "POST"])
MADE = (Limit("just-start-minute", 10, 60), Limit("just-start-hour", 60, 3600))
"""Plans from one address: a library's is shared, so it is generous over an hour."""
View = Callable[..., HttpResponse]


def of_draft(view: View) -> View:
    """Hand the view the draft of the address, where it was begun in this browser; else lead to the beginning."""

    @wraps(view)
    def opened_draft(request: HttpRequest, draft: str, **more: str) -> HttpResponse:
        try:
            return view(request, drafts.draft(request.session, draft), **more)
        except drafts.NoSuchDraft:
            messages.info(request, _("This was begun elsewhere or too long ago. You can start here."))
            return redirect("map_it:just_start")

    return opened_draft


@require_safe
@public(WHY)
def front(request: HttpRequest) -> HttpResponse:
    page = presenters.front_page(signed_in=request.user.is_authenticated)
    return render(request, "map_it/just_start/front.jinja", {"page": page})


@require_POST
@public(WHY)
def begin(request: HttpRequest) -> HttpResponse:
    draft = drafts.begin(request.session)
    return redirect("map_it:just_start_question", draft=draft, page=SLUGS[0])


@ASK
@never_cache
@public(WHY)
@of_draft
def question(request: HttpRequest, draft: drafts.Draft, page: str) -> HttpResponse:
    with or_404(LookupError):
        ask = questions.form_of(page)
    form = ask(posted(request), draft.answers)
    if form.is_valid():
        draft.answers |= questions.as_answers(form.cleaned_data)
        drafts.keep(request.session, draft)
        return _to(draft, after(page, draft.answers))
    shown = presenters.question_page(page, draft)
    return render(request, "map_it/just_start/question.jinja", {"page": shown, "form": form})


@ASK
@never_cache
@public(WHY)
@of_draft
def check(request: HttpRequest, draft: drafts.Draft) -> HttpResponse:
    """Everything once more before it is kept."""
    thing = thing_of(draft.answers)
    if thing is None:
        return _to(draft, first_open(draft.answers))
    who = address_of(request)
    wait = seconds_to_wait(MADE, who) if request.method == "POST" else 0
    if request.method == "POST" and not wait:
        count(MADE, who)
        answers = draft.answers
        start = services.make_start(wanted=wanted_of(answers), case=case_of(answers), thing=thing, seed=draft.secret)
        opened.give(request.session, start, seed=draft.secret)
        return redirect("map_it:just_start_yours")
    page = presenters.check_page(draft, thing, wait=wait)
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return render(request, "map_it/just_start/check.jinja", {"page": page}, status=status)


def _to(draft: drafts.Draft, slug: str) -> HttpResponse:
    if slug == CHECK:
        return redirect("map_it:just_start_check", draft=draft.id)
    return redirect("map_it:just_start_question", draft=draft.id, page=slug)
