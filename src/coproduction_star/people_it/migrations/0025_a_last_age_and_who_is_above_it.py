from django.db import migrations, models

WHY = [
    ("often", "Asked often enough in the last three months"),
    ("said-no", "They do not want to be asked"),
    ("soon", "They agreed to be asked after a year, which is not over"),
    ("no-way", "We know no safe way to reach them"),
    ("young", "They may be too young"),
    ("old", "They are older than those it is for"),
    ("already", "Invited to this survey before, or they answered it"),
    ("gone", "No longer with us"),
]


class Migration(migrations.Migration):
    """The last age of a survey is never below its first, and whoever is above it is not invited."""

    dependencies = [("people_it", "0024_ages_and_forms_of_surveys")]

    operations = [
        migrations.AddConstraint(
            "survey",
            models.CheckConstraint(
                condition=models.Q(("oldest__isnull", True), ("oldest__gte", models.F("youngest")), _connector="OR"),
                name="the_last_age_of_a_survey_is_not_below_its_first",
            ),
        ),
        migrations.AlterField("invitee", "held", models.CharField(blank=True, choices=WHY, max_length=8)),
    ]
