from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("market_it", "0006_decisions_of_plans_in_the_record"),
    ]

    operations = [
        migrations.RemoveField(model_name="incentiveplan", name="decided_by"),
        migrations.RemoveField(model_name="incentiveplan", name="decided_on"),
        migrations.RemoveField(model_name="planitem", name="decided_by"),
        migrations.AddConstraint(
            model_name="incentiveplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__isnull", True), ("ethics_answered_at__isnull", False), _connector="OR"),
                name="an_agreed_plan_passed_the_ethics_gate",
            ),
        ),
    ]
