"""Load the question bank."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.entries import did_you_mean
from coproduction_star.data.errors import DataError

from .conditions import Condition, ConditionError, clauses, read_condition
from .question import CHOOSING, Audience, Choice, Kind, Part, Question, Side, Use

FOLDER = DATA.joinpath("questions")
KEYS = (
    "id", "number", "audience", "position", "part", "text", "easy", "help", "kind", "answers", "choices", "own_words",
    "most", "statements", "lowest", "highest", "core", "recommended", "side", "special_category", "for_young_people",
    "show_if", "mirrors", "use", "source",
)  # fmt: skip
WORDS = ("text", "easy", "help", "choices", "statements")
"""The fields that are translated."""
CORE = 12
MOST_POSITIONS = 99
YES_NO = ("yes", "no")

AnswerLists = Mapping[str, tuple[Choice, ...]]


@cache
def bank(language: Language = Language.ENGLISH) -> tuple[Question, ...]:
    """Give every question: those of residents, then of staff, then of groups, each in their order.

    Examples
    --------
    >>> len({question.number for question in bank()})
    59
    """
    return load_bank(FOLDER, language=language)


def bank_question(id_: str, language: Language = Language.ENGLISH) -> Question:
    """Find one question. Raises ``DataError``, which names the nearest, when there is none."""
    found = {question.id: question for question in bank(language)}
    if id_ not in found:
        hint = did_you_mean(id_, found) or "'coproduction-star surveys bank' shows them all."
        raise DataError(f"The bank has no question {id_!r}. {hint}")
    return found[id_]


def core_questions(language: Language = Language.ENGLISH) -> tuple[Question, ...]:
    """Give the twelve that make places comparable."""
    return tuple(question for question in bank(language) if question.core)


def matching(id_: str, language: Language = Language.ENGLISH) -> tuple[Question, ...]:
    """Give the questions of other audiences that ask the same from their side, in both directions."""
    named = bank_question(id_, language).mirrors
    return tuple(each for each in bank(language) if each.id in named or id_ in each.mirrors)


def load_bank(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Question, ...]:
    """Read a bank: the folders ``answer_lists`` and ``bank`` in a folder.

    Raises
    ------
    BadContent
        When a file is not as it should be; the message names file, line, field and remedy.
    DataError
        When files do not agree with each other.
    """
    lists = dict(read_folder(folder.joinpath("answer_lists"), _answer_list, language=language))
    found = read_folder(folder.joinpath("bank"), lambda entry: _question(entry, lists), language=language)
    questions = tuple(sorted(found, key=lambda one: (list(Audience).index(one.audience), one.position)))
    _refuse_disagreement(questions)
    return questions


def _answer_list(entry: WordsEntry) -> tuple[str, tuple[Choice, ...]]:
    entry.refuse_other_keys(("id", "choices"))
    return entry.text("id"), _choices(entry, "choices")


def _question(entry: WordsEntry, lists: AnswerLists) -> Question:
    entry.refuse_other_keys(KEYS)
    kind = entry.choice("kind", Kind, called="kind of question")
    part = entry.choice("part", Part, called="part")
    return Question(
        id=entry.text("id"),
        number=entry.text("number"),
        audience=entry.choice("audience", Audience, called="audience"),
        position=entry.whole_number("position", lowest=1, highest=MOST_POSITIONS),
        part=part,
        text=entry.text("text"),
        easy=entry.text_or_nothing("easy"),
        help=entry.text_or_nothing("help"),
        kind=kind,
        choices=_all_choices(entry, lists, kind=kind, part=part),
        statements=_choices(entry, "statements") if kind is Kind.STATEMENTS else (),
        own_words=entry.flag("own_words"),
        most=_optional_number(entry, "most", highest=50),
        lowest=_optional_number(entry, "lowest", highest=1_000_000),
        highest=_optional_number(entry, "highest", highest=1_000_000),
        core=entry.flag("core"),
        recommended=entry.flag("recommended"),
        side=entry.optional_choice("side", Side, called="side"),
        special_category=entry.flag("special_category"),
        for_young_people=entry.flag("for_young_people"),
        show_if=condition_of(entry, "show_if"),
        mirrors=entry.texts("mirrors") if entry.has("mirrors") else (),
        use=entry.choice("use", Use, called="use"),
        source=entry.text("source"),
        translation=entry.translation,
    )


def condition_of(entry: WordsEntry, key: str) -> Condition | None:
    """Read a condition that may be left out; what is wrong goes to the entry's complaints."""
    if not entry.has(key):
        return None
    try:
        return read_condition(entry.text(key)) if entry.text(key) else None
    except ConditionError as error:
        what, _stop, remedy = str(error).partition(". ")
        entry.complain(key, f"{what}.", remedy)
        return None


def _optional_number(entry: WordsEntry, key: str, *, highest: int) -> int | None:
    return entry.whole_number(key, lowest=0, highest=highest) if entry.has(key) else None


def _all_choices(entry: WordsEntry, lists: AnswerLists, *, kind: Kind, part: Part) -> tuple[Choice, ...]:
    if kind not in CHOOSING:
        return ()
    more = lists["something-else"] if entry.flag("own_words") else ()
    declining = () if part is Part.CONSENT else lists["prefer-not-to-say"]
    return (*_named_choices(entry, lists, kind), *more, *declining)


def _named_choices(entry: WordsEntry, lists: AnswerLists, kind: Kind) -> tuple[Choice, ...]:
    if kind is Kind.YES_NO:
        return lists["yes-no"]
    if entry.has("answers"):
        return lists.get(entry.word("answers", lists, called="answer list"), ())
    return _choices(entry, "choices")


def _choices(entry: WordsEntry, key: str) -> tuple[Choice, ...]:
    found = []
    for part in entry.parts(key):
        part.refuse_other_keys(("id", "text"))
        found.append(Choice(part.text("id"), part.text("text")))
        if found[-1].id in [each.id for each in found[:-1]]:
            part.complain("id", f"{found[-1].id} is there twice.", "Give each its own id.")
    if not found:
        entry.complain(key, "There is nothing to choose.", "Add '- id:' with 'text:' below it.")
    return tuple(found)


def _refuse_disagreement(questions: Sequence[Question]) -> None:
    refuse_repeats("questions: audience and position", [(one.audience.value, one.position) for one in questions])
    known = {one.id: one for one in questions}
    for one in questions:
        _refuse_mirrors(one, known.get)
        for clause in clauses(one.show_if):
            _refuse_later(one, known.get(clause.question), clause.question)


def _refuse_mirrors(one: Question, known: Callable[[str], Question | None]) -> None:
    for name in one.mirrors:
        other = known(name)
        if other is None or other.audience is one.audience:
            raise DataError(f"{one.id}: mirrors: {name} is no question of another audience. Name one.")


def _refuse_later(one: Question, asked: Question | None, name: str) -> None:
    if asked is None or asked.audience is not one.audience or asked.position >= one.position:
        raise DataError(f"{one.id}: show_if: {name} is not asked before it. Name an earlier question.")
