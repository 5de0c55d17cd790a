from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "coproduction_star.together"
    label = "together"
