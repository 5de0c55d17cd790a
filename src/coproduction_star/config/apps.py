from django.apps import AppConfig
from django.conf import settings


class ConfigConfig(AppConfig):
    """An app so that its commands are found. In a demonstration it shows what can be followed there."""

    name = "coproduction_star.config"
    label = "config"

    def ready(self) -> None:
        if settings.DEMONSTRATION:
            from coproduction_star.accounts.demonstration.presenters import add_trail

            from .demonstration_voices import trail

            add_trail(trail)
