"""Load the questions of the health check."""

from dataclasses import dataclass
from functools import cache

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder
from coproduction_star.data.vocabularies import Co, Word

FOLDER = DATA.joinpath("health_check")
WORDS = ("question", "why", "strong", "partly", "partly_try", "weak", "weak_try")
KEYS = ("id", "position", "first", *WORDS, "search", "cos")


class Health(Word):
    """How well something is, by an answer."""

    STRONG = "strong"
    PARTLY = "partly"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Answer:
    """What people may say, and what to try when it is not strong."""

    health: Health
    words: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, why it is asked, and its three answers from strong to weak."""

    slug: str
    position: int
    """Where it stands among the questions, from 1."""
    words: str
    why: str
    answers: tuple[Answer, Answer, Answer]
    first: int
    """Which improvement comes before which when several are equally needed: harm before fairness, fairness before
    proof, proof before growth."""
    search: str
    """Words that cases about it use."""
    cos: tuple[Co, ...]
    """With `search`, finds cases elsewhere that have done it."""
    translation: Translation

    def answer(self, health: str) -> Answer:
        """Give the answer that means this health; StopIteration for anything else."""
        return next(answer for answer in self.answers if answer.health == health)

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        said = (text for answer in self.answers for text in (answer.words, answer.suggestion) if text)
        return (self.words, self.why, *said)


@cache
def questions(language: Language = Language.ENGLISH) -> tuple[Question, ...]:
    """Give the questions in the order in which they are asked."""
    return tuple(sorted(read_folder(FOLDER, _question, language=language), key=lambda one: one.position))


def _question(entry: WordsEntry) -> Question:
    entry.refuse_other_keys(KEYS)
    return Question(
        slug=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        words=entry.text("question"),
        why=entry.text("why"),
        answers=(
            Answer(Health.STRONG, entry.text("strong")),
            Answer(Health.PARTLY, entry.text("partly"), entry.text("partly_try")),
            Answer(Health.WEAK, entry.text("weak"), entry.text("weak_try")),
        ),
        first=entry.whole_number("first", lowest=1, highest=20),
        search=entry.text("search"),
        cos=entry.choices("cos", Co, called="Co"),
        translation=entry.translation,
    )
