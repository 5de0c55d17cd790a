"""Together: the four Co's in a room, on a phone, on paper."""

from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "coproduction_star.together"
    label = "together"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.voices.holders import holds_references

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .budgets.holding import HOLDER as OF_BUDGETS
        from .design_rounds.holding import HOLDER as OF_DESIGN_ROUNDS
        from .sentences import SENTENCES
        from .shifts.holding import HOLDER as OF_SHIFTS
        from .visits.holding import HOLDER as OF_VISITS
        from .workshop.holding import HOLDER as OF_WORKSHOPS

        sentences(SENTENCES)
        holds_references(OF_BUDGETS)
        holds_references(OF_DESIGN_ROUNDS)
        holds_references(OF_SHIFTS)
        holds_references(OF_VISITS)
        holds_references(OF_WORKSHOPS)
