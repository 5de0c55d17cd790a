"""Together: the four Co's in a room or on a phone. No point of the Star, but a member of the registry."""

from django.utils.translation import gettext_lazy

from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.steps import Step, register

from .personal import erase, personal_data

register(
    Step(
        slug="together",
        name=gettext_lazy("Together"),
        number=6,
        address=lambda programme: step_address(programme, "together"),
        beside=gettext_lazy("Together: what a group does in a room or on a phone"),
        not_yet=gettext_lazy(
            "Workshops, shared budgets, design rounds, shifts and visits are not in this release. "
            "You can already write down afterwards what a group decided and promised."
        ),
        personal_data=personal_data,
        erase=erase,
    )
)
