"""Load the charters to begin from."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("charter_templates")
WORDS = ("title", "about", "clauses")
KEYS = ("id", "position", "incentives", "risks", *WORDS)


@dataclass(frozen=True, slots=True)
class TemplateClause:
    """A clause in the words of its setting; its topic says whose right or responsibility it is."""

    topic: str
    """Id of a clause topic."""
    plain: str
    easy: str


@dataclass(frozen=True, slots=True)
class Template:
    """A charter to begin from. The two sides change, add and strike out before anybody signs."""

    id: str
    position: int
    incentives: tuple[str, ...]
    risks: tuple[str, ...]
    title: str
    about: str
    """Whom it is for."""
    clauses: tuple[TemplateClause, ...]
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.about, *(clause.plain for clause in self.clauses))


@cache
def templates(language: Language = Language.ENGLISH) -> tuple[Template, ...]:
    """Give the five.

    Examples
    --------
    >>> [one.id for one in templates()]
    ['dementia-support', 'youth-service', 'housing', 'health-self-management', 'neighbourhood']
    """
    return load_templates(FOLDER, language=language)


def template(id_: str, language: Language = Language.ENGLISH) -> Template:
    """Find one. Raises ``DataError`` when there is none of this id."""
    found = {one.id: one for one in templates(language)}
    if id_ not in found:
        raise DataError(f"There is no charter template {id_!r}. Use one of: {', '.join(found)}.")
    return found[id_]


def load_templates(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Template, ...]:
    """Read the templates of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("charter templates: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def build(entry: WordsEntry) -> Template:
    """Make a template of one file."""
    entry.refuse_other_keys(KEYS)
    clauses = tuple(_clause(part) for part in entry.parts("clauses"))
    topics = [clause.topic for clause in clauses]
    for topic in sorted({topic for topic in topics if topics.count(topic) > 1}):
        entry.complain("clauses", f"{topic} is there twice.", "Keep one, or write both into it.")
    if not clauses:
        entry.complain("clauses", "A charter has clauses.", "Add '- topic:' with 'plain:' and 'easy:' below it.")
    return Template(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        incentives=entry.links("incentives", "incentives"),
        risks=entry.links("risks", "risks"),
        title=entry.text("title"),
        about=entry.text("about"),
        clauses=clauses,
        translation=entry.translation,
    )


def _clause(part: WordsEntry) -> TemplateClause:
    part.refuse_other_keys(("topic", "plain", "easy"))
    return TemplateClause(part.link("topic", "charter_clauses"), part.text("plain"), part.text("easy"))
