"""The gallery page and the files of its drawings; both exist in development only."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coproduction_star.ui.documents.download import UnknownKind, download
from coproduction_star.ui.shortcuts import or_404, public

from .forms import sample_form
from .presenters import gallery_page
from .samples import SOURCE, drawings

View = Callable[..., HttpResponse]


def development_only(view: View) -> View:
    """Answer as if the address did not exist, where people work for real."""

    @wraps(view)
    def answered(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if not settings.DEVELOPMENT:
            raise Http404
        return view(request, *args, **kwargs)

    return answered


@require_safe
@public("Made-up content that shows the components; answers in development only.")
@development_only
def gallery(request: HttpRequest) -> HttpResponse:
    page = gallery_page(prefix=reverse("ui:gallery"))
    return render(request, "ui/gallery/gallery.jinja", {"page": page, "form": sample_form()})


@require_safe
@public("Made-up content that shows the components; answers in development only.")
@development_only
def drawing_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    with or_404(KeyError, UnknownKind):
        drawing = drawings()[key]
        return download(drawing, kind=kind, title=drawing.title, table=drawing.table, source=SOURCE).response()
