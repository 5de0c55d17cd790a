"""Whether two people may be introduced to each other, and why not, in sentences a broker can act on."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.journeys.steps import NobodyAnswers, unmet_conditions
from coproduction_star.organisations.models import Participant

from .models import ADULT, Age, Agreement, Entry, RoleWanted, With


@dataclass(frozen=True, slots=True)
class MayIntroduce:
    """`reasons` says why not; it is empty when they may be introduced."""

    reasons: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        return not self.reasons


def may_introduce(
    first: Entry, second: Entry | None = None, *, role: RoleWanted | None = None, one_to_one: bool = True
) -> MayIntroduce:
    """Whether whoever offers (`first`) may be brought together with whoever asks (`second`) or with a role.

    Alone with a child or with an adult who may be at risk only in a role whose conditions are met: by whoever takes
    it, and, where the one who takes it needs care, by whoever answers for the role. While no step answers for
    conditions, that is never. Fetch the entries' `consents` and the role's `contact` before asking about many.
    """
    entries = tuple(entry for entry in (first, second) if entry is not None)
    alone = role.one_to_one if role is not None else one_to_one
    careful = any(needs_care(entry) for entry in entries) or (role is not None and role.whom != With.ANYONE)
    meets = [first.participant]
    if role is not None and alone and needs_care(first):
        meets = [role.contact] if role.contact is not None else []
    return MayIntroduce(
        (
            *_not_agreed(entries),
            *_same_person(entries),
            *_ages(first, role),
            *dict.fromkeys(said for one in meets for said in _conditions(one, role, careful=careful and alone)),
            *([] if meets else [_nobody_answers_for_it()]),
        )
    )


def _ages(first: Entry, role: RoleWanted | None) -> Iterator[str]:
    if role is not None and first.age != Age.ADULT and role.youngest >= ADULT:
        yield _("The role is for people of 18 or over.")
    if role is not None and first.age == Age.ADULT and role.oldest is not None and role.oldest < ADULT:
        yield _("The role is for people under 18.")


def needs_care(entry: Entry) -> bool:
    """Whoever is under 18, or may be at risk as the team knows."""
    return entry.age != Age.ADULT or entry.at_risk


def others_are_there(entry: Entry) -> bool:
    """Whoever speaks for a group that the team knows. A name that somebody wrote themselves is no proof."""
    return bool(entry.group and entry.known_group)


def _nobody_answers_for_it() -> str:
    return _(
        "Whoever takes the role is under 18 or may be at risk, and nobody answers for the role. Name in the role who "
        "does, or bring them together in a group instead."
    )


def _not_agreed(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        agreed = any(row.kind == Agreement.INTRODUCE and row.taken_back_at is None for row in entry.consents.all())
        if entry.withdrawn_at is not None or not agreed:
            yield _("One of them does not agree, or no longer agrees, to be introduced.")
            return


def _same_person(entries: tuple[Entry, ...]) -> Iterator[str]:
    if len({entry.participant_id for entry in entries}) < len(entries):
        yield _("It is the same person on both sides.")


def _conditions(person: Participant, role: RoleWanted | None, *, careful: bool) -> Iterator[str]:
    codes = role.conditions.split() if role is not None else []
    if careful and not codes:
        yield _(
            "One of them is under 18 or may be at risk. Alone with somebody they are only introduced in a role "
            "that names its conditions."
        )
    try:
        for code in codes:
            yield from unmet_conditions(person, f"{code} role:{role.pk}" if role is not None else code)
    except NobodyAnswers:
        if careful:
            yield _(
                "One of them is under 18 or may be at risk, and nothing here can say yet whether the conditions of "
                "the role are met. Bring them together in a group instead."
            )
    if role is not None:
        with suppress(NobodyAnswers):
            yield from unmet_conditions(person, f"role:{role.pk}")
