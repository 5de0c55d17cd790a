"""Load the drafts of commissioning texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats

FOLDER = DATA.joinpath("commissioning")
WORDS = ("title", "use", "body")
KEYS = ("id", "position", *WORDS)
PLACES = (
    "decision", "reasons", "initiative", "outcomes", "cos", "who_decides", "who_does", "citizens_bring",
    "services_bring", "stops",
)  # fmt: skip
"""What stands in braces in a draft, and is filled in from what a programme holds."""


@dataclass(frozen=True, slots=True)
class Template:
    """One draft: what it is for, and its paragraphs with places to be filled in."""

    slug: str
    position: int
    title: str
    use: str
    """Who uses it and where."""
    body: tuple[str, ...]
    translation: Translation

    def filled(self, facts: Mapping[str, str]) -> str:
        """Put the facts into their places; what people wrote is put in as it is, braces and all."""
        return "\n\n".join(paragraph.format_map(facts) for paragraph in self.body)

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (self.title, self.use, *self.body)


@cache
def templates(language: Language = Language.ENGLISH) -> tuple[Template, ...]:
    """Give the drafts in the order of the work. Raises ``BadContent`` when a file is not as it should be."""
    found = sorted(read_folder(FOLDER, build, language=language), key=lambda one: one.position)
    refuse_repeats("position", [one.position for one in found])
    return tuple(found)


def build(entry: WordsEntry) -> Template:
    """Make a draft of one file, and complain of places that nothing fills."""
    entry.refuse_other_keys(KEYS)
    body = entry.texts("body", longest=1_500)
    for paragraph in body:
        _check_places(entry, paragraph)
    return Template(
        slug=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        title=entry.text("title"),
        use=entry.text("use"),
        body=body,
        translation=entry.translation,
    )


def _check_places(entry: WordsEntry, paragraph: str) -> None:
    try:
        named = [name for _text, name, _spec, _conversion in Formatter().parse(paragraph) if name is not None]
    except ValueError:
        entry.complain("body", "A brace is open or closed alone.", "Write places as {outcomes}, and no other brace.")
        return
    for name in named:
        if name not in PLACES:
            remedy = f"Use one of: {', '.join(PLACES)}."
            entry.complain("body", f"Nothing fills the place {{{name}}}.", remedy)
