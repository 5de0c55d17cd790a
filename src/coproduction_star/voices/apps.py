from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "coproduction_star.voices"
    label = "voices"
