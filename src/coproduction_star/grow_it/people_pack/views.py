from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require

from . import presenters, selectors
from .forms import PackForm


@require_safe
@require(Permission.SEE_SKILLS)
def people_pack(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = PackForm(request.GET if "role" in request.GET else {})
    role, chosen = form.chosen
    asked = [("role", role), *(("skill", one) for one in chosen)]
    page = presenters.pack_page(
        request.programme, selectors.pack_of(role, chosen), access=request.access, asked=asked
    )  # fmt: skip
    shown = PackForm(initial={"role": role, "skill": chosen})
    return render(
        request, "grow_it/people_pack/pack.jinja", {"page": hidden_for(request).over(page), "form": shown}
    )  # fmt: skip


@require_safe
@require(Permission.SEE_SKILLS)
def people_pack_word(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    role, chosen = PackForm(request.GET).chosen
    return presenters.pack_word(request.programme, selectors.pack_of(role, chosen)).response()
