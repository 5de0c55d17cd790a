"""Figures in and out as files."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.grow_it.models import FigureFile, Indicator
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.pdf import PdfDocument
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead
from coproduction_star.ui.documents.word import WordDocument
from coproduction_star.ui.shortcuts import or_404, posted, pressed

from . import bring_page, bringing, exporting, selectors, services
from .addresses import at
from .forms import BringForm, ConfirmForm
from .framework_paper import Kind, framework_paper
from .protecting import sees_exact
from .views import ASK

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@ASK
@require(Permission.WRITE_FIGURES)
def bring(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Choose a file; look at its rows; keep them. Nothing is kept before the last button."""
    if "rows" in request.POST:
        return _keep(request)
    form = BringForm(posted(request), request.FILES or None)
    if not form.is_valid():
        return _choose(request, form)
    file = form.cleaned_data["file"]
    try:
        table = [cells for _number, cells in read_spreadsheet(file.read()).rows]
        rows = bringing.read_rows(table, selectors.by_title(request.programme))
    except (CannotRead, bringing.NoSuchColumns) as error:
        form.add_error("file", str(error))
        return _choose(request, form)
    return _look(request, rows, name=file.name, text=bringing.as_text(table))


def _keep(request: HttpRequest) -> HttpResponse:
    form = ConfirmForm(posted(request))
    if not form.is_valid():
        return redirect(at("bring_figures", request.programme))
    name, text = form.cleaned_data["name"], form.cleaned_data["rows"]
    try:
        rows = bringing.read_rows(bringing.from_text(text), selectors.by_title(request.programme))
        good = [(row.indicator, row.group, dict(row.values)) for row in rows if row.indicator and not row.faults]
        services.bring_in(programme=request.programme, name=name, rows=good, by=request.user)
    except services.Overlaps as error:
        return _look(request, rows, name=name, text=text, refused=str(error))
    except bringing.NoSuchColumns:
        return redirect(at("bring_figures", request.programme))
    told = ngettext("%(n)s figure is there.", "%(n)s figures are there.", len(good)) % {"n": len(good)}
    waiting = _("They wait for approval. You can take the file back below.")
    messages.success(request, f"{told} {waiting}")
    return redirect(at("framework", request.programme))


@require_POST
@require(Permission.WRITE_FIGURES)
def take_back(request: HttpRequest, organisation: str, programme: str, figure_file_id: UUID) -> HttpResponse:
    with or_404(FigureFile.DoesNotExist):
        file = selectors.file_called(request.programme, figure_file_id)
    told = _("Taken back. Figures that were approved or changed meanwhile stay.")
    return pressed(
        request, lambda: services.take_back(file=file, by=request.user), done=told,
        refusals={services.NotNow: _("It is taken back already.")}, then=at("framework", request.programme),
    )  # fmt: skip


@require_safe
@require(Permission.EXPORT_FIGURES)
def figures_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    body = exporting.as_csv(selectors.tidy_rows(request.programme, exact=_exact(request)), hidden_for(request))
    return Document(f"figures-{request.programme.slug}.csv", CSV, body).response()


@require_safe
@require(Permission.EXPORT_FIGURES)
def figures_workbook(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    measures = Indicator.objects.filter(programme=request.programme).select_related("outcome")
    body = exporting.as_xlsx(
        selectors.tidy_rows(request.programme, exact=_exact(request)), measures, hidden_for(request)
    )
    return Document(f"figures-{request.programme.slug}.xlsx", XLSX, body).response()


@require_safe
@require(Permission.EXPORT_FIGURES)
def framework_word(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return _framework(request, WordDocument)


@require_safe
@require(Permission.EXPORT_FIGURES)
def framework_pdf(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return _framework(request, PdfDocument)


def _framework(request: HttpRequest, kind: Kind) -> HttpResponse:
    here = request.programme
    made = framework_paper(
        kind, here, outcomes=selectors.outcomes_of(here),
        measures=selectors.measures_of(here, exact=_exact(request)), hidden=hidden_for(request),
    )  # fmt: skip
    return made.response()


def _exact(request: HttpRequest) -> bool:
    return sees_exact(request.access, request.programme)


def _choose(request: HttpRequest, form: BringForm) -> HttpResponse:
    page = bring_page.choose_page(request.programme, access=request.access)
    return render(request, "grow_it/indicators/bring.jinja", {"page": page, "form": form})


def _look(
    request: HttpRequest, rows: tuple[bringing.Row, ...], *, name: str, text: str, refused: str = ""
) -> HttpResponse:
    page = bring_page.look_page(request.programme, access=request.access, rows=rows, name=name, refused=refused)
    form = ConfirmForm(initial={"name": name, "rows": text})
    return render(request, "grow_it/indicators/look.jinja", {"page": hidden_for(request).over(page), "form": form})
