"""The pages around the page of a ward: its figures, whom to meet, invitations, and the lessons."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.coaching import Lesson
from coproduction_star.journeys.frames import Frame, Link, organisation_frame
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.places.presenters import place_frame
from coproduction_star.organisations.models import Organisation, Participant, SafeChannel
from coproduction_star.people_it.models import CoachingReflection, Entry, PlaceFigure, WardFunding, WardInvitation
from coproduction_star.ui.drawing.qr import QRCode, qr_code
from coproduction_star.voices.addresses import address as voices_address

from .addresses import of_organisation, ward_address


@dataclass(frozen=True, slots=True)
class FigureLine:
    name: str
    said: str
    remove: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures about who lives in a ward, and a form for one more."""

    title: str
    frame: Frame
    lead: str
    figures: tuple[FigureLine, ...]
    nothing: str
    button: str
    theirs: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who would like to be met; `reach` is how, or that they are reached by the team."""

    name: str
    about: str
    reach: str


@dataclass(frozen=True, slots=True)
class MeetPage:
    """Who ticked “my councillor may contact me”."""

    title: str
    frame: Frame
    lead: str
    people: tuple[Person, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class InvitationLine:
    label: str
    to: str
    counted: str
    address: str


@dataclass(frozen=True, slots=True)
class InvitationsPage:
    """Cards that were made, with how many answered, and a form for a new one."""

    title: str
    frame: Frame
    lead: str
    cards: tuple[InvitationLine, ...]
    nothing: str
    button: str
    theirs: tuple[()] = ()
    held: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet to print: what it invites to, the address and its picture for a phone."""

    title: str
    organisation: str
    purpose: str
    facts: tuple[str, ...]
    shown_address: tuple[str, ...]
    code: QRCode
    back: str
    ward: str


@dataclass(frozen=True, slots=True)
class SurgeryPage:
    """Where a councillor writes down for a resident what they say."""

    title: str
    frame: Frame
    lead: str
    programmes: tuple[Link, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class LessonLine:
    title: str
    why: str
    address: str
    tried: bool


@dataclass(frozen=True, slots=True)
class LessonsPage:
    """The eight lessons, and which of them the reader has tried."""

    title: str
    frame: Frame
    lead: str
    sentence: str
    lessons: tuple[LessonLine, ...]


@dataclass(frozen=True, slots=True)
class LessonPage:
    """One lesson, one thing to try, and room for what came of it."""

    title: str
    frame: Frame
    lesson: Lesson
    machine_made: bool
    take_away: str
    after: Link | None
    button: str
    lead: str = ""
    theirs: tuple[()] = ()


def figures_page(place: Place, figures: Iterable[PlaceFigure]) -> FiguresPage:
    lines = tuple(
        FigureLine(one.name, f"{one.value} ({one.period}) · {one.source}",
                   ward_address(place, "remove_ward_figure", one.pk))
        for one in figures
    )  # fmt: skip
    return FiguresPage(
        title=_("Who lives here"),
        frame=_below(place),
        lead=_("Published figures that a councillor should know, each with its source. They stand on the ward page."),
        figures=lines,
        nothing="" if lines else _("There is none yet."),
        button=_("Add the figure"),
    )


def funding_page(place: Place, funds: Iterable[WardFunding]) -> FiguresPage:
    lines = tuple(FigureLine(one.name, _fund(one), ward_address(place, "remove_ward_fund", one.pk)) for one in funds)
    return FiguresPage(
        title=_("Money that groups can ask for"),
        frame=_below(place),
        lead=_("Funds that are open now. They stand on the ward page until their last day."),
        figures=lines,
        nothing="" if lines else _("There is none yet."),
        button=_("Add the fund"),
    )


def _fund(one: WardFunding) -> str:
    until = _("until %(day)s") % {"day": date_format(one.until, "j F Y")} if one.until else _("no last day")
    where = one.place.name if one.place else _("every ward")
    return " · ".join(filter(None, (one.purpose, until, where, one.link)))


def meet_page(place: Place, entries: Iterable[Entry]) -> MeetPage:
    people = tuple(map(_person, entries))
    return MeetPage(
        title=_("People and groups to meet"),
        frame=_below(place),
        lead=_("They ticked “my councillor may contact me”. Use how to reach them for that and nothing else, and pass "
               "it on to nobody. Each can take it back at any time."),
        people=people,
        nothing="" if people else _("Nobody in this ward has ticked it yet."),
    )  # fmt: skip


def _person(entry: Entry) -> Person:
    who = entry.participant
    about = [one.get_kind_display() for one in (*entry.offers.all(), *entry.needs.all())]
    name = f"{entry.group} ({who.name})" if entry.group else who.name
    return Person(name, ", ".join(dict.fromkeys(about)), _reach(who))


def _reach(who: Participant) -> str:
    if who.safe_channel == SafeChannel.NONE:
        return _("Please do not contact them. Ask the team.")
    if who.safe_channel:
        ways = {SafeChannel.EMAIL: who.email, SafeChannel.PHONE: who.phone, SafeChannel.TEXT: who.phone}
        way = ways.get(who.safe_channel, "")
        return f"{SafeChannel(who.safe_channel).label}: {way}" if way else str(SafeChannel(who.safe_channel).label)
    return " · ".join(filter(None, (who.phone, who.email))) or _("Ask the team how to reach them.")


def invitations_page(place: Place, invitations: Iterable[Any], *, held: bool) -> InvitationsPage:
    cards = tuple(_invitation(place, one) for one in invitations)
    return InvitationsPage(
        title=_("Invite people"),
        frame=_below(place),
        lead=_("Make a card or leaflet with a code for a phone. You see how many answered from it, and never who."),
        cards=cards,
        nothing="" if cards else _("No card is made yet."),
        held=_("Before the election nobody makes a new card here, whatever their party. Cards that are out go on.")
        if held
        else "",
        button=_("Make the card"),
    )


def _invitation(place: Place, one: Any) -> InvitationLine:
    return InvitationLine(one.label, _to(one), _counted(one), ward_address(place, "ward_invitation", one.pk))


def _to(one: WardInvitation) -> str:
    return str(one.session or (one.link.survey if one.link else one.offers_of))


def _counted(one: Any) -> str:
    number = one.told if one.offers_of_id else one.signed if one.session_id else one.answered
    return ngettext("%(n)s answer so far", "%(n)s answers so far", number) % {"n": number}


def card(place: Place, one: WardInvitation) -> Card:
    where = f"{settings.SITE_URL}{address_on_card(one)}"
    programme = one.session.programme if one.session else one.link.survey.programme if one.link else one.offers_of
    return Card(
        title=_to(one),
        organisation=place.organisation.name,
        purpose=one.session.what if one.session else programme.summary,
        facts=_facts(one),
        shown_address=tuple(re.findall(r"[^/]+/?", where.partition("://")[2].rstrip("/"))),
        code=qr_code(where),
        back=ward_address(place, "ward_invitations"),
        ward=place.name,
    )


def _facts(one: WardInvitation) -> tuple[str, ...]:
    if one.session is None:
        return ()
    day = date_format(one.session.on, "l j F")
    hours = f"{one.session.starts:%H:%M}–{one.session.ends:%H:%M}"
    return (f"{day}, {hours}", one.session.where, one.session.costs, one.session.access)


def address_on_card(one: WardInvitation) -> str:
    """Where the code leads: the session, the survey, or the form for offers."""
    if one.session is not None:
        programme = one.session.programme
        here = reverse("people_it:public_session", args=(programme.organisation.slug, programme.slug, one.session.pk))
        return f"{here}?card={one.code}"
    if one.link is not None:
        return _if_there("people_it:short", one.code)
    programme = one.offers_of
    here = _if_there("people_it:offer_and_ask", programme.organisation.slug, programme.slug)
    return f"{here}?card={one.code}" if here else ""


def _if_there(name: str, *args: str) -> str:
    """Empty where this installation has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def surgery_page(place: Place, programmes: Iterable[Programme]) -> SurgeryPage:
    links = tuple(Link(one.name, voices_address("enter", one)) for one in programmes)
    return SurgeryPage(
        title=_("Record what a resident told you"),
        frame=_below(place),
        lead=_("At a surgery or on the doorstep: type it in for them, and give them the four words with which they "
               "follow it. Choose the programme it is about."),
        programmes=links,
        nothing="" if links else _("No programme is open now."),
    )  # fmt: skip


def lessons_page(
    organisation: Organisation, lessons: Iterable[Lesson], reflections: Mapping[str, CoachingReflection]
) -> LessonsPage:
    lines = tuple(
        LessonLine(
            one.title, one.why, of_organisation("lesson", organisation, one.slug),
            one.slug in reflections and reflections[one.slug].tried,
        )
        for one in lessons
    )  # fmt: skip
    tried = sum(one.tried for one in lines)
    return LessonsPage(
        title=_("Eight three-minute lessons"),
        frame=organisation_frame(organisation=organisation),
        lead=_("For councillors, and for anybody who brings people together. Each has one thing to try in the ward."),
        sentence=_("You have tried %(tried)s of %(all)s. Only you see this.") % {"tried": tried, "all": len(lines)},
        lessons=lines,
    )


def lesson_page(
    organisation: Organisation, lesson: Lesson, *, lessons: tuple[Lesson, ...], reflection: CoachingReflection | None
) -> LessonPage:
    frame = organisation_frame(organisation=organisation)
    home = Link(_("Eight three-minute lessons"), of_organisation("lessons", organisation))
    later = next((one for one in lessons if one.position == lesson.position + 1), None)
    return LessonPage(
        title=lesson.title,
        frame=Frame(caption=organisation.name, up=(*frame.up, home), links=()),
        lesson=lesson,
        machine_made=lesson.translation.awaiting_check,
        take_away=of_organisation("forget_reflection", organisation, lesson.slug) if reflection else "",
        after=Link(later.title, of_organisation("lesson", organisation, later.slug)) if later else None,
        button=_("Keep it for me"),
    )


def _below(place: Place) -> Frame:
    """Under the page of the ward."""
    frame = place_frame(place.organisation, place)
    ward = Link(_("Ward page"), ward_address(place))
    return Frame(caption=frame.caption, up=(*frame.up, ward), links=())
