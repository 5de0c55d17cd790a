"""How it is safe to write to somebody: asked by whatever writes to people, before a letter is written and as it goes.

A letter goes by itself only to whoever chose no other way than e-mail and named no safe time. When it is safe they say
in their own words, which no program can keep to: somebody reads them and tells the person by hand.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django_scopes import scope

from coproduction_star.notices.asking_again import ask_again
from coproduction_star.notices.models import Message

from .models import Participant, SafeChannel

People = Collection[UUID] | QuerySet[Any, Any]
"""Their keys, or a query that finds them."""
SaidWhen = Callable[[UUID, People], Mapping[UUID, str]]
_said: list[SaidWhen] = []


def knows_safe_times(told: SaidWhen) -> None:
    """Say what people told you about when it is safe to reach them: of an organisation, by person."""
    _said.append(told)


def safe_times(organisation_id: UUID, people: People) -> dict[UUID, str]:
    """What these people said about when it is safe to reach them."""
    return {person: words for told in _said for person, words in told(organisation_id, people).items()}


def email_of(person: Participant) -> str:
    """Theirs or their account's, safe or not. Fetch the person with their user."""
    return person.email or (person.user.email if person.user else "")


def is_safe_for_email(safe_channel: str) -> bool:
    """As they said themselves: whoever chose another way gets no e-mail."""
    return safe_channel in {"", SafeChannel.EMAIL}


def safe_emails(organisation_id: UUID, people: Iterable[Participant]) -> dict[UUID, str]:
    """Where a letter may go by itself, by person. Whoever is not in it is told by hand. One query, however many."""
    found = {one.pk: email_of(one) for one in people if is_safe_for_email(one.safe_channel)}
    timed = safe_times(organisation_id, [key for key, email in found.items() if email])
    return {key: email for key, email in found.items() if email and key not in timed}


def safe_email_of(person: Participant) -> str:
    """Where a letter may go by itself; empty where none may."""
    return safe_emails(person.organisation_id, [person]).get(person.pk, "")


def may_write_to(user: Any, organisation_id: UUID) -> bool:
    """Whether a letter about this organisation may go to somebody's account."""
    people = _people(organisation_id, Q(user=user))
    return not people or _one_may_be_written_to(people)


def to_whom_it_is_safe(users: Iterable[Any], organisation_id: UUID) -> list[Any]:
    """Those of these accounts to which a letter about this organisation may go. Two queries, however many."""
    asked = list(users)
    people = _people(organisation_id, Q(user__in=asked))
    safe = safe_emails(organisation_id, people)
    not_safe = {one.user_id for one in people if one.pk not in safe}
    return [user for user in asked if user.pk not in not_safe]


def ask_before_it_goes(kind: str, where_now: Callable[[UUID], str], *, part: int = 1) -> None:
    """Let a letter of this kind go only to where it may go at that moment.

    `where_now` is given what the letter's key names in this part, such as an invitation, and gives the address to
    which its person may be written now; empty for none.
    """

    def may_go(message: Message) -> bool:
        with scope(organisation=message.organisation_id, programme=None):
            return where_now(UUID(message.key.split(":")[part])) == message.to

    ask_again(kind, may_go)


def ask_whose_address_it_is(*kinds: str) -> None:
    """The same for letters whose keys name nobody: whose account or address it is says where they go."""
    for kind in kinds:
        ask_again(kind, _is_safe_for_whose_it_is)


def _is_safe_for_whose_it_is(message: Message) -> bool:
    people = _people(message.organisation_id, Q(user=message.user) if message.user else Q(email__iexact=message.to))
    theirs = {email.lower() for one in people for email in (one.email, one.user.email if one.user else "")}
    return not people or (message.to.lower() in theirs and _one_may_be_written_to(people))


def _people(organisation_id: UUID | None, whose: Q) -> list[Participant]:
    with scope(organisation=organisation_id, programme=None):
        return list(Participant.objects.filter(whose, organisation=organisation_id).select_related("user"))


def _one_may_be_written_to(people: list[Participant]) -> bool:
    """Of several people with one address it is enough that one may be written to."""
    return bool(safe_emails(people[0].organisation_id, people))
