import django.db.models.deletion
from django.db import migrations, models

OUTCOMES = [
    ("ahead", "It goes ahead"),
    ("more", "It needs more work first"),
    ("not-now", "Not now"),
    ("no", "It does not go ahead"),
    ("open", "Nothing decided about it"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("focus_it", "0009_what_a_case_still_misses"),
        ("journeys", "0011_reductions_taken_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="comparison",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="journeys.decision",
            ),
        ),
        migrations.AddField(
            model_name="comparedoption",
            name="outcome",
            field=models.CharField(choices=OUTCOMES, default="open", max_length=8),
        ),
        migrations.AddField(
            model_name="comparedoption",
            name="outcome_why",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddConstraint(
            model_name="comparedoption",
            constraint=models.CheckConstraint(
                condition=~models.Q(outcome__in=("not-now", "no")) | ~models.Q(outcome_why=""),
                name="an_option_is_turned_down_with_a_reason",
            ),
        ),
        migrations.AlterField(
            model_name="option",
            name="outcome",
            field=models.CharField(choices=OUTCOMES, default="open", max_length=8),
        ),
    ]
