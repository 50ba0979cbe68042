"""First tables of this area."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.BigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "generation",
                "verbose_name_plural": "generations",
            },
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="at")),
                ("actor", models.CharField(max_length=64, verbose_name="by")),
                ("action", models.CharField(max_length=80, verbose_name="action")),
                ("object_type", models.CharField(max_length=80, verbose_name="object type")),
                ("object_id", models.CharField(max_length=64, verbose_name="object")),
                ("region", models.CharField(blank=True, max_length=64, verbose_name="region")),
                ("before", models.JSONField(default=dict, verbose_name="before")),
                ("after", models.JSONField(default=dict, verbose_name="after")),
            ],
            options={
                "verbose_name": "audit entry",
                "verbose_name_plural": "audit trail",
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["object_type", "object_id"], name="audit_object")],
            },
        ),
    ]
