"""What a breach says to whoever raised it and to who settles it, and to nobody else."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.market_it.models import Breach


@dataclass(frozen=True, slots=True)
class BreachRow:
    words: str
    about: str
    state: str
    tone: str
    said: tuple[tuple[str, str], ...]
    """What was written since, each with what it is."""
    settle: str
    answer: str


def breach_row(one: Breach, *, settle: str = "", answer: str = "") -> BreachRow:
    """With the links of whoever may use them, where there is something to do."""
    state, tone = _state(one)
    said = (
        (_("Put right at first:"), one.first_settlement), (_("That was not enough:"), one.not_enough),
        (_("Put right:"), one.settlement), (_("What whoever raised it says of it:"), one.answer),
    )  # fmt: skip
    return BreachRow(
        words=one.words or _("(taken back)"), about=one.about.name if one.about else "", state=state, tone=tone,
        said=tuple(pair for pair in said if pair[1]), settle=settle if one.settled_at is None else "",
        answer=answer if one.settled_at is not None and one.agreed is None else "",
    )  # fmt: skip


def _state(one: Breach) -> tuple[str, str]:
    if one.settled_at is None:
        return (_("Open again"), "orange") if one.first_settlement else (_("Open"), "yellow")
    if one.agreed is None:
        return _("Answered: is it put right?"), "blue"
    return (_("Put right"), "green") if one.agreed else (_("Not put right"), "red")


def what_it_says(one: Breach) -> str:
    """What whoever settles it reads: what was raised, what would put it right, and why the first answer did not."""
    told = [(_("What would put it right:"), one.hoped_for)] if one.hoped_for else []
    if one.not_enough:
        told += [(_("Put right at first:"), one.first_settlement), (_("Not enough:"), one.not_enough)]
    parts = [one.words, *(f"{head} {words}" for head, words in told)]
    return "\n\n".join(part for part in parts if part)


def answered_in_words(one: Breach) -> str:
    if one.settled_at is None:
        return _("It is open again. Those who look after people read what is missing, and answer once more.")
    if one.agreed:
        return _("Thank you. It is put right, and done with.")
    return _(
        "We are sorry. It stays written down that it was not put right. You can complain to the organisation; its "
        "complaints page says how, and who looks at it after that."
    )
