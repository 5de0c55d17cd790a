"""One's own plan: write it, print it, change it. The public page keeps nothing; with an account one may ask for it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.guard import require
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.plain import plain_form
from coproduction_star.ui.reading import reading
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.contributions.views import of_published

from . import easy_words, forms, keeping, pages
from .addresses import my_plan_address

ASK = require_http_methods(["GET", "HEAD", "POST"])
CHANGE, KEEP, ERASE = "change", "keep", "erase"


@ASK
@never_cache
@public("Anyone can write a plan of their own here and print it. Nothing of it is kept.")
@of_published
def public_my_plan(request: HttpRequest, programme: Programme) -> HttpResponse:
    return _answer(request, programme, access=None)


@ASK
@never_cache
@require(Permission.WRITE_MY_PLAN)
def my_plan(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, me = request.programme, request.access.participant_id
    do = request.POST.get("do", "")
    if do == ERASE:
        keeping.erase_plan(programme=here, participant_id=me, by=request.user)
        messages.success(request, _("Your plan is erased here. What you printed is yours."))
        return redirect(my_plan_address(here))
    form = forms.PlanForm(posted(request))
    if do == KEEP and form.is_valid():
        keeping.keep(programme=here, participant_id=me, words=form.cleaned_data, by=request.user)
        messages.success(request, _("Your plan is kept. Only you can open it."))
        return redirect(my_plan_address(here))
    kept = keeping.kept_of(here, me)
    if kept and request.method != "POST" and "paper" not in request.GET:
        page = pages.plan_page(here, kept, access=request.access, is_kept=True)
        return _show(request, "plan", page)
    return _answer(request, here, access=request.access)


def _answer(request: HttpRequest, programme: Programme, *, access: Any) -> HttpResponse:
    """The form; or the plan, once it was sent; or an empty one to print."""
    if request.method != "POST" and "paper" in request.GET:
        return _show(request, "paper", pages.paper_page(programme, access=access))
    if request.POST.get("do") == CHANGE:
        form = forms.PlanForm(initial=plain_form(request.POST))
    else:
        form = forms.PlanForm(posted(request))
    how = reading(request, form, lead=easy_words.LEAD)
    if form.is_bound and form.is_valid():
        page = pages.plan_page(programme, form.cleaned_data, access=access)
        return _show(request, "plan", page)
    return _show(request, "ask", pages.ask_page(programme, access=access), form=form, how=how)


def _show(request: HttpRequest, template: str, page: Any, *, form: Any = None, how: Any = None) -> HttpResponse:
    shown = {"page": page, "form": form, "reading": how or reading(request, form)}
    return render(request, f"together/my_plan/{template}.jinja", shown)
