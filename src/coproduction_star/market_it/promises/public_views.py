"""What was not kept to, for somebody who signed without an account: their four words open it, and nothing else."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.charter.selectors import sides_queryset
from coproduction_star.market_it.models import Breach, Signature
from coproduction_star.market_it.signing.public_views import BY_WORDS, of_reference
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, public

from . import forms, selectors, services
from .breach_rows import answered_in_words, breach_row
from .receipt_page import OwnAnswerPage, OwnBreachesPage


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(BY_WORDS)
@makes_once
@of_reference
def own_breaches(request: HttpRequest, signature: Signature) -> HttpResponse:
    """Say that the charter was not kept to, and read what became of it."""
    charter = signature.charter
    form = forms.BreachForm(posted(request), sides=sides_queryset(charter))
    if form.is_valid():
        services.raise_breach(
            charter=charter, participant_id=signature.participant_id, signature=signature, by=None,
            **form.cleaned_data,
        )  # fmt: skip
        messages.success(
            request,
            _("Thank you. Only you and those who look after people read it. Your four words show you the answer."),
        )
        return redirect(request.path)
    page = OwnBreachesPage(
        title=_("What was not kept to"), programme=charter.programme.name, charter=charter.title,
        rows=tuple(
            breach_row(one, answer=reverse("market_it:answer_own_settlement", args=(one.pk,)))
            for one in selectors.breaches_by(signature)
        ),
        back=reverse("market_it:own_signature"), button=_("Send it"),
    )  # fmt: skip
    return _show(request, "own", page, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(BY_WORDS)
def answer_own(request: HttpRequest, breach_id: UUID) -> HttpResponse:
    """The address of one breach is of no use without the four words with which it was raised."""
    answered: HttpResponse = of_reference(lambda asked, signature: _answer(asked, signature, breach_id))(request)
    return answered


def _answer(request: HttpRequest, signature: Signature, breach_id: UUID) -> HttpResponse:
    with or_404(Breach.DoesNotExist):
        breach = selectors.breach_by(signature, breach_id)
    form = forms.AnswerForm(posted(request))
    saved = save(
        form, lambda: services.answer_settlement(breach=breach, by=None, **form.cleaned_data),
        refusals={services.NothingToAnswer: None},
    )  # fmt: skip
    back = reverse("market_it:own_breaches")
    if saved.done:
        messages.success(request, answered_in_words(saved.kept))
        return redirect(back)
    page = OwnAnswerPage(
        title=_("Is it put right?"), programme=signature.charter.programme.name, charter=signature.charter.title,
        words=breach.words, settlement=breach.settlement, back=back, button=_("Send it"),
    )  # fmt: skip
    return _show(request, "own_answer", page, form=form)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    shown = {"page": hidden_for(request).over(page), **more}
    return render(request, f"market_it/promises/{template}.jinja", shown)
