"""On a screen that others use after: how long the answers of one person stay open there, counted by the server.

The browser forgets too, but a browser in a library may be stopped and opened again, or keep what it should not.
"""

import datetime as dt

from django.utils import timezone
from django_scopes import scope

from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.models import AnswerChannel, Response

from .ticket import Ticket

IDLE = dt.timedelta(minutes=5)
"""After the last page that was opened. The page itself begins anew after two and a half minutes."""
NOT_OFTENER = dt.timedelta(seconds=20)
"""Pages opened one after the other are written down once."""


def is_screen(response: Response) -> bool:
    return response.channel == AnswerChannel.KIOSK


def is_over(response: Response) -> bool:
    """Whether nobody may go on with these answers on the screen. With the four words they open elsewhere."""
    return is_screen(response) and (response.on_screen_until is None or response.on_screen_until < timezone.now())


def stay(response: Response) -> None:
    """Somebody is there: count anew."""
    until = timezone.now() + IDLE
    held = response.on_screen_until
    if is_screen(response) and (held is None or until - held > NOT_OFTENER):
        Response.objects.filter(pk=response.pk).update(on_screen_until=until)


def end(organisation: Organisation, ticket: Ticket | None) -> bool:
    """Close what this browser had open, at once; whether it is a screen in a public place."""
    if ticket is None:
        return False
    with scope(organisation=organisation.pk, programme=None):
        rows = Response.objects.filter(pk=ticket.identity, reference_hash=ticket.reference_hash)
        return bool(rows.filter(channel=AnswerChannel.KIOSK).update(on_screen_until=None))
