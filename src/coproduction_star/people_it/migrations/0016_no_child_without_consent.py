from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people_it", "0015_days_of_consent"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="sessionplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("age", "child"), _negated=True),
                    models.Q(("parent_agreed_on__isnull", False), models.Q(("parent", ""), _negated=True)),
                    ("withdrawn_at__isnull", False),
                    _connector="OR",
                ),
                name="a_child_comes_with_a_parents_consent",
            ),
        ),
    ]
