import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A broker proposes somebody by hand, in their words: then no run stands behind the proposal."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("people_it", "0012_results_compared_and_looked_at"),
    ]

    operations = [
        migrations.AlterField(
            "proposal",
            "run",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposals",
                to="people_it.matchingrun",
            ),
        ),
        migrations.AddField(
            "proposal",
            "proposed_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("proposal", "proposed_because", models.CharField(blank=True, max_length=500)),
        migrations.AddConstraint(
            "proposal",
            models.CheckConstraint(
                name="what_no_run_proposed_says_why",
                condition=models.Q(("proposed_because", ""), ("run__isnull", False))
                | (models.Q(("run__isnull", True)) & ~models.Q(("proposed_because", ""))),
            ),
        ),
    ]
