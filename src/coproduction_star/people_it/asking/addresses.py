"""Where the pages of somebody who answers are."""

from uuid import UUID

from django.urls import reverse


def public_address(name: str, organisation: str, code: str, *args: str) -> str:
    """A page of the survey that this code leads to."""
    return reverse(f"people_it:{name}", args=(organisation, code, *args))


def public_results_address(organisation: str, programme: str, survey_id: UUID) -> str:
    """What an organisation chose to show of what a survey says."""
    return reverse("people_it:public_results", args=(organisation, programme, survey_id))


def parent_slip_address(organisation: str) -> str:
    """The paper on which a parent says yes."""
    return reverse("people_it:parent_slip", args=(organisation,))


def short_address(code: str) -> str:
    """Short enough for a poster and to be typed on a phone."""
    return reverse("people_it:short", args=(code,))
