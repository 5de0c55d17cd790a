"""Survey files for tests: a small one that is in order, and any that can be."""

from hypothesis import strategies as st

from coproduction_star.data.asset_surveys import Section, Survey, SurveyChoice, SurveyQuestion, check_text
from coproduction_star.data.asset_surveys.from_bank import as_asked
from coproduction_star.data.questions import Audience, Clause, Kind, Operator, Side, without
from coproduction_star.data.questions.conditions import both, either

GOOD = """\
id: riverside
version: 2
title: {en: What can you do?, cy: Beth allwch chi ei wneud?}
audience: resident
youngest: 18
languages: [en, cy]
sections:
  - id: now
    title: {en: What you do now, cy: Beth rydych yn ei wneud nawr}
questions:
  - bank: keep-well
    section: now
  - id: dog
    section: now
    kind: yes-no
    text: {en: Do you have a dog?, cy: Oes gennych chi gi?}
    choices:
      - id: "yes"
        text: {en: "Yes", cy: Oes}
      - id: "no"
        text: {en: "No", cy: Nac oes}
  - bank: do-more
  - bank: ways-to-help
  - bank: good-at
  - bank: want-help
  - bank: time-to-give
    show_if: keep-well.care is often and dog is yes
"""


def read(text):
    checked = check_text(text, file="survey.yaml")
    assert checked.problems == ()
    return checked.survey


def problems(text):
    return [f"{each.line}: {each.field}: {each.what} {each.remedy}" for each in check_text(text, file="s").problems]


def survey_of(*ids, languages="en", audience="resident", youngest=18):
    lines = "".join(f"  - bank: {id_}\n" for id_ in ids)
    head = f"id: s\nversion: 1\ntitle: What?\naudience: {audience}\nyoungest: {youngest}\nlanguages: [{languages}]\n"
    return f"{head}questions:\n{lines}"


BANKED = (
    "keep-well",
    "do-more",
    "look-after",
    "ways-to-help",
    "topics",
    "good-at",
    "own-idea",
    "want-help",
    "help-from",
)
LANGUAGES = st.sampled_from([("en",), ("cy",), ("en", "cy"), ("cy", "en"), ("en", "pl"), ("pl", "zh-Hant", "en")])
TEXT = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="$_"), min_size=1, max_size=12)
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,3}(-[A-Za-z0-9]{1,2})?", fullmatch=True)
CHOICE_IDS = st.from_regex(r"[A-Za-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)


@st.composite
def words(draw, languages):
    return {language: draw(TEXT) for language in languages}


@st.composite
def rows(draw, languages, *, least, also=()):
    ids = draw(st.lists(CHOICE_IDS.filter(lambda id_: id_ not in ("other", "yes", "no")), min_size=least, max_size=4,
                        unique=True))  # fmt: skip
    return tuple(SurveyChoice(id_, draw(words(languages))) for id_ in (*ids, *also))


@st.composite
def own_question(draw, id_, languages):
    kind = draw(st.sampled_from(list(Kind)))
    own_words = kind in (Kind.ONE, Kind.SEVERAL) and draw(st.booleans())
    choices = ()
    if kind is Kind.YES_NO:
        choices = tuple(SurveyChoice(each, draw(words(languages))) for each in ("yes", "no"))
    elif kind in (Kind.ONE, Kind.SEVERAL, Kind.STATEMENTS):
        choices = draw(rows(languages, least=2, also=("other",) if own_words else ()))
    number = kind is Kind.NUMBER
    return SurveyQuestion(
        id=id_,
        kind=kind,
        text=draw(words(languages)),
        easy=draw(st.just({}) | words(languages)),
        help=draw(st.just({}) | words(languages)),
        choices=choices,
        statements=draw(rows(languages, least=1)) if kind is Kind.STATEMENTS else (),
        own_words=own_words,
        most=draw(st.none() | st.integers(1, 2)) if kind is Kind.SEVERAL else None,
        lowest=draw(st.none() | st.integers(-5, 5)) if number else None,
        highest=draw(st.none() | st.integers(6, 99)) if number else None,
        decimals=number and draw(st.booleans()),
        required=kind is not Kind.NOTE and draw(st.booleans()),
        special_category=draw(st.booleans()),
        for_young_people=draw(st.booleans()),
    )


@st.composite
def clause(draw, question):
    statement = draw(st.sampled_from(question.statements)).id if question.statements else ""
    if question.kind is Kind.NUMBER:
        operator = draw(st.sampled_from([each for each in Operator if each is not Operator.IS_NOT_ONE_OF]))
        values = (str(draw(st.integers(0, 99))),)
    else:
        known = [choice.id for choice in question.choices]
        choosing = [Operator.IS_ONE_OF, Operator.IS_NOT_ONE_OF] if known else []
        operator = draw(st.sampled_from([*choosing, Operator.ANSWERED, Operator.NOT_ANSWERED]))
        values = tuple(draw(st.lists(st.sampled_from(known or [""]), min_size=1, max_size=3, unique=True)))
    asks_nothing = operator in (Operator.ANSWERED, Operator.NOT_ANSWERED)
    return Clause(question.id, operator, () if asks_nothing else values, statement)


@st.composite
def condition(draw, before):
    parts = [draw(clause(draw(st.sampled_from(before)))) for _each in range(draw(st.integers(1, 3)))]
    return draw(st.sampled_from([both, either]))(*parts)


@st.composite
def surveys(draw):
    """Give any survey that is in order: questions of the bank and own ones, sections, conditions, languages."""
    languages = draw(LANGUAGES)
    known = set(languages) <= {"en", "cy"}
    banked = draw(st.lists(st.sampled_from(BANKED), max_size=4, unique=True)) if known else []
    own = draw(st.lists(IDS.filter(lambda id_: id_ not in BANKED), min_size=1, max_size=4, unique_by=str.lower))
    ids = [*sorted(banked, key=BANKED.index), *own]
    questions = []
    for id_ in ids:
        found = as_asked(id_, languages) if id_ in BANKED else draw(own_question(id_, languages))
        if found.from_bank:
            found = with_usual_condition(found, banked)
        before = [question for question in questions if question.kind is not Kind.NOTE]
        if before and draw(st.booleans()):
            found = replaced(found, show_if=draw(condition(before)))
        questions.append(found)
    questions += both_sides(languages) if known else []
    sections = draw(st.lists(st.sampled_from(["S-1", "S-2"]), max_size=2, unique=True))
    placed = tuple(
        replaced(question, section=sections[min(place, len(sections) - 1)] if sections and place < 2 else "")
        for place, question in enumerate(questions)
    )
    used = tuple(dict.fromkeys(question.section for question in placed if question.section))
    return Survey(
        id=draw(IDS),
        version=draw(st.integers(1, 2_026_010_101)),
        title=draw(words(languages)),
        audience=Audience.RESIDENT,
        youngest=draw(st.integers(18, 99)),
        languages=languages,
        questions=placed,
        sections=tuple(Section(id_, draw(words(languages))) for id_ in used),
        machine_translated=draw(st.sampled_from([(), (languages[-1],)])),
        recorded=draw(st.sampled_from([(), ("start", "end"), ("today",)])),
    )


def both_sides(languages):
    """Add what is offered and what is needed, for everybody."""
    return [as_asked("could-teach", languages), as_asked("want-to-learn", languages)]


def with_usual_condition(question, asked):
    return replaced(question, show_if=without(question.show_if, asked))


def replaced(question, **changes):
    from dataclasses import replace

    return replace(question, **changes)


NEED, OFFER = Side.NEED, Side.OFFER
