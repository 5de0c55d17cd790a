"""Grow it: what changed, and what it takes to last."""

from django.apps import AppConfig


class GrowItConfig(AppConfig):
    name = "coproduction_star.grow_it"
    label = "grow_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.forecasts import add_keeper
        from coproduction_star.journeys.panels import add_panel

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .case_drafts.on_the_star import panel as told_as_a_case
        from .outturn.selectors import own_errors
        from .sentences import SENTENCES

        sentences(SENTENCES)
        add_keeper(own_errors)
        add_panel(told_as_a_case, order=36)
