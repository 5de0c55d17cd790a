from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder
from coproduction_star.data.errors import DataError
from coproduction_star.data.vocabularies import Co

FOLDER = DATA.joinpath("explorer", "prompts")


@dataclass(frozen=True, slots=True)
class Prompts:
    """Questions that help a group to see what it overlooks at one of the four Co's."""

    co: Co
    about: str
    """What this Co is about, in a few words."""
    asks: tuple[str, ...]
    """Questions to ask around the table, the most telling first."""
    would_be: str
    """What something here would look like."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """Every sentence, for measuring how readable it is."""
        return (*self.asks, self.would_be)


@cache
def prompts(language: Language = Language.ENGLISH) -> Mapping[Co, Prompts]:
    """Give the questions of each Co."""
    return load_prompts(FOLDER, language=language)


def load_prompts(folder: Traversable, *, language: Language = Language.ENGLISH) -> Mapping[Co, Prompts]:
    """Read them from a folder.

    Raises
    ------
    BadContent
        With file, line, field and remedy, when a file is not as it should be.
    DataError
        When one of the four Co's has no file.
    """
    found = {one.co: one for one in read_folder(folder, _prompts, language=language)}
    missing = [co.value for co in Co if co not in found]
    if missing:
        raise DataError(f"Questions are missing for: {', '.join(missing)}. Add a file for each.")
    return {co: found[co] for co in Co}


def _prompts(entry: WordsEntry) -> Prompts:
    entry.refuse_other_keys(("id", "about", "asks", "would_be"))
    return Prompts(
        co=entry.choice("id", Co, called="Co"),
        about=entry.text("about"),
        asks=entry.texts("asks"),
        would_be=entry.text("would_be"),
        translation=entry.translation,
    )
