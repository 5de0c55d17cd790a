"""What people write for a business case: the words beside the figures, and how deep the document goes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Depth(StrEnum):
    """How far a business case has come (The Green Book (2026), Table 3)."""

    OUTLINE = "outline"
    """A strategic outline: is there a case for change, and which options are worth a closer look?"""
    OUTLINE_BUSINESS_CASE = "outline business case"
    """Which of the shortlisted options is preferred?"""
    FULL = "full"
    """After offers have come in: is it still so?"""


class FiveCase(StrEnum):
    """The five cases, in their order (Table 2)."""

    STRATEGIC = "strategic"
    ECONOMIC = "economic"
    COMMERCIAL = "commercial"
    FINANCIAL = "financial"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True)
class Writing:
    """The words of a document."""

    title: str
    initiative: str = ""
    """The initiative it is about."""
    prepared_by: str = ""
    on: dt.date | None = None
    version: str = ""
    edition: tuple[str, ...] = ()
    """Lines that say which frozen edition it is; none for a case that goes on."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By the value of `FiveCase`. An empty one says in the document what belongs there."""
    decision_sought: str = ""
    """What whoever reads it is asked to decide."""
    sources: tuple[str, ...] = ()
    """Sources beside those of the figures."""

    def which_and_whose(self) -> Iterator[str]:
        """What it is about, who prepared it, from which day it is, and which edition: line by line."""
        if self.initiative and self.initiative != self.title:
            yield _("Initiative: %(name)s") % {"name": self.initiative}
        day = date_format(self.on, "j F Y") if self.on else ""
        version = _("Version %(number)s") % {"number": self.version} if self.version else ""
        by = _("Prepared by %(name)s") % {"name": self.prepared_by} if self.prepared_by else ""
        said = ", ".join(part for part in (by, version, day) if part)
        if said:
            yield said
        yield from self.edition


def depth_name(depth: Depth) -> str:
    return {
        Depth.OUTLINE: _("Strategic outline case"),
        Depth.OUTLINE_BUSINESS_CASE: _("Outline business case"),
        Depth.FULL: _("Full business case"),
    }[depth]


def case_title(case: FiveCase) -> str:
    return {
        FiveCase.STRATEGIC: _("1. Strategic case: why change is needed"),
        FiveCase.ECONOMIC: _("2. Economic case: what each option is worth"),
        FiveCase.COMMERCIAL: _("3. Commercial case: who will do it, and how they are found"),
        FiveCase.FINANCIAL: _("4. Financial case: whether it can be paid for"),
        FiveCase.MANAGEMENT: _("5. Management case: how it will be done"),
    }[case]


def what_belongs(case: FiveCase) -> str:
    """What somebody should write here."""
    return {
        FiveCase.STRATEGIC: _(
            "What is wrong today and for whom. What people said they want, and how many took part. Which goals this "
            "serves, how they will be measured, what limits it, and what else depends on it."
        ),
        FiveCase.ECONOMIC: _(
            "How the long list became a short list, and why each option was kept or dropped. Why the preferred "
            "option is preferred, in words that include what could not be given a price."
        ),
        FiveCase.COMMERCIAL: _(
            "Who could do it and whether there is a market for it. Whether it would be bought, granted or done by "
            "ourselves. What the contract asks for, who carries which risk, and who looks after it."
        ),
        FiveCase.FINANCIAL: _(
            "Whose money pays for it and in which year, and whether it is agreed. What stops or shrinks to pay for "
            "it. What happens if it costs more, and who then pays."
        ),
        FiveCase.MANAGEMENT: _(
            "Who is answerable, who does what by when, and how residents keep a say. Which risks are watched and by "
            "whom. How we will know whether it worked, and what would make us stop."
        ),
    }[case]
