"""Market it: what helps people start and keep going."""

from django.apps import AppConfig


class MarketItConfig(AppConfig):
    name = "coproduction_star.market_it"
    label = "market_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.organisations.services import on_handover
        from coproduction_star.voices.subjects import public_pages

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .charter.on_the_star import PAGES
        from .charter.sentences import SENTENCES as OF_CHARTERS
        from .risks.leaving import WORK
        from .sentences import SENTENCES

        sentences(SENTENCES)
        sentences(OF_CHARTERS)
        on_handover(WORK)
        public_pages(PAGES)
