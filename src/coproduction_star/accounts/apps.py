from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coproduction_star.accounts"
    label = "accounts"
