from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it.models import ComparedOption, Comparison, Criterion
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import Refusals, save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, presenters, results_page, selectors, services
from .addresses import at

ASK = require_http_methods(["GET", "POST"])


@require_safe
@require(Permission.VIEW_COMPARISON)
def comparisons(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.comparisons_of(request.programme)
    page = presenters.list_page(programme=request.programme, access=request.access, comparisons=rows)
    return show(request, "focus_it/weighted_criteria/list.jinja", page)


@ASK
@require(Permission.FACILITATE)
@makes_once
def new_comparison(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.NewComparisonForm(posted(request), **_choices(request))
    if form.is_valid():
        made = services.set_up(programme=request.programme, by=request.user, **form.cleaned_data)
        return redirect(at("comparison", made))
    page = presenters.new_page(programme=request.programme, access=request.access)
    return show(request, "journeys/form.jinja", page, form=form)


def _choices(request: HttpRequest) -> dict[str, Any]:
    return {
        "initiatives": selectors.initiatives_to_choose(request.programme),
        "matrices": selectors.matrices_to_choose(request.programme),
        "hidden": hidden_for(request),
    }


@require_safe
@require(Permission.VIEW_COMPARISON)
def comparison(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    content = selectors.content_of(found)
    for one in content.criteria:
        one.comparison = found
    said = selectors.said_in(found) if found.opened_at else selectors.NOTHING_SAID
    blind = not allowed(request, Permission.VIEW_WEIGHTS, found)
    page = presenters.comparison_page(
        content=content, access=request.access, blind=blind, results=_results(found, said, blind=blind)
    )
    return show(request, "focus_it/weighted_criteria/comparison.jinja", page)


def _results(found: Comparison, said: selectors.Said, *, blind: bool) -> results_page.Results | None:
    """None while nothing can be shown; to whoever has not weighed, only what a room agreed on."""
    if found.opened_at is None:
        return None
    rows = selectors.results_of(found, heard=said.heard)
    made = results_page.results_of(found, rows, heard=said.heard, reasons=said.reasons, blind=blind)
    return made if made.sentence else None


@ASK
@require(Permission.FACILITATE)
@makes_once
def add_compared_options(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    form = forms.OptionsForm(posted(request), beside=selectors.options_of(found), **_choices(request))

    def add() -> None:
        services.add_options(comparison=found, options=form.options, by=request.user)

    if save(form, add, refusals=_closed()).done:
        return redirect(at("comparison", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("Add options"), button=_("Add them"),
        lead=_("Scales are fixed, so another option never changes the value of those there are."),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


@ASK
@require(Permission.FACILITATE)
def compared_option(
    request: HttpRequest, organisation: str, programme: str, comparison_id: UUID, compared_id: UUID
) -> HttpResponse:
    option = found_option(found_comparison(request, comparison_id), compared_id)
    form = forms.CompareOptionForm(posted(request), initial=forms.words_of_option(option))

    def change() -> None:
        said = {name: form.cleaned_data[name] for name in forms.OPTION}
        services.change_option(option=option, version=form.cleaned_data["version"], values=said, by=request.user)

    saved = save(form, change, now=forms.words_of_option, refusals=_closed())
    if saved.done:
        return redirect(at("comparison", option.comparison))
    page = presenters.form_page(
        comparison=option.comparison, access=request.access, title=option.title, button=_("Save"), theirs=saved.theirs,
        lead=_("The cost stands beside the value of an option and never inside it."),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


@ASK
@require(Permission.FACILITATE)
def score_option(
    request: HttpRequest, organisation: str, programme: str, comparison_id: UUID, compared_id: UUID
) -> HttpResponse:
    option = found_option(found_comparison(request, comparison_id), compared_id)
    criteria = selectors.criteria_of(option.comparison)
    form = forms.ScoresForm(
        posted(request), criteria=criteria, initial=forms.words_of_scores(option, option.scores.all())
    )

    def change() -> None:
        version = form.cleaned_data["version"]
        services.score_option(option=option, version=version, scores=form.scored, by=request.user)

    saved = save(form, change, now=lambda row: forms.words_of_scores(row, row.scores.all()), refusals=_closed())
    if saved.done:
        return redirect(at("comparison", option.comparison))
    page = presenters.form_page(
        comparison=option.comparison, access=request.access, title=option.title, button=_("Save"), theirs=saved.theirs,
        lead=_("Say where this option lies on each scale, how far off that may be, and where it comes from."),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


@ASK
@require(Permission.FACILITATE)
def costs(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    form = forms.CostsForm(posted(request), initial=forms.words_of_costs(found))

    def change() -> None:
        said = form.cleaned_data
        services.word_costs(comparison=found, version=said["version"], words=said["cost_words"], by=request.user)

    saved = save(form, change, now=forms.words_of_costs, refusals=_closed())
    if saved.done:
        return redirect(at("comparison", found))
    title, button = _("Say what the costs are"), _("Save")
    page = presenters.form_page(
        comparison=found, access=request.access, title=title, button=button, theirs=saved.theirs
    )
    return show(request, "journeys/form.jinja", page, form=form)


@ASK
@require(Permission.FACILITATE)
@makes_once
def add_matter(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    form = forms.CriterionForm(posted(request), beside=selectors.criteria_of(found))

    def add() -> None:
        services.add_criterion(comparison=found, values=form.values, by=request.user)

    if save(form, add, refusals=_begun()).done:
        return redirect(at("comparison", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=_("Add what matters"), button=_("Add it"),
        lead=_("Fix both ends before you look at how the options do. People weigh the step between them."),
    )  # fmt: skip
    return show(request, "journeys/form.jinja", page, form=form)


@ASK
@require(Permission.FACILITATE)
def matter(
    request: HttpRequest, organisation: str, programme: str, comparison_id: UUID, matter_id: UUID
) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    one = found_criterion(found, matter_id)
    others = [each for each in selectors.criteria_of(found) if each.pk != one.pk]
    words = forms.words_of_criterion(one)
    form = forms.CriterionForm(posted(request), initial=words, beside=others, scores=one.scores.all())

    def change() -> None:
        version = form.cleaned_data["version"] or 0
        services.change_criterion(criterion=one, version=version, values=form.values, by=request.user)

    saved = save(form, change, now=forms.words_of_criterion, refusals=_begun())
    if saved.done:
        return redirect(at("comparison", found))
    page = presenters.form_page(
        comparison=found, access=request.access, title=one.name, button=_("Save"), theirs=saved.theirs,
        remove=at("remove_matter", found, one.pk) if found.opened_at is None else "",
    )  # fmt: skip
    return show(request, "focus_it/weighted_criteria/criterion.jinja", page, form=form)


@require_POST
@require(Permission.FACILITATE)
def remove_matter(
    request: HttpRequest, organisation: str, programme: str, comparison_id: UUID, matter_id: UUID
) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    one = found_criterion(found, matter_id)
    return pressed(
        request, lambda: services.remove_criterion(criterion=one, by=request.user), then=at("comparison", found),
        done=_("It is taken out, with the scores on it."),
        refusals={services.WeighingBegun: _("People weigh already, so what matters stays as it is.")},
    )  # fmt: skip


@require_POST
@require(Permission.FACILITATE)
def open_comparison(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    refusals = {
        services.NotWhole: _("Something is missing. Two options, one thing that matters and all scores are needed."),
        services.ComparisonClosed: _("This comparison is closed. Open it again first."),
    }
    return pressed(
        request, lambda: services.open_comparison(comparison=found, by=request.user), refusals=refusals,
        done=_("People can say now what matters to them, each alone or together in a room."),
        then=at("comparison", found),
    )  # fmt: skip


@require_POST
@require(Permission.FACILITATE)
def close_comparison(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    return pressed(
        request, lambda: services.close_comparison(comparison=found, by=request.user), then=at("comparison", found),
        done=_("Weighing is closed, and everyone in the programme sees the result."),
        refusals={services.ComparisonClosed: _("Weighing is not open, so there is nothing to close.")},
    )  # fmt: skip


@ASK
@require(Permission.FACILITATE)
def reopen_comparison(request: HttpRequest, organisation: str, programme: str, comparison_id: UUID) -> HttpResponse:
    found = found_comparison(request, comparison_id)
    form = forms.ReopenComparisonForm(posted(request))
    if form.is_valid():
        services.reopen_comparison(comparison=found, reason=form.cleaned_data["reason"], by=request.user)
        return redirect(at("comparison", found))
    title, button = _("Open weighing again"), _("Open it again")
    page = presenters.form_page(comparison=found, access=request.access, title=title, button=button)
    return show(request, "journeys/form.jinja", page, form=form)


def _closed() -> Refusals:
    return {services.ComparisonClosed: _("This comparison is closed, so nothing was saved. Open it again first.")}


def _begun() -> Refusals:
    told = _("People weigh already, so what matters stays as it is. Set up another comparison instead.")
    return {services.WeighingBegun: told}


def found_comparison(request: HttpRequest, comparison_id: UUID) -> Comparison:
    with or_404(Comparison.DoesNotExist):
        return selectors.comparison_with(programme=request.programme, comparison_id=comparison_id)


def found_option(comparison: Comparison, compared_id: UUID) -> ComparedOption:
    with or_404(ComparedOption.DoesNotExist):
        option = selectors.option_with(comparison=comparison, compared_id=compared_id)
    option.comparison = comparison
    return option


def found_criterion(comparison: Comparison, matter_id: UUID) -> Criterion:
    with or_404(Criterion.DoesNotExist):
        one = selectors.criterion_with(comparison=comparison, criterion_id=matter_id)
    one.comparison = comparison
    return one


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), **more})
