from django.db import migrations, models


class Migration(migrations.Migration):
    """What people offer by a councillor's card is counted, as a number alone."""

    dependencies = [("people_it", "0021_results_in_public")]

    operations = [
        migrations.AddField("wardinvitation", "told", models.PositiveIntegerField(default=0)),
    ]
