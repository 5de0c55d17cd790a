import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.voices.addresses import address
from coproduction_star.voices.contributions.forms import ContributionForm
from coproduction_star.voices.contributions.presenters import reader_of
from coproduction_star.voices.contributions.wording import FORMS
from coproduction_star.voices.models import Channel, Contribution, Kind, Listening

from .codes import OF_ANSWER, OF_CHANNEL, OF_WORRY, form_code, in_halves, place_code

MOST_PLACES = 36
"""With more places than these on a sheet, nobody finds theirs: then it is written on a line."""
WORD_LINES = 9


@dataclass(frozen=True, slots=True)
class Box:
    """Something to tick; `code` is what who types it in looks for."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form of the page, with lines to write on or boxes to tick."""

    label: str
    hint: str = ""
    lines: int = 0
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Promises:
    """What everyone is told first. `danger` and `hand_in` are the team's own words, or empty."""

    reader: str
    answer: str
    danger: str
    hand_in: str
    contact: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Before printing there are no `copies`; each copy is its four words. `wait` is in seconds."""

    title: str
    heading: str
    programme: str
    organisation: str
    code: str
    promises: Promises
    questions: tuple[Question, ...]
    copies: tuple[tuple[str, ...], ...]
    type_at: str
    back: str
    again: str
    wait: int


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of form, and where it is printed, typed in and asked on the phone."""

    title: str
    code: str
    paper: str
    type_in: str
    script: str


@dataclass(frozen=True, slots=True)
class EnterPage:
    title: str
    frame: Frame
    button: str
    lead: str
    ways: tuple[Way, ...]
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TypeInPage:
    title: str
    frame: Frame
    button: str
    lead: str
    danger: str
    back: str
    wait: int
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EnteredPage:
    """`words` is empty when their author has them on a slip, or they are not shown here any more."""

    title: str
    frame: Frame
    programme: str
    organisation: str
    words: tuple[str, ...]
    type_at: str
    due: dt.date
    worry: bool
    enter: str
    said: str


@dataclass(frozen=True, slots=True)
class ScriptPage:
    title: str
    frame: Frame
    organisation: str
    promises: Promises
    questions: tuple[Question, ...]
    type_at: str
    type_in: str
    back: str


def questions_of(form: ContributionForm, kind: str) -> tuple[Question, ...]:
    """Every question of the form of the page, in its order."""
    words = form.fields["words"]
    return (
        Question(str(words.label), str(words.help_text), lines=WORD_LINES),
        *_which_page(kind),
        *_asked(form, label_of_worry=str(form.fields["worry"].label)),
        Question(str(form.fields["name"].label), _("Only if you want to say it."), lines=1),
        Question(str(form.fields["contact"].label), str(form.fields["contact"].help_text), lines=2),
        Question(
            str(form.fields["safe_channel"].label),
            str(form.fields["safe_channel"].help_text),
            boxes=_boxes(form.fields["safe_channel"].choices, OF_CHANNEL),
        ),
    )


def _which_page(kind: str) -> Iterable[Question]:
    """On the screen the form knows from which page somebody came."""
    if kind == Kind.ON_A_PAGE:
        yield Question(_("Which page is it about?"), _("Its address, or the heading at its top."), lines=1)


def spoken(form: ContributionForm, kind: str) -> tuple[Question, ...]:
    """The same, as somebody asks them."""
    words = form.fields["words"]
    worry = _("Are you worried that somebody is in danger or is being hurt?")
    return (
        Question(str(words.label), _("Type what they say in their own words.")),
        *_which_page(kind),
        *_asked(form, label_of_worry=worry),
        Question(_("Do you want to tell me your name? You do not have to.")),
        Question(_("How can we reach you? You do not have to tell me."), str(form.fields["contact"].help_text)),
        Question(
            str(form.fields["safe_channel"].label), boxes=_boxes(form.fields["safe_channel"].choices, OF_CHANNEL)
        ),
    )


def _asked(form: ContributionForm, *, label_of_worry: str) -> Iterable[Question]:
    about = form.fields["about_somebody"]
    yield Question(
        str(about.label),
        _("Then somebody takes out who it is before others read it."),
        boxes=_boxes(about.choices, OF_ANSWER),
    )
    yield Question(
        label_of_worry,
        _("Who types it in tells the person who keeps people safe at once, and nobody else."),
        boxes=(Box(OF_WORRY, _("Yes")),),
    )
    places = [Box(place_code(place), place.name) for place in form.fields["place"].queryset]
    if places:
        few = len(places) <= MOST_PLACES
        yield Question(str(form.fields["place"].label), lines=0 if few else 1, boxes=tuple(places) if few else ())
    if "postcode" in form.fields:
        yield Question(str(form.fields["postcode"].label), _("Who types it in keeps only the ward it is in."), lines=1)


def _boxes(choices: Iterable[tuple[str, object]], codes: dict[str, str]) -> tuple[Box, ...]:
    return tuple(Box(codes[value], str(label)) for value, label in choices if value in codes)


def promises_of(programme: Programme, listening: Listening) -> Promises:
    organisation = programme.organisation
    facts = {"reader": reader_of(listening), "organisation": organisation.name}
    named = _("%(reader)s of %(organisation)s reads it, after somebody who checks it.")
    team = _("The team at %(organisation)s reads it, after somebody who checks it.")
    within = ngettext(
        "You get an answer within %(number)s working day after we get it.",
        "You get an answer within %(number)s working days after we get it.",
        listening.answer_within,
    )
    return Promises(
        reader=(named if facts["reader"] else team) % facts,
        answer=within % {"number": listening.answer_within},
        danger=listening.in_danger,
        hand_in=listening.hand_in,
        contact=organisation.contact,
    )


def paper_page(
    *, programme: Programme, kind: str, listening: Listening, form: ContributionForm, follow: str,
    printed: tuple[str, ...] = (), wait: int = 0,
) -> PaperPage:  # fmt: skip
    return PaperPage(
        title=_("Print this form"),
        heading=str(FORMS[kind].title),
        programme=programme.name,
        organisation=programme.organisation.name,
        code=in_halves(form_code(programme, kind)),
        promises=promises_of(programme, listening),
        questions=questions_of(form, kind) if printed else (),
        copies=tuple(tuple(words.split("-")) for words in printed),
        type_at=_shown(follow),
        back=address("tell_us_kind", programme, kind),
        again=address("paper", programme, kind),
        wait=wait,
    )


def enter_page(*, programme: Programme, access: Access) -> EnterPage:
    return EnterPage(
        title=_("Type in what came on paper or by phone"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        button=_("Go on"),
        lead=_("Do you have a form on paper? Its code tells us which form it is."),
        ways=tuple(
            Way(
                title=str(words.title),
                code=in_halves(form_code(programme, kind)),
                paper=address("paper", programme, kind) if programme.published_at else "",
                type_in=address("type_in", programme, kind),
                script=address("script", programme, kind),
            )
            for kind, words in FORMS.items()
        ),
    )


def type_in_page(*, programme: Programme, kind: str, access: Access, listening: Listening, wait: int) -> TypeInPage:
    return TypeInPage(
        title=str(FORMS[kind].title),
        frame=programme_frame(programme=programme, access=access, here="said"),
        button=_("Save"),
        lead=_("Type in what somebody wrote or said. They get the answer, not you."),
        danger=listening.in_danger,
        back=address("enter", programme),
        wait=wait,
    )


def entered_page(
    *, programme: Programme, access: Access, contribution: Contribution, words: str, follow: str
) -> EnteredPage:
    return EnteredPage(
        title=_("Saved. Give them these four words") if words else _("Saved"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        programme=programme.name,
        organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (),
        type_at=_shown(follow),
        due=contribution.answer_due,
        worry=contribution.worry,
        enter=address("enter", programme),
        said=address("said", programme),
    )


def script_page(
    *, programme: Programme, kind: str, access: Access, listening: Listening, form: ContributionForm, follow: str
) -> ScriptPage:
    by_phone = f"{address('type_in', programme, kind)}?channel={Channel.PHONE}"
    return ScriptPage(
        title=_("On the phone: %(form)s") % {"form": FORMS[kind].title},
        frame=programme_frame(programme=programme, access=access, here="said"),
        organisation=programme.organisation.name,
        promises=promises_of(programme, listening),
        questions=spoken(form, kind),
        type_at=_shown(follow),
        type_in=by_phone,
        back=address("enter", programme),
    )


def _shown(path: str) -> str:
    """The whole address, as one writes it down."""
    return f"{settings.SITE_URL.partition('://')[2]}{path}"
