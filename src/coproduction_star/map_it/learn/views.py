"""Pages for anyone. All are public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coproduction_star.data.audiences import audiences
from coproduction_star.data.learn import cos, steps
from coproduction_star.journeys.case_bank import selectors
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.ui.documents.download import download
from coproduction_star.ui.keeping import kept_by_visitors
from coproduction_star.ui.shortcuts import public

from . import choosing, presenters
from .reading import language
from .star import explaining_star, source_of_the_star

WHY = "Everyone may learn what co-production is."


@require_safe
@public("The first page is for everyone.")
@kept_by_visitors
def front(request: HttpRequest) -> HttpResponse:
    cases, by_co = selectors.how_many(), selectors.how_many_by(Facet.CO)
    page = presenters.front_page(cases=cases, by_co=by_co, signed_in=request.user.is_authenticated)
    return render(request, "map_it/learn/front.jinja", {"page": page})


@require_safe
@public("Anyone may show the Star on a slide.")
@kept_by_visitors
def star_to_show(request: HttpRequest, kind: str) -> HttpResponse:
    drawing = explaining_star(cases=selectors.how_many(), by_co=selectors.how_many_by(Facet.CO))
    source = source_of_the_star(day=timezone.localdate())
    return download(drawing, kind=kind, title=drawing.title, table=drawing.table, source=source).response()


@require_safe
@public(WHY)
@kept_by_visitors
def what_is(request: HttpRequest) -> HttpResponse:
    return render(request, "map_it/learn/what_is.jinja", {"page": presenters.learn_page()})


@require_safe
@public(WHY)
@kept_by_visitors
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    texts = {str(text.step): text for text in steps(language())} | {str(text.co): text for text in cos(language())}
    if slug not in texts:
        raise Http404
    return render(request, "map_it/learn/topic.jinja", {"page": presenters.topic_page(texts[slug])})


@require_safe
@public(WHY)
@kept_by_visitors
def in_it_for(request: HttpRequest, group: str) -> HttpResponse:
    groups = {str(audience.group): audience for audience in audiences(language()) if audience.group.is_audience}
    if group not in groups:
        raise Http404
    return render(request, "map_it/learn/in_it_for.jinja", {"page": presenters.audience_page(groups[group])})


@require_safe
@public(WHY)
@kept_by_visitors
def which_tool(request: HttpRequest) -> HttpResponse:
    page = choosing.which_tool_page(request.GET.getlist("answer"))
    return render(request, "map_it/learn/which_tool.jinja", {"page": page})
