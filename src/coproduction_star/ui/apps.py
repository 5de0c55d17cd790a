from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "coproduction_star.ui"
    label = "ui"
