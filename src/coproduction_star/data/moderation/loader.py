"""Load the rules of moderation."""

from dataclasses import dataclass
from functools import cache

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("moderation")


class RuleName(Word):
    """The rules there are, in the order in which they are read; all but the first are reasons not to show words."""

    SHOW = "show"
    NAMES_SOMEBODY = "names-somebody"
    UNKIND = "unkind"
    UNLAWFUL = "unlawful"
    ADVERT = "advert"
    NOT_FOR_US = "not-for-us"
    NO_WORDS = "no-words"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a moderator does, and an example of it."""

    name: RuleName
    title: str
    do: str
    example: str
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.do, self.example)


@cache
def rules(language: Language = Language.ENGLISH) -> tuple[Rule, ...]:
    """Give the rules in their order."""
    found = read_folder(FOLDER, _rule, language=language)
    return tuple(sorted(found, key=lambda rule: list(RuleName).index(rule.name)))


def _rule(entry: WordsEntry) -> Rule:
    entry.refuse_other_keys(("id", "title", "do", "example"))
    return Rule(
        entry.choice("id", RuleName, called="rule"),
        entry.text("title"),
        entry.text("do"),
        entry.text("example"),
        entry.translation,
    )
