"""What is in the outbox is asked about once more when it goes: people may have said meanwhile that it is not safe.

A feature whose letters need it says here, for the kind of its letters, how to tell. The outbox knows no feature.
"""

from collections.abc import Callable

from .models import Message

MayGo = Callable[[Message], bool]
_how: dict[str, MayGo] = {}


def ask_again(kind: str, may_go: MayGo) -> None:
    """Before a letter of this kind goes, ask `may_go`."""
    _how[kind] = may_go


def may_still_go(message: Message) -> bool:
    how = _how.get(message.kind)
    return how is None or how(message)
