from django.apps import AppConfig


class MapItConfig(AppConfig):
    name = "coproduction_star.map_it"
    label = "map_it"
