from typing import Any

from django.db import migrations


def others_judge(apps: Any, _schema: Any) -> None:
    """What was promised in a charter until now is judged by its other side too."""
    sides = apps.get_model("market_it", "PromiseSide")._base_manager.values("promise")
    apps.get_model("journeys", "Promise")._base_manager.filter(pk__in=sides).update(others_judge=True)


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0013_promises_that_others_judge"),
        ("market_it", "0009_breaches_that_open_again"),
    ]

    operations = [migrations.RunPython(others_judge, migrations.RunPython.noop)]
