from django.apps import AppConfig


class MapItConfig(AppConfig):
    name = "coproduction_star.map_it"
    label = "map_it"

    def ready(self) -> None:
        from . import step  # noqa: F401 - announces itself to the registry when every app is there
