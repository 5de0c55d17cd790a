"""Market it: what helps people start and keep going."""

from django.apps import AppConfig


class MarketItConfig(AppConfig):
    name = "coproduction_star.market_it"
    label = "market_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.organisations.services import on_handover

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .risks.leaving import WORK
        from .sentences import SENTENCES

        sentences(SENTENCES)
        on_handover(WORK)
