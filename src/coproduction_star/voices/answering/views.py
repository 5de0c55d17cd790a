from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.selectors import Closed, late_answers, listening_of, safeguarding_leads, why_closed
from coproduction_star.voices.versions import ChangedMeanwhile

from . import presenters, selectors, services
from .forms import AnswerForm, ListeningForm

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.READ)
def said(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.said_page(
        programme=request.programme,
        access=request.access,
        pages=selectors.page_to_answer(request.programme, number=request.GET.get("page")),
        answered=selectors.answered_in(request.programme),
        closed=_closed(request),
        answers=late_answers(programme=request.programme),
    )
    return render(request, "voices/answering/said.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.ANSWER)
def answer(request: HttpRequest, organisation: str, programme: str, contribution: UUID) -> HttpResponse:
    with or_404(Contribution.DoesNotExist):
        found = selectors.to_read(request.programme, contribution)
    form = _answer_form(request, found)
    meanwhile = False
    if form.is_valid():
        try:
            services.answer(contribution=found, by=request.user, **form.cleaned_data)
        except ChangedMeanwhile:
            meanwhile = True
            with or_404(Contribution.DoesNotExist):
                found = selectors.to_read(request.programme, contribution)
            form.data = form.data | {"version": str(found.version)}
        else:
            messages.success(request, _("Your answer stands where its writer reads it."))
            return redirect("voices:said", organisation, programme)
    page = presenters.answer_page(contribution=found, access=request.access, meanwhile=meanwhile)
    return render(request, "voices/answering/answer.jinja", {"page": page, "form": form})


def _answer_form(request: HttpRequest, found: Contribution) -> AnswerForm:
    """What was typed so far is kept while somebody only looks for what it joins."""
    typed, initial = posted(request), {"version": found.version}
    if typed is not None and "finding" in typed:
        typed, initial = None, initial | typed.dict()
    return AnswerForm(
        typed,
        initial=initial,
        initiatives=selectors.initiatives_to_join(request.programme),
        others=selectors.others_like(found),
        like=found.words,
        hidden=hidden_for(request),
    )


@ASK
@require(Permission.LISTEN)
def listening(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    chosen = presenters.listening_values(listening_of(request.programme))
    form = ListeningForm(posted(request), initial=chosen, readers=selectors.possible_readers(request.programme))
    if form.is_valid():
        services.choose_how_to_listen(programme=request.programme, values=form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. The forms say so from now on."))
        return redirect("voices:said", organisation, programme)
    page = presenters.listening_page(programme=request.programme, access=request.access, closed=_closed(request))
    return render(request, "voices/answering/listening.jinja", {"page": page, "form": form})


def _closed(request: HttpRequest) -> tuple[Closed, ...]:
    return why_closed(request.programme, listening_of(request.programme), safeguarding_leads(request.programme))
