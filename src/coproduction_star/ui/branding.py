"""What a page shows of the organisation it belongs to: its colour, its logo, its name."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Brand:
    """The band under the header. `logo` is an address, or empty."""

    name: str
    stylesheet: str
    logo: str
    alternative: str


def brand(request: Any) -> Brand | None:
    """None outside an organisation, and where it has chosen neither colour nor logo."""
    organisation = getattr(request, "organisation", None)
    if organisation is None or not (organisation.logo or organisation.has_own_colour):
        return None
    version = f"?{organisation.colour[1:]}"
    return Brand(
        name=organisation.name,
        stylesheet=reverse("organisations:brand", args=(organisation.slug,)) + version,
        logo=reverse("organisations:logo", args=(organisation.slug,)) + f"?{organisation.logo.name[-12:-4]}"
        if organisation.logo
        else "",
        alternative=organisation.logo_alternative,
    )
