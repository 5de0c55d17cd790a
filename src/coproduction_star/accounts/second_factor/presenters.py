from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class SecondFactorPage:
    """Why a second step is needed, and the way to it."""

    title: str
    has_one: bool
    use_address: str
    """Where somebody who has one takes it."""


def second_factor_page(*, has_one: bool, has_app: bool, destination: str) -> SecondFactorPage:
    query = urlencode({"next": destination})
    return SecondFactorPage(
        title=_("Show once more that it is you") if has_one else _("Set up a second step"),
        has_one=has_one,
        use_address=f"{reverse('mfa_reauthenticate' if has_app else 'mfa_reauthenticate_webauthn')}?{query}",
    )
