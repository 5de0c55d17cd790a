"""Who takes a role and what each of them has shown, for those who look after people."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import ConditionKind, Evidence, RolePack, RoleTaker, Way
from coproduction_star.market_it.months import in_months
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, person_page, selectors, services, showing, taking
from .addresses import at
from .texts import AGREED
from .views import ASK, REFUSALS, ask, found_pack, show

GONE = {showing.IsGone: None}


@ASK
@require(Permission.KEEP_EVIDENCE)
@makes_once
def take_role(request: HttpRequest, organisation: str, programme: str, pack_id: UUID) -> HttpResponse:
    pack = found_pack(request, pack_id)
    people = selectors.known_people(request.programme)
    form = forms.TakerForm(posted(request), people=people, hidden=hidden_for(request))
    saved = save(
        form, lambda: taking.take_on(pack=pack, by=request.user, **form.cleaned_data), refusals=REFUSALS
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. Now write down what they have shown."))
        return redirect(at("agreement_person", request.programme, pack.pk, saved.kept.participant_id))
    return ask(request, form, title=_("Who takes the role?"), button=_("Put them in the role"), pack=pack)


@require_safe
@require(Permission.SEE_EVIDENCE)
def agreement_person(
    request: HttpRequest, organisation: str, programme: str, pack_id: UUID, participant: UUID
) -> HttpResponse:  # fmt: skip
    pack, taker = _found(request, pack_id, participant)
    page = person_page.person_page(
        pack, selectors.of_person(pack, taker, today=timezone.localdate()), request.access,
        before=selectors.history_of(pack, taker), hidden=hidden_for(request),
    )  # fmt: skip
    return show(request, "person", page)


@require_POST
@require(Permission.KEEP_EVIDENCE)
def leave_role(
    request: HttpRequest, organisation: str, programme: str, pack_id: UUID, participant: UUID
) -> HttpResponse:  # fmt: skip
    pack, taker = _found(request, pack_id, participant)
    services.leave(taker=taker, by=request.user)
    told = _("%(name)s is no longer in this role. Put them in again if this was a mistake: nothing shown is lost.")
    messages.success(request, told % {"name": hidden_for(request).name(taker.participant)})
    return redirect(at("agreement", request.programme, pack.pk))


@ASK
@require(Permission.KEEP_EVIDENCE)
def show_evidence(
    request: HttpRequest, organisation: str, programme: str, pack_id: UUID, participant: UUID, asked: str
) -> HttpResponse:  # fmt: skip
    """That somebody has shown something; of a text to agree to, that they signed it on paper."""
    pack, taker = _found(request, pack_id, participant)
    condition = next((one for one in pack.conditions.all() if one.kind == asked), None)
    if condition is None or asked == ConditionKind.INSURANCE:
        raise Http404
    if asked in AGREED:
        return _on_paper(request, pack, taker, asked)
    form = forms.ShownForm(posted(request), kind=asked, initial=_first(condition.months))
    if form.is_valid():
        showing.show(pack=pack, participant=taker.participant, kind=asked, by=request.user, **form.cleaned_data)
        messages.success(request, _("Written down."))
        return redirect(_person(pack, taker))
    return ask(request, form, title=condition.get_kind_display(), button=_("Write it down"), pack=pack,
               lead=condition.words, back=_person(pack, taker))  # fmt: skip


def _first(months: int | None) -> dict[str, object]:
    today = timezone.localdate()
    return {"seen_on": today, "expires_on": in_months(today, months) if months else None}


def _on_paper(request: HttpRequest, pack: RolePack, taker: RoleTaker, kind: str) -> HttpResponse:
    form = forms.PaperForm(posted(request), initial={"on": timezone.localdate()})
    if form.is_valid():
        showing.agree(
            pack=pack, participant=taker.participant, kind=kind, way=Way.PAPER, on=form.cleaned_data["on"],
            by=request.user,
        )  # fmt: skip
        messages.success(request, _("Written down on their behalf: who wrote it and when is kept with it."))
        return redirect(_person(pack, taker))
    return ask(request, form, title=_("Signed on paper"), button=_("Write it down"), pack=pack,
               lead=str(ConditionKind(kind).label), back=_person(pack, taker))  # fmt: skip


@ASK
@require(Permission.KEEP_EVIDENCE)
def end_evidence(
    request: HttpRequest, organisation: str, programme: str, pack_id: UUID, participant: UUID, evidence_id: UUID
) -> HttpResponse:  # fmt: skip
    pack, taker = _found(request, pack_id, participant)
    with or_404(Evidence.DoesNotExist):
        held = selectors.evidence_with(pack=pack, participant_id=participant, evidence_id=evidence_id)
    form = forms.EndForm(posted(request))
    saved = save(
        form, lambda: showing.end(evidence=held, because=form.cleaned_data["because"], by=request.user), refusals=GONE
    )
    if saved.done:
        messages.success(request, _("It counts no longer."))
        return redirect(_person(pack, taker))
    return ask(request, form, title=_("It counts no longer"), button=_("Take it away"), pack=pack,
               lead=held.get_kind_display(), back=_person(pack, taker))  # fmt: skip


def _found(request: HttpRequest, pack_id: UUID, participant: UUID) -> tuple[RolePack, RoleTaker]:
    pack = found_pack(request, pack_id)
    with or_404(RoleTaker.DoesNotExist):
        return pack, selectors.taker_called(pack, participant)


def _person(pack: RolePack, taker: RoleTaker) -> str:
    return at("agreement_person", pack.programme, pack.pk, taker.participant_id)
