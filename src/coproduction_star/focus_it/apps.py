from django.apps import AppConfig


class FocusItConfig(AppConfig):
    name = "coproduction_star.focus_it"
    label = "focus_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.forecasts import add_forecaster
        from coproduction_star.journeys.panels import add_panel
        from coproduction_star.organisations.reaching import ask_whose_address_it_is

        from . import (  # the step announces itself to the registry when every app is there
            challengeable,
            doubts,
            step,  # noqa: F401 - announces itself
        )
        from .business_case.challenging import KIND_OF_DRAFT as BUSINESS_CASE
        from .business_case.doubting import doubts_of as of_cases
        from .business_case.forecasting import forecast_in
        from .business_case.selectors import with_newest_case
        from .critical_friends.doubting import doubts_of as of_friends
        from .critical_friends.panel import panel as friends
        from .impact_matrix import joining  # noqa: F401 - says what becomes of ratings when people are joined
        from .impact_matrix.challenging import KIND_OF_DRAFT
        from .impact_matrix.doubting import doubts_of as of_matrices
        from .sceptic.from_register import doubts_of as of_the_register
        from .sceptic.panel import panel as sceptic
        from .sentences import SENTENCES
        from .theory_of_change.challenging import announce
        from .weighted_criteria import joining as of_weights  # noqa: F401 - and of weights
        from .weighted_criteria.drafts import announce as announce_comparisons

        sentences(SENTENCES)
        ask_whose_address_it_is(
            "focus_it.reminder", "focus_it.decided", "focus_it.friend_asked", "focus_it.challenge_answered",
            "focus_it.challenged",
        )  # fmt: skip
        add_forecaster(forecast_in)
        announce()
        announce_comparisons()
        challengeable.register(KIND_OF_DRAFT)
        challengeable.register(BUSINESS_CASE)
        challengeable.show_beside(friends)
        doubts.register(of_cases, finding=with_newest_case)
        for giver in (of_matrices, of_friends, of_the_register):
            doubts.register(giver)
        add_panel(sceptic, order=30)
