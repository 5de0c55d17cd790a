"""What those who come to a session need: numbers without a name, and the words of whoever shares them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.access_needs import Needs, OwnWords
from coproduction_star.journeys.frames import Frame
from coproduction_star.people_it.models import SessionPlace

from .addresses import at


@dataclass(frozen=True, slots=True)
class NeedsRow:
    """What somebody who comes says they need."""

    name: str
    kinds: tuple[str, ...]
    needs: str
    helps: str


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """The words of those who come and share them with the programme."""

    title: str
    frame: Frame
    session: str
    rows: tuple[NeedsRow, ...]
    back: str


def needs_in_words(needs: Needs) -> tuple[str, ...]:
    return tuple(
        ngettext("%(n)s person: %(what)s", "%(n)s people: %(what)s", number) % {"n": number, "what": what}
        for what, number in needs.counted
    )


def known_in(people: Iterable[SessionPlace]) -> set[Any]:
    """Those among them whom the organisation knows, by their key."""
    return {one.participant_id for one in people if one.participant_id}


def needs_note(needs: Needs) -> str:
    if needs.few:
        return _("Fewer than three people come, so a number would tell who it is. Ask everybody what they need.")
    return ""


def needs_page(session: Any, frame: Frame, words: Iterable[OwnWords], names: Mapping[Any, str]) -> NeedsPage:
    return NeedsPage(
        title=_("What people who come need"), frame=frame, session=session.title,
        rows=tuple(NeedsRow(names[one.person], one.kinds, one.needs, one.helps) for one in words),
        back=at("session", session.programme, session.pk),
    )  # fmt: skip
