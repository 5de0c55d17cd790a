from typing import Any

import django.db.models.deletion
from django.db import migrations, models

WARDS = {"initiative": "place", "decision": "initiative__place", "promise": "initiative__place"}


def write_them_down(apps: Any, schema_editor: Any) -> None:
    """What is public now is shown for the ward it is in now."""
    records = apps.get_model("map_it", "PublicRecord").objects.using(schema_editor.connection.alias)
    for name, ward in WARDS.items():
        rows = apps.get_model("journeys", name)._base_manager.filter(pk=models.OuterRef("subject_id")).order_by()
        records.filter(subject=f"journeys.{name}").update(place=models.Subquery(rows.values(ward)[:1]))
    stories = apps.get_model("map_it", "Story").objects.using(schema_editor.connection.alias)
    initiatives = apps.get_model("journeys", "initiative")._base_manager.filter(pk=models.OuterRef("initiative_id"))
    stories.update(place=models.Subquery(initiatives.order_by().values("place")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0011_reductions_taken_out"),
        ("map_it", "0008_one_front_door"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicrecord",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="journeys.place",
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="journeys.place",
            ),
        ),
        migrations.RunPython(write_them_down, migrations.RunPython.noop),
    ]
