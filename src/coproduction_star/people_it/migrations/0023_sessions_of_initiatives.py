import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A session may belong to an initiative, and then stands on its golden thread."""

    dependencies = [("people_it", "0022_cards_count_offers")]

    operations = [
        migrations.AddField(
            "learningsession",
            "initiative",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="sessions",
                to="journeys.initiative",
            ),  # fmt: skip
        ),
    ]
