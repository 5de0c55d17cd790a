"""Pages of the case bank. All are public."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.case_bank import likeness
from coproduction_star.journeys.case_bank import selectors as bank_selectors
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.journeys.initiatives import services as initiative_services
from coproduction_star.journeys.initiatives.selectors import initiative_with
from coproduction_star.journeys.models import Case, Initiative
from coproduction_star.journeys.permissions import Permission
from coproduction_star.map_it.homes import programmes_to_use_in
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import UnknownKind
from coproduction_star.ui.documents.download import download as drawn
from coproduction_star.ui.keeping import kept_by_visitors
from coproduction_star.ui.shortcuts import makes_once, or_404, public, signed_in

from . import addresses, case_page, comparing, downloads, gaps, liking, presenters, using, world

WHY = "The case bank is for everyone."


@require_safe
@public(WHY)
@kept_by_visitors
def cases(request: HttpRequest) -> HttpResponse:
    question, problems = addresses.question_of(request.GET)
    page = presenters.list_page(
        question, bank_selectors.ask(question), problems=problems, every=bank_selectors.how_many()
    )
    template = "map_it/cases/_bank.jinja" if request.htmx else "map_it/cases/list.jinja"
    return render(request, template, {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def case(request: HttpRequest, slug: str) -> HttpResponse:
    with or_404(Case.DoesNotExist):
        row = bank_selectors.case_called(slug)
    page = case_page.case_page(row, bank_selectors.told(row), likeness.alike_case(row))
    return render(request, "map_it/cases/case.jinja", {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def case_download(request: HttpRequest, slug: str) -> HttpResponse:
    with or_404(Case.DoesNotExist, downloads.UnknownFormat):
        text = bank_selectors.told(bank_selectors.case_called(slug))
        take = downloads.one_case(text, form=request.GET.get("format", ""))
    return HttpResponse("".join(take.pieces), content_type=take.media_type, headers=take.headers)


@require_safe
@public(WHY)
@kept_by_visitors
def compare(request: HttpRequest) -> HttpResponse:
    ticked = list(dict.fromkeys(map(addresses.clean, request.GET.getlist("case"))))
    rows = bank_selectors.cases_called(ticked[: comparing.MOST])
    page = comparing.compare_page([(row, bank_selectors.told(row)) for row in rows], ticked=len(ticked))
    return render(request, "map_it/cases/compare.jinja", {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def case_grid(request: HttpRequest) -> HttpResponse:
    question, _problems = addresses.question_of(request.GET)
    page = gaps.grid_page(question, bank_selectors.co_by_sector(question))
    return render(request, "map_it/cases/grid.jinja", {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def case_grid_file(request: HttpRequest, kind: str) -> HttpResponse:
    question, _problems = addresses.question_of(request.GET)
    drawing = gaps.grid_page(question, bank_selectors.co_by_sector(question)).drawing
    with or_404(UnknownKind):
        return drawn(drawing, kind=kind, title=drawing.title, table=drawing.table, source=drawing.source).response()


@require_safe
@public(WHY)
@kept_by_visitors
def case_map(request: HttpRequest) -> HttpResponse:
    question, _problems = addresses.question_of(request.GET)
    part = "europe" if request.GET.get("part") == "europe" else "world"
    page = world.world_page(question, _located(question), window=part)
    return render(request, "map_it/cases/world.jinja", {"page": page})


@require_safe
@public(WHY)
@kept_by_visitors
def case_map_file(request: HttpRequest, kind: str) -> HttpResponse:
    question, _problems = addresses.question_of(request.GET)
    drawing = world.case_map(question, _located(question), window="world")
    with or_404(UnknownKind):
        return drawn(drawing, kind=kind, title=drawing.title, table=drawing.table, source=drawing.source).response()


def _located(question: Question) -> Iterator[world.Located]:
    rows = bank_selectors.found_rows(bank_selectors.found_by(question), *world.COLUMNS)
    return (world.located(*row) for row in rows)


@require_safe
@public(WHY)
@kept_by_visitors
def cases_like(request: HttpRequest) -> HttpResponse:
    words = addresses.clean(request.GET.get("words", ""), most=liking.LONGEST_SENTENCE)
    page = liking.like_page(words, likeness.alike_words(words) if words else ())
    return render(request, "map_it/cases/like.jinja", {"page": page})


@require_safe
@require(Permission.SEE_PROGRAMME)
def cases_like_initiative(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID
) -> HttpResponse:
    with or_404(Initiative.DoesNotExist):
        initiative = initiative_with(programme=request.programme, initiative_id=initiative_id)
    page = liking.like_page(liking.words_of(initiative), likeness.alike_initiative(initiative))
    return render(request, "map_it/cases/like.jinja", {"page": page})


@require_safe
@public(WHY)
def download(request: HttpRequest) -> StreamingHttpResponse:
    question, _problems = addresses.question_of(request.GET)
    if request.GET.get("format") not in (downloads.CSV, downloads.JSON):
        raise Http404
    texts = bank_selectors.texts_of(bank_selectors.found_by(question))
    take = downloads.many_cases(texts, form=request.GET["format"])
    return StreamingHttpResponse(take.pieces, content_type=take.media_type, headers=take.headers)


@require_safe
@signed_in("Whoever is signed in sees their own programmes; the right to add an idea is checked there.")
def use_case(request: HttpRequest, slug: str) -> HttpResponse:
    with or_404(Case.DoesNotExist):
        row = bank_selectors.case_called(slug)
    page = using.use_page(row, programmes_to_use_in(request.user))
    return render(request, "map_it/cases/use.jinja", {"page": page})


@require_POST
@require(Permission.EDIT_INITIATIVE)
@makes_once
def start_from_case(request: HttpRequest, organisation: str, programme: str, slug: str) -> HttpResponse:
    with or_404(Case.DoesNotExist):
        row = bank_selectors.case_called(slug)
    made = initiative_services.start_from_case(programme=request.programme, case=row, by=request.user)
    messages.success(request, _("The idea is in your programme. Change it until it fits."))
    return redirect(address("initiative", request.programme, made.pk))
