from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils import translation
from django.utils.translation import gettext as _

from coproduction_star.data.content_files import Language
from coproduction_star.data.moderation import rules
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.voices.addresses import address
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.showing import Shown, shown
from coproduction_star.voices.sight import Reader

from .selectors import is_claimed_by_another


@dataclass(frozen=True, slots=True)
class QueueRow:
    said: Shown
    read: str
    claimed: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    title: str
    do: str
    example: str
    lang: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    title: str
    frame: Frame
    rows: tuple[QueueRow, ...]
    pages: Page[Any]
    rules: tuple[RuleText, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """`found` says what was noticed in the words; `left_to_another` that the reader may not answer the appeal."""

    title: str
    frame: Frame
    button: str
    back: str
    said: Shown
    claimed: str
    found: tuple[str, ...]
    why_nobody: str
    """What was written when it was shown though somebody may be recognised in it."""
    left_to_another: bool
    meanwhile: bool
    rules: tuple[RuleText, ...]


def queue_page(*, programme: Programme, access: Access, pages: Page[Contribution]) -> QueuePage:
    return QueuePage(
        title=_("To check"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        rows=tuple(_rows(pages, programme, access.user_id)),
        pages=pages,
        rules=rule_texts(),
    )


def check_page(*, contribution: Contribution, access: Access, left_to_another: bool, meanwhile: bool) -> CheckPage:
    programme = contribution.programme
    return CheckPage(
        title=_("Check what somebody said"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        button=_("Decide"),
        back=address("queue", programme),
        said=shown(contribution, Reader.MODERATOR),
        claimed=_claimed(contribution, access.user_id),
        found=tuple(_found(contribution)),
        why_nobody=contribution.why_nobody,
        left_to_another=left_to_another,
        meanwhile=meanwhile,
        rules=rule_texts(),
    )


def rule_texts() -> tuple[RuleText, ...]:
    language = Language.WELSH if translation.get_language() == "cy" else Language.ENGLISH
    return tuple(
        RuleText(rule.title, rule.do, rule.example, rule.translation.language_of("do")) for rule in rules(language)
    )


def _rows(found: Iterable[Contribution], programme: Programme, user_id: UUID) -> Iterable[QueueRow]:
    for one in found:
        read = address("check", programme, one.pk)
        yield QueueRow(shown(one, Reader.MODERATOR), read, _claimed(one, user_id), tuple(_marks(one)))


def _claimed(one: Contribution, user_id: UUID) -> str:
    return str(one.claimed_by) if is_claimed_by_another(one, user_id) else ""


def _marks(one: Contribution) -> Iterable[str]:
    if one.appealed_at and not one.appeal_answered_at:
        yield _("Asked to look again")
    if one.third_person:
        yield _("May tell who somebody is")
    if one.has_address:
        yield _("May hold an address")


def _found(one: Contribution) -> Iterable[str]:
    if one.third_person:
        yield _("It may tell who another person is: the writer said so, or there seems to be a name in it.")
    if one.has_address:
        yield _("There seems to be an address, an e-mail or a phone number in it.")
