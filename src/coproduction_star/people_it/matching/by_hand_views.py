"""The page on which a broker proposes somebody by hand."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Need, Offer, Proposal
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import by_hand, forms, presenters, services
from .addresses import desk_address


@dataclass(frozen=True, slots=True)
class ByHandPage:
    """Whom it is about, what can be chosen, the words it was looked for with, and why it cannot be."""

    title: str
    frame: Frame
    who: str
    lead: str
    button: str
    words: str
    has_choices: bool
    against: tuple[str, ...]
    theirs: tuple[tuple[str, str, str], ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.MATCH)
@makes_once
def propose_by_hand(
    request: HttpRequest, organisation: str, programme: str, sort: str, thing_id: UUID
) -> HttpResponse:
    with or_404(ObjectDoesNotExist):
        thing = by_hand.thing_with(request.programme, sort=sort, thing_id=thing_id)
    words = request.GET.get("words", "").strip()[:100]
    choices = by_hand.choices(request.programme, thing, words=words)
    form, against = forms.ByHandForm(posted(request), choices=choices), ()
    if form.is_valid():
        try:
            made = _propose(request, thing, form)
        except services.MayNotMeet as error:
            against = error.reasons
        except ObjectDoesNotExist:
            form.add_error("chosen", _("It is not there any more. Choose another."))
        else:
            messages.success(request, _("Proposed. Nobody is asked before it is approved here."))
            return redirect(f"{desk_address(request.programme)}#proposal-{made.pk}")
    page = ByHandPage(
        title=_("Propose by hand"),
        frame=presenters.frame_of(request.programme, request.access, deep=True),
        who=presenters.giver(thing, hidden_for(request)),
        lead=thing.words,
        button=_("Propose it"),
        words=words,
        has_choices=bool(choices),
        against=against,
    )
    context: dict[str, Any] = {"page": hidden_for(request).over(page), "form": form}
    return render(request, "people_it/matching/by_hand.jinja", context)


def _propose(request: HttpRequest, thing: Offer | Need, form: forms.ByHandForm) -> Proposal:
    chosen, reason = form.cleaned_data["chosen"], form.cleaned_data["reason"]
    both: dict[str, Any] = (
        {"offer": by_hand.thing_with(request.programme, sort="offer", thing_id=chosen), "wanted": thing}
        if isinstance(thing, Need)
        else {"offer": thing, "wanted": by_hand.chosen_with(request.programme, chosen)}
    )
    return by_hand.propose(programme=request.programme, reason=reason, by=request.user, **both)
