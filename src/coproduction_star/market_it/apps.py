from django.apps import AppConfig


class MarketItConfig(AppConfig):
    name = "coproduction_star.market_it"
    label = "market_it"

    def ready(self) -> None:
        from . import step  # noqa: F401 - announces itself to the registry when every app is there
