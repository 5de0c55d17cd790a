"""Whether two people may be introduced to each other, and why not, in sentences a broker can act on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from coproduction_star.journeys.conditions import unmet_of_all
from coproduction_star.journeys.steps import NobodyAnswers
from coproduction_star.organisations.models import Participant

from .models import ADULT, Age, Agreement, Entry, RoleWanted, With


@dataclass(frozen=True, slots=True)
class MayIntroduce:
    """`reasons` says why not; it is empty when they may be introduced."""

    reasons: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        return not self.reasons


Unmet = Mapping[str, Mapping[UUID, tuple[str, ...]] | None]
"""By what a role asks for: what each person lacks of it, or None where nobody answers."""


def unmet_for(role: RoleWanted, people: Collection[Participant]) -> Unmet:
    """What the steps answer for a role, asked once for everybody who may come into question."""
    return {asked: _answered(people, asked) for asked in (*_named_in(role), f"role:{role.pk}")}


def _named_in(role: RoleWanted) -> list[str]:
    return [f"{code} role:{role.pk}" for code in role.conditions.split()]


def _answered(people: Collection[Participant], asked: str) -> Mapping[UUID, tuple[str, ...]] | None:
    try:
        return unmet_of_all(people, asked)
    except NobodyAnswers:
        return None


def meets_whom(first: Entry, role: RoleWanted) -> Participant | None:
    """Of whom a role asks its conditions: whoever takes it, or who answers for it where that one needs care."""
    return role.contact if role.one_to_one and needs_care(first) else first.participant


def may_introduce(
    first: Entry, second: Entry | None = None, *, role: RoleWanted | None = None, one_to_one: bool = True,
    unmet: Unmet | None = None,
) -> MayIntroduce:  # fmt: skip
    """Whether whoever offers (`first`) may be brought together with whoever asks (`second`) or with a role.

    Alone with a child or with an adult who may be at risk only in a role whose conditions are met: by whoever takes
    it, and, where the one who takes it needs care, by whoever answers for the role. While no step answers for
    conditions, that is never. Asking about many: fetch the entries' `consents` and `participant` and the role's
    `contact` before, and give what `unmet_for` says of all of them.
    """
    entries = tuple(entry for entry in (first, second) if entry is not None)
    alone = role.one_to_one if role is not None else one_to_one
    careful = any(needs_care(entry) for entry in entries) or (role is not None and role.whom != With.ANYONE)
    meets = first.participant if role is None else meets_whom(first, role)
    return MayIntroduce(
        (
            *_not_agreed(entries),
            *_same_person(entries),
            *_ages(first, role),
            *(
                [_nobody_answers_for_it()]
                if meets is None
                else dict.fromkeys(_conditions(meets, role, careful=careful and alone, unmet=unmet))
            ),
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


def _conditions(
    person: Participant, role: RoleWanted | None, *, careful: bool, unmet: Unmet | None
) -> Iterator[str]:  # fmt: skip
    named = _named_in(role) if role is not None else []
    if careful and not named:
        yield _(
            "One of them is under 18 or may be at risk. Alone with somebody they are only introduced in a role "
            "that names its conditions."
        )
    if role is None:
        return
    known = unmet if unmet is not None else unmet_for(role, [person])
    for lacks in known.values():
        yield from lacks.get(person.pk, ()) if lacks is not None else ()
    if careful and any(known[asked] is None for asked in named):
        yield _(
            "One of them is under 18 or may be at risk, and nothing here can say yet whether the conditions of "
            "the role are met. Bring them together in a group instead."
        )
