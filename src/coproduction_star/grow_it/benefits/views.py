from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.data.benefits import Benefit, benefits
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.library.wording import language
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import exporting, forms, pages, selectors, services
from .reading import Reading, readings


@require_safe
@require(Permission.SEE_INDICATORS)
def benefits_seen(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return render(request, "grow_it/benefits/benefits.jinja", {"page": _page(request, _found(request))})


@require_safe
@require(Permission.EXPORT_FIGURES)
def benefits_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    found = _found(request)
    ids = {one.benefit.id: one.found.answer.value for one in found}
    return exporting.as_csv(_page(request, found), ids, request.programme).response()


@require_safe
@require(Permission.EXPORT_FIGURES)
def benefits_word(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return exporting.as_word(_page(request, _found(request)), request.programme).response()


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.KEEP_INDICATORS)
def note_on_benefit(request: HttpRequest, organisation: str, programme: str, benefit: str) -> HttpResponse:
    about, here = _benefit(benefit), request.programme
    form = forms.NoteForm(posted(request), initial=forms.said_in(selectors.notes_on(here, about.id)))
    saved = save(
        form,
        lambda: services.write_note(
            programme=here, benefit=about.id, words=form.cleaned_data["words"], by=request.user,
            version=form.cleaned_data["version"],
        ),
        now=forms.said_in, refusals={services.NothingChanged: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(f"{at('benefits', here)}#{about.id}")
    page = pages.note_page(about, here, access=request.access, theirs=saved.theirs)
    return render(request, "grow_it/indicators/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _found(request: HttpRequest) -> tuple[Reading, ...]:
    named = benefits(language())
    ids = [id_ for one in named for id_ in one.measured_by]
    return readings(named, selectors.measured_in(request.programme, ids))


def _page(request: HttpRequest, found: tuple[Reading, ...]) -> pages.BenefitsPage:
    hidden = hidden_for(request)
    page = pages.benefits_page(
        request.programme, access=request.access, found=found, notes=selectors.notes_of(request.programme),
        hidden=hidden,
    )  # fmt: skip
    return hidden.over(page)


def _benefit(id_: str) -> Benefit:
    found = next((one for one in benefits(language()) if one.id == id_), None)
    if found is None:
        raise Http404
    return found
