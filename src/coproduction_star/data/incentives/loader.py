"""Load the menu of incentives."""

from collections.abc import Collection
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.behaviour import Function
from coproduction_star.data.content_files import DATA, Language, WordsEntry, read_folder
from coproduction_star.data.errors import DataError

from .incentive import Audience, Grade, Incentive, Money, PaymentKind, Phase, Polarity, Reward

FOLDER = DATA.joinpath("incentives")
WORDS = ("title", "example", "cost", "caution", "evidence")
KEYS = (
    "id", "audiences", "phases", "polarity", "money", "rewards", "functions", "barriers", "payment",
    "touches_entitlement", "grade", "sources", *WORDS,
)  # fmt: skip


@cache
def incentives(language: Language = Language.ENGLISH) -> tuple[Incentive, ...]:
    """Give the menu, I01 first.

    Examples
    --------
    >>> len(incentives())
    44
    """
    return load_incentives(FOLDER, language=language)


def incentive(id_: str, language: Language = Language.ENGLISH) -> Incentive:
    """Find one. Raises ``DataError`` when the menu has none of this id."""
    for one in incentives(language):
        if one.id == id_:
            return one
    raise DataError(f"The menu has no incentive {id_!r}. Its ids are I01 to I{len(incentives()):02}.")


def suggestions(
    barriers: Collection[str], *, audience: Audience | None = None, language: Language = Language.ENGLISH
) -> tuple[Incentive, ...]:
    """Give what helps with any of these barriers, for one audience or all: most barriers first, then by id."""
    found = [
        one
        for one in incentives(language)
        if set(one.barriers) & set(barriers) and (audience is None or audience in one.audiences)
    ]
    return tuple(sorted(found, key=lambda one: -len(set(one.barriers) & set(barriers))))


def load_incentives(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Incentive, ...]:
    """Read the incentives of a folder; raises ``BadContent`` with file, line, field and remedy."""
    return read_folder(folder, build, language=language)


def build(entry: WordsEntry) -> Incentive:
    """Make an incentive of one file; one that touches an entitlement is refused."""
    entry.refuse_other_keys(KEYS)
    remedy = "Write never. What people are entitled to is no reward and no penalty."
    entry.word("touches_entitlement", ("never",), called="answer", otherwise=remedy)
    return Incentive(
        id=entry.text("id"),
        audiences=entry.choices("audiences", Audience, called="audience"),
        phases=entry.choices("phases", Phase, called="phase"),
        polarity=entry.choice("polarity", Polarity, called="polarity"),
        money=entry.choice("money", Money, called="answer"),
        rewards=entry.choices("rewards", Reward, called="reward"),
        functions=entry.choices("functions", Function, called="function"),
        barriers=entry.links("barriers", "barriers"),
        payment=entry.optional_choice("payment", PaymentKind, called="kind of payment"),
        grade=_grade(entry),
        sources=entry.links("sources", "sources"),
        title=entry.text("title"),
        example=entry.text("example"),
        cost=entry.text("cost"),
        caution=entry.text("caution"),
        evidence=entry.text("evidence"),
        translation=entry.translation,
    )


def _grade(entry: WordsEntry) -> Grade:
    grade = entry.choice("grade", Grade, called="grade")
    if (grade is Grade.OURS) is entry.has("sources"):
        entry.complain("grade", "What is ours has no source, and all else has one.", "Write ours or name the sources.")
    return grade
