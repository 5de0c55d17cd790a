import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.voices.addresses import address
from coproduction_star.voices.models import Contribution, Kind, Listening
from coproduction_star.voices.selectors import Closed
from coproduction_star.voices.subjects import Subject

from .wording import FORMS


@dataclass(frozen=True, slots=True)
class Choice:
    title: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class TellUsPage:
    """What one can tell this programme. `closed` says so when one cannot now."""

    title: str
    programme: str
    choices: tuple[Choice, ...]
    follow: str
    closed: str
    contact: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """One question. `reader` is a name where the team gave one; `danger` the organisation's own words."""

    title: str
    programme: str
    button: str
    back: str
    reader: str
    organisation: str
    due: dt.date
    danger: str
    plan: str
    about: Subject | None
    """The page on which something is wrong or missing."""
    which_page: bool
    """Whether their words must say which page, as nobody knows from where they came."""
    wait: int
    paper: str


@dataclass(frozen=True, slots=True)
class SentPage:
    """`words` is empty when they are not shown here any more."""

    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    due: dt.date | None
    worry: bool
    found: tuple[str, ...]
    back: str
    follow: str
    type_at: str
    """The whole address to write down beside the words."""


def tell_us_page(*, programme: Programme, closed: tuple[Closed, ...], follow: str) -> TellUsPage:
    return TellUsPage(
        title=_("Tell us"),
        programme=programme.name,
        choices=tuple(
            Choice(str(words.title), str(words.about), address("tell_us_kind", programme, kind))
            for kind, words in FORMS.items()
        ),
        follow=follow,
        closed=_("You cannot tell us anything here just now.") if closed else "",
        contact=programme.organisation.contact,
    )


def form_page(
    *, programme: Programme, kind: str, listening: Listening, due: dt.date, plan: Initiative | None,
    about: Subject | None, wait: int = 0,
) -> FormPage:  # fmt: skip
    return FormPage(
        title=str(FORMS[kind].title),
        programme=programme.name,
        button=_("Send"),
        back=address("tell_us", programme),
        reader=reader_of(listening),
        organisation=programme.organisation.name,
        due=due,
        danger=listening.in_danger,
        plan=plan.title if plan and kind in {Kind.OBJECTION, Kind.RISK, Kind.JOIN, Kind.QUESTION} else "",
        about=about,
        which_page=kind == Kind.ON_A_PAGE and about is None,
        wait=wait,
        paper=address("paper", programme, kind),
    )


def reader_of(listening: Listening) -> str:
    """The named person, while they are there."""
    reader = listening.reader
    return reader.name if reader is not None and not reader.is_gone else ""


def sent_page(*, programme: Programme, contribution: Contribution | None, words: str, follow: str) -> SentPage:
    shown = contribution if words else None
    return SentPage(
        title=_("Thank you. Write these four words down") if words else _("Your four words are not shown here now"),
        programme=programme.name,
        organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (),
        due=shown.answer_due if shown else None,
        worry=shown.worry if shown else False,
        found=tuple(_found(shown)) if shown and not shown.worry else (),
        back=address("tell_us", programme),
        follow=follow,
        type_at=f"{settings.SITE_URL.partition('://')[2]}{follow}",
    )


def _found(contribution: Contribution) -> Iterable[str]:
    if contribution.has_address:
        yield _("We found what looks like an address, an e-mail or a phone number. It is not shown: somebody takes it "
                "out first.")  # fmt: skip
    if contribution.third_person:
        yield _("It may be about a person who can be recognised. Somebody takes out who it is before others read it.")
