"""What a friend reads: the draft line by line, what they said about it, and what became of that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.focus_it.challengeable import Draft, Line
from coproduction_star.focus_it.models import Challenge, CriticalFriend
from coproduction_star.journeys.frames import Frame

from .addresses import at
from .presenters import Earlier, day_of, earlier_of
from .prompts import prompts
from .selectors import State, last_day_to_read


class Way(Protocol):
    """Where a friend goes: by their code, or as a member."""

    def home(self) -> str: ...
    def challenge(self, anchor: str) -> str: ...
    def take_back(self, challenge_id: UUID) -> str: ...


@dataclass(frozen=True, slots=True)
class ByCode:
    code: str

    def home(self) -> str:
        return reverse("focus_it:friend_link", args=(self.code,))

    def challenge(self, anchor: str) -> str:
        return reverse("focus_it:friend_link_challenge", args=(self.code, anchor))

    def take_back(self, challenge_id: UUID) -> str:
        return reverse("focus_it:friend_link_take_back", args=(self.code, challenge_id))


@dataclass(frozen=True, slots=True)
class AsMember:
    friend: CriticalFriend

    def home(self) -> str:
        return at("friend", self.friend.programme, self.friend.pk)

    def challenge(self, anchor: str) -> str:
        return at("challenge_line", self.friend.programme, self.friend.pk, anchor)

    def take_back(self, challenge_id: UUID) -> str:
        return at("take_back_challenge", self.friend.programme, self.friend.pk, challenge_id)


@dataclass(frozen=True, slots=True)
class Mine:
    """One challenge of the reader's own, with its answer or that it waits."""

    anchor: str
    line: str
    concern: str
    words: str
    when: str
    state: str
    why: str
    answered: bool
    earlier: tuple[Earlier, ...]
    take_back: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the draft, and what the reader said about it."""

    anchor: str
    label: str
    detail: str
    facts: tuple[tuple[str, str], ...]
    challenge: str
    mine: tuple[Mine, ...]


@dataclass(frozen=True, slots=True)
class FriendPage:
    """`mark` tells forms apart where there is no cookie; empty for a member, whose forms carry the usual one."""

    title: str
    frame: Frame | None
    mark: str
    said: str
    organisation: str
    programme: str
    asked_by: str
    about: str
    look_at: str
    until: str
    prompts: tuple[tuple[str, str], ...]
    lines: tuple[LineView, ...]
    gone: tuple[Mine, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class ChallengePage:
    """Asks what the reader doubts about one line."""

    title: str
    frame: Frame | None
    mark: str
    draft: str
    line: LineView
    prompts: tuple[tuple[str, str], ...]
    button: str
    back: str
    wait: int


@dataclass(frozen=True, slots=True)
class CodePage:
    """Asks for the code of a card."""

    title: str
    button: str


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """Why a link does not open anything, whom to ask, and what was typed, so that it can be copied."""

    title: str
    sentences: tuple[str, ...]
    contact: str
    words: str


def friend_page(
    *, friend: CriticalFriend, draft: Draft, state: State, mine: Sequence[Challenge], way: Way, frame: Frame | None,
    mark: str, said: str = "",
) -> FriendPage:  # fmt: skip
    organisation = friend.programme.organisation
    own = [_mine(one, way) for one in mine]
    by_line = {one.pk: one.anchor for one in mine}
    here = {line.anchor for line in draft.lines}
    return FriendPage(
        title=draft.title,
        frame=frame,
        mark=mark,
        said={"sent": _("Your challenge is with the team. The answer will stand here."),
              "back": _("Taken back. Your words are gone.")}.get(said, ""),
        organisation=organisation.name,
        programme=friend.programme.name,
        asked_by=str(friend.by or ""),
        about=draft.about,
        look_at=friend.look_at,
        until=_until(friend, state),
        prompts=prompts(),
        lines=tuple(
            _line(line, way, open_=state == State.OPEN,
                  mine=[row for row, one in zip(own, mine, strict=True) if by_line[one.pk] == line.anchor])
            for line in draft.lines
        ),
        gone=tuple(row for row, one in zip(own, mine, strict=True) if one.anchor not in here),
        contact=organisation.contact,
    )  # fmt: skip


def _until(friend: CriticalFriend, state: State) -> str:
    facts = {"day": date_format(friend.until, "j F Y"), "last": date_format(last_day_to_read(friend), "j F Y")}
    if state == State.OPEN:
        return _("You can challenge until %(day)s, and read answers until %(last)s.") % facts
    if state == State.READING:
        return _("The time for challenges is over. You can read answers until %(last)s.") % facts
    return over(friend, state)[0]


def over(friend: CriticalFriend, state: State) -> tuple[str, str]:
    """What happened, and whom to ask."""
    facts = {
        "day": date_format(friend.until, "j F Y"), "last": date_format(last_day_to_read(friend), "j F Y"),
        "organisation": friend.programme.organisation.name,
    }  # fmt: skip
    if state == State.ENDED:
        happened = _("Somebody at %(organisation)s ended it, so nothing can be read or said here any more.")
    elif state == State.EXPIRED:
        happened = _("It was open for challenges until %(day)s, and for reading until %(last)s.")
    else:
        happened = _("The time for challenges ended on %(day)s.")
    return happened % facts, _("Ask whoever at %(organisation)s asked you.") % facts


def _mine(one: Challenge, way: Way) -> Mine:
    return Mine(
        anchor=f"challenge-{one.pk}",
        line=one.line,
        concern=str(one.get_concern_display()),
        words=one.words,
        when=day_of(one.made_at),
        state=str(one.get_reply_display()) if one.reply else _("Waits for an answer"),
        why=one.why,
        answered=bool(one.reply),
        earlier=earlier_of(one),
        take_back=way.take_back(one.pk),
    )


def _line(line: Line, way: Way, *, open_: bool, mine: Iterable[Mine] = ()) -> LineView:
    where = way.challenge(line.anchor) if open_ else ""
    return LineView(line.anchor, line.label, line.detail, line.facts, where, tuple(mine))


def challenge_page(
    *, draft: Draft, line: Line, way: Way, frame: Frame | None, mark: str, wait: int = 0
) -> ChallengePage:
    return ChallengePage(
        title=_("Challenge this"),
        frame=frame,
        mark=mark,
        draft=draft.title,
        line=_line(line, way, open_=False),
        prompts=prompts(),
        button=_("Send"),
        back=way.home(),
        wait=wait,
    )


def closed_page(friend: CriticalFriend, state: State, *, words: str) -> ClosedPage:
    sentences = over(friend, state)
    if words:
        sentences = (*sentences, _("What you wrote was not sent. It stands below: copy it before you close this page, "
                                   "and send it to them."))  # fmt: skip
    return ClosedPage(_("This link is over"), sentences, friend.programme.organisation.contact, words)


def unknown_page(*, words: str) -> ClosedPage:
    sentences = (_("Check each letter and number, and try again. Or ask whoever gave you the link for a new one."),)
    return ClosedPage(_("We do not know this link"), sentences, "", words)


def too_many_page(*, words: str, wait: int) -> ClosedPage:
    told = _("Many wrong links are tried from where you are. Please wait %(wait)s seconds, then open it again.")
    return ClosedPage(_("Please wait"), (told % {"wait": wait},), "", words)
