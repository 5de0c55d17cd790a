"""What languages and forms a clause has words in, and how sides of the lists are called in a charter."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.charter_clauses import Party
from coproduction_star.data.content_files import Language
from coproduction_star.market_it.catalogue.shapes import is_own
from coproduction_star.market_it.models import PartyKind, TextForm

LANGUAGES = {"en": gettext_lazy("English"), "cy": gettext_lazy("Welsh")}
WRITTEN_IN = (
    ("en", gettext_lazy("English")),
    ("en cy", gettext_lazy("English and Welsh; the English counts")),
    ("cy en", gettext_lazy("Welsh and English; the Welsh counts")),
    ("cy", gettext_lazy("Welsh")),
)
SIDES = {
    Party.PEOPLE: PartyKind.USERS, Party.CARERS: PartyKind.CARERS, Party.COMMUNITY: PartyKind.COMMUNITY,
    Party.STAFF: PartyKind.FRONTLINE, Party.MANAGERS: PartyKind.MANAGERS,
    Party.COMMISSIONERS: PartyKind.COMMISSIONERS, Party.COUNCILLORS: PartyKind.POLITICIANS,
    Party.EVERYONE: PartyKind.ALL,
}  # fmt: skip
FORMS = {TextForm.PLAIN: gettext_lazy("In plain words"), TextForm.EASY_READ: gettext_lazy("In Easy Read words")}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One language and form in which a clause has words."""

    language: str
    form: str

    @property
    def box(self) -> str:
        """The name of its field in forms."""
        return f"{self.language}_{self.form.replace('-', '_')}"

    @property
    def label(self) -> str:
        facts = {"form": FORMS[TextForm(self.form)], "language": LANGUAGES.get(self.language, self.language)}
        return _("%(form)s (%(language)s)") % facts


def slots_of(languages: str) -> tuple[Slot, ...]:
    """Language by language, plain before Easy Read. The first is what must be there."""
    return tuple(Slot(language, form.value) for language in languages.split() for form in TextForm)


def first_slot(languages: str) -> Slot:
    return slots_of(languages)[0]


def language_asked(languages: str, asked: str) -> str:
    """The language to show: the one asked for, where the charter has it, or the one that counts."""
    spoken = languages.split()
    short = asked.partition("-")[0]
    return short if short in spoken else spoken[0]


def name_of_side(kind: str, language: str) -> str:
    """What a side of this kind is called until somebody gives it a name."""
    with translation.override(language):
        return str(PartyKind(kind).label)


def content_language(language: str) -> Language:
    return Language(language) if language in set(Language) else Language.ENGLISH


def texts_of(entry: Any, language: str) -> dict[Slot, str]:
    """The words of a topic or a template's clause in one language; an own topic in Welsh only where it has Welsh."""
    missing = language == "cy" and is_own(getattr(entry, "id", "")) and "plain" not in entry.translation.welsh_fields
    return {} if missing else {Slot(language, form): words for form, words in as_written(entry).items()}


def as_written(entry: Any) -> dict[str, str]:
    return {TextForm.PLAIN.value: entry.plain, TextForm.EASY_READ.value: entry.easy}


def spoken_here() -> str:
    return (translation.get_language() or "en").partition("-")[0]


def names(languages: Iterable[str]) -> str:
    return ", ".join(str(LANGUAGES.get(one, one)) for one in languages)
