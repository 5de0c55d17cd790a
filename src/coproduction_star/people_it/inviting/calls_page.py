"""The list of people who are rung or sent a text by hand. Names and numbers: only for those who may reach people."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame, Link
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.reaching import email_of
from coproduction_star.people_it.models import InvitationWay, Invitee, Sample

from . import telling
from .addresses import at, by_code, code_of, in_full, of_sample
from .presenters import frame_of
from .selectors import ByHand


@dataclass(frozen=True, slots=True)
class Call:
    """One person: how, when it is safe, and their own link, which they can be sent or which is opened for them."""

    name: str
    way: str
    number: str
    when: str
    text: str
    """What to send; nothing where they are rung."""
    link: str
    said: str


@dataclass(frozen=True, slots=True)
class CallsPage:
    title: str
    frame: Frame
    lead: str
    script: str
    calls: tuple[Call, ...]
    texts: str
    """The file of texts; empty where nobody gets one."""


def calls_page(
    *, sample: Sample, access: Access, by_hand: ByHand,
) -> CallsPage:  # fmt: skip
    links = (
        Link(_("Invite people"), at("samples", sample.survey)),
        Link(str(sample.get_frame_display()), of_sample("sample", sample)),
    )
    programme = sample.survey.programme
    return CallsPage(
        title=_("Reached by hand"),
        frame=frame_of(sample.survey, access, *links),
        lead=_(
            "Who is rung or sent a text, and everybody who said when it is safe. Say what it is about only to the "
            "person themselves. Whoever answered or said no leaves this list."
        ),
        script=reverse(
            "people_it:answers_script", args=(programme.organisation.slug, programme.slug, sample.survey.pk)
        ),
        calls=tuple(_call(sample, one, by_hand.when) for one in by_hand.invited),
        texts=of_sample("sample_texts", sample) if by_hand.at_any_time(InvitationWay.TEXT) else "",
    )


def _where(one: Invitee, person: Participant | None) -> str:
    if person is None or one.way == InvitationWay.PAPER:
        return ""
    return email_of(person) if one.way == InvitationWay.EMAIL else person.phone


def _what_to_send(one: Invitee, link: str) -> str:
    """A text or an e-mail, by hand and at the time that is safe; nothing for whoever is rung, or gets a letter."""
    if one.way == InvitationWay.TEXT:
        return telling.short_text(one)
    return f"{telling.asks()} {link}" if one.way == InvitationWay.EMAIL else ""


def _call(sample: Sample, one: Invitee, when_safe: Mapping[UUID, str]) -> Call:
    person = one.participant
    link = in_full(by_code("own_invitation", code_of(one.pk)))
    return Call(
        name=person.name if person else "",
        way=str(one.get_way_display()),
        number=_where(one, person),
        when=when_safe.get(one.participant_id, "") if one.participant_id else "",
        text=_what_to_send(one, link),
        link=link,
        said=of_sample("sample_said", sample, one.pk),
    )
