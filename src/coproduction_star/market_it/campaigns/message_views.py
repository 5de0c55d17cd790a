"""For whom a campaign is, and each message: written, checked, taken out and brought back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import Campaign, Message, Segment
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services
from .addresses import at
from .campaign_page import message_called
from .views import ASK, REFUSALS, ask, found_campaign, pressed, said
from .wording import LANGUAGES


@ASK
@require(Permission.KEEP_CAMPAIGNS)
@makes_once
def add_segments(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found, offered = found_campaign(request, campaign_id), selectors.offered_segments(request.programme)
    there = selectors.segments_of(found).values_list("key", flat=True)
    form = forms.SegmentsForm(posted(request), offered=offered, there=there)
    saved = save(
        form,
        lambda: services.add_segments(
            campaign=found, chosen=form.groups, name=form.cleaned_data["name"], words=form.cleaned_data["words"],
            by=request.user,
        ),
        refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        told = ngettext(
            "Kept: %(n)s group of people. Now write what you say to them.",
            "Kept: %(n)s groups of people. Now write what you say to them.", saved.kept,
        )  # fmt: skip
        return said(request, found, told % {"n": saved.kept})
    return ask(
        request, form, title=_("For whom is it?"), button=_("Keep these"), campaign=found, template="segments",
        sources=presenters.sources_of(form.offered.values()),
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def remove_segment(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, segment_id: UUID
) -> HttpResponse:  # fmt: skip
    found = found_campaign(request, campaign_id)
    with or_404(Segment.DoesNotExist):
        segment = selectors.segment_with(campaign=found, segment_id=segment_id)
    told = _("Taken out: %(who)s. You can write them down again.") % {"who": segment.name}
    return pressed(request, found, lambda: services.remove_segment(segment=segment, by=request.user), told)


@ASK
@require(Permission.KEEP_CAMPAIGNS)
@makes_once
def new_message(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    form = _form(request, found, {"arm": "A", "segment": request.GET.get("segment", "")})
    saved = save(
        form, lambda: services.add_message(campaign=found, values=form.values, by=request.user), refusals=REFUSALS
    )
    if saved.done:
        messages.success(request, _("Kept. Now check it against twelve questions; it takes five minutes."))
        return redirect(at("check_message", request.programme, found.pk, saved.kept.pk))
    return ask(request, form, title=_("Write a message"), button=_("Save and check it"), campaign=found, saved=saved)


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def change_message(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, message_id: UUID
) -> HttpResponse:  # fmt: skip
    found, message = _found(request, campaign_id, message_id)
    form = _form(request, found, forms.said_in_message(message), message)
    saved = save(
        form,
        lambda: services.change_message(
            message=message, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in_message, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        return said(request, found, _("The message is changed."))
    return ask(request, form, title=_("Change the message"), button=_("Save"), campaign=found, saved=saved)


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def check_message(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, message_id: UUID
) -> HttpResponse:  # fmt: skip
    found, message = _found(request, campaign_id, message_id)
    form = forms.EastForm(posted(request), initial=forms.said_in_east(message))
    saved = save(
        form,
        lambda: services.check_message(
            message=message, version=form.cleaned_data["version"], answers=form.answers, by=request.user
        ),
        now=forms.said_in_east, refusals=REFUSALS,
    )  # fmt: skip
    if saved.done:
        return said(request, found, _("Kept. Change the message where a question showed a better way."))
    texts = tuple((called, message.words[code]) for code, called in LANGUAGES.items() if message.words.get(code))
    return ask(
        request, form, title=_("Is it easy, attractive, social and timely?"), button=_("Save the answers"),
        campaign=found, saved=saved, template="east", quoted=((message_called(message), ""), *texts),
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def remove_message(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, message_id: UUID
) -> HttpResponse:  # fmt: skip
    found, message = _found(request, campaign_id, message_id)
    then = f"{at('campaign', request.programme, found.pk)}?removed={message.pk}"
    return pressed(
        request, found, lambda: services.remove_message(message=message, by=request.user),
        _("The message is taken out."), then=then,
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def restore_message(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, message_id: UUID
) -> HttpResponse:  # fmt: skip
    found, message = _found(request, campaign_id, message_id)
    return pressed(
        request, found, lambda: services.restore_message(message=message, by=request.user),
        _("The message is back in the campaign."),
    )  # fmt: skip


def _found(request: HttpRequest, campaign_id: UUID, message_id: UUID) -> tuple[Campaign, Message]:
    found = found_campaign(request, campaign_id)
    with or_404(Message.DoesNotExist):
        return found, selectors.message_with(campaign=found, message_id=message_id)


def _form(
    request: HttpRequest, found: Campaign, initial: dict[str, Any], message: Message | None = None
) -> forms.MessageForm:
    chosen = message.messenger_id if message else None
    return forms.MessageForm(
        posted(request), initial=initial, segments=selectors.segments_of(found), hidden=hidden_for(request),
        people=people_in(request.programme, and_also=chosen or request.access.participant_id),
    )  # fmt: skip
