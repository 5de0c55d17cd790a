from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require

from . import exporting, selectors

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@require(Permission.EXPORT_RISKS)
def risks_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = list(selectors.whole_register(request.programme))
    lines = list(exporting.as_csv(rows, hidden_for(request)))
    return _file(HttpResponse("".join(lines), content_type="text/csv; charset=utf-8"), request, "csv")


@require_safe
@require(Permission.EXPORT_RISKS)
def risks_workbook(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows, changes = selectors.whole_register(request.programme), selectors.whole_history(request.programme)
    made = exporting.as_xlsx(rows, changes, hidden_for(request))
    return _file(HttpResponse(made, content_type=XLSX), request, "xlsx")


def _file(answer: HttpResponse, request: HttpRequest, ending: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="risks-{request.programme.slug}.{ending}"'
    return answer
