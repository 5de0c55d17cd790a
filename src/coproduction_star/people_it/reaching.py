"""How it is safe to reach somebody: asked here by everything in People it that writes, and asked anew each time."""

from collections.abc import Callable, Collection
from uuid import UUID

from django_scopes import scope

from coproduction_star.notices.asking_again import ask_again
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Participant, SafeChannel

from .models import Entry


def is_safe_for_email(safe_channel: str) -> bool:
    """As they said themselves: whoever chose another way gets no e-mail."""
    return safe_channel in {"", SafeChannel.EMAIL}


def safe_email_of(person: Participant) -> str:
    """Where a letter may go; empty where none may. Fetch the person with their user."""
    address = person.email or (person.user.email if person.user else "")
    return address if is_safe_for_email(person.safe_channel) else ""


def safe_times(organisation_id: UUID, people: Collection[UUID]) -> dict[UUID, str]:
    """What these people said, in any programme, about when it is safe to reach them: the last that they said.

    Their own words, which no program can keep to: somebody has to read them before anything goes.
    """
    with scope(organisation=organisation_id, programme=None):
        said = Entry.objects.filter(participant__in=people, withdrawn_at__isnull=True).exclude(when_safe="")
        return dict(said.order_by("made_at").values_list("participant", "when_safe"))


def ask_before_it_goes(kind: str, where_now: Callable[[UUID], str], *, part: int = 1) -> None:
    """Let a letter of this kind go only to where it may go at that moment.

    `where_now` is given what the letter's key names in this part, such as an invitation, and gives the address to
    which its person may be written now; empty for none.
    """

    def may_go(message: Message) -> bool:
        with scope(organisation=message.organisation_id, programme=None):
            return where_now(UUID(message.key.split(":")[part])) == message.to

    ask_again(kind, may_go)
