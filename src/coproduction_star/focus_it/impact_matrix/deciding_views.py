"""From the closed matrix to the decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coproduction_star.focus_it.deciding import StillOpen
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Decision
from coproduction_star.journeys.papers import offered
from coproduction_star.journeys.steps import papers_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, posted

from . import deciding, forms, presenters, results_page, selectors
from .addresses import at
from .views import found_matrix


@require_http_methods(["GET", "POST"])
@require(Permission.DECIDE)
@makes_once
def decide_matrix(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    matrix, mine = found_matrix(request, matrix_id), request.access.participant_id
    if not allowed(request, Permission.DECIDE, matrix):
        raise PermissionDenied(_("Close the matrix first. A decision comes after everyone has been heard."))
    if not has_declared(programme=request.programme, participant_id=mine):
        return redirect(f"{address('interest', request.programme)}?next={at('decide_matrix', matrix)}")
    options = selectors.living_options(matrix)
    form = forms.DecideForm(
        posted(request), options=options, hidden=hidden_for(request), initial=_initial(request, matrix, options),
        papers=offered(papers_in(request.programme)),
    )  # fmt: skip

    def decide() -> Decision:
        return deciding.decide(
            matrix=matrix, outcomes=form.outcomes, words=form.decision, participant_id=mine, by=request.user
        )

    open_again = _("Rating was opened again meanwhile, so nothing was saved. Your words are still "
                   "below. A decision comes after everyone has been heard.")  # fmt: skip
    saved = save(form, decide, refusals={StillOpen: open_again})
    if saved.done:
        messages.success(request, _("The decision is written down. Everyone who rated is told."))
        if form.answers_now:
            return redirect(address("decision_duties", request.programme, saved.kept.pk))
        return redirect(at("matrix", matrix))
    page = presenters.form_page(
        matrix=matrix, access=request.access, title=_("Write down what was decided"), button=_("Save"),
        lead=_("A matrix decides nothing. People do, and say why, also when they decide against it."),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _initial(request: HttpRequest, matrix: ImpactMatrix, options: list[Option]) -> dict[str, Any]:
    """What the matrix found, to begin the reasons with."""
    results = results_page.results_of(matrix, options, selectors.found_in(matrix, options))
    said = [results.sentence, *results.parted[1:3], *results.not_yet]
    return {"why": hidden_for(request).text("\n".join(said))}
