"""What the team does: look, answer, let others read, take care, and type in for others."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.versions import Saved, save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import TOGETHER, Need, Offer
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import ByHand, by_hand
from coproduction_star.ui.shortcuts import or_404, posted

from . import selectors, team_forms, team_pages, team_selectors, team_services
from .addresses import at
from .clock import clock_of

ASK = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 30
REFUSALS = {
    team_services.TakenBack: gettext_lazy("Its author took it back. There is nothing to do here any more."),
    team_services.NotAgreed: gettext_lazy("Its author does not agree that others read it."),
    team_services.TellsWho: {
        "public_words": gettext_lazy("This tells who somebody is or where they live. Take that out, then save.")
    },
}


@require_safe
@require(Permission.SEE_OFFERS)
def offers(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    today, places = timezone.localdate(), Place.objects.filter(organisation=request.programme.organisation_id)
    form = team_forms.FilterForm(request.GET, places=places)
    asked = form.asked
    rows = team_selectors.list_of(request.programme, team_selectors.Wanted(**asked), today=today)
    page = team_pages.list_page(
        programme=request.programme, access=request.access, asked=asked, today=today,
        pages=Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        clock=clock_of(request.programme, today=today),
    )  # fmt: skip
    return render(request, "people_it/offers/list.jinja", {"page": hidden_for(request).over(page), "form": form})


@ASK
@require(Permission.SEE_OFFERS)
def offer(request: HttpRequest, organisation: str, programme: str, sort: str, thing_id: UUID) -> HttpResponse:
    """Two forms on one page: the answer, and the words that others may read."""
    thing = _thing(request, sort, thing_id)
    may_keep = allowed(request, Permission.KEEP_OFFERS, request.programme)
    if request.method == "POST" and not may_keep:
        return redirect(request.path)
    deed = request.POST.get("deed", "")
    answer = team_forms.AnswerForm(
        posted(request) if deed == "answer" else None,
        auto_id="answer-%s",
        initial={"answer": thing.answer, "version": thing.version},
    )
    show = team_forms.ShowForm(
        posted(request) if deed == "show" else None,
        auto_id="show-%s",
        initial={"public_words": thing.public_words or thing.words[:300], "version": thing.version},
    )
    saved = _save(request, thing, answer, show, deed)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(request.path)
    page = team_pages.thing_page(
        thing, access=request.access, by_hand=_by_hand(request, thing), today=timezone.localdate(),
        theirs=saved.theirs,
    )  # fmt: skip
    context = {"page": page, "answer": answer, "show": show, "form": show if deed == "show" else answer}
    return render(request, "people_it/offers/thing.jinja", {**context, "may_keep": may_keep})


def _by_hand(request: HttpRequest, thing: Offer | Need) -> ByHand | None:
    """Only for whoever may see who it is."""
    sees_who = allowed(request, Permission.SEE_WHO_OFFERS, request.programme)
    return by_hand(thing.organisation_id, [thing.participant]) if sees_who else None


def _save(request: HttpRequest, thing: Offer | Need, answer: Any, show: Any, deed: str) -> Saved:
    def write_back() -> None:
        said = answer.cleaned_data
        team_services.answer(thing=thing, words=said["answer"], version=said["version"], by=request.user)

    def let_read() -> None:
        said = show.cleaned_data
        team_services.show(thing=thing, words=said["public_words"], version=said["version"], by=request.user)

    if deed == "show":
        return save(
            show, let_read, refusals=REFUSALS,
            now=lambda row: {"public_words": row.public_words, "version": row.version},
        )  # fmt: skip
    return save(answer, write_back, refusals=REFUSALS, now=lambda row: {"answer": row.answer, "version": row.version})


@require_POST
@require(Permission.KEEP_OFFERS)
def hide_offer(request: HttpRequest, organisation: str, programme: str, sort: str, thing_id: UUID) -> HttpResponse:
    team_services.hide(thing=_thing(request, sort, thing_id), by=request.user)
    return redirect(at("offer", request.programme, sort, thing_id))


@ASK
@require(Permission.SEE_WHO_OFFERS)
def care_for(request: HttpRequest, organisation: str, programme: str, sort: str, thing_id: UUID) -> HttpResponse:
    thing = _thing(request, sort, thing_id)
    limit = team_selectors.limit_of(thing.entry)
    now = {
        "at_risk": thing.entry.at_risk, "known_group": thing.entry.known_group,
        "most_at_once": limit.most_at_once if limit else TOGETHER,
    }  # fmt: skip
    form = team_forms.CareForm(posted(request), of_group=bool(thing.entry.group), initial=now)
    back = at("offer", request.programme, sort, thing_id)
    if form.is_valid():
        team_services.take_care(entry=thing.entry, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(back)
    page = team_pages.form_page(
        programme=request.programme, access=request.access, title=_("How carefully, and how much"),
        button=_("Save"), back=back,
    )  # fmt: skip
    return render(request, "people_it/offers/team_form.jinja", {"page": page, "form": form})


def _thing(request: HttpRequest, sort: str, thing_id: UUID) -> Offer | Need:
    if sort not in selectors.SORTS:
        raise Http404
    with or_404(ObjectDoesNotExist):
        return team_selectors.with_entry(request.programme, sort=sort, thing_id=thing_id)
