import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0012_what_a_decision_was_taken_on"),
        ("market_it", "0004_comparisons_that_begin_and_end"),
    ]

    operations = [
        migrations.AddField(
            model_name="incentiveplan",
            name="decision",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="incentive_plan",
                to="journeys.decision",
            ),
        ),
        migrations.RemoveConstraint(model_name="incentiveplan", name="an_agreed_plan_passed_the_ethics_gate"),
        migrations.RemoveConstraint(model_name="planitem", name="what_is_offered_was_decided"),
    ]
