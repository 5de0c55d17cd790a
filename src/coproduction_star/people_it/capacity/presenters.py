import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.access_needs import Needs
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.announcing import in_words, missing_of
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import LearningSession, SessionPlace, TakesPart
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import ByHand, told_so
from coproduction_star.people_it.saying import ages_said

from .addresses import at, sessions_address
from .gap_page import GapPart, gap_part
from .gaps import Gaps
from .needs_page import needs_in_words, needs_note
from .selectors import own_email_of
from .services import event_of

MINUTES = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A session in a list."""

    title: str
    when: str
    where: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """The sessions of a programme, and the gap they could close."""

    title: str
    frame: Frame
    lead: str
    lines: tuple[Line, ...]
    pages: Page[Any]
    nothing: str
    gap: GapPart
    add: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A place in a session, as the team sees it."""

    key: str
    name: str
    part: str
    needs: str
    came: bool
    by_hand: str
    """How they are told what changes, where no letter goes."""


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session for its team: what it says, who comes, and what to do next."""

    title: str
    frame: Frame
    state: str
    facts: tuple[tuple[str, str], ...]
    initiative: Link | None
    what: str
    people: tuple[Somebody, ...]
    needs: tuple[str, ...]
    """How many need what, without a name."""
    needs_note: str
    read_needs: str
    counted: str
    thanks: str
    is_over: bool
    publish: str
    missing: tuple[str, ...]
    """What is said before it can be public."""
    change: str
    cancel: str
    write_down: str
    note: str
    thank: str
    public: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks, in a programme."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicList:
    """The sessions that anyone can come to."""

    title: str
    programme: str
    lead: str
    lines: tuple[Line, ...]
    nothing: str
    calendar: str
    back: str


@dataclass(frozen=True, slots=True)
class PublicSession:
    """One session, and the form for a place while there is one."""

    title: str
    programme: str
    what: str
    facts: tuple[tuple[str, str], ...]
    closed: str
    button: str
    back: str
    wait: int = 0


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The four words, for the browser that signed up; or one's own place, opened with them."""

    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    notice: str
    thanks: str
    back: str


def sessions_page(
    *, programme: Programme, access: Access, pages: Page[Any], gaps: Gaps, skills: Mapping[str, str]
) -> SessionsPage:
    lines = tuple(_line(one, at("session", programme, one.pk)) for one in pages)
    may = has_perm(Permission.KEEP_SESSIONS, access, programme)
    return SessionsPage(
        title=_("Sessions"),
        frame=programme_frame(programme=programme, access=access, here="capacity"),
        lead=_("People show each other how. Here is when, who comes, and what people still want to learn."),
        lines=lines,
        pages=pages,
        nothing="" if lines else _("There is no session yet."),
        gap=gap_part(programme, access, gaps, skills),
        add=at("new_session", programme) if may else "",
    )


def _line(one: Any, there: str) -> Line:
    where = ": ".join(part for part in (one.place.name if one.place else "", one.where) if part)
    return Line(one.title, when_of(one), where, _state(one), there)


def where_of(one: LearningSession) -> str:
    return one.where or (one.place.name if one.place else "")


def when_of(one: LearningSession) -> str:
    return f"{date_format(one.on, 'l j F Y')}, {one.starts:%H:%M}–{one.ends:%H:%M}"


def _state(one: Any) -> str:
    if one.cancelled_because:
        return _("Cancelled: %(why)s") % {"why": one.cancelled_because}
    if one.published_at is None:
        return _("Only the team sees it so far")
    return places_left(one)


def places_left(one: Any) -> str:
    left = max(0, one.most - one.learners)
    if not left:
        return _("Every place is taken")
    return ngettext("%(n)s place left", "%(n)s places left", left) % {"n": left}


def facts_of(one: Any, skills: Mapping[str, str], *, asks: str = "") -> tuple[tuple[str, str], ...]:
    where = f"{one.where} ({one.place.name})" if one.place and one.where else where_of(one)
    facts = (
        (_("When"), when_of(one)),
        (_("Where"), where),
        (_("Getting in and taking part"), one.access),
        (_("Costs"), one.costs),
        (_("Papers go out on"), date_format(one.papers_on, "l j F Y") if one.papers_on else ""),
        (_("For whom"), ages_said(one.youngest, one.oldest)),
        (_("Kind of skill"), skills.get(one.skill, "")),
        (_("Whom to ask"), asks),
    )
    return tuple((name, said) for name, said in facts if said)


def session_page(
    session: Any, *, access: Access, people: Iterable[SessionPlace], needs: Needs, skills: Mapping[str, str],
    hidden: Hidden, by_hand: ByHand | None,
) -> SessionPage:  # fmt: skip
    programme = session.programme
    keeps = has_perm(Permission.KEEP_SESSIONS, access, programme)
    over = session.on < timezone.localdate()
    begins, missing = keeps and session.published_at is None, in_words(missing_of(event_of(session)))
    living = session.published_at is not None and not session.cancelled_because
    writes = living and has_perm(Permission.SIGN_UP_FOR_OTHERS, access, programme)
    asks = hidden.name(session.asks) if session.asks else ""
    return SessionPage(
        title=session.title,
        frame=below_sessions(programme, access),
        state=_state(session),
        facts=(*facts_of(session, skills, asks=asks), *_numbers(session)),
        initiative=_initiative(session),
        what=session.what,
        people=tuple(_somebody(one, hidden, by_hand) for one in people),
        needs=needs_in_words(needs),
        needs_note=needs_note(needs),
        read_needs=at("session_needs", programme, session.pk) if needs.shared else "",
        counted=_counted(session),
        thanks=session.thanks,
        is_over=over,
        publish=at("publish_session", programme, session.pk) if begins and not missing else "",
        missing=missing if begins else (),
        change=at("change_session", programme, session.pk) if keeps else "",
        cancel=at("cancel_session", programme, session.pk) if keeps and not session.cancelled_because else "",
        write_down=at("add_session_place", programme, session.pk) if writes else "",
        note=at("note_who_came", programme, session.pk) if keeps and living else "",
        thank=at("thank_session", programme, session.pk) if keeps and session.learnt is not None else "",
        public=at("public_session", programme, session.pk) if living and programme.published_at else "",
    )


def _initiative(session: Any) -> Link | None:
    one = session.initiative
    if one is None or one.removed_at is not None:
        return None
    return Link(one.title, address("initiative", session.programme, one.pk))


def _numbers(session: Any) -> tuple[tuple[str, str], ...]:
    said = _("%(learn)s of %(most)s to learn, %(teach)s to show others how")
    facts = {"learn": session.learners, "most": session.most, "teach": session.teachers}
    return ((_("Who comes"), said % facts),)


def _somebody(one: SessionPlace, hidden: Hidden, by_hand: ByHand | None) -> Somebody:
    name = hidden.name(one.participant) if one.participant else one.name
    told = _told_by_hand(one, by_hand) if by_hand else ""
    return Somebody(str(one.pk), name, str(TakesPart(one.part).label), one.access_needs, one.came is True, told)


def _told_by_hand(one: SessionPlace, by_hand: ByHand) -> str:
    if one.participant is not None:
        return by_hand.told(one.participant)
    return "" if own_email_of(one) else told_so(one.safe_channel, one.contact)


def _counted(session: LearningSession) -> str:
    if session.learnt is None or session.taught is None:
        return ""
    hours = (session.learnt + session.taught) * session.minutes / MINUTES
    facts = {"learnt": session.learnt, "taught": session.taught, "hours": f"{hours:g}"}
    return _("%(learnt)s learnt and %(taught)s showed others how: %(hours)s hours of people’s time.") % facts


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, lead: str = "",
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    return FormPage(title, below_sessions(programme, access), button, lead, theirs)


def below_sessions(programme: Programme, access: Access) -> Frame:
    frame = programme_frame(programme=programme, access=access, here="capacity")
    return replace(frame, up=(*frame.up, Link(_("Sessions"), sessions_address(programme))))


def public_list(programme: Programme, sessions: Iterable[Any], *, back: str) -> PublicList:
    lines = tuple(_line(one, at("public_session", programme, one.pk)) for one in sessions)
    return PublicList(
        title=_("Learn with others"),
        programme=programme.name,
        lead=_("People show each other how to do things. You need no account and no e-mail."),
        lines=lines,
        nothing="" if lines else _("No session is planned right now."),
        calendar=at("public_sessions_calendar", programme) if lines else "",
        back=back,
    )


def public_session(
    session: Any, *, skills: Mapping[str, str], closed: str, hidden: Hidden, wait: int
) -> PublicSession:
    asks = session.asks
    named = hidden.name(asks) if asks is not None and not asks.is_gone else ""
    left = "" if closed else places_left(session)
    facts = facts_of(session, skills, asks=named)
    return PublicSession(
        title=session.title,
        programme=session.programme.name,
        what=session.what,
        facts=(*facts, (_("Places"), left)) if left else facts,
        closed=closed,
        button=_("Keep a place for me"),
        back=at("public_sessions", session.programme),
        wait=wait,
    )


def why_closed(session: Any, *, today: dt.date, listens: bool) -> str:
    """Why nobody can sign up; empty where they can."""
    if session.cancelled_because:
        return _("It is cancelled: %(why)s") % {"why": session.cancelled_because}
    if session.on < today:
        return _("It is over.")
    if session.learners >= session.most:
        return _("Every place is taken. Tell us if you would come another time.")
    return "" if listens else _("Nobody can sign up on this page right now. Ask the team.")


def kept_page(programme: Programme, place: SessionPlace | None, *, words: str) -> KeptPage:
    shown = place if words else None
    return KeptPage(
        title=_("Your place is kept. Write these four words down") if words
        else _("Your four words are not shown here now"),
        programme=programme.name,
        organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (),
        facts=facts_of(shown.session, {}) if shown else (),
        notice="",
        thanks="",
        back=at("public_sessions", programme),
    )  # fmt: skip


def own_page(place: SessionPlace) -> KeptPage:
    session = place.session
    return KeptPage(
        title=session.title,
        programme=place.programme.name,
        organisation=place.programme.organisation.name,
        words=(),
        facts=facts_of(session, {}),
        notice=_("It is cancelled: %(why)s") % {"why": session.cancelled_because} if session.cancelled_because else "",
        thanks=session.thanks if place.came else "",
        back="",
    )
