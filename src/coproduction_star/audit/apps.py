from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "coproduction_star.audit"
    label = "audit"
