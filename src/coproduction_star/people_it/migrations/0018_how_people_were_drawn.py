from django.db import migrations, models


class Migration(migrations.Migration):
    """A survey says how its people were drawn; each of its results keeps that."""

    dependencies = [("people_it", "0017_samples_and_invitations")]

    operations = [
        migrations.AddField("margins", "drawn", models.BooleanField(default=False)),
        migrations.AddField("surveyresult", "drawing", models.JSONField(default=dict)),
        migrations.RemoveConstraint("margins", "a_question_has_figures_once"),
        migrations.AddConstraint(
            "margins",
            models.UniqueConstraint(fields=("survey", "name", "drawn"), name="a_question_has_figures_once"),
        ),
        migrations.AddConstraint(
            "margins",
            models.UniqueConstraint(
                condition=models.Q(("drawn", True)), fields=("survey",), name="a_survey_is_drawn_in_one_way"
            ),
        ),
    ]
