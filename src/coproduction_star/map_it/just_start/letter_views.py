"""The reminder by e-mail: asked for, confirmed by its link, and stopped by another."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coproduction_star.map_it.models import SmallStart
from coproduction_star.ui.shortcuts import posted, public

from . import forms, presenters, reminding
from .of_plan import ASK, BY_WORDS, of_plan

BY_LINK = "The link of a letter opens it, and shows nothing of the plan."


@ASK
@never_cache
@public(BY_WORDS)
@of_plan
def reminder(request: HttpRequest, start: SmallStart) -> HttpResponse:
    if request.method == "POST" and "stop" in request.POST:
        reminding.stop(start=start)
        messages.success(request, _("Your address is deleted. No e-mail comes."))
        return redirect("map_it:just_start_yours")
    form = forms.LetterForm(posted(request))
    if form.is_valid():
        try:
            reminding.want_letter(start=start, email=form.cleaned_data["email"])
            messages.success(request, _("We have sent you an e-mail. Press the link in it, or no reminder comes."))
            return redirect("map_it:just_start_yours")
        except reminding.TooManyLetters:
            form.add_error("email", _("This address was written to several times today. Try again tomorrow."))
    back = reverse("map_it:just_start_yours")
    page = presenters.ask_page(_("Get a reminder"), _("Send me an e-mail"), back=back, what=start.email)
    return render(request, "map_it/just_start/reminder.jinja", {"page": page, "form": form})


@ASK
@never_cache
@public(BY_LINK)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, because programs that check letters open every link."""
    try:
        reminding.of_token(token)
        if request.method == "POST":
            reminding.confirm(token=token)
            messages.success(request, _("Good. We write to you on the day."))
            return redirect("map_it:just_start_enter")
    except reminding.LinkTooOld:
        return _too_old(request)
    return _button(request, _("Shall we remind you?"), _("Yes, remind me"))


@ASK
@never_cache
@public(BY_LINK)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    try:
        start = reminding.of_token(token)
    except reminding.LinkTooOld:
        return _too_old(request)
    if request.method == "POST":
        reminding.stop(start=start)
        messages.success(request, _("Your address is deleted. No e-mail comes."))
        return redirect("map_it:just_start")
    return _button(request, _("No more e-mails?"), _("Delete my address"))


def _button(request: HttpRequest, title: str, button: str) -> HttpResponse:
    page = presenters.ask_page(title, button, back=reverse("map_it:just_start"))
    return render(request, "map_it/just_start/button.jinja", {"page": page})


def _too_old(request: HttpRequest) -> HttpResponse:
    page = presenters.ask_page(_("This link does not work any more"), "", back=reverse("map_it:just_start_enter"))
    return render(request, "map_it/just_start/button.jinja", {"page": page}, status=HTTPStatus.GONE)
