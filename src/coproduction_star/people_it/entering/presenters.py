from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey as AskedSurvey
from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.asking.look import in_language
from coproduction_star.people_it.asking.when import asked_only_if, named_by
from coproduction_star.people_it.models import AnswerChannel, Response, Survey
from coproduction_star.people_it.saying import ages_with_parents
from coproduction_star.voices.models import Listening

from .codes import numbered
from .sheets import enumerate_asked

HERE = "surveys"
Asked = tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]
Spoken = tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...], str]


@dataclass(frozen=True, slots=True)
class PrintPage:
    title: str
    survey: str
    organisation: str
    back: str
    wait: int


@dataclass(frozen=True, slots=True)
class EnterPage:
    """The ways in which answers come, and how many came by each."""

    title: str
    frame: Frame
    survey: str
    counts: tuple[tuple[str, int], ...]
    is_open: bool
    paper: str
    type_in: str
    script: str
    bring: str


@dataclass(frozen=True, slots=True)
class TypeInPage:
    title: str
    frame: Frame
    lead: str
    button: str
    back: str
    before: str
    """When the same copy was typed in; empty where it was not."""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EnteredPage:
    title: str
    frame: Frame
    organisation: str
    survey: str
    words: tuple[str, ...]
    type_at: str
    again: str
    enter: str


@dataclass(frozen=True, slots=True)
class ScriptPage:
    title: str
    frame: Frame
    organisation: str
    danger: str
    promises: tuple[str, ...]
    parent: str
    """What to do with a child; empty where the survey is for nobody who needs a parent."""
    older: str
    """What to do with somebody above the upper age; empty where there is none."""
    questions: tuple[Spoken, ...]
    """Number, what is asked, its statements, the numbers of its answers with their words, and when it is asked."""
    type_in: str
    type_at: str
    back: str


def address(name: str, survey: Survey, *more: object) -> str:
    programme = survey.programme
    return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, survey.pk, *more))


def _frame(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def print_page(survey: Survey, asked: AskedSurvey, *, back: str, wait: int) -> PrintPage:
    return PrintPage(
        _("Print it"), in_language(asked.title, asked.languages[0]), survey.programme.organisation.name, back, wait
    )


def enter_page(survey: Survey, *, access: Access, counts: Mapping[str, int], is_open: bool, paper: str) -> EnterPage:
    labels = dict(AnswerChannel.choices)
    return EnterPage(
        title=_("Answers that come in"),
        frame=_frame(survey.programme, access),
        survey=survey.title,
        counts=tuple((str(labels[channel]), number) for channel, number in counts.items()),
        is_open=is_open,
        paper=paper,
        type_in=address("type_in_answers", survey),
        script=address("answers_script", survey),
        bring=address("bring_answers", survey),
    )


def type_in_page(survey: Survey, *, access: Access, before: Response | None) -> TypeInPage:
    said = ""
    if before is not None:
        day = {"day": date_format(before.made_at, "j F Y")}
        said = (
            _(
                "The copy with this number was typed in on %(day)s. If this is another sheet, perhaps a photocopy, "
                "leave the number empty. Otherwise there is nothing to do."
            )
            % day
        )
    return TypeInPage(
        title=_("Type in answers"),
        frame=_frame(survey.programme, access),
        lead=_(
            "Type the numbers beside the ticked boxes, such as 1 3. A box without a tick stays empty. 0 means that "
            "they would rather not say."
        ),
        button=_("Save and go to the next"),
        back=address("enter_answers", survey),
        before=said,
    )


def entered_page(survey: Survey, *, access: Access, words: str) -> EnteredPage:
    return EnteredPage(
        title=_("Saved. Give them these four words") if words else _("Saved"),
        frame=_frame(survey.programme, access),
        organisation=survey.programme.organisation.name,
        survey=survey.title,
        words=tuple(words.split("-")) if words else (),
        type_at=whole(reverse("voices:follow")),
        again=address("type_in_answers", survey),
        enter=address("enter_answers", survey),
    )


def script_page(survey: Survey, asked: AskedSurvey, *, access: Access, listening: Listening) -> ScriptPage:
    language = asked.languages[0]
    promises = [
        _("What you say here never changes what help you can get."),
        _("You need not say who you are. You can leave out any question, and stop at any time."),
        survey.capacity,
    ]
    if survey.respond_by:
        promises.append(_("You hear from us by %(day)s.") % {"day": date_format(survey.respond_by, "j F Y")})
    alone_from = survey.programme.organisation.alone_from
    promises.append(ages_with_parents(asked.youngest, alone_from, asked.oldest).rstrip(".") + ".")
    return ScriptPage(
        title=_("On the phone: what to say"),
        frame=_frame(survey.programme, access),
        organisation=survey.programme.organisation.name,
        danger=listening.in_danger,
        promises=tuple(promises),
        parent=_with_a_parent(alone_from) if asked.youngest < alone_from else "",
        older=_if_older(asked.oldest) if asked.oldest is not None else "",
        questions=tuple(_spoken_in(asked, language)),
        type_in=f"{address('type_in_answers', survey)}?channel={AnswerChannel.PHONE}",
        type_at=whole(reverse("voices:follow")),
        back=address("enter_answers", survey),
    )


def _if_older(oldest: int) -> str:
    return _(
        "Only over %(age)s. Thank them, say that these questions are for younger people, and ask what else they would "
        "like to tell us, or name another survey. Type in nothing, and stop here."
    ) % {"age": oldest}


def _with_a_parent(alone_from: int) -> str:
    return _(
        "Only under %(age)s. Ask the parent: Do you agree? Write their name, and choose “By phone”. If nobody is "
        "there, say when you can ring again, type in nothing, and stop here."
    ) % {"age": alone_from}


def _spoken_in(asked: AskedSurvey, language: str) -> Iterator[Spoken]:
    rows = tuple(enumerate_asked(asked))
    named = named_by({question.id: number for number, question in rows}, language=language)
    for number, question in rows:
        when = asked_only_if(asked, question, language=language, named=named)
        yield (*_spoken(number, question, language), when)


def _spoken(number: str, question: SurveyQuestion, language: str) -> Asked:
    labels = {choice.id: in_language(choice.text, language) for choice in question.choices}
    return (
        number,
        in_language(question.text, language),
        tuple(in_language(row.text, language) for row in question.statements),
        tuple((code, labels[id_]) for code, id_ in numbered(question)),
    )


def whole(path: str) -> str:
    """The whole address, as one writes it down."""
    return f"{settings.SITE_URL.partition('://')[2]}{path}"
