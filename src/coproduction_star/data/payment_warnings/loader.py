"""Load the warnings about benefits and tax, one for each way in which something may count as income."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import DATA, Language, Translation, WordsEntry, read_folder, refuse_repeats
from coproduction_star.data.errors import DataError
from coproduction_star.data.incentives import PaymentKind

FOLDER = DATA.joinpath("payment_warnings")
WORDS = ("title", "known", "not_known", "before", "easy")
KEYS = ("id", "position", "country", "written", "sources", *WORDS)
MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class PaymentWarning:
    """What is known, what is not, and what to do first. It holds no sums: limits change and depend on the person."""

    kind: PaymentKind
    position: int
    country: str
    """ISO code of the country whose rules it speaks of."""
    written: str
    """The month it was written in, as ``2026-11``; a page that shows it shows this too."""
    sources: tuple[str, ...]
    """Empty where nothing was found; then all that is known is what plain sense says."""
    title: str
    known: tuple[str, ...]
    not_known: str
    """What we do not know, and whom to ask."""
    before: tuple[str, ...]
    """What to do before it is offered."""
    easy: tuple[str, ...]
    """The warning in Easy Read words, a line for each thought."""
    translation: Translation

    @property
    def id(self) -> str:
        """The name of its file: the kind."""
        return self.kind.value

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text."""
        return (*self.known, self.not_known, *self.before)


@cache
def warnings(language: Language = Language.ENGLISH) -> tuple[PaymentWarning, ...]:
    """Give the warnings. Raises ``DataError`` when a kind of payment has none."""
    return load_warnings(FOLDER, language=language)


def warning(kind: PaymentKind, language: Language = Language.ENGLISH) -> PaymentWarning:
    """Give the warning that comes before something of this kind is offered."""
    return next(one for one in warnings(language) if one.kind is kind)


def load_warnings(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[PaymentWarning, ...]:
    """Read the warnings of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = sorted(read_folder(folder, build, language=language), key=lambda one: one.position)
    refuse_repeats("payment warnings: position", [one.position for one in found])
    missing = [kind.value for kind in PaymentKind if kind not in [one.kind for one in found]]
    if missing:
        raise DataError(f"Warnings are missing for: {', '.join(missing)}. Add a file for each.")
    return tuple(found)


def build(entry: WordsEntry) -> PaymentWarning:
    """Make a warning of one file."""
    entry.refuse_other_keys(KEYS)
    written = entry.text("written")
    if not MONTH.fullmatch(written):
        entry.complain("written", f"{written!r} is no month.", "Write year and month: '2026-11'.")
    return PaymentWarning(
        kind=entry.choice("id", PaymentKind, called="kind of payment"),
        position=entry.whole_number("position", lowest=1, highest=20),
        country=entry.text("country"),
        written=written,
        sources=entry.links("sources", "sources"),
        title=entry.text("title"),
        known=entry.texts("known"),
        not_known=entry.text("not_known"),
        before=entry.texts("before"),
        easy=entry.texts("easy"),
        translation=entry.translation,
    )
