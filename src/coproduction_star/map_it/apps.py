from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.ui.navigation import Link, add_link


class MapItConfig(AppConfig):
    name = "coproduction_star.map_it"
    label = "map_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.panels import add_panel, add_place_panel
        from coproduction_star.organisations.reaching import ask_whose_address_it_is
        from coproduction_star.organisations.services import named_in, on_handover
        from coproduction_star.voices.subjects import public_pages

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .about_pages import PAGES
        from .front_door.views import place_panel as public_page
        from .health_check.views import panel as health
        from .models import FrontDoor, Story
        from .register.views import panel as one_or_two
        from .sentences import SENTENCES
        from .stories.views import panel as story

        sentences(SENTENCES)
        ask_whose_address_it_is("map_it.councillors_told", "map_it.story_used")
        on_handover(named_in(FrontDoor, "answerable", gettext_lazy("programmes they answer for")))
        on_handover(named_in(Story, "ask", gettext_lazy("stories they can be asked about")))
        public_pages(PAGES)
        add_panel(health, order=30)
        add_panel(story, order=35)
        add_panel(one_or_two, order=60)
        add_place_panel(public_page)
        add_link(_cases)
        add_link(_what_is)


def _cases(request: HttpRequest) -> Link:
    address = reverse("map_it:cases")
    return Link(10, _("Cases"), address, current=request.path.startswith(address))


def _what_is(request: HttpRequest) -> Link:
    address = reverse("map_it:what_is")
    return Link(5, _("What is co-production?"), address, current=request.path.startswith(address))
