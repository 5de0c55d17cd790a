"""What somebody types in for others: from paper, the phone, a talk, or a slip from the wall."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_now
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import Entry
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, sender_of
from coproduction_star.voices.contributions.selectors import places_of, postcodes_of
from coproduction_star.voices.limits import WRONG_REFERENCES, count, seconds_to_wait
from coproduction_star.voices.paper.selectors import known_people
from coproduction_star.voices.selectors import listening_of
from coproduction_star.voices.services import contribute

from . import script_pages, selectors, services, team_forms, team_pages, team_selectors, team_services
from .addresses import at
from .forms import OfferAndAskForm
from .views import worry_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Permission.KEEP_OFFERS)
@makes_once
def enter_offers(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form, who = _form(request), f"slips-{request.user.pk}-{address_of(request)}"
    wait = seconds_to_wait(WRONG_REFERENCES, who) if request.POST.get("slip_words") else 0
    if not wait and form.is_valid():
        try:
            return _keep(request, form)
        except team_services.NoSuchSlip:
            count(WRONG_REFERENCES, who)
            form.no_such_slip()
    page = team_pages.form_page(
        programme=request.programme, access=request.access, title=_("Type in what somebody offers or would like"),
        button=_("Save"), back=at("offers", request.programme),
        lead=_("From paper, the phone or a talk. Write their own words. They get the answer, not you."),
        script=at("offers_script", request.programme),
    )  # fmt: skip
    return render(request, "people_it/offers/enter.jinja", {"page": page, "form": form})


def _keep(request: HttpRequest, form: team_forms.EnterForm) -> HttpResponse:
    said, programme = form.cleaned_data, request.programme
    if said["worry"]:
        contribute(programme=programme, said=worry_of(form), by=request.user, channel=said["channel"])
        return redirect(at("offers", programme))
    entry, _words = team_services.type_in(
        programme=programme, told=form.told_about(said["about_code"]), channel=said["channel"], by=request.user,
        slip_words=said["slip_words"], sender=sender_of(request),
    )  # fmt: skip
    return redirect(at("offers_entered", programme, entry.pk))


@require_safe
@never_cache
@require(Permission.KEEP_OFFERS)
def offers_entered(request: HttpRequest, organisation: str, programme: str, entry_id: UUID) -> HttpResponse:
    """The four words stand here for whoever typed it in, in the same browser."""
    with or_404(Entry.DoesNotExist):
        entry = team_selectors.typed_in(request.programme, entry_id)
    mine = entry.by_id == request.user.pk and team_selectors.is_fresh(entry)
    page = team_pages.entered_page(
        programme=request.programme, access=request.access, entry=entry, follow=reverse("voices:follow"),
        words=services.words_of(entry, sender=sender_of(request)) if mine else "",
    )  # fmt: skip
    return render(request, "people_it/offers/entered.jinja", {"page": page})


@require_safe
@require(Permission.KEEP_OFFERS)
def offers_script(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = script_pages.script_page(
        programme=request.programme, access=request.access, listening=listening_of(request.programme),
        form=OfferAndAskForm(
            places=places_of(request.programme), postcodes_of=postcodes_of(request.programme),
            alone_from=request.programme.organisation.alone_from,
        ),
        follow=reverse("voices:follow"),
    )  # fmt: skip
    return render(request, "people_it/offers/script.jinja", {"page": page})


def _form(request: HttpRequest) -> team_forms.EnterForm:
    programme = request.programme
    everyone = allowed(request, Permission.SEE_WHO_OFFERS, programme)
    return team_forms.EnterForm(
        posted(request), places=places_of(programme), postcodes_of=postcodes_of(programme),
        alone_from=programme.organisation.alone_from,
        people=known_people(programme, everyone=everyone), hidden=hidden_now(programme.organisation),
        find=partial(selectors.read_on_the_board, programme),
        initial={
            "can_kind": "skill", "want_kind": "time", "about_code": request.GET.get("about", ""),
            "channel": request.GET.get("channel", ""),
        },
    )  # fmt: skip
