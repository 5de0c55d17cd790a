from django.apps import AppConfig


class PeopleItConfig(AppConfig):
    name = "coproduction_star.people_it"
    label = "people_it"

    def ready(self) -> None:
        from . import step  # noqa: F401 - announces itself to the registry when every app is there
