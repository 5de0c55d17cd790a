from django.apps import AppConfig


class MarketItConfig(AppConfig):
    name = "coproduction_star.market_it"
    label = "market_it"
