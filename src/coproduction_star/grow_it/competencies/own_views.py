"""One's own skills. Every page finds them by who is signed in, so nobody else's can be asked for."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import SkillsProfile, SkillsShare
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.participants.selectors import person_called
from coproduction_star.ui.shortcuts import made, makes_once, or_404, posted

from . import forms, own_page, presenters, selectors, services
from .kept import Kept, kept_in
from .sealing import Unreadable
from .views import ASK, show, show_form
from .wording import skills


@require_safe
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
def my_skills(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, me, hidden = request.programme, request.access.participant_id, hidden_for(request)
    shared = tuple(own_page.shared_rows(selectors.shared_with(me), here, hidden))
    profile = selectors.own_profile(me)
    if profile is None:
        return show(request, "begin", own_page.begin_page(here, access=request.access, shared=shared))
    page = own_page.my_page(
        here, profile, _kept(profile), access=request.access, seen=selectors.seen_of(profile),
        open_kinds=selectors.open_slips(profile), shares=selectors.shares_of(profile), shared=shared,
        counted=selectors.is_counted(profile, here), hidden=hidden,
    )  # fmt: skip
    return show(request, "mine", page)


@ASK
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
def choose_my_role(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    me, here = request.access.participant_id, request.programme
    profile = selectors.own_profile(me)
    form = forms.RoleForm(posted(request), initial={"role": profile.role if profile else None})
    if form.is_valid():
        person = person_called(request.organisation, me)
        services.begin(programme=here, participant=person, by=request.user, **form.cleaned_data)
        return redirect(at("my_skills", here))
    page = presenters.form_page(
        here, access=request.access, title=_("Choose your role"), button=_("Go on"), back=at("my_skills", here)
    )  # fmt: skip
    return show_form(request, form, page)


@ASK
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
def rate_my_skill(request: HttpRequest, organisation: str, programme: str, skill_id: str) -> HttpResponse:
    profile, here = mine(request), request.programme
    skill = next((one for one in skills() if one.id == skill_id), None)
    if skill is None:
        raise Http404
    said = _kept(profile).said.get(skill.id, ())
    initial = forms.level_said(said[-1] if said else None, profile.version)
    form = forms.LevelForm(posted(request), levels=skill.levels, initial=initial)
    further = _after(skill.position, request)
    saved = save(form, lambda: services.rate_oneself(
        profile=profile, skill=skill.id, on=timezone.localdate(), by=request.user, **form.values
    ), now=lambda held: _level_now(held, skill.id))  # fmt: skip
    if saved.done:
        return redirect(further)
    page = presenters.form_page(
        here, access=request.access, title=skill.name, button=_("Save and go on"), back=at("my_skills", here),
        lead=skill.about, theirs=saved.theirs, skip=further,
        where=_("Skill %(n)s of %(all)s") % {"n": skill.position, "all": len(skills())},
    )  # fmt: skip
    return show_form(request, form, page)


@ASK
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
@makes_once
def new_skills_plan(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return _plan(request, mine(request), "", title=_("A step of my plan"))


@ASK
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
def skills_plan(request: HttpRequest, organisation: str, programme: str, plan_key: str) -> HttpResponse:
    return _plan(request, mine(request), plan_key, title=_("Change a step of my plan"))


def _plan(request: HttpRequest, profile: SkillsProfile, key: str, *, title: str) -> HttpResponse:
    here = request.programme
    with or_404(KeyError):
        intent = _kept(profile).intent(key) if key else None
    form = forms.PlanForm(posted(request), initial=forms.plan_said(intent, profile.version))
    saved = save(form, lambda: services.plan(
        profile=profile, key=key, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
    ), now=lambda held: _plan_now(held, key))  # fmt: skip
    if saved.done:
        messages.success(request, _("Kept. Only you read it."))
        return redirect(at("my_skills", here))
    page = presenters.form_page(
        here, access=request.access, title=title, button=_("Keep it"), back=at("my_skills", here), theirs=saved.theirs
    )  # fmt: skip
    return show_form(request, form, page)


@require_POST
@require(Permission.KEEP_OWN_SKILLS)
def skills_plan_done(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    day = timezone.localdate() if request.POST.get("done") == "yes" else None
    with or_404(KeyError):
        services.mark_done(profile=mine(request), key=request.POST.get("key", ""), done_on=day, by=request.user)
    return redirect(at("my_skills", request.programme))


@require_POST
@require(Permission.KEEP_OWN_SKILLS)
def skills_plan_drop(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    with or_404(KeyError):
        services.drop(profile=mine(request), key=request.POST.get("key", ""), by=request.user)
    messages.success(request, _("It is taken out of your plan."))
    return redirect(at("my_skills", request.programme))


@ASK
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
@makes_once
def ask_about_my_skills(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    profile, here = mine(request), request.programme
    form = forms.AskForm(posted(request))
    saved = save(
        form, lambda: services.make_slips(profile=profile, by=request.user, **form.cleaned_data),
        refusals={services.TooManySlips: None},
    )  # fmt: skip
    if saved.done:
        page: Any = own_page.slips_page(
            here, access=request.access, name=profile.participant.name, codes=saved.kept,
            until=form.cleaned_data["until"],
        )  # fmt: skip
        sheet = render(request, "grow_it/slips/sheet.jinja", {"page": hidden_for(request).over(page)})
        return made(sheet, at=at("my_skills", here))
    page = presenters.form_page(
        here, access=request.access, title=_("Ask how others see you"), button=_("Make the links"),
        back=at("my_skills", here),
        lead=_("Each person gets a link of their own and answers once, without an account."),
    )  # fmt: skip
    return show_form(request, form, page)


@require_POST
@require(Permission.KEEP_OWN_SKILLS)
def end_my_links(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    services.end_slips(profile=mine(request), kind=request.POST.get("kind", ""), by=request.user)
    messages.success(request, _("These links open nothing any more."))
    return redirect(at("my_skills", request.programme))


@ASK
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
def share_my_skills(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    profile, here = mine(request), request.programme
    people = selectors.people_to_share_with(here, but=request.access.participant_id)
    form = forms.ShareForm(posted(request), people=people)
    form.fields["with_whom"].hidden = hidden_for(request)
    if form.is_valid():
        services.share(profile=profile, by=request.user, **form.cleaned_data)
        messages.success(request, _("They can read it now, until you take it back."))
        return redirect(at("my_skills", here))
    page = presenters.form_page(
        here, access=request.access, title=_("Let somebody read it"), button=_("Let them read it"),
        back=at("my_skills", here), lead=_("They see your levels, examples and plan, now and as you change them."),
    )  # fmt: skip
    return show_form(request, form, page)


@require_POST
@require(Permission.KEEP_OWN_SKILLS)
def take_back_my_skills(
    request: HttpRequest, organisation: str, programme: str, skills_share_id: UUID
) -> HttpResponse:  # fmt: skip
    with or_404(SkillsShare.DoesNotExist):
        found = selectors.share_called(skills_share_id, profile=mine(request))
    services.take_back(share=found, by=request.user)
    messages.success(request, _("Taken back. They cannot read it any more."))
    return redirect(at("my_skills", request.programme))


@require_safe
@never_cache
@require(Permission.KEEP_OWN_SKILLS)
def shared_skills(request: HttpRequest, organisation: str, programme: str, skills_share_id: UUID) -> HttpResponse:
    """Only for the person it was shared with."""
    with or_404(SkillsShare.DoesNotExist):
        found = selectors.shared_with(request.access.participant_id).get(pk=skills_share_id)
    page = own_page.shared_page(
        request.programme, found, _kept(found.profile), access=request.access,
        seen=selectors.seen_of(found.profile) if found.with_others else {},
        name=hidden_for(request).name(found.profile.participant),
    )  # fmt: skip
    return show(request, "mine", page)


@require_POST
@require(Permission.KEEP_OWN_SKILLS)
def count_my_skills(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    counted = request.POST.get("counted") == "yes"
    services.count_in(profile=mine(request), programme=request.programme, counted=counted, by=request.user)
    return redirect(at("my_skills", request.programme))


@ASK
@require(Permission.KEEP_OWN_SKILLS)
def delete_my_skills(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    profile = mine(request)
    if request.method == "POST":
        services.delete(profile=profile, by=request.user)
        messages.success(request, _("What you kept about your skills is deleted."))
        return redirect(at("my_skills", request.programme))
    return render(
        request, "journeys/sure.jinja", {"page": presenters.delete_page(request.programme, access=request.access)}
    )


def mine(request: HttpRequest) -> SkillsProfile:
    held = selectors.own_profile(request.access.participant_id)
    if held is None:
        raise Http404
    return held


def _kept(profile: SkillsProfile) -> Kept:
    """Nothing where the server lost the key: then it says so nowhere that there was something."""
    try:
        return kept_in(profile.sealed)
    except Unreadable:
        return Kept({})


def _after(position: int, request: HttpRequest) -> str:
    """The next skill, and after the last one the page of all."""
    following = next((one.id for one in skills() if one.position > position), "")
    return at("rate_my_skill", request.programme, following) if following else at("my_skills", request.programme)


def _level_now(held: SkillsProfile, skill: str) -> dict[str, Any]:
    said = kept_in(held.sealed).said.get(skill, ())
    return {"level": None, "example": ""} | forms.level_said(said[-1] if said else None, held.version)


def _plan_now(held: SkillsProfile, key: str) -> Any:
    intent = next((one for one in kept_in(held.sealed).plan if one.key == key), None)
    return forms.plan_said(intent, held.version)
