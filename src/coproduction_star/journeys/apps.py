from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "coproduction_star.journeys"
    label = "journeys"
