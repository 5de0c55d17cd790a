"""The pages of whoever leads, and the list that everyone in the programme reads."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.focus_it.challengeable import Draft, kinds
from coproduction_star.focus_it.models import Challenge, CriticalFriend, Reply
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.qr import QRCode, qr_code

from .addresses import at, challenges_address
from .selectors import Asked, Counts, Show, State, is_silent, last_day_to_read, state_of
from .telling import link_of

SHADES = {"": "yellow", Reply.ACCEPT: "green", Reply.ADAPT: "blue", Reply.DECLINE: "grey"}
Titles = Mapping[tuple[str, UUID], str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an answer said before, and why it was corrected."""

    sentence: str
    words: str


@dataclass(frozen=True, slots=True)
class ChallengeRow:
    """One challenge with its answer; `act` leads whoever leads to the answer."""

    anchor: str
    concern: str
    line: str
    draft: str
    draft_address: str
    words: str
    who: str
    state: str
    shade: str
    why: str
    answered: str
    earlier: tuple[Earlier, ...]
    act: str
    act_text: str


@dataclass(frozen=True, slots=True)
class FriendRow:
    """Somebody who was asked; empty addresses are not offered."""

    name: str
    draft: str
    look_at: str
    state: str
    shade: str
    about: str
    end: str
    renew: str
    forget: str


@dataclass(frozen=True, slots=True)
class Silence:
    """How many were asked and have said nothing; the one reminder, and what to do where no letter can go."""

    sentence: str
    remind: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft that somebody can be asked about."""

    kind: str
    title: str
    ask: str


@dataclass(frozen=True, slots=True)
class ChallengesPage:
    """Challenges and answers; whom was asked, for whoever leads."""

    title: str
    frame: Frame
    lead: str
    shows: tuple[Link, ...]
    rows: tuple[ChallengeRow, ...]
    pages: Page[Any]
    query: str
    csv: str
    leads: bool
    friends: tuple[FriendRow, ...]
    silence: Silence | None
    drafts: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    challenge: ChallengeRow | None = None
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CardPage:
    """A printed card: the link as a picture a phone can read, and its code to type."""

    title: str
    name: str
    organisation: str
    draft: str
    address: str
    code: str
    picture: QRCode
    until: dt.date
    back: str


def frame_of(programme: Programme, access: Access, *, deep: bool = False) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="critical-friends")
    links = [Link(_("Focus it"), step_address(programme, "focus_it"))]
    links += [Link(_("Critical friends"), challenges_address(programme))] if deep else []
    return replace(frame, up=(*frame.up, *links))


def challenges_page(
    *, programme: Programme, access: Access, asked: Asked, challenges: Page[Challenge], titles: Titles, counts: Counts,
    friends: Sequence[CriticalFriend], hidden: Hidden,
) -> ChallengesPage:  # fmt: skip
    leads = has_perm(Permission.ASK_FRIENDS, access, programme)
    rows = (_row(one, access, programme, titles, hidden) for one in challenges.object_list)
    query = "".join(f"{name}={value}&" for name, value in _query(asked).items())
    return ChallengesPage(
        title=_("Critical friends"),
        frame=frame_of(programme, access),
        lead=how_many(counts),
        shows=tuple(_shows(programme, asked)),
        rows=tuple(rows),
        pages=challenges,
        query=query,
        csv=f"{at('challenges_csv', programme)}?{query}".rstrip("?&"),
        leads=leads,
        friends=tuple(_friend(one, programme, titles, hidden) for one in friends) if leads else (),
        silence=_silence(programme, [one for one in friends if is_silent(one)]) if leads else None,
        drafts=tuple(_drafts(programme, titles)) if leads else (),
    )


def how_many(counts: Counts) -> str:
    if not counts.all:
        return _("Critical friends have no vote. They say what they doubt in a draft, line by line, and each "
                 "challenge gets an answer with its reason. Nobody has challenged anything yet.")  # fmt: skip
    made = ngettext("%(number)s challenge was made.", "%(number)s challenges were made.", counts.all)
    return f"{made % {'number': counts.all}} {not_answered(counts)}"


def not_answered(counts: Counts) -> str:
    if not counts.open:
        return _("All are answered.")
    left = ngettext("%(number)s challenge is not answered.", "%(number)s challenges are not answered.", counts.open)
    return left % {"number": counts.open}


def _query(asked: Asked) -> dict[str, str]:
    said = {"show": asked.show.value} if asked.show != Show.ALL else {}
    return said | ({"draft": str(asked.draft)} if asked.draft else {})


def _shows(programme: Programme, asked: Asked) -> Iterable[Link]:
    names = {Show.ALL: _("All"), Show.OPEN: _("Not answered"), Show.ANSWERED: _("Answered")}
    for show, name in names.items():
        query = "&".join(f"{key}={value}" for key, value in _query(Asked(show, asked.draft)).items())
        yield Link(name, f"{challenges_address(programme)}?{query}".rstrip("?"), show == asked.show)


def _row(one: Challenge, access: Access, programme: Programme, titles: Titles, hidden: Hidden) -> ChallengeRow:
    one.programme = programme
    leads, may_answer = (has_perm(name, access, one) for name in (Permission.ASK_FRIENDS, Permission.ANSWER_CHALLENGE))
    kind = next((kind for kind in kinds() if kind.slug == one.draft_kind), None)
    known = (one.draft_kind, one.draft_id) in titles
    return ChallengeRow(
        anchor=f"challenge-{one.pk}",
        concern=str(one.get_concern_display()),
        line=one.line,
        draft=titles.get((one.draft_kind, one.draft_id), ""),
        draft_address=kind.address(programme, one.draft_id) if kind and known else "",
        words=one.words,
        who=_who(one, hidden, leads=leads),
        state=str(one.get_reply_display()) if one.reply else _("Not answered"),
        shade=SHADES[one.reply],
        why=one.why,
        answered=_("Answered on %(day)s") % {"day": day_of(one.answered_at)} if one.answered_at else "",
        earlier=earlier_of(one),
        act=at("answer_challenge", programme, one.pk) if may_answer else "",
        act_text=_("Correct the answer") if one.reply else _("Answer it"),
    )


def _who(one: Challenge, hidden: Hidden, *, leads: bool) -> str:
    """Only whoever leads sees a name."""
    name = name_of(one.friend, hidden) if leads and one.friend else _("A critical friend")
    return _("%(who)s, on %(day)s") % {"who": name, "day": day_of(one.made_at)}


def name_of(friend: CriticalFriend, hidden: Hidden) -> str:
    return hidden.name(friend.participant) if friend.participant else friend.name


def day_of(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def earlier_of(one: Challenge) -> tuple[Earlier, ...]:
    told = _("Corrected on %(day)s, because: %(why)s Before, it said:")
    return tuple(
        Earlier(
            told % {"day": day_of(row.made_at), "why": row.reason}, f"{row.get_reply_display()}. {row.why}"
        )
        for row in one.earlier.all()
    )  # fmt: skip


def _silence(programme: Programme, silent: Sequence[CriticalFriend]) -> Silence | None:
    if not silent:
        return None
    sentence = ngettext(
        "%(number)s person who was asked has said nothing yet.",
        "%(number)s people who were asked have said nothing yet.",
        len(silent),
    )
    members = [one for one in silent if one.participant_id]
    late = [one for one in members if one.nudged_at is None]
    others = []
    if members and not late:
        others.append(_("Each member among them was reminded. One reminder is enough."))
    if len(members) < len(silent):
        others.append(_("Whoever has a link and no account gets no reminder: the link is kept nowhere. Speak to them, "
                        "or choose “Give a new link”: it goes by e-mail, or on a card to print."))  # fmt: skip
    press = at("remind_friends", programme) if late else ""
    return Silence(sentence % {"number": len(silent)}, press, tuple(others))


def _friend(one: CriticalFriend, programme: Programme, titles: Titles, hidden: Hidden) -> FriendRow:
    state = state_of(one)
    word, shade = _state(one, state)
    way = _("member") if one.participant_id else (_("link by e-mail") if one.email else _("link on a card"))
    has_link = one.participant_id is None
    return FriendRow(
        name=name_of(one, hidden),
        draft=titles.get((one.draft_kind, one.draft_id), ""),
        look_at=one.look_at,
        state=word,
        shade=shade,
        about=f"{way} · {_what_was_said(one)}",
        end=at("end_friend", programme, one.pk) if state in {State.OPEN, State.READING} else "",
        renew=at("renew_friend", programme, one.pk) if has_link and state != State.EXPIRED else "",
        forget=at("forget_friend", programme, one.pk) if has_link else "",
    )


def _what_was_said(one: CriticalFriend) -> str:
    if not is_silent(one):
        return ngettext("%(number)s challenge", "%(number)s challenges", one.number) % {"number": one.number}
    if one.nudged_at is None:
        return _("has said nothing yet")
    return _("has said nothing yet, reminded on %(day)s") % {"day": day_of(one.nudged_at)}


def _state(one: CriticalFriend, state: State) -> tuple[str, str]:
    facts = {"day": date_format(one.until, "j F Y"), "last": date_format(last_day_to_read(one), "j F Y")}
    return {
        State.OPEN: (_("Until %(day)s") % facts, "green"),
        State.READING: (_("Reads answers until %(last)s") % facts, "blue"),
        State.EXPIRED: (_("Over since %(last)s") % facts, "grey"),
        State.ENDED: (_("Ended"), "grey"),
    }[state]


def _drafts(programme: Programme, titles: Titles) -> Iterable[DraftRow]:
    names = {kind.slug: str(kind.name) for kind in kinds()}
    for (slug, key), title in titles.items():
        yield DraftRow(names[slug], title, at("add_friend", programme, slug, key))


def ask_page(*, programme: Programme, access: Access, draft: Draft) -> FormPage:
    lead = _("They read the draft of “%(title)s” line by line, never a rating. They have no vote, and you answer each "
             "challenge.") % {"title": draft.title}  # fmt: skip
    return FormPage(_("Ask a critical friend"), frame_of(programme, access, deep=True), _("Ask them"), lead)


def answer_page(
    *, challenge: Challenge, programme: Programme, access: Access, titles: Titles, hidden: Hidden,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    row = replace(_row(challenge, access, programme, titles, hidden), act="")
    title = _("Correct the answer") if challenge.reply else _("Answer a challenge")
    return FormPage(title, frame_of(programme, access, deep=True), _("Save the answer"), challenge=row, theirs=theirs)


def card_page(friend: CriticalFriend, *, draft: Draft, code: str) -> CardPage:
    address = link_of(code)
    return CardPage(
        title=_("Card for %(name)s") % {"name": friend.name},
        name=friend.name,
        organisation=friend.programme.organisation.name,
        draft=draft.title,
        address=address.removesuffix(f"{code}/"),
        code=code,
        picture=qr_code(address),
        until=friend.until,
        back=challenges_address(friend.programme),
    )
