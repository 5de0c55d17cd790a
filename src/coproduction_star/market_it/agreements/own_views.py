"""What the reader's own roles ask of them, and the texts that they agree to."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.market_it.models import ConditionKind, Declaration, RoleTaker
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted

from . import forms, person_page, selectors, showing, texts
from .addresses import at
from .views import ASK, ask, show


@require_safe
@require(Permission.SEE_AGREEMENTS)
def my_agreements(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, me, today = request.programme, request.access.participant_id, timezone.localdate()
    people = [selectors.of_person(one.pack, one, today=today) for one in selectors.taken_by(here, me)]
    page = person_page.mine_page(here, request.access, people, selectors.agreed_to(here, me))
    return show(request, "mine", page)


@ASK
@require(Permission.SEE_AGREEMENTS)
def agree_to(request: HttpRequest, organisation: str, programme: str, pack_id: UUID, asked: str) -> HttpResponse:
    """Only who takes the role, and only what the role asks them to agree to."""
    taker = _mine(request, pack_id)
    if asked not in texts.AGREED or asked not in {one.kind for one in taker.pack.conditions.all()}:
        raise Http404
    form, mine = forms.AgreeForm(posted(request)), at("my_agreements", request.programme)
    if form.is_valid():
        showing.agree(pack=taker.pack, participant=taker.participant, kind=asked, by=request.user)
        messages.success(request, _("Thank you. The text you agreed to stands below, word for word."))
        return redirect(mine)
    text = texts.text_of(taker.pack, asked, name=taker.participant.name)
    return ask(request, form, title=str(ConditionKind(asked).label), button=_("I agree"), pack=taker.pack, back=mine,
               text=tuple(text.split("\n")))  # fmt: skip


@require_POST
@require(Permission.SEE_AGREEMENTS)
def take_back_agreement(
    request: HttpRequest, organisation: str, programme: str, declaration_id: UUID
) -> HttpResponse:  # fmt: skip
    with or_404(Declaration.DoesNotExist):
        held = selectors.agreed_with(request.programme, request.access.participant_id, declaration_id)
    try:
        showing.take_back(declaration=held, by=request.user)
    except showing.IsGone:
        messages.info(request, _("It was taken back or replaced before."))
    else:
        messages.success(request, _("You took it back. You are not matched to the role until you agree again."))
    return redirect(at("my_agreements", request.programme))


def _mine(request: HttpRequest, pack_id: UUID) -> RoleTaker:
    for one in selectors.taken_by(request.programme, request.access.participant_id):
        if one.pack_id == pack_id:
            return one
    raise Http404
