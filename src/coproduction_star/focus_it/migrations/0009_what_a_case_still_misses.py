from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("focus_it", "0008_friends_are_reminded_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="businesscase",
            name="missing",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
