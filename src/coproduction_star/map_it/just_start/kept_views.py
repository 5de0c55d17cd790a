"""A small plan that was kept: the four words open it, and nothing else does."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.map_it.models import Happened, SmallStart, SmallStep
from coproduction_star.ui.documents.calendar import MEDIA_TYPE
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.limits import WRONG_IN_ALL, WRONG_REFERENCES, count, seconds_to_wait

from . import drafts, forms, opened, presenters, selectors, services
from .of_plan import ASK, BY_WORDS, of_plan


@ASK
@never_cache
@public(BY_WORDS)
def enter(request: HttpRequest) -> HttpResponse:
    form = forms.FourWordsForm(posted(request))
    who = address_of(request)
    wait = max(seconds_to_wait(WRONG_REFERENCES, who), WRONG_IN_ALL.wait()) if request.method == "POST" else 0
    if not wait and form.is_valid():
        try:
            opened.give(request.session, selectors.found_by(form.cleaned_data["reference"]))
            return redirect("map_it:just_start_yours")
        except selectors.NotFound:
            count(WRONG_REFERENCES, who)
            WRONG_IN_ALL.count()
            form.refuse()
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    back = reverse("map_it:just_start")
    page = presenters.ask_page(_("Open your small start"), _("Open it"), back=back, wait=wait)
    return render(request, "map_it/just_start/enter.jinja", {"page": page, "form": form}, status=status)


@require_safe
@never_cache
@public(BY_WORDS)
@of_plan
def yours(request: HttpRequest, start: SmallStart) -> HttpResponse:
    ticket = opened.take(request.session)
    words = opened.words_of(start, ticket.seed if ticket else "")
    page = presenters.yours_page(start, selectors.steps_of(start), words=words)
    return render(request, "map_it/just_start/yours.jinja", {"page": page})


@require_safe
@never_cache
@public(BY_WORDS)
@of_plan
def calendar(request: HttpRequest, start: SmallStart) -> HttpResponse:
    written = presenters.calendar_of(start, selectors.steps_of(start)[-1])
    headers = {"Content-Disposition": 'attachment; filename="just-start.ics"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)


@ASK
@never_cache
@public(BY_WORDS)
@of_plan
def happened(request: HttpRequest, start: SmallStart) -> HttpResponse:
    step = _open_step(start)
    if step is None:
        return _answered(request)
    form = forms.HappenedForm(posted(request))
    if form.is_valid():
        yes = form.cleaned_data["happened"] == Happened.YES
        return redirect("map_it:just_start_learned" if yes else "map_it:just_start_smaller")
    return _ask(request, form, _("Did it happen?"), _("Continue"), step)


@ASK
@never_cache
@public(BY_WORDS)
@of_plan
def learned(request: HttpRequest, start: SmallStart) -> HttpResponse:
    step = _open_step(start)
    if step is None:
        return _answered(request)
    form = forms.LearnedForm(posted(request))
    if form.is_valid():
        try:
            services.it_happened(step=step, **form.cleaned_data)
        except services.NotItsTurn:
            return _answered(request)
        messages.success(request, _("Well done. It is written down."))
        return redirect("map_it:just_start_yours")
    return _ask(request, form, _("What did you learn?"), _("Save"), step)


@ASK
@never_cache
@public(BY_WORDS)
@of_plan
def smaller(request: HttpRequest, start: SmallStart) -> HttpResponse:
    step = _open_step(start)
    if step is None:
        return _answered(request)
    form = forms.SmallerForm(posted(request), today=timezone.localdate(), initial={"who": step.who})
    if form.is_valid():
        said = form.cleaned_data
        thing = services.Thing(what=said["what"], who=said["who"], on=said["chosen"])
        try:
            services.it_did_not(step=step, learned=said["learned"], smaller=thing)
        except services.NotItsTurn:
            return _answered(request)
        messages.success(request, _("Your smaller step is written down. The first one is kept below it."))
        return redirect("map_it:just_start_yours")
    return _ask(request, form, _("Make it smaller"), _("Save"), step)


@ASK
@never_cache
@public(BY_WORDS)
@of_plan
def erase(request: HttpRequest, start: SmallStart) -> HttpResponse:
    if request.method == "POST":
        services.erase(start=start)
        opened.forget(request.session)
        messages.success(request, _("Your small start is erased. The four words no longer open anything."))
        return redirect("map_it:just_start")
    page = presenters.ask_page(_("Erase your small start"), _("Erase it"), back=reverse("map_it:just_start_yours"))
    return render(request, "map_it/just_start/erase.jinja", {"page": page})


@require_POST
@public(BY_WORDS)
def close(request: HttpRequest) -> HttpResponse:
    """For a computer that others use too."""
    opened.forget(request.session)
    drafts.forget(request.session)
    return redirect("map_it:just_start")


def _open_step(start: SmallStart) -> SmallStep | None:
    step = selectors.steps_of(start)[-1]
    return step if step.happened == Happened.OPEN else None


def _answered(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("This has its answer already. Here is what you wrote."))
    return redirect("map_it:just_start_yours")


def _ask(request: HttpRequest, form: object, title: str, button: str, step: SmallStep) -> HttpResponse:
    page = presenters.ask_page(title, button, back=reverse("map_it:just_start_yours"), what=step.what)
    return render(request, "map_it/just_start/ask.jinja", {"page": page, "form": form})
