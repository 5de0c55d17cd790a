from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.db.models.signals import post_migrate


class JourneysConfig(AppConfig):
    name = "coproduction_star.journeys"
    label = "journeys"

    def ready(self) -> None:
        post_migrate.connect(_copy_shipped_cases, sender=self, dispatch_uid="the case bank")
        from coproduction_star.audit.sentences import sentences, titles  # models are not ready when apps are loaded
        from coproduction_star.organisations.election import hides_names
        from coproduction_star.organisations.reaching import ask_whose_address_it_is
        from coproduction_star.ui.uploads import allow_larger

        from . import joining, navigation
        from .hiding import hidden_for
        from .places.forms import MOST_BYTES_OF_POSTCODES
        from .sentences import SENTENCES, role_title

        sentences(SENTENCES)
        ask_whose_address_it_is("programme-closed", "handover-offered")
        titles({"journeys.programmerole": role_title})
        allow_larger(r"/o/[-\w]+/places/postcodes/", MOST_BYTES_OF_POSTCODES)
        joining.announce()
        hides_names(hidden_for)
        navigation.announce()


def _copy_shipped_cases(*, using: str, apps: Any = installed, **_: Any) -> None:
    """Every migrate ends with the shipped cases in their table, and so does an emptied database.

    Migrating backwards leaves the table alone.
    """
    if using != "default" or ("journeys", "casebankstate") not in _tables(apps):
        return
    from .case_bank.services import copy_shipped_cases  # models are not ready when apps are

    copy_shipped_cases()


def _tables(apps: Any) -> set[tuple[str, str]]:
    return {(model._meta.app_label, model._meta.model_name) for model in apps.get_models()}
