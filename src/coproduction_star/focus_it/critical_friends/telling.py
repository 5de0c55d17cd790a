"""Letters to critical friends and to whoever asked them. None that goes to others says who a friend is."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.focus_it.asked import Letter
from coproduction_star.focus_it.challengeable import Draft, where_it_is_read
from coproduction_star.focus_it.models import Challenge, CriticalFriend
from coproduction_star.notices.services import forget as forget_letters
from coproduction_star.notices.services import notify, withdraw
from coproduction_star.organisations.reaching import may_write_to, safe_email_of

from .addresses import at


def link_of(code: str) -> str:
    return f"{settings.SITE_URL}{reverse('focus_it:friend_link', args=(code,))}"


def ask(friend: CriticalFriend, *, title: str, code: str) -> None:
    """A member is told in their own language; a friend with a link in the language of whoever asks."""
    if friend.participant is None and not friend.email:
        return
    own = friend.participant is not None
    with _language_of(friend):
        address = f"{settings.SITE_URL}{at('friend', friend.programme, friend.pk)}" if own else link_of(code)
        facts = {
            "organisation": friend.programme.organisation.name, "title": title, "look": friend.look_at,
            "address": address, "until": date_format(friend.until, "j F Y"),
        }  # fmt: skip
        text = _(
            "%(organisation)s asks you to look hard at a draft, as a critical friend: %(title)s.\n\n"
            "What to look at: %(look)s\n\nRead it and say what you doubt, line by line, until %(until)s:\n"
            "%(address)s\n\nYou have no vote. Every challenge gets an answer."
        )
        if not own:
            text += "\n\n" + _("You need no account. The link is for you alone: please do not pass it on.")
        _send(
            friend, kind="focus_it.friend_asked", key=_key(friend, f"asked:{(friend.hash or '')[:16]}"),
            subject=_("Please question this: %(title)s") % facts, text=text % facts, urgent=not own,
        )  # fmt: skip


def reminder(friend: CriticalFriend, title: str) -> Letter:
    """To a member who was asked and has said nothing."""
    facts = {
        "organisation": friend.programme.organisation.name, "title": title, "look": friend.look_at,
        "address": f"{settings.SITE_URL}{at('friend', friend.programme, friend.pk)}",
        "until": date_format(friend.until, "j F Y"),
    }  # fmt: skip
    text = _(
        "%(organisation)s asked you, as a critical friend, to look hard at a draft:\n%(title)s\n\n"
        "What to look at: %(look)s\n\nYou have said nothing yet. One doubt is enough, and you can say it until "
        "%(until)s:\n%(address)s"
    )
    subject = _("Your questions are missing: %(title)s") % facts
    return Letter(subject, text % facts, _key(friend, "reminder"))


def answered(challenge: Challenge, *, title: str) -> None:
    friend = challenge.friend
    if friend is None:
        return
    with _language_of(friend):
        facts = {
            "title": title, "line": challenge.line, "words": challenge.words,
            "reply": challenge.get_reply_display(), "why": challenge.why,
        }  # fmt: skip
        text = _(
            "You challenged “%(line)s” in %(title)s:\n\n%(words)s\n\nThe answer: %(reply)s.\n%(why)s\n\n"
            "You can read all answers on the page where you wrote."
        )
        _send(
            friend, kind="focus_it.challenge_answered", key=_key(friend, f"{challenge.pk}:{challenge.version}"),
            subject=_("Your challenge has an answer: %(title)s") % facts, text=text % facts,
        )  # fmt: skip


def challenged(challenge: Challenge, *, draft: Draft) -> None:
    """To whoever asked the friend, and to whoever owns the draft."""
    asker = challenge.friend.by if challenge.friend else None
    for reader in dict.fromkeys(one for one in (asker, draft.owner) if one is not None):
        if may_write_to(reader, challenge.organisation_id):
            _challenged(challenge, title=draft.title, reader=reader)


def _challenged(challenge: Challenge, *, title: str, reader: Any) -> None:
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        facts = {"title": title, "line": challenge.line, "words": challenge.words}
        address = f"{settings.SITE_URL}{where_it_is_read(challenge, challenge.programme)}"
        notify(
            kind="focus_it.challenged",
            subject=_("A critical friend challenges: %(title)s") % facts,
            text=_("About “%(line)s”:\n\n%(words)s\n\nAnswer it here:") % facts + f"\n{address}",
            key=f"focus_it.challenged:{challenge.pk}:{reader.pk}",
            user=reader, organisation_id=challenge.organisation_id,
        )  # fmt: skip


def take_back(friend: CriticalFriend) -> None:
    """Letters that have not gone yet do not go, because what they lead to is over."""
    for what in (f"asked:{(friend.hash or '')[:16]}", "reminder"):
        withdraw(key=_key(friend, what))


def forget(friend: CriticalFriend) -> None:
    forget_letters(about=_about(friend))


def _send(friend: CriticalFriend, **letter: Any) -> None:
    person = friend.participant
    to = friend.email if person is None else safe_email_of(person)
    if not to:
        return
    user = None if person is None else person.user
    notify(
        to=to, user=user, organisation_id=friend.organisation_id, language=translation.get_language() or "", **letter
    )


def _language_of(friend: CriticalFriend) -> Any:
    user = friend.participant.user if friend.participant else None
    return translation.override(getattr(user, "language", "") or translation.get_language() or settings.LANGUAGE_CODE)


def _about(friend: CriticalFriend) -> str:
    return f"focus_it.friend:{friend.pk}"


def _key(friend: CriticalFriend, what: str) -> str:
    return f"{_about(friend)}:{what}"
