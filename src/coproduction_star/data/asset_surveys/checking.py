"""What is wrong with a survey as a whole, and what the team should know before it asks anybody.

Problems stop a survey; remarks do not. The same checks are made of a survey
file and of an XLSForm: whoever calls gives the complaints, which know where a
question stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coproduction_star.data.cases.shelf import read_text
from coproduction_star.data.documents import Complaints
from coproduction_star.data.errors import BadContent, Problem
from coproduction_star.data.questions import Audience, Side, core_questions
from coproduction_star.methods.sentences import worded

from .from_bank import awaiting_check, bank_by_id
from .logic import check_conditions
from .minutes import LONG, PEOPLE_GIVE, estimated_minutes
from .one_question import check_question, check_words
from .reading import read_survey
from .survey import ID, Survey

ADULT = 18


@dataclass(frozen=True, slots=True)
class Checked:
    """A survey with what is wrong with it and what to know about it."""

    survey: Survey | None
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()


def check_text(text: str, *, file: str) -> Checked:
    """Check the text of a survey file."""
    try:
        survey, complaints = read_survey(text, file=file)
    except BadContent as error:
        return Checked(None, error.problems)
    if not complaints.problems:
        check_survey(survey, complaints)
    problems = tuple(sorted(complaints.problems, key=lambda problem: problem.line))
    return Checked(survey, problems, () if problems else tuple(remarks(survey)))


def load_survey(path: Path) -> Survey:
    """Read a survey file. Raises ``BadContent`` with every problem."""
    checked = check_text(read_text(path), file=str(path))
    if checked.problems or checked.survey is None:
        raise BadContent(checked.problems)
    return checked.survey


def check_survey(survey: Survey, complaints: Complaints) -> None:
    """Add every problem of the survey as a whole and of each of its questions."""
    _check_ids(survey, complaints)
    _check_sections(survey, complaints)
    for place, question in enumerate(survey.questions):
        check_question(question, survey.languages, lambda *path, place=place: ("questions", place, *path), complaints)
    _check_words_of_survey(survey, complaints)
    _check_bank(survey, complaints)
    _check_ages(survey, complaints)
    check_conditions(survey, complaints)
    _check_needs_and_offers(survey, complaints)


def _check_ids(survey: Survey, complaints: Complaints) -> None:
    if not ID.fullmatch(survey.id):
        what = worded("%(id)s is no id.", id=repr(survey.id))
        complaints.complain(("id",), what, worded("Use letters, digits and single hyphens."))
    for key, ids in (
        ("questions", [question.id for question in survey.questions]),
        ("sections", [section.id for section in survey.sections]),
    ):
        for place, id_ in enumerate(ids):
            if not ID.fullmatch(id_):
                remedy = worded("Begin with a letter; then letters, digits, single hyphens or single underscores.")
                complaints.complain((key, place, "id"), worded("%(id)s is no id.", id=repr(id_)), remedy)
            if id_ in ids[:place]:
                what, remedy = worded("%(id)s is there twice.", id=id_), worded("Ask it once, or give it another id.")
                complaints.complain((key, place, "id"), what, remedy)
    for place, section in enumerate(survey.sections):
        if survey.question(section.id):
            what = worded("A question is called %(id)s too.", id=section.id)
            complaints.complain(("sections", place, "id"), what, worded("Rename one."))


def _check_sections(survey: Survey, complaints: Complaints) -> None:
    known = [section.id for section in survey.sections]
    ended: set[str] = set()
    before = ""
    for place, question in enumerate(survey.questions):
        here = question.section
        if here and here not in known:
            what, remedy = worded("There is no section %(id)s.", id=repr(here)), worded("Add it under 'sections:'.")
            complaints.complain(("questions", place, "section"), what, remedy)
        if here != before:
            ended.add(before)
        if here and here in ended:
            what = worded("The section %(id)s has ended before.", id=here)
            remedy = worded("Put its questions one after the other.")
            complaints.complain(("questions", place, "section"), what, remedy)
        before = here
    for place, section in enumerate(survey.sections):
        if section.id not in {question.section for question in survey.questions}:
            what = worded("The section %(id)s is empty.", id=section.id)
            complaints.complain(("sections", place), what, worded("Take it out."))


def _check_words_of_survey(survey: Survey, complaints: Complaints) -> None:
    check_words(survey.title, survey.languages, ("title",), complaints)
    for place, section in enumerate(survey.sections):
        check_words(section.title, survey.languages, ("sections", place, "title"), complaints)


def _check_bank(survey: Survey, complaints: Complaints) -> None:
    for place, question in enumerate(survey.questions):
        known = bank_by_id().get(question.id)
        if known is None:
            continue
        if not question.from_bank:
            what = worded("%(id)s is the id of a question of the bank.", id=question.id)
            remedy = worded(
                "Write 'bank: %(id)s' alone, or give yours another id: answers are compared by id.", id=question.id
            )
            complaints.complain(("questions", place, "id"), what, remedy)
        elif known.audience is not survey.audience:
            match = [each.id for each in bank_by_id().values() if each.audience is survey.audience
                     and (each.id in known.mirrors or known.id in each.mirrors)]  # fmt: skip
            remedy = worded("Ask %(ids)s.", ids=" / ".join(match)) if match else worded("Take it out.")
            complaints.complain(("questions", place, "bank"), worded(FOR_OTHERS[known.audience], id=known.id), remedy)


def _check_ages(survey: Survey, complaints: Complaints) -> None:
    if survey.oldest is not None and survey.oldest < survey.youngest:
        what = worded("The upper age, %(oldest)s, is below the first.", oldest=survey.oldest)
        complaints.complain(("oldest",), what, worded("Correct one of the two."))
    if survey.youngest >= ADULT:
        return
    for place, question in enumerate(survey.questions):
        if survey.audience is Audience.RESIDENT and not question.for_young_people:
            what = worded("%(id)s is not for people of %(age)s.", id=question.id, age=survey.youngest)
            remedy = worded(
                "Take it out, or ask from %(age)s; a question of your own may say 'for_young_people: true'.", age=ADULT
            )
            complaints.complain(("questions", place), what, remedy)


def _check_needs_and_offers(survey: Survey, complaints: Complaints) -> None:
    """Whoever says what they need is asked what they can give, and the other way round: both always."""
    asked = {side: [each for each in survey.questions if each.side is side] for side in Side}
    for side, other in ((Side.NEED, Side.OFFER), (Side.OFFER, Side.NEED)):
        if not asked[side]:
            continue
        if not asked[other]:
            remedy = worded("Add a question such as %(id)s.", id=EXAMPLES[other][survey.audience])
            complaints.complain(("questions",), ONE_SIDED[side], remedy)
        elif not any(map(survey.always_asked, asked[other])):
            remedy = worded("Take the condition off one of those questions: 'show_if: always'.")
            complaints.complain(("questions",), NOT_EVERYBODY[other], remedy)


ONE_SIDED = {
    Side.NEED: worded("It asks what people need and not what they can offer."),
    Side.OFFER: worded("It asks what people can offer and not what they need."),
}
NOT_EVERYBODY = {
    Side.NEED: worded("Not everybody is asked what they need."),
    Side.OFFER: worded("Not everybody is asked what they can offer."),
}
FOR_OTHERS = {
    Audience.RESIDENT: worded("%(id)s is for residents."),
    Audience.STAFF: worded("%(id)s is for staff."),
    Audience.GROUP: worded("%(id)s is for groups."),
}
EXAMPLES = {
    Side.NEED: {Audience.RESIDENT: "want-help", Audience.STAFF: "staff-support", Audience.GROUP: "group-need"},
    Side.OFFER: {Audience.RESIDENT: "good-at", Audience.STAFF: "staff-skills", Audience.GROUP: "group-offer"},
}


def remarks(survey: Survey) -> Iterator[str]:
    """Say what a team should know before it asks anybody."""
    minutes = estimated_minutes(survey)
    yield f"It takes about {max(1, round(minutes))} minutes to answer."
    if minutes > LONG:
        yield f"Most people give about {PEOPLE_GIVE} minutes. Take out what you will not use."
    if special := [question.id for question in survey.questions if question.special_category]:
        yield (
            f"These may tell of health, belief, origin or love life ({', '.join(special)}): keep the answers apart, "
            "and only with consent."
        )
    if survey.audience is Audience.RESIDENT:
        yield from _remarks_on_core(survey)
    unmarked = [code for code in survey.languages if code not in survey.machine_translated and awaiting_check(code)]
    if unmarked and any(question.from_bank for question in survey.questions):
        yield f"The bank's words for {', '.join(unmarked)} are by a machine and await a check: say so beside them."


def _remarks_on_core(survey: Survey) -> Iterator[str]:
    asked = {question.id for question in survey.questions if question.from_bank}
    if missing := [question.id for question in core_questions() if question.id not in asked]:
        yield f"To compare with other places, ask all twelve of the core; missing: {', '.join(missing)}."
