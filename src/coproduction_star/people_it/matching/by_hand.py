"""A broker proposes somebody by hand: the same hard conditions, said one by one, and the same approval after it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.methods.matching import missing
from coproduction_star.people_it.models import Kind, MatchKind, Need, Offer, Proposal, ProposalLeg, RoleWanted
from coproduction_star.people_it.offered import roles_that_look, to_match

from .meeting import reasons_of
from .reading import read, row_key
from .running import KEPT
from .services import MayNotMeet
from .weighing import rules_of, weights_of

Wanted = Need | RoleWanted | Initiative
UNMET: Mapping[str, Any] = {
    "asker": gettext_lazy("Whoever asks has not agreed to be matched."),
    "consent": gettext_lazy("Whoever offers has not agreed to be matched."),
    "person": gettext_lazy("It is the same person on both sides."),
    "fit": gettext_lazy("The checks, the access or the kind of thing that is asked for are not there."),
    "reach": gettext_lazy("Neither can come to the other: it is too far."),
    "time": gettext_lazy("They are never free at the same time."),
    "declined": gettext_lazy("One of them said no to it before, it was set aside or is proposed already, or they "
                             "have no language in common."),
    "full": gettext_lazy("Whoever offers has as much under way as they take on, or does not agree now."),
    "met": gettext_lazy("What is asked for is under way already, or is not looked for now."),
}  # fmt: skip


@transaction.atomic
def propose(*, programme: Programme, offer: Offer, wanted: Wanted, reason: str, by: Any) -> Proposal:
    """Propose one for the other, for a person to approve. Raises MayNotMeet with what stands against it."""
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)  # two who propose the same wait here
    reasons = tuple(dict.fromkeys(map(str, _against(programme, offer, wanted))))
    if reasons:
        raise MayNotMeet(reasons)
    own = {"programme": programme, "organisation_id": programme.organisation_id}
    made = Proposal.objects.create(
        **own, kind=_kind(offer, wanted), score=0, proposed_by=by, proposed_because=reason,
        delete_after=timezone.localdate() + KEPT,
    )  # fmt: skip
    ProposalLeg.objects.create(**own, proposal=made, offer=offer, **{_field(wanted): wanted})
    record(by=by, verb="people_it.proposed_by_hand", subject=made, reason=reason)
    return made


def _field(wanted: Wanted) -> str:
    return "need" if isinstance(wanted, Need) else "role" if isinstance(wanted, RoleWanted) else "idea"


def _kind(offer: Offer, wanted: Wanted) -> MatchKind:
    if not isinstance(wanted, Need):
        return MatchKind.PERSON_ROLE if isinstance(wanted, RoleWanted) else MatchKind.IDEA_STAFF
    if not offer.entry.group and not wanted.entry.group:
        return MatchKind.PERSON_PERSON
    return MatchKind.GROUP_ASSET if offer.kind in {Kind.SPACE, Kind.TOOL} else MatchKind.PERSON_GROUP


def _against(programme: Programme, offer: Offer, wanted: Wanted) -> Iterator[Any]:
    """First what protects people, for which nobody makes an exception; then the conditions of any run."""
    yield from reasons_of(ProposalLeg(offer=offer, **{_field(wanted): wanted}))
    unmet = _unmet(programme, offer, wanted)
    if unmet:
        yield UNMET[unmet]


def _unmet(programme: Programme, offer: Offer, wanted: Wanted) -> str:
    """The first hard condition that does not hold for these two, as a run reads them; empty where all do."""
    held = read(programme, rules=rules_of(weights_of(programme)), with_rings=False, today=timezone.localdate())
    needs = tuple(row for row in held.matching.needs if row.id == row_key(wanted))
    offers = tuple(row for row in held.matching.offers if row.id == str(offer.pk))
    if not offers:
        return "full"
    if not needs:
        return "met"
    both = replace(held.matching, needs=needs, offers=offers)
    return missing(*both.sides(), 0) or ("declined" if both.never() else "")


def choices(programme: Programme, thing: Offer | Need, *, words: str) -> list[tuple[str, str, str]]:
    """What can be chosen for an offer, or the offers for a need: a key, words, and what it is. The newest that have
    the words, `MOST` of each sort: four queries at most."""
    today = timezone.localdate()
    if isinstance(thing, Need):
        rows = to_match(Offer, programme, today=today).exclude(participant=thing.participant_id)
        return [(str(one.pk), *_said(one)) for one in rows.filter(words__icontains=words).order_by("-made_at")[:MOST]]
    needs = to_match(Need, programme, today=today).exclude(participant=thing.participant_id)
    roles = roles_that_look(programme, today=today).filter(title__icontains=words)
    ideas = Initiative.objects.filter(programme=programme, status="potential", title__icontains=words)
    found = needs.filter(words__icontains=words).order_by("-made_at")[:MOST]
    return [
        *((row_key(one), *_said(one)) for one in found),
        *((row_key(one), one.title, str(MatchKind.PERSON_ROLE.label)) for one in roles[:MOST]),
        *((row_key(one), one.title, str(MatchKind.IDEA_STAFF.label)) for one in ideas.order_by("title")[:MOST]),
    ]


MOST = 30


def _said(one: Offer | Need) -> tuple[str, str]:
    about = (one.entry.group, str(one.get_kind_display()), one.place.name if one.place else "", one.code)
    return one.words, " · ".join(filter(None, about))


def thing_with(programme: Programme, *, sort: str, thing_id: Any) -> Offer | Need:
    """An offer or a need that may be matched today. Raises DoesNotExist of its model."""
    model: type[Offer] | type[Need] = Need if sort == "need" else Offer
    rows: Any = to_match(model, programme, today=timezone.localdate())
    found: Offer | Need = rows.prefetch_related("entry__consents").get(pk=thing_id)
    return found


def chosen_with(programme: Programme, key: str) -> Wanted:
    """What a key of `choices` stands for. Raises ObjectDoesNotExist."""
    prefix, _colon, name = key.rpartition(":")
    if prefix == "role":
        return roles_that_look(programme, today=timezone.localdate()).select_related("contact").get(pk=name)
    if prefix == "idea":
        return Initiative.objects.get(programme=programme, pk=name)
    rows = to_match(Need, programme, today=timezone.localdate())
    return rows.prefetch_related("entry__consents").get(pk=name)
