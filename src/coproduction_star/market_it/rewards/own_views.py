"""The reader's own claims and credits, signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.selectors import people_in
from coproduction_star.market_it.models import Claim
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import credit_forms, crediting, forms, own_page, presenters, selectors, services, statement
from .addresses import at
from .people_views import moved
from .views import ASK, ask, sent, show


@require_safe
@require(Permission.CLAIM)
def my_rewards(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    found = selectors.statement_of(here, request.access.participant_id)
    sheet = statement.sheet_of(found, take_back=lambda one: at("take_claim_back", here, one.pk))
    page = own_page.mine_page(
        here, request.access, sheet, presenters.before_of(selectors.rules_of(here)), may_give=found.account is not None
    )
    return show(request, "mine", page)


@ASK
@require(Permission.CLAIM)
@makes_once
def claim(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    person = selectors.person_called(here, request.access.participant_id)
    form = forms.ClaimForm(posted(request), initial={"happened_on": timezone.localdate()})
    made = sent(form, lambda: services.claim(
        programme=here, values=form.values, by=request.user, participant=person, warned=form.cleaned_data["warned"]
    ))  # fmt: skip
    if made is not None:
        messages.success(request, _("Sent. You see here what becomes of it."))
        return redirect(at("my_rewards", here))
    return ask(
        request, form, title=_("Claim something"), button=_("Send it"), back=at("my_rewards", here), claims=True
    )


@require_POST
@require(Permission.CLAIM)
def take_claim_back(request: HttpRequest, organisation: str, programme: str, claim_id: UUID) -> HttpResponse:
    with or_404(Claim.DoesNotExist):
        found = selectors.taken_by(request.programme, request.access.participant_id, claim_id)
    try:
        services.take_back(held=found, by=request.user)
    except services.NotNow as error:
        messages.error(request, _(str(error)))
    else:
        messages.success(request, _("Taken back. You can claim it again."))
    return redirect(at("my_rewards", request.programme))


@ASK
@require(Permission.CLAIM)
@makes_once
def give_credits(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, me = request.programme, request.access.participant_id
    form = credit_forms.GiveForm(
        posted(request), people=people_in(here, and_also=None).exclude(pk=me), pots=selectors.pots_of(here),
        hidden=hidden_for(request),
    )  # fmt: skip
    person = selectors.person_called(here, me)
    what = (
        credit_forms.CreditsForm.POT if form.is_valid() and form.cleaned_data["pot"] else credit_forms.CreditsForm.GIVE
    )
    if moved(form, lambda: crediting.write(
        programme=here, participant=person, what=what, on=timezone.localdate(), by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Given. Thank you."))
        return redirect(at("my_rewards", here))
    return ask(request, form, title=_("Give credits"), button=_("Give them"), back=at("my_rewards", here))


@require_safe
@require(Permission.CLAIM)
def my_statement(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return on_paper(request, request.access.participant_id)


def on_paper(request: HttpRequest, participant_id: UUID) -> HttpResponse:
    here = request.programme
    person = selectors.person_called(here, participant_id)
    sheet = statement.sheet_of(selectors.statement_of(here, person.pk))
    body = statement.as_pdf(here, hidden_for(request).over(sheet), name=person.name, made=timezone.now())
    return Document("statement.pdf", MEDIA_TYPE, body).response()
