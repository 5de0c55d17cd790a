"""A survey as sheets of paper: what stands on them, for the template paper.typ to set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey as AskedSurvey
from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.data.asset_surveys.pages import is_consent
from coproduction_star.data.questions import Kind
from coproduction_star.people_it.asking.look import asked, in_language
from coproduction_star.people_it.asking.when import asked_only_if, named_by
from coproduction_star.people_it.models import ConsentKind, SurveyEdition
from coproduction_star.people_it.saying import ages_with_parents
from coproduction_star.ui.documents.typesetting import language_and_region, typeset
from coproduction_star.ui.drawing.colours import INK, QUIET, step_colour
from coproduction_star.ui.reading import Look
from coproduction_star.voices.models import Listening

from .codes import numbered
from .numbers import form_letters, in_halves, words_of_copy

SIZES = {Look.USUAL: 11.5, Look.EASY: 16, Look.LARGE: 18}
LINES = 4


@dataclass(frozen=True, slots=True)
class Sheets:
    """Copies of one edition, each with its number."""

    edition: SurveyEdition
    asked: AskedSurvey
    numbers: Sequence[str]
    language: str
    look: Look
    listening: Listening
    type_at: str
    """Where the four words are typed."""


def as_pdf(sheets: Sheets) -> bytes:
    """All copies in one document, tagged so that it can be read aloud, in one language as far as we speak it."""
    spoken = dict(settings.LANGUAGES)
    with translation.override(sheets.language if sheets.language in spoken else translation.get_language()):
        return typeset(template(), paper_of(sheets))


@cache
def template() -> bytes:
    return files(__package__).joinpath("paper.typ").read_bytes()


def paper_of(sheets: Sheets) -> dict[str, Any]:
    survey, language = sheets.edition.survey, sheets.language
    code, region = language_and_region(language)
    return {
        "title": in_language(sheets.asked.title, language),
        "organisation": survey.programme.organisation.name,
        "programme": survey.programme.name,
        "language": code, "region": region, "size": SIZES[sheets.look],
        "colours": {"ink": INK, "quiet": QUIET, "head": step_colour("people-it")},
        "danger": " ".join(filter(None, (_("If somebody is in danger now, ring 999."), sheets.listening.in_danger))),
        "promises": list(_promises(sheets)),
        "words": {"form": _("Form"), "number": _("Copy"), "page": _("Page"), "of": _("of")},
        "form": form_letters(survey),
        "sections": [*_sections(sheets), _last_section(sheets)],
        "copies": [
            {"number": in_halves(number), "words": words_of_copy(survey, number).replace("-", " ")}
            for number in sheets.numbers
        ],
        "slip": {
            "cut": _("Cut here. Keep this slip, and show it to nobody."),
            "how": _("Type these four words at %(address)s once we have typed in your form. "
                     "With them you see what came of it, change your answers or take them back. "
                     "We do not keep the words, so we cannot tell you them again.") % {"address": sheets.type_at},
        },
    }  # fmt: skip


def _promises(sheets: Sheets) -> Iterator[str]:
    survey = sheets.edition.survey
    yield _("Tick a box with a pen, or write on the lines. Leave out what you like.")
    yield _("You need not say who you are. What you say never changes what help you can get.")
    yield survey.capacity
    if survey.respond_by:
        yield _("You hear from us by %(day)s.") % {"day": date_format(survey.respond_by, "j F Y")}
    yield ages_with_parents(sheets.asked.youngest, alone_from_of(sheets), sheets.asked.oldest).rstrip(".") + "."
    if needs_parents(sheets):
        yield _("A parent or carer signs on the last page (X). Without it we keep nothing of a child.")
    if sheets.listening.hand_in:
        yield _("Hand it in here: %(place)s") % {"place": sheets.listening.hand_in}


def _sections(sheets: Sheets) -> Iterator[dict[str, Any]]:
    """The questions under their headings. The consent to answers kept apart stands before the first of them."""
    title, questions, told = "", list[dict[str, Any]](), False
    numbers = {question.id: number for number, question in enumerate_asked(sheets.asked)}
    named = named_by(numbers, language=sheets.language)
    for number, question in enumerate_asked(sheets.asked):
        section = sheets.asked.section(question.section)
        here = in_language(section.title, sheets.language) if section else ""
        if here != title:
            if questions:
                yield {"title": title, "questions": questions}
            title, questions = here, []
        if question.special_category and not told:
            told = True
            questions.append(_apart())
        when = asked_only_if(sheets.asked, question, language=sheets.language, named=named)
        questions.append(_question(number, question, sheets) | {"when": when})
    yield {"title": title, "questions": questions}


def enumerate_asked(survey: AskedSurvey) -> Iterator[tuple[str, SurveyQuestion]]:
    """Every question but the consents, with the number that stands before it; a note has none."""
    place = 0
    for question in survey.questions:
        if is_consent(question):
            continue
        place += question.kind is not Kind.NOTE
        yield ("" if question.kind is Kind.NOTE else str(place)), question


def _question(number: str, question: SurveyQuestion, sheets: Sheets) -> dict[str, Any]:
    language = sheets.language
    other = in_language(question.other_label, language) if question.own_words else ""
    return {
        "kind": "note" if question.kind is Kind.NOTE else "asked",
        "number": f"{number} ◆" if question.special_category else number,
        "text": asked(question, language=language, look=sheets.look),
        "hint": " ".join(filter(None, (_hint(question, sheets), _how(question)))),
        "choices": _choices(question, language),
        "statements": [
            {"number": f"{number}{chr(ord('a') + place)}", "text": in_language(row.text, language)}
            for place, row in enumerate(question.statements)
        ],
        "own": other,
        "lines": LINES if question.kind is Kind.TEXT else 1,
    }  # fmt: skip


def _hint(question: SurveyQuestion, sheets: Sheets) -> str:
    easy = sheets.look is Look.EASY and question.easy.get(sheets.language)
    return "" if easy else in_language(question.help, sheets.language)


def _how(question: SurveyQuestion) -> str:
    if question.kind is Kind.SEVERAL:
        most = question.most
        return (
            _("Tick at most %(most)s.") % {"most": most} if most else "" if question.help else _("Tick all that fit.")
        )
    return _("Write a number.") if question.kind is Kind.NUMBER else ""


def _choices(question: SurveyQuestion, language: str) -> list[dict[str, str]]:
    labels = {choice.id: in_language(choice.text, language) for choice in question.choices}
    return [{"code": number, "label": labels[id_]} for number, id_ in numbered(question)]


def _apart() -> dict[str, Any]:
    return {
        "kind": "apart",
        "text": _("Questions with the sign ◆ are about health, belief, origin or love life."),
        "hint": _("We keep these answers apart, and few people may read them. Without this tick we do not keep them."),
        "choices": [{"code": "J", "label": _("Yes, keep them, apart from my other answers")}],
    }


def alone_from_of(sheets: Sheets) -> int:
    return sheets.edition.survey.programme.organisation.alone_from


def needs_parents(sheets: Sheets) -> bool:
    """Whether it is for anyone who needs a parent: the same rule by which it is asked when it is typed in."""
    return sheets.asked.youngest < alone_from_of(sheets)


def _of_parents(sheets: Sheets) -> str:
    return _("Only under %(age)s: a parent or carer writes their name here and signs that they agree") % {
        "age": alone_from_of(sheets)
    }


def _last_section(sheets: Sheets) -> dict[str, Any]:
    letters = zip("ABCD", ConsentKind.choices, strict=True)
    ask = {"hint": "", "choices": [], "statements": [], "own": "", "kind": "asked", "number": "Z", "when": ""}
    return {
        "title": _("What may we do?"),
        "questions": [
            *([{**ask, "number": "X", "text": _of_parents(sheets), "lines": 2}] if needs_parents(sheets) else []),
            {
                **ask,
                "text": _("Tick each one you agree to. You can tick none."),
                "choices": [{"code": letter, "label": str(label)} for letter, (_kind, label) in letters],
                "lines": 0,
            },
            {
                **ask,
                "number": "Y",
                "text": _("Only if we may contact you: your name, and an e-mail or a phone number"),
                "lines": 2,
            },
        ],
    }
