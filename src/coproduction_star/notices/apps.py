from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "coproduction_star.notices"
    label = "notices"
