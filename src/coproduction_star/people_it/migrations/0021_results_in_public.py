import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A result stands in public: who decided it, since when, and why it was taken back."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("people_it", "0020_drawings_of_samples"),
    ]

    operations = [
        migrations.AddField("surveyresult", "published_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("surveyresult", "published_who", models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            "surveyresult",
            "published_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),  # fmt: skip
        ),
        migrations.AddField("surveyresult", "taken_back_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("surveyresult", "taken_back_why", models.TextField(blank=True, max_length=1000)),
        migrations.AddConstraint(
            "surveyresult",
            models.CheckConstraint(
                condition=models.Q(("published_at__isnull", True))
                | models.Q(("state", "done"), models.Q(("published_who", ""), _negated=True)),
                name="a_public_result_is_done_and_somebody_decided_it",
            ),
        ),
        migrations.AddConstraint(
            "surveyresult",
            models.CheckConstraint(
                condition=models.Q(("taken_back_at__isnull", True))
                | models.Q(("published_at__isnull", False), models.Q(("taken_back_why", ""), _negated=True)),
                name="a_result_is_taken_back_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            "surveyresult",
            models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", False)),
                fields=("survey",),
                name="one_result_of_a_survey_is_public",
            ),
        ),
    ]
