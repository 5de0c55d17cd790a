"""The page of one survey: its questions in order, what is still missing, and where to go from here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys import SurveyQuestion, estimated_minutes
from coproduction_star.data.asset_surveys.from_bank import awaiting_check, bank_by_id
from coproduction_star.data.asset_surveys.minutes import LONG, PEOPLE_GIVE
from coproduction_star.data.questions import Kind
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.asking.when import asked_only_if, named_by
from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.permissions import Permission
from coproduction_star.voices.addresses import address as voices_address

from . import drafting
from .addresses import at
from .links_page import DAY
from .missing import BANK, LANGUAGE, LISTENING, PROMISE, QUESTION, SETTINGS, Missing
from .presenters import answers_said, inside, state_of
from .selectors import Standing
from .wording import KINDS, SIDES, language_name


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question; its addresses are empty for whoever may not change it."""

    anchor: str
    id: str
    number: int
    words: str
    how: str
    tags: tuple[str, ...]
    shown: str
    edit: str
    move: str
    take_out: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class SectionRow:
    """Questions under one heading."""

    title: str
    questions: tuple[QuestionRow, ...]
    anchor: str = ""
    edit: str = ""


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A question that was taken out."""

    words: str
    back: str


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One thing that is still missing, and where to put it right."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language: its words, and whether all are there."""

    name: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do next."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """A survey as its team sees it."""

    title: str
    frame: Frame
    state: str
    colour: str
    lead: str
    remarks: tuple[str, ...]
    missing: tuple[OpenRow, ...]
    promise: tuple[tuple[str, str], ...]
    feedback: tuple[tuple[str, str], ...]
    by_hand: tuple[tuple[str, str], ...]
    """Who asked to hear what came of it and gets no letter, and how they are told."""
    sections: tuple[SectionRow, ...]
    gone: GoneRow | None
    languages: tuple[LanguageRow, ...]
    publish: str
    publish_text: str
    changed: bool
    build: tuple[Act, ...]
    next: tuple[Act, ...]
    files: tuple[Act, ...]


def survey_page(
    *, survey: Survey, access: Access, definition: Definition, missing: Sequence[Missing], standing: Standing,
    answers: int, removed: str, hidden: Hidden, by_hand: Iterable[tuple[Participant, str]],
) -> SurveyPage:  # fmt: skip
    may_edit = has_perm(Permission.EDIT_SURVEY, access, survey) and not survey.closed_at
    may_publish = has_perm(Permission.PUBLISH_SURVEY, access, survey) and not survey.closed_at
    state, colour = state_of(survey)
    waits = standing.edition is None or standing.changed
    return SurveyPage(
        title=survey.title,
        frame=inside(survey, access, deep=False),
        state=state,
        colour=colour,
        lead=_lead(survey, definition, answers),
        remarks=tuple(_remarks(definition)),
        missing=tuple(OpenRow(one.words, _where(survey, one)) for one in missing) if not survey.closed_at else (),
        promise=tuple(_promise(survey, hidden)),
        feedback=tuple(_feedback(survey)),
        by_hand=tuple((hidden.name(person), told) for person, told in by_hand),
        sections=tuple(_sections(survey, definition, may_edit=may_edit)),
        gone=_gone(survey, removed) if may_edit and removed else None,
        languages=tuple(_languages(survey, definition, may_edit=may_edit)),
        publish=at("survey_publish", survey) if may_publish and waits else "",
        publish_text=_("Publish the changes") if standing.edition else _("Publish"),
        changed=standing.changed,
        build=tuple(_building(survey)) if may_edit else (),
        next=tuple(_next(survey, access, may_edit=may_edit, may_publish=may_publish)),
        files=tuple(_files(survey, may_edit=may_edit)),
    )


def _lead(survey: Survey, definition: Definition, answers: int) -> str:
    asked = sum(question.kind is not Kind.NOTE for question in definition.questions)
    number = ngettext("%(number)s question", "%(number)s questions", asked) % {"number": asked}
    minutes = max(1, round(estimated_minutes(definition)))
    time = ngettext("about %(number)s minute", "about %(number)s minutes", minutes) % {"number": minutes}
    facts = {"age": survey.youngest, "oldest": survey.oldest}
    ages = _("from %(age)s years") if survey.oldest is None else _("from %(age)s to %(oldest)s years")
    said = [str(survey.get_audience_display()), number, time, ages % facts]
    if survey.published_at:
        said.append(answers_said(answers))
    return " · ".join(said)


def _remarks(definition: Definition) -> Iterator[str]:
    """What a team should know before it asks anybody."""
    if estimated_minutes(definition) > LONG:
        yield _("Most people give about %(minutes)s minutes. Take out what you will not use.") % {
            "minutes": PEOPLE_GIVE
        }
    special = sum(question.special_category for question in definition.questions)
    if special:
        yield ngettext(
            "%(number)s question may tell of health, belief, origin or love life. Its answers are kept apart.",
            "%(number)s questions may tell of health, belief, origin or love life. Their answers are kept apart.",
            special,
        ) % {"number": special}
    core = [question.id for question in bank_by_id().values() if question.core]
    lacking = sum(definition.question(id_) is None for id_ in core)
    if definition.audience == "resident" and lacking:
        yield ngettext(
            "To compare with other places, ask all twelve questions of the core: %(number)s is missing.",
            "To compare with other places, ask all twelve questions of the core: %(number)s are missing.",
            lacking,
        ) % {"number": lacking}


def _where(survey: Survey, one: Missing) -> str:
    if one.page == LISTENING:
        return voices_address("said", survey.programme)
    if one.page in (QUESTION, LANGUAGE):
        return at({QUESTION: "survey_question", LANGUAGE: "survey_words"}[one.page], survey, one.about)
    return at({SETTINGS: "survey_settings", PROMISE: "survey_promise", BANK: "survey_bank"}[one.page], survey)


def _promise(survey: Survey, hidden: Hidden) -> Iterator[tuple[str, str]]:
    if survey.capacity:
        yield _("Who responds, with what"), survey.capacity
    if survey.capacity_of:
        yield _("Who answers for it"), hidden.name(survey.capacity_of)
    for name, day in (
        (_("People hear by"), survey.respond_by),
        (_("First day to answer"), survey.opens_on),
        (_("Last day to answer"), survey.closes_on),
    ):
        if day:
            yield name, date_format(day, DAY)
    if survey.last_time:
        yield _("What came of the last time"), survey.last_time


def _feedback(survey: Survey) -> Iterator[tuple[str, str]]:
    if survey.closed_at:
        yield _("What we heard"), survey.heard
        yield _("What we will do"), survey.will_do
        yield _("What we cannot do, and why"), survey.cannot


def _sections(survey: Survey, definition: Definition, *, may_edit: bool) -> Iterator[SectionRow]:
    first, rows = definition.languages[0], list(definition.questions)
    keys = list(dict.fromkeys(question.section for question in rows))
    for key in keys:
        section = definition.section(key)
        title = section.title.get(first, key) if section else ""
        mine = [(place, question) for place, question in enumerate(rows) if question.section == key]
        edit = at("survey_heading", survey, key) if may_edit and section else ""
        questions = tuple(_question(survey, definition, *one, may_edit=may_edit) for one in mine)
        yield SectionRow(title, questions, f"heading-{key}", edit)


def _question(
    survey: Survey, definition: Definition, place: int, question: SurveyQuestion, *, may_edit: bool
) -> QuestionRow:
    def to(name: str) -> str:
        return at(name, survey, question.id) if may_edit else ""

    return QuestionRow(
        anchor=f"question-{question.id}",
        id=question.id,
        number=place + 1,
        words=question.text.get(definition.languages[0], question.id),
        how=_how(question, definition.languages[0]),
        tags=tuple(_tags(question)),
        shown=_shown(question, definition),
        edit=to("survey_question"),
        move=to("survey_move"),
        take_out=to("survey_take_out"),
        first=place == 0,
        last=place == len(definition.questions) - 1,
    )


def _how(question: SurveyQuestion, language: str) -> str:
    """How it is answered, with the answers."""
    choices = " · ".join(choice.text.get(language, choice.id) for choice in question.choices)
    statements = " · ".join(row.text.get(language, row.id) for row in question.statements)
    return ": ".join(part for part in (str(KINDS[question.kind]), statements, choices) if part)


def _tags(question: SurveyQuestion) -> Iterator[str]:
    if question.from_bank:
        known = bank_by_id()[question.id]
        yield _("Core %(number)s") % {"number": known.number} if known.core else known.number
    else:
        yield _("Our own")
    if question.side:
        yield str(SIDES[question.side])
    if question.special_category:
        yield _("Kept apart")
    if question.required:
        yield _("Must be answered")


def _shown(question: SurveyQuestion, definition: Definition) -> str:
    """When it is shown, in the words of the answers, with the numbers that stand before the questions."""
    numbers = {each.id: str(place) for place, each in enumerate(definition.questions, start=1)}
    first = definition.languages[0]
    return asked_only_if(definition, question, language=first, named=named_by(numbers, language=first))


def _gone(survey: Survey, removed: str) -> GoneRow | None:
    row: Any = next((one for one in survey.taken_out if drafting.id_of(one["question"]) == removed), None)
    if row is None:
        return None
    question = row["question"]
    known = bank_by_id().get(question.get("bank", ""))
    words = known.text if known else next(iter(question["text"].values()), removed)
    return GoneRow(words, at("survey_bring_back", survey, removed))


def _languages(survey: Survey, definition: Definition, *, may_edit: bool) -> Iterator[LanguageRow]:
    for code in definition.languages:
        about = _("The language it is written in") if code == definition.languages[0] else ""
        if code in definition.machine_translated or awaiting_check(code):
            about = _("By a machine; people are told so")
        where = at("survey_words", survey, code) if may_edit and code != definition.languages[0] else ""
        yield LanguageRow(language_name(code), about, where)


def _building(survey: Survey) -> Iterator[Act]:
    yield Act(_("Add from the bank"), at("survey_bank", survey))
    yield Act(_("Add your own question"), at("survey_add_own", survey))


def _next(survey: Survey, access: Access, *, may_edit: bool, may_publish: bool) -> Iterator[Act]:
    if survey.draft["questions"]:
        yield Act(_("Look at it as people will, on a phone"), at("survey_preview", survey))
    if may_edit:
        yield Act(_("Who responds, with what, by when"), at("survey_promise", survey))
        yield Act(_("Change the title, ages or languages"), at("survey_settings", survey))
        yield Act(_("Make the matching survey for others"), at("survey_twin", survey))
    if survey.published_at and has_perm(Permission.SHARE_SURVEY, access, survey):
        yield Act(_("Links, QR codes and posters"), at("survey_links", survey))
    if survey.published_at and has_perm(Permission.SEE_SAMPLES, access, survey):
        yield Act(_("Invite people"), at("samples", survey))
    if survey.published_at and not survey.closed_at and has_perm(Permission.ENTER_ANSWERS, access, survey):
        yield Act(_("Type in what came on paper or by phone"), at("enter_answers", survey))
        yield Act(_("Bring in answers from a file"), at("bring_answers", survey))
    if survey.published_at and has_perm(Permission.SEE_RESULTS, access, survey):
        yield Act(_("See what it says, and who it has not heard"), at("results", survey))
    if survey.published_at and may_publish:
        yield Act(_("Close it and say what came of it"), at("survey_close", survey))


def _files(survey: Survey, *, may_edit: bool) -> Iterator[Act]:
    if survey.draft["questions"]:
        yield from _downloads(survey)
    if may_edit:
        yield Act(_("Bring in an XLSForm"), at("survey_upload", survey))


def _downloads(survey: Survey) -> Iterator[Act]:
    yield Act(_("Download it for Kobo or ODK (XLSForm)"), at("survey_file", survey, "xlsx"))
    yield Act(_("Download it as text (YAML)"), at("survey_file", survey, "yaml"))
    yield Act(_("Download the codebook"), at("survey_file", survey, "codebook"))
