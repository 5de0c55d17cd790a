"""What a form must say when it asks about a person, and what a model must say when it keeps it. Knows no domain."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class LawfulBasis(StrEnum):
    """Article 6 of the UK and EU data protection law, by its letters."""

    CONSENT = "6(1)(a)"
    CONTRACT = "6(1)(b)"
    LEGAL_DUTY = "6(1)(c)"
    PUBLIC_TASK = "6(1)(e)"
    LEGITIMATE_INTERESTS = "6(1)(f)"

    @property
    def in_words(self) -> Text:
        return BASES[self]


BASES: dict[LawfulBasis, Text] = {
    LawfulBasis.CONSENT: _("You agreed to it, and may change your mind"),
    LawfulBasis.CONTRACT: _("We need it to give you what you asked for"),
    LawfulBasis.LEGAL_DUTY: _("The law says we must"),
    LawfulBasis.PUBLIC_TASK: _("It is part of a public task"),
    LawfulBasis.LEGITIMATE_INTERESTS: _("We need it to run and protect the service"),
}


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What stands on a form that takes personal data. The controller is filled in from the address."""

    purpose: Text
    lawful_basis: LawfulBasis
    read_by: Text
    kept_for: Text


@dataclass(frozen=True, slots=True)
class Processing:
    """One line of the record of processing: what a model keeps about people, and why."""

    purpose: str
    lawful_basis: LawfulBasis
    whose: str
    fields: tuple[str, ...]
    kept_for: str


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """Says why a model or a form that looks as if it kept personal data keeps none."""

    because: str
    purpose: ClassVar[str] = ""
    """Nothing to say on the page."""


def notice_of(form: Any) -> PrivacyNotice | NotPersonal | None:
    """What a form says about the personal data it takes; a library's form says nothing."""
    return getattr(form, "notice", None)


def controller(request: Any) -> str:
    """Who answers for what is typed at this address."""
    organisation = getattr(request, "organisation", None)
    if organisation is None:
        return settings.OPERATOR or gettext("Whoever runs this server")
    return organisation.controller or organisation.name
