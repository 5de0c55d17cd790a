from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "coproduction_star.organisations"
    label = "organisations"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import details, sentences

        from .sentences import SENTENCES, role_in_words

        sentences(SENTENCES)
        details(dict.fromkeys(("given", "taken", "roles"), role_in_words))
