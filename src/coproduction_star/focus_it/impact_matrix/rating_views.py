"""Rating: for oneself on a phone, one option after another, and for others from paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from coproduction_star.focus_it.models import ImpactMatrix, Option, Rater
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.decisions.services import NotDeclared
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import forms, presenters, selectors, services
from .addresses import at
from .views import found_matrix, found_option

ASK = require_http_methods(["GET", "POST"])
GONE = gettext_lazy(
    "This option was taken away while you were writing, so this was not saved. Your words are still below: copy them "
    "if you want to keep them. What you rated before is kept."
)


@ASK
@require(Permission.RATE_OPTION)
def rate(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    """Where rating begins and goes on: interests first, then whose view, then the next option."""
    matrix, mine = found_matrix(request, matrix_id), request.access.participant_id
    if not matrix.is_open:
        return _closed(request, matrix)
    if not has_declared(programme=request.programme, participant_id=mine):
        return redirect(f"{address('interest', request.programme)}?next={at('rate', matrix)}")
    rater = selectors.rater_in(matrix, participant_id=mine)
    if rater is not None:
        return _aside(request, matrix) if rater.stands_aside else _onward(request, matrix)
    groups = selectors.groups_of(mine)
    form = forms.SpeakForForm(posted(request), initial={"group": groups[0] if len(groups) == 1 else ""})
    if form.is_valid():
        return _begun(request, matrix, group=form.cleaned_data["group"])
    page = presenters.form_page(
        matrix=matrix, access=request.access, title=_("Before you rate"), button=_("Go on"),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _begun(request: HttpRequest, matrix: ImpactMatrix, *, group: str) -> HttpResponse:
    mine = request.access.participant_id
    try:
        services.begin_rating(matrix=matrix, participant_id=mine, group=group, by=request.user)
    except services.MatrixClosed:
        return _closed(request, matrix)
    except services.StandsAside:
        return _aside(request, matrix)
    except services.OtherGroup as error:
        told = _("You rate here for this group already: %(group)s. One person speaks for one group.")
        messages.info(request, told % {"group": error.rater.get_group_display()})
    return _onward(request, matrix)


@ASK
@require(Permission.RATE_OPTION)
def rate_option(
    request: HttpRequest, organisation: str, programme: str, matrix_id: UUID, option_id: UUID
) -> HttpResponse:
    matrix, mine = found_matrix(request, matrix_id), request.access.participant_id
    if request.method == "POST" and not selectors.has_option(matrix, option_id=option_id):
        return _gone(request, matrix)
    option = found_option(matrix, option_id)
    rater = selectors.rater_in(matrix, participant_id=mine)
    if request.method == "GET":
        if not matrix.is_open:
            return _closed(request, matrix)
        if option.dropped_at is not None:
            messages.info(request, _dropped(request, option.title))
            return redirect(at("rate", matrix))
    if rater is None or rater.stands_aside:
        return redirect(at("rate", matrix))
    said = selectors.ratings_by(matrix, participant_id=mine)
    form = forms.RateForm(posted(request), matrix=matrix, initial=forms.said_before(said.get(option.pk)))
    if form.is_valid() and _kept(option, rater, form, by=request.user):
        if option.dropped_at is not None:
            messages.info(request, _dropped(request, option.title))
        return _onward(request, matrix)
    shown = selectors.options_on_the_way(matrix, also=option)
    page = presenters.rate_page(
        option=option, access=request.access, options=shown, rated=said, hidden=hidden_for(request)
    )
    return render(request, "focus_it/impact_matrix/rate.jinja", {"page": hidden_for(request).over(page), "form": form})


def _kept(option: Option, rater: Rater, form: forms.RateForm, *, by: Any) -> bool:
    """Keep the rating; what stands in the way is said in the form, and every word stays in it."""
    try:
        services.rate_option(option=option, rater=rater, by=by, **form.values)
    except services.MatrixClosed:
        form.add_error(None, _("Rating was closed while you were writing, so this was not saved. Your words are "
                               "still below. Ask whoever leads the matrix to open it again."))  # fmt: skip
    except services.StandsAside:
        form.add_error(None, _("You said meanwhile that you lead this matrix and do not rate in it, so this was not "
                               "saved. Your words are still below."))  # fmt: skip
    except services.GoneMeanwhile:
        form.add_error(None, GONE)
    except NotDeclared:
        form.add_error(None, _("Say first what you have to gain or lose; this was not saved. Your words are still "
                               "below. Start at “Rate” on the page of the matrix."))  # fmt: skip
    else:
        return True
    return False


def _gone(request: HttpRequest, matrix: ImpactMatrix) -> HttpResponse:
    """The option is not there any more. Whatever was typed for it is shown once more."""
    form = forms.RateForm(posted(request), matrix=matrix)
    form.add_error(None, GONE)
    page = presenters.form_page(matrix=matrix, access=request.access, title=_("Not saved"), button=_("Save and go on"))
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _onward(request: HttpRequest, matrix: ImpactMatrix) -> HttpResponse:
    """To the next option that is not rated; to the matrix when there is none, or to the first to look at answers."""
    mine = request.access.participant_id
    said, options = selectors.ratings_by(matrix, participant_id=mine), selectors.living_options(matrix)
    left = [option for option in options if option.pk not in said]
    if left:
        return redirect(at("rate_option", matrix, left[0].pk))
    if request.method == "GET" and options:
        return redirect(at("rate_option", matrix, options[0].pk))
    messages.success(request, _("You have rated every option. Thank you."))
    return redirect(at("matrix", matrix))


def _closed(request: HttpRequest, matrix: ImpactMatrix) -> HttpResponse:
    messages.info(request, _("Rating is not open now. What you rated before is kept."))
    return redirect(at("matrix", matrix))


def _aside(request: HttpRequest, matrix: ImpactMatrix) -> HttpResponse:
    messages.info(request, _("You said that you lead this matrix and do not rate in it."))
    return redirect(at("matrix", matrix))


def _dropped(request: HttpRequest, title: str) -> str:
    words = _(
        "“%(option)s” was dropped meanwhile. If you rated it, your rating is kept and counts when it comes back."
    )
    return words % {"option": hidden_for(request).text(title)}
