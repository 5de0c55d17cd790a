"""A place that a child holds with a parent's consent was kept before that had a day: it was the day of the place."""

from django.db import migrations
from django.utils import timezone


def say_the_day(apps, _schema_editor):
    place_model = apps.get_model("people_it", "SessionPlace")
    undated = place_model._base_manager.filter(age="child", parent_agreed_on__isnull=True).exclude(parent="")
    for place in undated.only("pk", "made_at").iterator():
        place_model._base_manager.filter(pk=place.pk).update(parent_agreed_on=timezone.localdate(place.made_at))


class Migration(migrations.Migration):
    dependencies = [
        ("people_it", "0014_ages_and_parents"),
    ]

    operations = [
        migrations.RunPython(say_the_day, migrations.RunPython.noop),
    ]
