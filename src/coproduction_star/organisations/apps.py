from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "coproduction_star.organisations"
    label = "organisations"
