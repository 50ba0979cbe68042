"""First tables of this area."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="District",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "latitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="latitude in micro-degrees"),
                ),
                (
                    "longitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="longitude in micro-degrees"),
                ),
                (
                    "key",
                    models.CharField(
                        max_length=5,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}$", "A district key has five digits."
                            )
                        ],
                        verbose_name="district key",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("town", "independent town"),
                            ("rural", "rural district"),
                            ("abroad", "neighbouring country"),
                        ],
                        default="rural",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "outline",
                    models.JSONField(
                        blank=True,
                        help_text="Rings of [longitude, latitude]; for the map only.",
                        null=True,
                        verbose_name="outline",
                    ),
                ),
            ],
            options={
                "verbose_name": "district",
                "verbose_name_plural": "districts",
                "ordering": ("key",),
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "latitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="latitude in micro-degrees"),
                ),
                (
                    "longitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="longitude in micro-degrees"),
                ),
                (
                    "key",
                    models.CharField(
                        max_length=8,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{8}$", "A municipality key (AGS) has eight digits."
                            )
                        ],
                        verbose_name="municipality key (AGS)",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=120, verbose_name="name")),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="regions.district",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translations", models.JSONField(blank=True, default=dict)),
                ("slug", models.SlugField(unique=True, verbose_name="short name")),
                (
                    "name",
                    models.CharField(help_text="For example: Trier", max_length=120, verbose_name="name"),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="For example: MINT-Region Trier", max_length=160, verbose_name="title"
                    ),
                ),
                (
                    "claim",
                    models.CharField(blank=True, max_length=160, verbose_name="headline of the start page"),
                ),
                ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                ("office", models.CharField(blank=True, max_length=200, verbose_name="responsible office")),
                (
                    "carrier",
                    models.CharField(
                        blank=True,
                        help_text="For example: Stadt Trier",
                        max_length=200,
                        verbose_name="carrier",
                    ),
                ),
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
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="mail address of the office"),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "drill_down_name",
                    models.CharField(
                        blank=True,
                        help_text="For example: ReTriBuS",
                        max_length=80,
                        verbose_name="name of the drill-down",
                    ),
                ),
                (
                    "frequent_searches",
                    models.JSONField(blank=True, default=list, verbose_name="frequent searches"),
                ),
                (
                    "emblem",
                    models.CharField(
                        blank=True,
                        help_text="Symbol of the built-in drawings",
                        max_length=40,
                        verbose_name="emblem",
                    ),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="public")),
                (
                    "districts",
                    models.ManyToManyField(
                        blank=True, related_name="regions", to="regions.district", verbose_name="districts"
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("barrier", "barrier on a page"), ("mistake", "mistake on a page")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("page", models.CharField(blank=True, max_length=500, verbose_name="page")),
                ("message", models.TextField(max_length=5000, verbose_name="message")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="mail address")),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="received at")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "ordering": ("-received_at",),
            },
        ),
        migrations.CreateModel(
            name="RegionHost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "host",
                    models.CharField(
                        help_text="Without port", max_length=253, unique=True, verbose_name="host name"
                    ),
                ),
                ("is_primary", models.BooleanField(default=False, verbose_name="used in links")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hosts",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "host name",
                "verbose_name_plural": "host names",
                "ordering": ("-is_primary", "host"),
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "latitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="latitude in micro-degrees"),
                ),
                (
                    "longitude_e6",
                    models.IntegerField(blank=True, null=True, verbose_name="longitude in micro-degrees"),
                ),
                ("name", models.CharField(db_index=True, max_length=120, verbose_name="name")),
                (
                    "postcode",
                    models.CharField(
                        db_index=True,
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9A-Z]{2}[0-9A-Z -]{1,8}$", "This is not a postcode."
                            )
                        ],
                        verbose_name="postcode",
                    ),
                ),
                ("country", models.CharField(default="DE", max_length=2, verbose_name="country")),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="regions.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="places",
                        to="regions.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ("name", "postcode"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("country", "postcode", "name"), name="one_place_per_postcode"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translations", models.JSONField(blank=True, default=dict)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("imprint", "Imprint"),
                            ("privacy", "Privacy"),
                            ("accessibility", "Accessibility statement"),
                            ("easy_language", "Easy language"),
                            ("sign_language", "Sign language"),
                            ("about", "About the region"),
                        ],
                        max_length=20,
                        verbose_name="page",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "body",
                    models.TextField(
                        help_text="Markdown: paragraphs, lists, links, headings from ## on.",
                        verbose_name="text",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "page of a region",
                "verbose_name_plural": "pages of regions",
                "ordering": ("region", "kind"),
                "constraints": [
                    models.UniqueConstraint(fields=("region", "kind"), name="one_page_of_a_kind")
                ],
            },
        ),
    ]
