from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coproduction_star.focus_it.models import TheoryArrow
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services, wording
from .addresses import at
from .item_views import found_item
from .views import found_theory, show


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_THEORY)
@makes_once
def add_arrow(request: HttpRequest, organisation: str, programme: str, theory_id: UUID, item_id: UUID) -> HttpResponse:
    start = found_item(found_theory(request, theory_id), item_id)
    form = _form(request, ends=selectors.later_items(start))

    def add() -> TheoryArrow:
        return services.add_arrow(start=start, values=form.values, by=request.user)

    saved = save(form, add, refusals=wording.refused_arrows())
    if saved.done:
        return redirect(f"{at('theory', start.theory)}#arrow-{saved.kept.pk}")
    page = presenters.arrow_page(theory=start.theory, access=request.access, start=start, button=_("Draw the arrow"))
    return show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_THEORY)
def theory_arrow(
    request: HttpRequest, organisation: str, programme: str, theory_id: UUID, arrow_id: UUID
) -> HttpResponse:
    theory = found_theory(request, theory_id)
    with or_404(TheoryArrow.DoesNotExist):
        arrow = selectors.arrow_with(theory=theory, arrow_id=arrow_id)
    arrow.theory = arrow.start.theory = theory
    form = _form(request, ends=selectors.later_items(arrow.start), initial=forms.words_of_arrow(arrow))

    def change() -> None:
        services.change_arrow(arrow=arrow, version=form.cleaned_data["version"], values=form.values, by=request.user)

    saved = save(form, change, now=forms.words_of_arrow, refusals=wording.refused_arrows())
    if saved.done:
        return redirect(f"{at('theory', theory)}#arrow-{arrow.pk}")
    page = presenters.arrow_page(
        theory=theory, access=request.access, start=arrow.start, button=_("Save"), theirs=saved.theirs,
        removed=arrow.removed_at is not None,
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


def _form(request: HttpRequest, **more: Any) -> forms.ArrowForm:
    cases = selectors.cases_to_choose(request.programme)
    return forms.ArrowForm(posted(request), cases=cases, hidden=hidden_for(request), **more)
