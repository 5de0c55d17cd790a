"""What anyone reads of a charter, in its languages and forms."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Charter, ClauseKind, TextForm
from coproduction_star.voices.addresses import address
from coproduction_star.voices.contributions.presenters import reader_of
from coproduction_star.voices.models import Listening

from .addresses import at, of
from .document import Document
from .wording import LANGUAGES, language_asked

NAMES = {TextForm.PLAIN: "plain", TextForm.EASY_READ: "easy-read"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a reader wants to read."""

    language: str
    form: str
    large: bool

    def query(self, **instead: Any) -> str:
        """What an address asks for; the rest of what it asks is given in `instead`."""
        asked = {"language": self.language, "form": self.form, "size": "large" if self.large else ""} | instead
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class ReadLine:
    number: int
    words: str
    language: str
    machine: bool
    say: str
    """Where somebody suggests other words; empty when it is not open."""


@dataclass(frozen=True, slots=True)
class ReadBlock:
    side: str
    kind: str
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class PublicCharterPage:
    title: str
    programme: str
    organisation: str
    back: str
    purpose: str
    service: str
    notes: tuple[str, ...]
    ways: tuple[tuple[str, str], ...]
    """Other ways to read it: words and address."""
    large: bool
    easy: bool
    language: str
    blocks: tuple[ReadBlock, ...]
    incentives: tuple[str, ...]
    risks: tuple[tuple[str, str, str], ...]
    """The risk, what carries it, who holds it."""
    days: tuple[tuple[str, str], ...]
    say: str
    """Where somebody says what is missing."""
    until: str
    more: Any = None
    """Of a published charter: its edition, files and signatures."""


@dataclass(frozen=True, slots=True)
class PublicListPage:
    title: str
    programme: str
    back: str
    rows: tuple[tuple[str, str, str], ...]
    """Name, address, and what it is now."""


@dataclass(frozen=True, slots=True)
class SayPage:
    """The form on which somebody without an account suggests words. `said` is the clause as it stands."""

    title: str
    programme: str
    organisation: str
    back: str
    button: str
    reader: str
    danger: str
    due: dt.date
    said: str
    number: int
    wait: int


def chosen_by(charter_languages: Iterable[str], given: Any, spoken: str) -> Chosen:
    """What the address asks for; what nobody could choose is the plain text in the reader's language."""
    language = language_asked(" ".join(charter_languages), given.get("language") or spoken)
    form = given.get("form")
    return Chosen(language, form if form == "easy-read" else "plain", given.get("size") == "large")


def public_page(
    *, charter: Charter, document: Document, chosen: Chosen, today: dt.date, is_draft: bool, more: Any = None
) -> PublicCharterPage:
    open_now = is_draft and charter.suggest_until is not None and charter.suggest_until >= today
    say = of("public_say", charter) if open_now else ""
    home = charter.programme
    with translation.override(chosen.language):
        return PublicCharterPage(
            title=document["title"], programme=home.name, organisation=home.organisation.name,
            back=at("public_charters", home), purpose=document["purpose"], service=document["service"],
            notes=tuple(_notes(charter, document, chosen, is_draft=is_draft)),
            ways=tuple(_ways(document["languages"], chosen)), large=chosen.large, easy=chosen.form == "easy-read",
            language=chosen.language, blocks=tuple(_blocks(document, chosen, say)),
            incentives=tuple(one["words"] for one in document["incentives"]),
            risks=tuple((one["title"], one["mechanism"], one["held_by"]) for one in document["risks"]),
            days=tuple(days_of(document)), say=say,
            until=date_format(charter.suggest_until, "j F Y") if open_now and charter.suggest_until else "", more=more,
        )  # fmt: skip


def _notes(charter: Charter, document: Document, chosen: Chosen, *, is_draft: bool) -> Iterator[str]:
    if is_draft:
        yield _("This is a draft. Nobody has signed it, and its words can still change.")
    if charter.ended_at:
        yield _("This charter has ended. %(why)s") % {"why": charter.ended_because}
    first = document["languages"][0]
    if chosen.language != first:
        yield _("If the two languages say different things, %(language)s counts.") % {"language": LANGUAGES[first]}
    if chosen.form == "easy-read":
        yield _("This is Easy Read. The plain words are what people sign beside it.")


def _ways(languages: Iterable[str], chosen: Chosen) -> Iterator[tuple[str, str]]:
    for one in languages:
        if one != chosen.language:
            yield str(_OWN_NAMES.get(one, one)), chosen.query(language=one)
    easy = chosen.form == "easy-read"
    yield (_("Plain words"), chosen.query(form="")) if easy else (_("Easy Read"), chosen.query(form="easy-read"))
    yield (_("Usual print"), chosen.query(size="")) if chosen.large else (_("Large print"), chosen.query(size="large"))


_OWN_NAMES = {"en": "English", "cy": "Cymraeg"}


def _blocks(document: Document, chosen: Chosen, say: str) -> Iterator[ReadBlock]:
    shown = None
    for part in document["parts"]:
        lines = tuple(_line(one, document["languages"], chosen, say) for one in part["clauses"])
        side = "" if part["party"] == shown else part["side"]
        yield ReadBlock(side, str(ClauseKind(part["kind"]).label), lines)
        shown = part["party"]


def _line(one: Document, languages: Iterable[str], chosen: Chosen, say: str) -> ReadLine:
    slot = words_in(one, languages, chosen)
    return ReadLine(
        one["number"], one["texts"].get(slot, ""), slot.partition(" ")[0], slot in one["machine"],
        f"{say}?clause={one['key']}" if say else "",
    )  # fmt: skip


def words_in(one: Document, languages: Iterable[str], chosen: Chosen) -> str:
    """The language and form to show: the one asked for, else the plain words, else those of another language."""
    wanted = [f"{chosen.language} {chosen.form}", f"{chosen.language} plain"]
    wanted += [f"{language} {form}" for language in languages for form in (chosen.form, "plain")]
    return next((slot for slot in wanted if one["texts"].get(slot)), wanted[0])


def days_of(document: Document) -> Iterator[tuple[str, str]]:
    for name, key in ((_("Holds from"), "starts_on"), (_("Opened again on"), "review_on")):
        if document[key]:
            yield name, date_format(dt.date.fromisoformat(document[key]), "j F Y")


def list_page(programme: Programme, charters: Iterable[Charter]) -> PublicListPage:
    rows = ((one.title, at("public_charter", programme, one.pk), _now(one)) for one in charters)
    return PublicListPage(
        title=_("Charters"), programme=programme.name,
        back=reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug)), rows=tuple(rows),
    )  # fmt: skip


def _now(charter: Charter) -> str:
    if charter.ended_at:
        return _("Ended")
    if charter.published_at:
        return _("What people here have agreed")
    return _("A draft: say what you think of it")


def say_page(*, charter: Charter, listening: Listening, due: dt.date, said: str, number: int, wait: int) -> SayPage:
    return SayPage(
        title=_("What should it say?") if said else _("What is missing?"), programme=charter.programme.name,
        organisation=charter.programme.organisation.name, back=of("public_charter", charter), button=_("Send"),
        reader=reader_of(listening), danger=listening.in_danger, due=due, said=said, number=number, wait=wait,
    )  # fmt: skip


def sent_address(programme: Programme, key: Any) -> str:
    return address("tell_us_sent", programme, key)
