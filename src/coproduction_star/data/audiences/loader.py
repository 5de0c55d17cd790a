"""Load the texts about each stakeholder group."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder

from .stakeholders import StakeholderGroup

FOLDER = DATA.joinpath("audiences")


@dataclass(frozen=True, slots=True)
class Audience:
    """A stakeholder group in words."""

    group: StakeholderGroup
    name: str
    sentence: str
    """Who is meant, in one plain sentence."""
    in_it_for_you: str
    """How the page about the group's benefits begins; empty for a group without any."""
    tomorrow: tuple[str, ...]
    """What people of the group can do tomorrow."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text: all that the public reads but titles and labels."""
        intro = (self.in_it_for_you,) if self.in_it_for_you else ()
        return (self.sentence, *intro, *self.tomorrow)


@cache
def audiences(language: Language = Language.ENGLISH) -> tuple[Audience, ...]:
    """Give every stakeholder group, in the order of the list."""
    return load_audiences(FOLDER, language=language)


def load_audiences(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Audience, ...]:
    """Read the groups of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, _audience, language=language)
    order = list(StakeholderGroup)
    return tuple(sorted(found, key=lambda audience: order.index(audience.group)))


def _audience(entry: WordsEntry) -> Audience:
    entry.refuse_other_keys(("id", "name", "sentence", "in_it_for_you", "tomorrow"))
    group = entry.choice("id", StakeholderGroup, called="stakeholder group")
    if group.is_audience is not entry.has("in_it_for_you"):
        entry.complain(
            "in_it_for_you",
            "Only the six groups that benefits are claimed for have this field.",
            "Write it for those and leave it out for the others.",
        )
    return Audience(
        group=group,
        name=entry.text("name"),
        sentence=entry.text("sentence"),
        in_it_for_you=entry.text_or_nothing("in_it_for_you"),
        tomorrow=entry.texts("tomorrow"),
        translation=entry.translation,
    )
