"""It happened: in which programme does it go on?"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.models import Programme
from coproduction_star.map_it.homes import programmes_to_use_in
from coproduction_star.map_it.models import SmallStart
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.limits import SAID, count, seconds_to_wait

from . import forms, handing, presenters, selectors
from .of_plan import ASK, BY_WORDS, of_plan


@require_safe
@never_cache
@public(BY_WORDS)
@of_plan
def choose(request: HttpRequest, start: SmallStart) -> HttpResponse:
    if not _may(start):
        return _cannot(request)
    asked = request.GET.get("q", "").replace("\0", "").strip()[:100]
    mine = request.user.is_authenticated and bool(programmes_to_use_in(request.user))
    page = presenters.choose_page(mine=mine, asked=asked, found=selectors.open_programmes(asked))
    return render(request, "map_it/just_start/choose.jinja", {"page": page})


@ASK
@never_cache
@public("The four words of a plan open it; only the reader's own programmes are offered.")
@of_plan
def mine(request: HttpRequest, start: SmallStart) -> HttpResponse:
    found = programmes_to_use_in(request.user) if request.user.is_authenticated else ()
    if not found or not _may(start):
        return redirect("map_it:just_start_choose")
    named = [(str(one.pk), f"{one.name} ({one.organisation.name})") for one in found]
    title = handing.name_of(selectors.steps_of(start)[-1])
    form = forms.MineForm(posted(request), programmes=named, title=title)
    if form.is_valid():
        chosen = next(one for one in found if str(one.pk) == form.cleaned_data["programme"])
        title = form.cleaned_data.get("title", title)
        try:
            where = handing.into_own_programme(start=start, programme=chosen, title=title, by=request.user)
        except handing.CannotBeHandedOver:
            return _cannot(request)
        messages.success(request, _("It is an initiative in your programme now. Change it until it fits."))
        return redirect(where)
    return _ask(request, form, _("Put it into your programme"), _("Put it there"), template="mine")


@ASK
@never_cache
@public(BY_WORDS)
@of_plan
def tell(request: HttpRequest, start: SmallStart, to: UUID) -> HttpResponse:
    with or_404(Programme.DoesNotExist), selectors.in_open_programme(to) as programme:
        name = programme.name
    if not _may(start):
        return _cannot(request)
    step = selectors.steps_of(start)[-1]
    words = "\n\n".join([step.what, handing.story_of(start, step)])
    form = forms.TellForm(posted(request), initial={"words": words})
    if form.is_valid():
        who = address_of(request)
        if not seconds_to_wait(SAID, who):
            count(SAID, who)
            return _told(request, start, programme, form)
        form.add_error(None, _("Much was told from here just now. Wait a minute, then press the button again."))
    return _ask(request, form, _("Tell “%(programme)s” what you did") % {"programme": name}, _("Tell them"))


def _told(request: HttpRequest, start: SmallStart, programme: Programme, form: forms.TellForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        sent = handing.to_open_programme(
            start=start,
            programme=programme,
            words=said["words"],
            about_somebody=said["about_somebody"] == "yes",
            sender=sender_of(request),
        )
    except handing.CannotBeHandedOver:
        return _cannot(request)
    except handing.DoesNotListen:
        messages.info(request, _("This programme takes nothing just now. Choose another."))
        return redirect("map_it:just_start_choose")
    return redirect(sent)


def _may(start: SmallStart) -> bool:
    return handing.may_be_handed_over(start, selectors.steps_of(start)[-1])


def _cannot(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("First it has to happen; and it can go into one programme only."))
    return redirect("map_it:just_start_yours")


def _ask(request: HttpRequest, form: object, title: str, button: str, *, template: str = "hand_over") -> HttpResponse:
    page = presenters.ask_page(title, button, back=reverse("map_it:just_start_choose"))
    return render(request, f"map_it/just_start/{template}.jinja", {"page": page, "form": form})
