from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("focus_it", "0007_weighers_are_reminded_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="criticalfriend",
            name="nudged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
