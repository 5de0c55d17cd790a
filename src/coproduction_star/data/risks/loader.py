"""Load the catalogue of risks."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("risks")
WORDS = ("title", "mechanism", "mitigation", "early_sign", "benefit", "doing_nothing")
KEYS = ("id", "sources", *WORDS)


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk, with both sides of the balance: the benefit of taking it and the risk of doing nothing."""

    id: str
    title: str
    mechanism: str
    """How it comes about."""
    mitigation: tuple[str, ...]
    early_sign: str
    benefit: str
    """What is gained when the risk is taken with care."""
    doing_nothing: str
    """What is risked when nothing is done."""
    sources: tuple[str, ...]
    """Empty where the risk is ours."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.mechanism, *self.mitigation, self.early_sign, self.benefit, self.doing_nothing)


@cache
def risks(language: Language = Language.ENGLISH) -> tuple[Risk, ...]:
    """Give the catalogue, RK01 first.

    Examples
    --------
    >>> len(risks())
    22
    """
    return load_risks(FOLDER, language=language)


def risk(id_: str, language: Language = Language.ENGLISH) -> Risk:
    """Find one. Raises ``DataError`` when the catalogue has none of this id."""
    for one in risks(language):
        if one.id == id_:
            return one
    raise DataError(f"The catalogue has no risk {id_!r}. Its ids are RK01 to RK{len(risks()):02}.")


def load_risks(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Risk, ...]:
    """Read the risks of a folder; raises ``BadContent`` with file, line, field and remedy."""
    return read_folder(folder, build, language=language)


def build(entry: WordsEntry) -> Risk:
    """Make a risk of one file."""
    entry.refuse_other_keys(KEYS)
    return Risk(
        id=entry.text("id"),
        title=entry.text("title"),
        mechanism=entry.text("mechanism"),
        mitigation=entry.texts("mitigation"),
        early_sign=entry.text("early_sign"),
        benefit=entry.text("benefit"),
        doing_nothing=entry.text("doing_nothing"),
        sources=entry.links("sources", "sources"),
        translation=entry.translation,
    )
