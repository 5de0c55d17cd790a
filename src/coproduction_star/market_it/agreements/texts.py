"""The texts that people agree to for a role, word for word, and the description that a ready pack begins with."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.data.role_packs import Check
from coproduction_star.data.role_packs import RolePack as ReadyPack
from coproduction_star.market_it.models import ConditionKind, RolePack

from .selectors import wording

AGREED = (ConditionKind.DESCRIPTION, ConditionKind.CONFIDENTIALITY)
"""What somebody agrees to by reading it; everything else is shown to somebody who looks at it."""
BLANK = "…………………………"
OF_AGE = 18
YEARS_OF_A_CHECK = 3
YEAR = 12


def text_of(pack: RolePack, kind: str, *, name: str, day: dt.date | None = None) -> str:
    """The words that this person agrees to on this day, or today."""
    on = date_format(day or timezone.localdate(), "j F Y")
    if kind == ConditionKind.CONFIDENTIALITY:
        return "\n".join(confidentiality(pack, name=name, day=on))
    return "\n\n".join((pack.title, pack.words, *fixed(pack), _("Agreed by %(name)s on %(day)s.") % {
        "name": name, "day": on,
    }))  # fmt: skip


def fixed(pack: RolePack) -> tuple[str, ...]:
    """What every description of a role says, whatever its team wrote."""
    return (
        _("This is not a job. You may say no to any day, and stop at any time. Nothing that you are entitled to "
          "depends on it."),
    )  # fmt: skip


def confidentiality(pack: RolePack, *, name: str, day: str) -> tuple[str, ...]:
    facts = {
        "name": name, "role": pack.title, "organisation": pack.programme.organisation.name, "date": day,
        "named_lead": pack.tell or _("whoever leads the programme"),
        "named_lead_contact": pack.tell_how or BLANK,
    }  # fmt: skip
    return wording("confidentiality").filled(facts)


def description_of(ready: ReadyPack) -> str:
    """The description of a role that a ready pack begins with: a text to change."""
    parts = (
        (ready.about,), _listed(_("What you do"), ready.tasks), _listed(_("What you do not do"), ready.not_tasks),
        _listed(_("What you get"), (ready.support,)), _listed(_("Insurance"), (ready.insurance,)),
        _listed(_("Being alone with somebody"), (ready.alone,)),
    )  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts)


def _listed(head: str, lines: Iterable[str]) -> tuple[str, ...]:
    return (f"{head}:", *(f"– {line}" for line in lines))


def conditions_of(ready: ReadyPack) -> Iterator[tuple[ConditionKind, str, int | None]]:
    """What a ready pack asks for: the kind, what exactly, and for how many months what was shown holds."""
    yield ConditionKind.TALK, "", None
    yield ConditionKind.IDENTITY, "", None
    if ready.references:
        yield ConditionKind.REFERENCES, _("How many: %(number)s") % {"number": ready.references}, None
    if ready.dbs is not Check.NONE:
        yield ConditionKind.BACKGROUND, _short(ready.checks), YEARS_OF_A_CHECK * YEAR
    yield ConditionKind.TRAINING, _short(" ".join(ready.training)), YEAR
    if "confidentiality" in ready.agreements:
        yield ConditionKind.CONFIDENTIALITY, "", None
    yield ConditionKind.DESCRIPTION, "", None
    yield ConditionKind.INSURANCE, _short(ready.insurance), None
    if ready.parental_consent:
        yield ConditionKind.PARENT, _("For those under %(age)s.") % {"age": OF_AGE}, YEAR


MOST = 400


def _short(words: str) -> str:
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"
