"""First tables of this area."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParentBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipal", "municipal"),
                            ("state", "Land"),
                            ("church", "church"),
                            ("non_profit", "non-profit"),
                            ("private", "private"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "parent body",
                "verbose_name_plural": "parent bodies",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translations", models.JSONField(blank=True, default=dict)),
                (
                    "latitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="latitude in micro-degrees"),
                ),
                (
                    "longitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="longitude in micro-degrees"),
                ),
                ("external_id", models.CharField(blank=True, max_length=100, verbose_name="external id")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("slug", models.SlugField(max_length=80, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kita", "Kita"),
                            ("primary_school", "primary school"),
                            ("secondary_school", "secondary school"),
                            ("vocational_school", "vocational school"),
                            ("university", "university"),
                            ("company", "company"),
                            ("chamber", "chamber or association of the economy"),
                            ("administration", "administration"),
                            ("foundation", "foundation"),
                            ("learning_place", "out-of-school place of learning"),
                            ("adult_education", "adult education"),
                            ("association", "association"),
                            ("other", "other institution"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("street", models.CharField(blank=True, max_length=160, verbose_name="street")),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9A-Z]{2}[0-9A-Z -]{1,8}$", "This is not a postcode."
                            )
                        ],
                        verbose_name="postcode",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=120, verbose_name="town")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="public telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="public mail address")),
                ("contact_page", models.URLField(blank=True, verbose_name="contact page")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("accessibility", models.TextField(blank=True, verbose_name="accessibility")),
                (
                    "is_claimed",
                    models.BooleanField(default=False, verbose_name="claimed by the organisation"),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="invented example")),
                ("edited_at", models.DateTimeField(auto_now=True, verbose_name="edited at")),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="organisations.organisation",
                        verbose_name="part of",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="regions.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "parent_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="organisations",
                        to="organisations.parentbody",
                        verbose_name="parent body",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ("name",),
            },
        ),
        migrations.AddConstraint(
            model_name="parentbody",
            constraint=models.UniqueConstraint(fields=("region", "name"), name="one_parent_body_per_name"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["region", "name"], name="organisation_by_name"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(fields=("region", "slug"), name="one_organisation_per_slug"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("region", "external_id"),
                name="one_organisation_per_id",
            ),
        ),
    ]
