from django.apps import AppConfig


class FocusItConfig(AppConfig):
    name = "coproduction_star.focus_it"
    label = "focus_it"

    def ready(self) -> None:
        from . import step  # noqa: F401 - announces itself to the registry when every app is there
