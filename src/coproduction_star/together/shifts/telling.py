"""Letters about shifts. None names the shift, the place or the programme: others may see a letter or a screen."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.notices.services import notify
from coproduction_star.organisations.reaching import ask_before_it_goes, safe_email_of, safe_emails
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace

from .selectors import own_email_of

CHANGED = gettext_lazy("Something has changed")
REMINDER = gettext_lazy("You said that you come")
HAS_PLACE = gettext_lazy("You have a place now")


def cancelled(shift: Shift) -> int:
    return _tell_all(shift, "cancelled", CHANGED, gettext_lazy("What you signed up for does not take place."))


def takes_place(shift: Shift) -> int:
    return _tell_all(shift, "takes-place", CHANGED, gettext_lazy("What you signed up for takes place after all."))


def moved(shift: Shift) -> int:
    words = gettext_lazy("The day, the hour or the place of what you signed up for is another one now.")
    return _tell_all(shift, "moved", CHANGED, words)


def moved_up(place: ShiftPlace) -> bool:
    """From the waiting list."""
    words = gettext_lazy("You stood on a waiting list. Somebody stepped back, and you have their place.")
    return _tell(place, "moved-up", HAS_PLACE, words)


def taken_over(place: ShiftPlace) -> bool:
    words = gettext_lazy("Somebody took the place that you offered. You do not need to come.")
    return _tell(place, "taken-over", CHANGED, words)


def thanked(shift: Shift) -> int:
    """Those who came. The words themselves stand on their page only."""
    subject, words = gettext_lazy("Thank you"), gettext_lazy("Somebody wrote you a thank-you.")
    rows = ShiftPlace.objects.filter(shift=shift, came=True).select_related("participant__user")
    letters = _letters_to(shift.organisation_id, rows)
    return sum(_write(place, to, "thanked", subject, words) for place, to in letters)


def remind(organisation_id: UUID, places: Iterable[ShiftPlace]) -> list[ShiftPlace]:
    """That they come, with the day and the hour. Gives those to whom a letter went. Fetch each with its shift."""
    return [one for one, to in _letters_to(organisation_id, places) if _write(one, to, "remind", REMINDER, _when(one))]


def _when(place: ShiftPlace) -> object:
    """The words in the language of whoever reads them, once that is known."""
    return lazy(_reminded, str)(place)


def _reminded(place: ShiftPlace) -> str:
    facts = {"day": date_format(place.shift.on, "l j F"), "hour": f"{place.shift.starts:%H:%M}"}
    said = _("You said that you come on %(day)s at %(hour)s. If you cannot, say so now: then somebody else can.")
    return said % facts


def _tell_all(shift: Shift, what: str, subject: object, words: object) -> int:
    rows = ShiftPlace.objects.filter(shift=shift).exclude(state=PlaceState.BACK).select_related("participant__user")
    places = list(rows)
    return sum(_write(place, to, what, subject, words) for place, to in _letters_to(shift.organisation_id, places))


def _tell(place: ShiftPlace, what: str, subject: object, words: object) -> bool:
    return _write(place, letter_to(place), what, subject, words)


def _letters_to(organisation_id: UUID, places: Iterable[ShiftPlace]) -> list[tuple[ShiftPlace, str]]:
    """Where a letter may go by itself: two queries, however many."""
    found = list(places)
    safe = safe_emails(organisation_id, [one.participant for one in found if one.participant])
    return [(one, safe.get(one.participant_id, "") if one.participant_id else own_email_of(one)) for one in found]


def _write(place: ShiftPlace, to: str, what: str, subject: object, words: object) -> bool:
    """Once for each moment. `subject` and `words` are lazy, and put into the language of the reader."""
    user = place.participant.user if place.participant else None
    moment = f"{timezone.now():%Y%m%d%H%M%S}"
    with translation.override(getattr(user, "language", "") or settings.LANGUAGE_CODE):
        told = f"{words}\n\n{read_on(place)}"
        sent = to and notify(
            kind="shift", subject=str(subject), text=told, key=f"shift:{place.pk}:{what}:{moment}", user=user, to=to,
            organisation_id=place.organisation_id, language=translation.get_language() or "",
        )  # fmt: skip
    return bool(sent)


def read_on(place: ShiftPlace) -> str:
    """Where they read more: with an account on their own page, without one with their four words."""
    by_account = place.reference_hash is None
    page: Callable[[], str] = _at_home if by_account else _with_words
    return page()


def _at_home() -> str:
    return _("You read more here: %(address)s") % {"address": f"{settings.SITE_URL}/me/"}


def _with_words() -> str:
    return _("You read more with your four words: %(address)s") % {"address": f"{settings.SITE_URL}/r/"}


def letter_to(place: ShiftPlace) -> str:
    """Only where a letter is safe, as they said themselves."""
    return safe_email_of(place.participant) if place.participant is not None else own_email_of(place)


def _where_now(place_id: UUID) -> str:
    place = ShiftPlace.objects.filter(pk=place_id).select_related("participant__user").first()
    return letter_to(place) if place else ""


ask_before_it_goes("shift", _where_now)
