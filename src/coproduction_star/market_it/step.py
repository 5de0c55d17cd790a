"""Market it on the Star. This release records promises and agreements; charters and incentives come later."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import NextAction, Progress, Step, register
from coproduction_star.methods import star_progress

from .personal import erase, personal_data


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    share = star_progress.market_it(promises=facts.promises, partners=facts.partners)
    if not share:
        return Progress(missing=_("Write down who promises what, and by when."))
    note = ngettext("%(number)s promise", "%(number)s promises", facts.promises) % {"number": facts.promises}
    there = ngettext(
        "%(number)s partner has a named agreement.", "%(number)s partners have a named agreement.", facts.partners
    ) % {"number": facts.partners}
    missing = "" if facts.promises else _("No promise is written down yet.")
    return Progress(share=share, note=note, there=there, missing=missing)


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    if facts.promises or not facts.decisions:
        return None
    return NextAction(
        _("write down who promises what"),
        _("A decision is taken, and nobody has promised to do anything by a date."),
        address("new_promise", programme), _("Write down a promise"), 57, Permission.RECORD_PROMISE,
    )  # fmt: skip


register(
    Step(
        slug="market_it",
        name=gettext_lazy("Market it"),
        number=4,
        address=lambda programme: step_address(programme, "market_it"),
        not_yet=gettext_lazy(
            "Writing a charter together and choosing incentives are not in this release. "
            "You can already write down promises and agreements with partners."
        ),
        progress=progress,
        next_action=next_action,
        personal_data=personal_data,
        erase=erase,
    )
)
