from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """An app only so that its commands are found."""

    name = "coproduction_star.config"
    label = "config"
