"""What somebody types in for others: from paper, the phone or a talk."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_now
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.together.models import DesignRound, DesignTaker
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, sender_of
from coproduction_star.voices.limits import WRONG_REFERENCES, count, seconds_to_wait
from coproduction_star.voices.paper.selectors import known_people
from coproduction_star.voices.permissions import Permission as OfVoices
from coproduction_star.voices.services import contribute

from . import presenters, public_forms, public_pages, selectors, taking_part
from .addresses import at
from .public_views import worry_of
from .views import found


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Permission.ENTER_DESIGNS)
@makes_once
def enter_design(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    design = found(request, design_id)
    form = _form(request, design)
    if form is None:
        messages.info(request, _("Nothing is asked in this phase."))
        return redirect(at("design_round", request.programme, design.pk))
    who = f"slips-{request.user.pk}-{address_of(request)}"
    wait = seconds_to_wait(WRONG_REFERENCES, who) if request.POST.get("slip_words") else 0
    if not wait and form.is_valid():
        try:
            return _keep(request, design, form)
        except taking_part.NoSuchSlip:
            count(WRONG_REFERENCES, who)
            form.no_such_slip()
        except taking_part.NotNow:
            form.add_error(None, _("The round went into another phase meanwhile. Nothing was kept."))
    page = presenters.form_page(
        request.programme, access=request.access, title=_("Type in what somebody said"), button=_("Save"),
        back=at("design_round", request.programme, design.pk),
        lead=_("From paper, the phone or a talk. Write their own words. It stands in the history that you typed it."),
    )  # fmt: skip
    return render(request, "together/design_rounds/enter.jinja", {"page": page, "form": form})


def _form(request: HttpRequest, design: DesignRound) -> Any:
    """What the phase asks; nothing in any other."""
    if taking_part.takes_words(design):
        form: Any = public_forms.EnterTellForm(posted(request), stages=selectors.stages_of(design))
    elif taking_part.takes_dots(design):
        form = public_forms.EnterDotsForm(posted(request), priorities=selectors.priorities_of(design))
    else:
        return None
    everyone = allowed(request, OfVoices.SEE_WHO, request.programme)
    form.for_others(known_people(request.programme, everyone=everyone), hidden_now(request.programme.organisation))
    return form


def _keep(request: HttpRequest, design: DesignRound, form: Any) -> HttpResponse:
    said, programme = form.cleaned_data, request.programme
    if said.get("worry"):
        contribute(programme=programme, said=worry_of(form), by=request.user, channel=said["channel"])
        messages.success(request, _("The person who keeps people safe was told at once."))
        return redirect(at("design_round", programme, design.pk))
    taker = taking_part.tell(
        design=design, told=form.told, by=request.user, channel=said["channel"], participant=said["participant"],
        slip_words=said["slip_words"], sender=sender_of(request),
    )  # fmt: skip
    return redirect(at("entered_design", programme, design.pk, taker.pk))


@require_safe
@never_cache
@require(Permission.ENTER_DESIGNS)
def entered_design(
    request: HttpRequest, organisation: str, programme: str, design_id: UUID, told_id: UUID
) -> HttpResponse:
    """The four words stand here for whoever typed it in, in the same browser."""
    design = found(request, design_id)
    with or_404(DesignTaker.DoesNotExist):
        taker = selectors.taker_called(design, told_id)
    mine = taker.by_id == request.user.pk and selectors.told_lately(design, told_id) is not None
    words = taking_part.words_of(taker, sender=sender_of(request)) if mine else ""
    page = public_pages.entered_page(design, access=request.access, words=words, follow=reverse("voices:follow"))
    return render(request, "together/design_rounds/entered.jinja", {"page": page})
