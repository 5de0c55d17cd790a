from django.db import migrations, models


class Migration(migrations.Migration):
    """A result keeps which answer tells apart groups that were drawn as a whole."""

    dependencies = [("people_it", "0018_how_people_were_drawn")]

    operations = [migrations.AddField("surveyresult", "clusters", models.JSONField(default=dict))]
