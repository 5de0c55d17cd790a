"""The words of agreements: how a condition stands, what exactly is shown, and how somebody agreed."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.market_it.models import ConditionKind, InsuranceCover
from coproduction_star.market_it.pounds import money

from .standing import OfPerson, Standing, State

STATES = {
    State.MISSING: gettext_lazy("Missing"),
    State.OVER: gettext_lazy("Ran out"),
    State.SOON: gettext_lazy("Runs out soon"),
    State.MET: gettext_lazy("There"),
}
TONES = {State.MISSING: "red", State.OVER: "red", State.SOON: "yellow", State.MET: "green"}
SHORT = {
    ConditionKind.TALK: gettext_lazy("Talk"),
    ConditionKind.IDENTITY: gettext_lazy("Who they are"),
    ConditionKind.REFERENCES: gettext_lazy("References"),
    ConditionKind.BACKGROUND: gettext_lazy("Check of records"),
    ConditionKind.TRAINING: gettext_lazy("Training"),
    ConditionKind.CONFIDENTIALITY: gettext_lazy("Confidentiality"),
    ConditionKind.DESCRIPTION: gettext_lazy("Role description"),
    ConditionKind.INSURANCE: gettext_lazy("Insurance"),
    ConditionKind.PARENT: gettext_lazy("Parent’s consent"),
}
WHAT_TO_WRITE = {
    ConditionKind.TALK: gettext_lazy("Who talked with them. Leave it empty if it was you."),
    ConditionKind.IDENTITY: gettext_lazy("Which kind of paper, such as a passport. Never its number."),
    ConditionKind.REFERENCES: gettext_lazy("How many, and from when. Never what they say."),
    ConditionKind.BACKGROUND: gettext_lazy(
        "The number of the certificate, so that it can be found again. Never what it says, and no copy of it."
    ),
    ConditionKind.TRAINING: gettext_lazy("Which training, and who gave it."),
    ConditionKind.PARENT: gettext_lazy(
        "Who agreed and how, such as: her mother, on paper. Write “18 or over” where none is needed."
    ),
}


def until_in_words(found: Standing) -> str:
    if found.until is None:
        return ""
    day = {"day": date_format(found.until, "j F Y")}
    return (_("ran out on %(day)s") if found.state is State.OVER else _("until %(day)s")) % day


def lacks_in_words(person: OfPerson) -> str:
    """What somebody still lacks, in short."""
    return ", ".join(f"{SHORT[one.kind]} ({until_in_words(one)})" if one.until else str(SHORT[one.kind])
                     for one in person.lacks)  # fmt: skip


def how_many(people: Iterable[OfPerson]) -> str:
    """How many are in a role, and how many of them lack something."""
    rows = list(people)
    if not rows:
        return _("Nobody stands in this role yet.")
    lacking = sum(1 for one in rows if one.lacks)
    told = ngettext("%(n)s person in the role.", "%(n)s people in the role.", len(rows)) % {"n": len(rows)}
    missing = ngettext(
        "%(n)s lacks something and is not matched.", "%(n)s lack something and are not matched.", lacking
    ) % {"n": lacking}  # fmt: skip
    return " ".join((told, missing if lacking else _("Nothing is missing.")))


def months_in_words(months: int | None) -> str:
    if not months:
        return ""
    return ngettext("holds for %(n)s month", "holds for %(n)s months", months) % {"n": months}


def cover_in_words(cover: InsuranceCover) -> str:
    """Whose it is, how far it goes, and its days."""
    facts = {
        "holder": cover.holder, "start": date_format(cover.starts_on, "j F Y"),
        "end": date_format(cover.ends_on, "j F Y"),
    }  # fmt: skip
    parts = [
        _("By %(holder)s, from %(start)s to %(end)s") % facts, cover.insurer, cover.policy,
        _("up to %(sum)s") % {"sum": money(cover.up_to_pence)} if cover.up_to_pence else "",
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)
