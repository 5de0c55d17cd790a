from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, posted
from coproduction_star.voices.paper.selectors import known_people
from coproduction_star.voices.permissions import Permission as VoicesPermission

from . import forms, paper, presenters, selectors, services
from .addresses import at
from .views import found_matrix
from .wording import listed


@dataclass(frozen=True, slots=True)
class SheetOption:
    """An option on paper."""

    number: int
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A rating sheet, to print once for each person."""

    title: str
    programme: str
    organisation: str
    code: str
    axes: tuple[tuple[str, tuple[str, ...]], ...]
    options: tuple[SheetOption, ...]
    groups: tuple[str, ...]
    confidence: tuple[str, ...]
    back: str


@require_safe
@require(Permission.FACILITATE)
def sheet(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    matrix = found_matrix(request, matrix_id)
    page = SheetPage(
        title=matrix.title,
        programme=request.programme.name,
        organisation=request.organisation.name,
        code=paper.sheet_code(matrix),
        axes=tuple(
            (matrix.words(f"{axis}_label"), tuple(str(words) for _value, words in forms.scale(matrix, axis)))
            for axis in ("impact", "resources")
        ),
        options=tuple(
            SheetOption(one.position, one.title, one.initiative.summary if one.initiative else "")
            for one in selectors.living_options(matrix)
        ),
        groups=tuple(str(label) for _value, label in GROUPS),
        confidence=tuple(str(label) for _value, label in forms.CONFIDENCE),
        back=at("matrix", matrix),
    )
    return render(request, "focus_it/impact_matrix/sheet.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.TYPE_IN)
@makes_once
def enter_ratings(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    """Somebody's sheet, typed in for them by whoever does not rate, or has rated already."""
    matrix = found_matrix(request, matrix_id)
    if not allowed(request, Permission.TYPE_IN, matrix):
        messages.error(request, _("A sheet shows how somebody else rates. Rate every option yourself first, or say "
                                  "that you lead this and do not rate. Then type in the sheets."))  # fmt: skip
        return redirect(at("matrix", matrix))
    everyone = allowed(request, VoicesPermission.SEE_WHO, request.programme)
    form = paper.SheetForm(
        posted(request), matrix=matrix, options=selectors.living_options(matrix), hidden=hidden_for(request),
        people=known_people(request.programme, everyone=everyone),
    )  # fmt: skip
    if form.is_valid() and (number := _typed_in(matrix, form, by=request.user)):
        messages.success(request, _("%(number)s ratings are saved for them.") % {"number": number})
        return redirect(at("enter_ratings", matrix))
    page = presenters.form_page(
        matrix=matrix, access=request.access, title=_("Type in a sheet"), button=_("Save this sheet"),
        lead=_("Type what stands on the sheet and mend nothing. An option without any mark is left out."),
    )  # fmt: skip
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _typed_in(matrix: ImpactMatrix, form: paper.SheetForm, *, by: Any) -> int:
    """How many ratings are kept; 0 and words in the form when none could be."""
    try:
        return paper.type_in(matrix=matrix, paper=form.paper, replaces=form.replaces, by=by)
    except services.MatrixClosed:
        form.add_error(None, _("Rating is not open, so this was not saved. Open it again first."))
    except services.StandsAside:
        form.add_error("participant", _("This person leads the matrix and does not rate in it."))
    except services.OtherGroup as error:
        told = _("This person rates here for another group: %(group)s. One person speaks for one group. Ask them "
                 "which it is; nothing was saved.")  # fmt: skip
        form.add_error("group", told % {"group": error.rater.get_group_display()})
    except services.GoneMeanwhile:
        form.add_error(None, _("An option was taken away while you were typing. Nothing was saved. Keep the sheet."))
    except paper.RatedBefore as error:
        form.may_replace()
        told = _("They rated this otherwise before: %(options)s. Ask them which counts. Tick here if it is the sheet.")
        form.add_error("replaces", told % {"options": listed(error.options)})
    return 0
