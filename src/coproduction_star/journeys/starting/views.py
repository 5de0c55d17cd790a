from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.data.errors import DataError
from coproduction_star.data.tools import Question
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.steps import all_steps
from coproduction_star.journeys.toolbox import can_fold
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404

from . import presenters, prompts, selectors, services


@require_safe
@require(Permission.SEE_PROGRAMME)
def just_start(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.just_start_page(
        programme=request.programme, access=request.access, due=timezone.localdate() + services.A_WEEK
    )
    return render(request, "journeys/starting/just_start.jinja", {"page": page})


@require_POST
@require(Permission.PROMISE_ONESELF)
@makes_once
def try_it(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    with or_404(LookupError):
        prompt = prompts.prompt_called(request.POST.get("prompt", ""))
    who = selectors.reader(request.access.participant_id)
    promise = services.promise_to_try(programme=request.programme, prompt=prompt, who=who, by=request.user)
    messages.success(request, _("Your promise is written down. Have fun!"))
    return redirect(f"{address('decisions', request.programme)}#promise-{promise.pk}")


@require_safe
@require(Permission.SEE_PROGRAMME)
def which_tool(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    path = request.GET.getlist("a")
    with or_404(DataError):
        found = selectors.next_question(path, language=request.LANGUAGE_CODE)
    if isinstance(found, Question):
        page = presenters.question_page(programme=request.programme, access=request.access, question=found, path=path)
        return render(request, "journeys/starting/question.jinja", {"page": page})
    advice = presenters.advice_page(programme=request.programme, access=request.access, advice=found)
    return render(request, "journeys/starting/advice.jinja", {"page": advice})


@require_safe
@require(Permission.SEE_PROGRAMME)
def tools(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.tools_page(
        programme=request.programme,
        access=request.access,
        tools=selectors.tools_in(request.LANGUAGE_CODE),
    )
    return render(request, "journeys/starting/tools.jinja", {"page": page})


@require_POST
@require(Permission.CHANGE_PROGRAMME)
def switch_tool(request: HttpRequest, organisation: str, programme: str, tool: str) -> HttpResponse:
    with or_404(DataError):
        chosen = selectors.tool_called(tool, language=request.LANGUAGE_CODE)
    if not can_fold(chosen):
        raise Http404
    off = "off" in request.POST
    switch = services.switch_off if off else services.switch_on
    switch(programme=request.programme, tool=chosen.id, by=request.user)
    messages.success(request, presenters.said_of(chosen, programme=request.programme, off=off))
    return redirect(_where_it_was_pressed(request))


def _where_it_was_pressed(request: HttpRequest) -> str:
    """Where the same button can be pressed again."""
    pressed_on = request.POST.get("back", "")
    step = next((one for one in all_steps() if one.slug == pressed_on), None)
    if step or pressed_on == "star":
        where = step.address(request.programme) if step else address("star", request.programme)
        return f"{where}?tools=open"
    return address("tools", request.programme)
