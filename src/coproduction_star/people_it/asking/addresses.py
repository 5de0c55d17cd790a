"""Where the pages of somebody who answers are."""

from django.urls import reverse


def public_address(name: str, organisation: str, code: str, *args: str) -> str:
    """A page of the survey that this code leads to."""
    return reverse(f"people_it:{name}", args=(organisation, code, *args))


def short_address(code: str) -> str:
    """Short enough for a poster and to be typed on a phone."""
    return reverse("people_it:short", args=(code,))
