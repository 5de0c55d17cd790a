from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "coproduction_star.together"
    label = "together"

    def ready(self) -> None:
        from . import step  # noqa: F401 - announces itself to the registry when every app is there
