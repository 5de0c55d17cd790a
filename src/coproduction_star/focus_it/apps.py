from django.apps import AppConfig


class FocusItConfig(AppConfig):
    name = "coproduction_star.focus_it"
    label = "focus_it"
