"""What the public page of a charter says of its signatures, and how to sign."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.market_it.charter.addresses import of
from coproduction_star.market_it.models import Charter, CharterEdition

from . import selectors
from .pages import counted_in_words


def on_the_public_page(charter: Charter, edition: CharterEdition) -> Iterator[tuple[str, str]]:
    """Words and address; without an address it is only said."""
    yield counted_in_words(selectors.counts(edition)), ""
    shown = [", ".join(part for part in one if part) for one in selectors.named(edition)]
    if shown:
        yield _("Among them: %(names)s") % {"names": "; ".join(shown)}, ""
    if charter.ended_at is None:
        yield _("Sign it with your account"), of("sign_charter", charter)
