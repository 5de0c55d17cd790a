"""From a charter to the risks that it carries, where the team shows them to everybody."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.market_it.models import Charter, CharterEdition, CharterRisk

from .addresses import at


def risks_it_carries(charter: Charter, _edition: CharterEdition) -> Iterator[tuple[str, str]]:
    shown = CharterRisk.objects.filter(charter=charter, risk__published_at__isnull=False)
    if shown.exists():
        yield _("Read the risks, and what is done about them"), at("public_risks", charter.programme)
