from dataclasses import dataclass

from django.utils.translation import gettext as _

from coproduction_star.organisations.models import Organisation

from .colour import is_readable


@dataclass(frozen=True, slots=True)
class LookPage:
    title: str
    button: str
    back: str
    logo: str
    alternative: str


def look_page(organisation: Organisation) -> LookPage:
    return LookPage(
        title=_("Logo and colour"),
        button=_("Save"),
        back=f"/o/{organisation.slug}/settings/",
        logo=f"/in/{organisation.slug}/logo.png" if organisation.logo else "",
        alternative=organisation.logo_alternative,
    )


def stylesheet(organisation: Organisation) -> str:
    """The band under the header in the organisation's colour; nothing for one that cannot be read."""
    if not is_readable(organisation.colour):
        return ""
    return f".star-band{{background:{organisation.colour}}}\n"
