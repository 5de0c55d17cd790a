"""The team’s pages of design rounds."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.together.models import DesignExperience, DesignRound
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import checking_page, exporting, forms, presenters, public_pages, reading, selectors, services, taking_part
from .addresses import at, rounds_address
from .wording import PART_TITLES

ASK = require_http_methods(["GET", "HEAD", "POST"])
FORM = "together/design_rounds/form.jinja"


@require_safe
@require(Permission.SEE_DESIGNS)
def design_rounds(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rounds = selectors.rounds_of(request.programme)
    page = presenters.list_page(request.programme, access=request.access, rounds=rounds)
    return render(request, "together/design_rounds/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_DESIGNS)
def design_round(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    page = _page(request, found(request, design_id))
    return render(request, "together/design_rounds/round.jinja", {"page": page})


def _page(request: HttpRequest, design: DesignRound) -> presenters.RoundPage:
    keeps = allowed(request, Permission.KEEP_DESIGNS, design)
    checks = allowed(request, Permission.CHECK_DESIGNS, design)
    shown = reading.of_team(design, keeps=keeps, checks=checks)
    page: presenters.RoundPage = hidden_for(request).over(presenters.round_page(design, shown, access=request.access))
    return page


@ASK
@require(Permission.KEEP_DESIGNS)
@makes_once
def new_design_round(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.RoundForm(posted(request), initiatives=selectors.initiatives_for(request.programme))
    if form.is_valid():
        made = services.set_up(
            programme=request.programme, values=form.values, stages=form.cleaned_data["stages"], by=request.user
        )
        return redirect(at("design_round", request.programme, made.pk))
    lead = _("Invite people who use a service and people who provide it. They say how each stage feels, choose what "
             "matters most, sketch changes, test them, and read what came of it.")  # fmt: skip
    return _form(request, form, _("Begin a design round"), _("Begin"), rounds_address(request.programme), lead=lead)


@ASK
@require(Permission.KEEP_DESIGNS)
def change_design_round(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    design = found(request, design_id)
    stages = [one.title for one in selectors.stages_of(design)]
    form = forms.RoundForm(
        posted(request), initial=forms.round_now(design, stages),
        initiatives=selectors.initiatives_for(request.programme),
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.change(
            design=design, version=form.cleaned_data["version"] or 0, values=form.values,
            stages=form.cleaned_data["stages"], by=request.user,
        ),
        now=lambda row: forms.round_now(row, stages), refusals={services.IsClosed: None, services.StageTold: None},
    )  # fmt: skip
    back = at("design_round", request.programme, design.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return _form(request, form, _("Change the round"), _("Save"), back, theirs=saved.theirs)


@ASK
@require(Permission.KEEP_DESIGNS)
@makes_once
def new_design_part(
    request: HttpRequest, organisation: str, programme: str, design_id: UUID, design_part: str
) -> HttpResponse:
    design, kind = found(request, design_id), _kind(design_part)
    form = forms.FORMS[kind](posted(request), design=design, is_new=True)
    saved = save(
        form, lambda: services.add_part(design=design, kind=kind, values=form.values, by=request.user),
        refusals={services.IsClosed: None},
    )  # fmt: skip
    back = at("design_round", request.programme, design.pk)
    if saved.done:
        return redirect(f"{back}#{kind}")
    return _form(request, form, str(PART_TITLES[kind][0]), _("Add it"), back, lead=design.title)


@ASK
@require(Permission.KEEP_DESIGNS)
def change_design_part(
    request: HttpRequest, organisation: str, programme: str, design_id: UUID, design_part: str, design_part_id: UUID
) -> HttpResponse:
    design, kind = found(request, design_id), _kind(design_part)
    with or_404(selectors.PARTS[kind].DoesNotExist):
        part = selectors.part_called(design, kind, design_part_id)
    form = forms.FORMS[kind](
        posted(request), design=design, is_new=False, initial=forms.part_now(kind, part)
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.change_part(
            part=part, kind=kind, version=form.cleaned_data["version"], values=form.values,
            out=form.cleaned_data["out"], by=request.user,
        ),
        now=lambda row: forms.part_now(kind, row), refusals={services.IsClosed: None},
    )  # fmt: skip
    back = at("design_round", request.programme, design.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(f"{back}#{kind}")
    return _form(request, form, str(PART_TITLES[kind][1]), _("Save"), back, theirs=saved.theirs)


@require_POST
@require(Permission.KEEP_DESIGNS)
def move_design_round(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    """Go on to another phase, or back."""
    design, to = found(request, design_id), request.POST.get("phase", "")
    return pressed(
        request, lambda: services.move(design=design, to=to, by=request.user),
        done=_("The round is in another phase now. The days of all phases stand on its page."),
        refusals={services.IsClosed: _("This round is closed."), ValueError: _("Choose a phase of the round.")},
        then=at("design_round", request.programme, design.pk),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_DESIGNS)
def close_design_round(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    design = found(request, design_id)
    priorities = selectors.priorities_of(design)
    form = forms.CloseForm(posted(request), design=design, priorities=priorities, initial={"version": design.version})
    saved = save(
        form,
        lambda: services.close(
            design=design, version=form.cleaned_data["version"], answers=form.answers, effect=form.effect,
            sketch=form.cleaned_data["sketch"], by=request.user,
        ),
        now=lambda row: {"version": row.version}, refusals={services.IsClosed: None, services.NoAnswer: None},
    )  # fmt: skip
    back = at("design_round", request.programme, design.pk)
    if saved.done:
        messages.success(request, _("The round is closed. Everybody who took part can read what came of it."))
        return redirect(back)
    lead = _("A round closes with an answer to everything people chose. It cannot be opened again.")
    page = presenters.form_page(
        request.programme, access=request.access, title=_("You said, we did, we could not"), back=back,
        button=_("Publish the answer and close"), lead=lead, theirs=saved.theirs,
    )  # fmt: skip
    shown = {"page": hidden_for(request).over(page), "form": form}
    return render(request, "together/design_rounds/close.jinja", shown)


@ASK
@require(Permission.CHECK_DESIGNS)
def check_design(
    request: HttpRequest, organisation: str, programme: str, design_id: UUID, experience_id: UUID
) -> HttpResponse:
    design = found(request, design_id)
    with or_404(DesignExperience.DoesNotExist):
        said = selectors.experience_called(design, experience_id)
    now = {"words": said.words, "version": said.version}
    form = forms.CheckForm(posted(request), initial=now)
    saved = save(
        form, lambda: _decide(said, form.cleaned_data, request.user),
        now=lambda row: {"words": row.words, "version": row.version},
        refusals={taking_part.StillTells: checking_page.still_tells()},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Done."))
        return redirect(at("design_round", request.programme, design.pk))
    page = checking_page.check_page(design, said, access=request.access, theirs=saved.theirs)
    return render(request, "together/design_rounds/check.jinja", {"page": page, "form": form})


def _decide(said: DesignExperience, answers: dict[str, Any], by: Any) -> None:
    same = {"experience": said, "version": answers["version"], "by": by}
    if answers["deed"] == forms.REFUSE:
        taking_part.refuse(**same, reason=answers["reason"], reason_words=answers["reason_words"])
    else:
        taking_part.show(
            **same, words=answers["words"], nobody=answers["nobody"], no_address=answers["no_address"]
        )  # fmt: skip


@require_safe
@require(Permission.KEEP_DESIGNS)
def design_poster(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    design = found(request, design_id)
    if request.programme.published_at is None:
        messages.info(request, _("Publish the programme first: then anyone can open the link."))
        return redirect(at("design_round", request.programme, design.pk))
    page = public_pages.poster_page(design)
    return render(request, "together/design_rounds/poster.jinja", {"page": page})


@require_safe
@require(Permission.SEE_DESIGNS)
def design_word(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    design = found(request, design_id)
    paper = exporting.as_word(_page(request, design), organisation=request.programme.organisation.name)
    return paper.response()


@require_safe
@require(Permission.SEE_DESIGNS)
def design_csv(request: HttpRequest, organisation: str, programme: str, design_id: UUID) -> HttpResponse:
    return exporting.as_csv(_page(request, found(request, design_id))).response()


def found(request: HttpRequest, design_id: UUID) -> DesignRound:
    with or_404(DesignRound.DoesNotExist):
        return selectors.round_called(request.programme, design_id)


def _kind(name: str) -> str:
    if name not in selectors.PARTS:
        raise Http404
    return name


def _form(request: HttpRequest, form: Any, title: str, button: str, back: str, **more: Any) -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=button, back=back, **more
    )
    return render(request, FORM, {"page": hidden_for(request).over(page), "form": form})
