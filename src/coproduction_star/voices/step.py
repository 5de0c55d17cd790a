"""What voices offer the whole.

What is public is read by the public page itself, from `selectors.public_contributions`.
"""

from django.utils.translation import gettext_lazy

from coproduction_star.journeys.steps import Step, register

from .addresses import address
from .finding import search
from .in_wards import ward_rows
from .what_waits import waiting_for, waiting_rows

register(
    Step(
        slug="voices",
        name=gettext_lazy("What people say"),
        number=7,
        address=lambda programme: address("said", programme),
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        search=search,
        ward_rows=ward_rows,
    )
)
