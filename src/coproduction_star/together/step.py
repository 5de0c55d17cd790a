"""Together: the four Co's in a room or on a phone. No point of the Star, but a member of the registry."""

from django.utils.translation import gettext_lazy

from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Progress, Step, register

from .budgets import on_the_star as budgets
from .budgets.addresses import at
from .models import Budget
from .personal import erase, personal_data


def progress(programme: Programme) -> Progress:
    return Progress(there=budgets.there(programme))


register(
    Step(
        slug="together",
        name=gettext_lazy("Together"),
        number=6,
        address=lambda programme: step_address(programme, "together"),
        beside=gettext_lazy("Together: what a group does in a room or on a phone"),
        not_yet=gettext_lazy(
            "Workshops, design rounds, shifts and visits are not in this release. "
            "You can already let people share out a budget, and write down what a group decided and promised."
        ),
        counts=budgets.counts,
        progress=progress,
        next_action=budgets.next_action,
        public_rows=budgets.public_rows,
        tools={"shared-budget": lambda programme: at("budgets", programme)},
        made_with={"shared-budget": lambda: Budget.objects.all()},
        personal_data=personal_data,
        erase=erase,
    )
)
