"""Load the wording of agreements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from string import Formatter

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError

FOLDER = DATA.joinpath("agreements")
WORDS = ("title", "use", "plain", "easy")
KEYS = ("id", "position", "fields", *WORDS)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement. It is no legal advice: an organisation has its own adviser read it before it is used."""

    id: str
    position: int
    fields: tuple[str, ...]
    """What has to be filled in; each stands in braces in both wordings."""
    title: str
    use: str
    """Who signs it and when."""
    plain: tuple[str, ...]
    easy: tuple[str, ...]
    """In Easy Read words, a line for each thought."""
    translation: Translation

    def filled(self, facts: Mapping[str, str], *, easy: bool = False) -> tuple[str, ...]:
        """Put facts into their places, braces in them and all. Raises ``DataError`` that names what is missing."""
        missing = [field for field in self.fields if not facts.get(field, "").strip()]
        if missing:
            raise DataError(f"{self.id}: fill in {', '.join(missing)} first.")
        return tuple(line.format_map(facts) for line in (self.easy if easy else self.plain))

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.use, *self.plain)


@cache
def agreements(language: Language = Language.ENGLISH) -> tuple[Agreement, ...]:
    """Give the agreements in their order.

    Examples
    --------
    >>> [one.id for one in agreements()]
    ['confidentiality', 'role-description', 'insurance', 'parental-consent', 'training-record']
    """
    return load_agreements(FOLDER, language=language)


def agreement(id_: str, language: Language = Language.ENGLISH) -> Agreement:
    """Find one. Raises ``DataError`` when there is none of this id."""
    found = {one.id: one for one in agreements(language)}
    if id_ not in found:
        raise DataError(f"There is no agreement {id_!r}. Use one of: {', '.join(found)}.")
    return found[id_]


def load_agreements(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Agreement, ...]:
    """Read the agreements of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("agreements: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def build(entry: WordsEntry) -> Agreement:
    """Make an agreement of one file; each field must have its place in both wordings, and each place its field."""
    entry.refuse_other_keys(KEYS)
    fields = entry.texts("fields")
    wordings = {way: entry.texts(way, longest=1_500) for way in ("plain", "easy")}
    for way, lines in wordings.items():
        _check_places(entry, way, lines, fields)
    return Agreement(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        fields=fields,
        title=entry.text("title"),
        use=entry.text("use"),
        plain=wordings["plain"],
        easy=wordings["easy"],
        translation=entry.translation,
    )


def _check_places(entry: WordsEntry, way: str, lines: Iterable[str], fields: tuple[str, ...]) -> None:
    try:
        named = {name for line in lines for _text, name, _spec, _way in Formatter().parse(line) if name is not None}
    except ValueError:
        entry.complain(way, "A brace is open or closed alone.", "Write places as {name}, and no other brace.")
        return
    for name in sorted(named - set(fields)):
        entry.complain(way, f"Nothing fills the place {{{name}}}.", "Add it to fields.")
    for name in fields:
        if name not in named:
            entry.complain(way, f"The field {name} has no place.", f"Write {{{name}}} where it belongs.")
