from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "coproduction_star.organisations"
    label = "organisations"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences

        from .sentences import SENTENCES

        sentences(SENTENCES)
