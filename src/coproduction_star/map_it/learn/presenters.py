from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The first page anyone sees."""

    title: str


def front_page() -> FrontPage:
    return FrontPage(_("Public services and citizens, better together"))
