from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "coproduction_star.organisations"
    label = "organisations"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import details, sentences

        from .sentences import SENTENCES, day_in_words, role_in_words

        sentences(SENTENCES)
        details(dict.fromkeys(("given", "taken", "roles"), role_in_words))
        details(dict.fromkeys(("start", "end"), day_in_words))
