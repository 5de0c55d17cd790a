import uuid

import django.db.models.deletion
from django.db import migrations, models


def _of(model: str, related_name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name=related_name, to=model)


class Migration(migrations.Migration):
    """A survey may have an upper age, and a form of another program waits until somebody decides on it."""

    dependencies = [
        ("journeys", "0012_what_a_decision_was_taken_on"),
        ("organisations", "0003_the_age_and_the_way_out"),
        ("people_it", "0023_sessions_of_initiatives"),
    ]

    operations = [
        migrations.AddField("survey", "oldest", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.CreateModel(
            name="FormFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("delete_after", models.DateField()),
                ("organisation", _of("organisations.organisation")),
                ("programme", _of("journeys.programme")),
                ("survey", _of("people_it.survey", "form_files")),
            ],
            options={"ordering": ["-made_at"]},
        ),
    ]
