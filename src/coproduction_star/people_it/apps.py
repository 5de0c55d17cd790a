from django.apps import AppConfig


class PeopleItConfig(AppConfig):
    name = "coproduction_star.people_it"
    label = "people_it"
