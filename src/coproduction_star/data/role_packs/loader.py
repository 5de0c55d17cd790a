"""Load the role packs."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError
from coproduction_star.data.vocabularies import Word

FOLDER = DATA.joinpath("role_packs")
WORDS = ("title", "about", "tasks", "not_tasks", "training", "support", "insurance", "checks", "alone", "easy")
KEYS = (
    "id", "position", "dbs", "youngest", "references", "insured_by", "lone_working", "parental_consent",
    "agreements", "risks", "clauses", "incentives", "sources", *WORDS,
)  # fmt: skip
OF_AGE = 18


class Check(Word):
    """The check of the Disclosure and Barring Service to begin from; the law decides which may be asked for."""

    NONE = "none"
    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    ENHANCED_WITH_BARRED_LIST = "enhanced-with-barred-list"
    ASK = "ask"
    """It depends; ask an adviser on checks first."""


class InsuredBy(Word):
    """Who insures the role."""

    PROVIDER = "provider"
    COUNCIL = "council"
    GROUP = "group"


class LoneWorking(Word):
    """Whether somebody in the role may be alone with one person."""

    NEVER = "never"
    WITH_RULES = "with-rules"


@dataclass(frozen=True, slots=True)
class RolePack:
    """A role with its conditions. An organisation changes them to fit; nobody is placed while one is not met."""

    id: str
    position: int
    dbs: Check
    youngest: int
    """The age from which somebody may take it on, in years."""
    references: int
    """How many people are asked about somebody first."""
    insured_by: InsuredBy
    lone_working: LoneWorking
    parental_consent: bool
    """Whether a parent or guardian agrees for those under 18."""
    agreements: tuple[str, ...]
    """Ids of the agreements that are signed or filled in before the first day."""
    risks: tuple[str, ...]
    clauses: tuple[str, ...]
    incentives: tuple[str, ...]
    sources: tuple[str, ...]
    title: str
    about: str
    tasks: tuple[str, ...]
    not_tasks: tuple[str, ...]
    """What the role is not."""
    training: tuple[str, ...]
    support: str
    insurance: str
    checks: str
    alone: str
    easy: tuple[str, ...]
    """The role in Easy Read words, a line for each thought."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        told = (self.support, self.insurance, self.checks, self.alone)
        return (self.about, *self.tasks, *self.not_tasks, *self.training, *told)


@cache
def role_packs(language: Language = Language.ENGLISH) -> tuple[RolePack, ...]:
    """Give the packs in their order.

    Examples
    --------
    >>> len(role_packs())
    6
    """
    return load_role_packs(FOLDER, language=language)


def role_pack(id_: str, language: Language = Language.ENGLISH) -> RolePack:
    """Find one. Raises ``DataError`` when there is none of this id."""
    found = {one.id: one for one in role_packs(language)}
    if id_ not in found:
        raise DataError(f"There is no role pack {id_!r}. Use one of: {', '.join(found)}.")
    return found[id_]


def load_role_packs(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[RolePack, ...]:
    """Read the packs of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, build, language=language)
    refuse_repeats("role packs: position", [one.position for one in found])
    return tuple(sorted(found, key=lambda one: one.position))


def build(entry: WordsEntry) -> RolePack:
    """Make a pack of one file. Who may be under 18 needs a parent's consent, and is never alone with one person."""
    entry.refuse_other_keys(KEYS)
    pack = RolePack(
        id=entry.text("id"),
        position=entry.whole_number("position", lowest=1, highest=20),
        dbs=entry.choice("dbs", Check, called="check"),
        youngest=entry.whole_number("youngest", lowest=11, highest=25),
        references=entry.whole_number("references", lowest=0, highest=3),
        insured_by=entry.choice("insured_by", InsuredBy, called="answer"),
        lone_working=entry.choice("lone_working", LoneWorking, called="answer"),
        parental_consent=entry.flag("parental_consent"),
        agreements=entry.links("agreements", "agreements"),
        risks=entry.links("risks", "risks"),
        clauses=entry.links("clauses", "charter_clauses"),
        incentives=entry.links("incentives", "incentives"),
        sources=entry.links("sources", "sources"),
        title=entry.text("title"),
        about=entry.text("about"),
        tasks=entry.texts("tasks"),
        not_tasks=entry.texts("not_tasks"),
        training=entry.texts("training"),
        support=entry.text("support"),
        insurance=entry.text("insurance"),
        checks=entry.text("checks"),
        alone=entry.text("alone"),
        easy=entry.texts("easy"),
        translation=entry.translation,
    )
    _refuse_the_young_unguarded(entry, pack)
    return pack


def _refuse_the_young_unguarded(entry: WordsEntry, pack: RolePack) -> None:
    if pack.youngest >= OF_AGE:
        return
    if not pack.parental_consent or "parental-consent" not in pack.agreements:
        remedy = "Set parental_consent and name the agreement, or raise youngest to 18."
        entry.complain("parental_consent", "Somebody under 18 may take this on.", remedy)
    if pack.lone_working is not LoneWorking.NEVER:
        entry.complain("lone_working", "Somebody under 18 may be alone with one person.", "Write never.")
