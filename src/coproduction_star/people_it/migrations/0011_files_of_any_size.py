"""A file of answers is kept as a file and read row by row; what is wrong with it is told by column and kind.

Files that were looked through and not added yet have to be brought again: their rows were kept in another way.
"""

import django.utils.timezone
from django.db import migrations, models

STATES = [
    ("reading", "Being looked through"),
    ("refused", "It cannot be read"),
    ("looked", "Looked through, nothing added yet"),
    ("writing", "Being added"),
    ("done", "Added"),
    ("undoing", "Being taken back"),
    ("undone", "Taken back"),
]


def to_be_brought_again(apps, _schema_editor):
    files = apps.get_model("people_it", "AnswerFile")._base_manager
    files.filter(state__in=["reading", "looked", "writing"]).update(state="undone")
    files.update(complaints=[])


class Migration(migrations.Migration):
    dependencies = [
        ("people_it", "0010_known_groups_and_screens"),
    ]

    operations = [
        migrations.RunPython(to_be_brought_again, migrations.RunPython.noop),
        migrations.RemoveField(model_name="answerfile", name="rows"),
        migrations.RemoveField(model_name="answerfile", name="more_complaints"),
        migrations.AddField(
            model_name="answerfile", name="file", field=models.FileField(blank=True, upload_to="answers/")
        ),
        migrations.AddField(
            model_name="answerfile", name="faults", field=models.FileField(blank=True, upload_to="answers/")
        ),
        migrations.AddField(model_name="answerfile", name="digest", field=models.CharField(blank=True, max_length=64)),
        migrations.AddField(
            model_name="answerfile", name="problem", field=models.CharField(blank=True, max_length=400)
        ),
        migrations.AddField(
            model_name="answerfile", name="per_cent", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(model_name="answerfile", name="row_reached", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="answerfile", name="left_out", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(
            model_name="answerfile",
            name="moved_at",
            field=models.DateTimeField(auto_now=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="answerfile",
            name="state",
            field=models.CharField(choices=STATES, default="reading", max_length=8),
        ),
        migrations.AddField(model_name="broughtanswer", name="row", field=models.PositiveIntegerField(default=0)),
    ]
