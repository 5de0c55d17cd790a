import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """How people were drawn is taken from a sample that was drawn here."""

    dependencies = [("people_it", "0019_groups_drawn_as_a_whole")]

    operations = [
        migrations.AddField(
            "margins",
            "sample",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people_it.sample",
            ),  # fmt: skip
        ),
        migrations.AddField("margins", "drawn_on", models.DateField(blank=True, null=True)),
    ]
