from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import outcomes_of, people_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import exporting, forms, presenters, selectors, services
from .similar import SimilarTitle, similar_titles

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@require(Permission.SEE_PROGRAMME)
def initiatives(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    filters = selectors.Filters.asked(request.GET)
    page = presenters.initiatives_page(
        programme=request.programme,
        access=request.access,
        pages=selectors.page_of_initiatives(
            programme=request.programme, filters=filters, number=request.GET.get("page")
        ),
        filters=filters,
        outcomes=tuple(outcomes_of(request.programme)),
        removed=selectors.removed_initiative(
            programme=request.programme, initiative_id=request.GET.get("removed", "")
        ),
    )
    return render(request, "journeys/initiatives/list.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
@makes_once
def new_initiative(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.QuickForm(posted(request), organisation_id=request.organisation.pk)
    alike = _alike(request, form)
    if form.is_valid() and not alike:
        made = services.add_initiative(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added. You can say more about it below."))
        if form.ward_told:
            messages.info(request, form.ward_told)
        return redirect(address("initiative", request.programme, made.pk))
    page = presenters.new_page(programme=request.programme, access=request.access, alike=alike)
    return render(request, "journeys/initiatives/new.jinja", {"page": hidden_for(request).over(page), "form": form})


def _alike(request: HttpRequest, form: forms.QuickForm) -> tuple[SimilarTitle, ...]:
    """Those with a name like it, unless the reader has seen them and says that theirs is new."""
    if not form.is_valid() or request.POST.get("mine_is_new"):
        return ()
    return similar_titles(programme=request.programme, title=form.cleaned_data["title"])


@require_safe
@require(Permission.SEE_PROGRAMME)
def initiative(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    try:
        row = selectors.initiative_with(programme=request.programme, initiative_id=initiative_id)
    except Initiative.DoesNotExist:
        return redirect(address("initiative", request.programme, _joined(request, initiative_id)))
    page = presenters.initiative_page(
        initiative=row,
        held=selectors.held_with_duties(row),
        access=request.access,
        panels=panels_of(request, row),
        hidden=hidden_for(request),
    )
    return render(request, "journeys/initiatives/initiative.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
def edit_initiative(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    row = _found(request, initiative_id)
    form = forms.InitiativeForm(
        posted(request),
        initial=forms.words_of(row),
        outcomes=outcomes_of(request.programme),
        people=people_in(request.programme, and_also=row.contact_id),
        hidden=hidden_for(request),
        organisation_id=request.organisation.pk,
    )

    def change() -> None:
        services.change_initiative(initiative=row, by=request.user, values=form.values, **form.links)

    saved = save(form, change, now=forms.words_of)
    if saved.done:
        if form.ward_told:
            messages.info(request, form.ward_told)
        return redirect(address("initiative", request.programme, row.pk))
    page = presenters.edit_page(initiative=row, access=request.access, theirs=saved.theirs, hidden=hidden_for(request))
    return render(request, "journeys/initiatives/edit.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.EDIT_INITIATIVE)
def still_true(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    row = _found(request, initiative_id)
    services.mark_checked(initiative=row, today=timezone.localdate(), by=request.user)
    messages.success(request, _("Thank you. The page now says that somebody looked today."))
    return redirect(address("initiative", request.programme, row.pk))


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_INITIATIVE)
def remove_initiative(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    row = _found(request, initiative_id)
    if request.method == "GET":
        page = presenters.remove_page(initiative=row, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    with or_404(Initiative.DoesNotExist):
        services.remove_initiative(initiative=row, by=request.user)
    return redirect(f"{address('initiatives', request.programme)}?removed={row.pk}")


@require_POST
@require(Permission.EDIT_INITIATIVE)
def restore_initiative(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    with or_404(Initiative.DoesNotExist):
        row = services.restore_initiative(programme=request.programme, initiative_id=initiative_id, by=request.user)
    messages.success(request, _("The initiative is back."))
    return redirect(address("initiative", request.programme, row.pk))


@require_safe
@require(Permission.EXPORT)
def initiatives_file(request: HttpRequest, organisation: str, programme: str, kind: str) -> StreamingHttpResponse:
    rows = selectors.rows_for_export(programme=request.programme, filters=selectors.Filters.asked(request.GET))
    services.note_export(programme=request.programme, kind=kind, by=request.user)
    hidden = hidden_for(request)
    if kind == "csv":
        lines, media = exporting.as_csv(rows, hidden=hidden), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        lines, media = [exporting.as_xlsx(rows, hidden=hidden)], XLSX
    else:
        about = {"name": request.programme.name}
        lines, media = exporting.as_json(rows, about=about, hidden=hidden), "application/json"
    name = f"{request.programme.slug}-initiatives.{kind}"
    return StreamingHttpResponse(
        lines, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _found(request: HttpRequest, initiative_id: UUID) -> Initiative:
    with or_404(Initiative.DoesNotExist):
        return selectors.initiative_with(programme=request.programme, initiative_id=initiative_id)


def _joined(request: HttpRequest, initiative_id: UUID) -> UUID:
    """The one it was joined with: an old address leads there."""
    with or_404(Initiative.DoesNotExist):
        return selectors.joined_with(programme=request.programme, initiative_id=initiative_id)
