from django.apps import AppConfig


class GrowItConfig(AppConfig):
    name = "coproduction_star.grow_it"
    label = "grow_it"
