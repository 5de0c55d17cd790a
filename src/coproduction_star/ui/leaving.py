"""The way out of a page, for whoever must not be seen on it."""

from typing import Any

LEAVE_TO = "https://www.metoffice.gov.uk/"
"""What anybody may have looked at."""


def way_out(request: Any) -> str:
    """Where "Leave this page" leads: as the organisation of the page chose, else to the weather."""
    return getattr(getattr(request, "organisation", None), "leave_to", "") or LEAVE_TO
