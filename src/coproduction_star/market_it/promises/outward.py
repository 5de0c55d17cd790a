"""What the public page of a charter says of its promises: how many, never whose."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Kept
from coproduction_star.market_it.models import Charter, CharterEdition

from . import selectors


def on_the_public_page(charter: Charter, _edition: CharterEdition) -> Iterator[tuple[str, str]]:
    """How the promises of both sides went, as the other side says; nothing where nothing is promised."""
    found = selectors.tally(charter)
    number = sum(found.values())
    if number:
        said = {kept: found.get(kept, 0) for kept in Kept.values}
        told = ngettext("%(n)s promise", "%(n)s promises", number) % {"n": number}
        facts = {"promises": told, **said}
        yield _("%(promises)s: %(kept)s kept, %(partly)s in part, %(broken)s broken, %(open)s open.") % facts, ""
