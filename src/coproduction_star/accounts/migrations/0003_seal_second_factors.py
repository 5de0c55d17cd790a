from typing import Any

from django.db import migrations

from coproduction_star.accounts.second_factor.sealing import SEALED_FIELDS, seal_fields, unseal


def seal_all(apps: Any, schema_editor: Any) -> None:
    """What apps and recovery codes are checked with lay open in the table."""
    for one in _apps_and_codes(apps, schema_editor):
        one.data = seal_fields(one.data)
        one.save(update_fields=["data"])


def open_all(apps: Any, schema_editor: Any) -> None:
    for one in _apps_and_codes(apps, schema_editor):
        one.data |= {name: unseal(one.data[name]) for name in SEALED_FIELDS if name in one.data}
        one.save(update_fields=["data"])


def _apps_and_codes(apps: Any, schema_editor: Any) -> Any:
    model = apps.get_model("mfa", "Authenticator")
    return model.objects.using(schema_editor.connection.alias).filter(type__in=["totp", "recovery_codes"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_sessions_and_demonstration"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal_all, open_all)]
