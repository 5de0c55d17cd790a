"""Credits, thanks and help of people, kept by those who look after them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import LedgerAccount, Transfer
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import credit_forms, crediting, forms, ledger, own_page, presenters, selectors, services
from .addresses import at
from .statement import sheet_of
from .totals import credits_in_words
from .views import ASK, ask, show

PUT = {ledger.PutRight: None, ledger.AccountClosed: None}


@require_safe
@require(Permission.APPROVE_CLAIM)
def reward_people(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    pages = selectors.accounts_of_people(request.programme, number=request.GET.get("page"))
    page = presenters.people_page(request.programme, request.access, pages, hidden=hidden_for(request))
    return show(request, "people", page)


@ASK
@require(Permission.APPROVE_CLAIM)
def choose_person(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.WhoForm(
        posted(request), people=selectors.known_people(request.programme), hidden=hidden_for(request)
    )  # fmt: skip
    if form.is_valid():
        return redirect(at("reward_person", request.programme, form.cleaned_data["participant"].pk))
    return ask(
        request, form, title=_("Whose credits or thanks is it about?"), button=_("Go on"),
        back=at("reward_people", request.programme),
    )  # fmt: skip


@require_safe
@require(Permission.APPROVE_CLAIM)
def reward_person(request: HttpRequest, organisation: str, programme: str, participant: UUID) -> HttpResponse:
    here, person = request.programme, _person(request, participant)
    sheet = sheet_of(
        selectors.statement_of(here, person.pk), put_right=lambda one: at("put_right", here, person.pk, one.pk)
    )
    page = own_page.person_page(here, request.access, person, sheet, hidden=hidden_for(request))
    return show(request, "person", page)


@ASK
@require(Permission.KEEP_LEDGER)
@makes_once
def credits_of(request: HttpRequest, organisation: str, programme: str, participant: UUID) -> HttpResponse:
    here, person = request.programme, _person(request, participant)
    form = credit_forms.CreditsForm(
        posted(request), people=selectors.known_people(here).exclude(pk=person.pk), pots=selectors.pots_of(here),
        hidden=hidden_for(request), initial={"on": timezone.localdate()},
    )  # fmt: skip
    done = moved(form, lambda: crediting.write(
        programme=here, participant=person, by=request.user, **form.cleaned_data
    ))  # fmt: skip
    return _done(request, person, form, done=done, title=_("Credits"), button=_("Write it down"))


@ASK
@require(Permission.KEEP_LEDGER)
@makes_once
def thank(request: HttpRequest, organisation: str, programme: str, participant: UUID) -> HttpResponse:
    person = _person(request, participant)
    form = forms.ThanksForm(posted(request), initial={"given_on": timezone.localdate()})
    done = form.is_valid()
    if done:
        services.thank(
            programme=request.programme, participant=person, values=form.cleaned_data, by=request.user
        )  # fmt: skip
    return _done(request, person, form, done=done, title=_("Thank them"), button=_("Write it down"))


@ASK
@require(Permission.KEEP_LEDGER)
@makes_once
def support(request: HttpRequest, organisation: str, programme: str, participant: UUID) -> HttpResponse:
    person = _person(request, participant)
    form = forms.SupportForm(posted(request), initial={"given_on": timezone.localdate()})
    done = form.is_valid()
    if done:
        services.support(programme=request.programme, participant=person, values=form.values, by=request.user)
    return _done(request, person, form, done=done, title=_("Help to take part"), button=_("Write it down"))


@ASK
@require(Permission.KEEP_LEDGER)
def put_right(
    request: HttpRequest, organisation: str, programme: str, participant: UUID, transfer_id: UUID
) -> HttpResponse:  # fmt: skip
    person = _person(request, participant)
    with or_404(Transfer.DoesNotExist):
        found = selectors.transfer_with(programme=request.programme, transfer_id=transfer_id)
    form = credit_forms.PutRightForm(posted(request))
    done = moved(form, lambda: ledger.put_right(transfer=found, by=request.user, **form.cleaned_data))
    lead = f"{found.get_why_display()}: {presenters.amount_in_words(found.unit, found.amount)}"
    return _done(request, person, form, done=done, title=_("Put this right"), button=_("Move it back"), lead=lead)


@ASK
@require(Permission.KEEP_LEDGER)
@makes_once
def new_pot(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = credit_forms.PotForm(posted(request))
    if form.is_valid():
        ledger.open_pot(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(at("rewards", request.programme))
    return ask(request, form, title=_("A community pot"), button=_("Save"))


@ASK
@require(Permission.KEEP_LEDGER)
@makes_once
def from_pot(request: HttpRequest, organisation: str, programme: str, pot_id: UUID) -> HttpResponse:
    here = request.programme
    with or_404(LedgerAccount.DoesNotExist):
        pot = selectors.pot_with(here, pot_id)
    form = credit_forms.FromPotForm(posted(request), people=selectors.known_people(here), hidden=hidden_for(request))
    if moved(form, lambda: crediting.from_pot(pot=pot, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Written down."))
        return redirect(at("rewards", here))
    title = _("Credits out of the pot “%(name)s”") % {"name": pot.name}
    return ask(request, form, title=title, button=_("Write it down"), lead=credits_in_words(pot.minutes))


def moved(form: Any, move: Callable[[], Any]) -> bool:
    """Move what a form says. Below the agreed limit the form says so, and nothing moved."""
    if not form.is_valid():
        return False
    try:
        return save(form, move, refusals=PUT).done
    except ledger.BelowLimit as error:
        told = _("There are %(left)s, and the agreed limit is %(lowest)s. Nothing was moved: write fewer hours.")
        form.add_error(None, told % {"left": credits_in_words(error.left), "lowest": credits_in_words(error.lowest)})
        return False


def _done(request: HttpRequest, person: Participant, form: Any, *, done: bool, **more: Any) -> HttpResponse:
    back = at("reward_person", request.programme, person.pk)
    if done:
        messages.success(request, _("Written down."))
        return redirect(back)
    more.setdefault("lead", hidden_for(request).name(person))
    return ask(request, form, back=back, **more)


def _person(request: HttpRequest, participant: UUID) -> Participant:
    with or_404(Participant.DoesNotExist):
        return selectors.person_called(request.programme, participant)
