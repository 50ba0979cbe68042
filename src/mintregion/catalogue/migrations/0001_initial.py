"""First tables of this area."""

import django.db.models.deletion
from django.db import migrations, models

import mintregion.catalogue.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
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
                (
                    "number_letter",
                    models.CharField(blank=True, max_length=3, verbose_name="letter of the handbook number"),
                ),
                (
                    "number_value",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="handbook number"),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("short_text", models.TextField(blank=True, max_length=600, verbose_name="short text")),
                ("long_text", models.TextField(blank=True, verbose_name="long text")),
                (
                    "plain_sentence",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="one sentence in plain language"
                    ),
                ),
                ("keywords", models.JSONField(blank=True, default=list, verbose_name="keywords")),
                ("image", models.ImageField(blank=True, upload_to="offers/", verbose_name="picture")),
                (
                    "image_text",
                    models.CharField(blank=True, max_length=300, verbose_name="what the picture shows"),
                ),
                (
                    "image_credit",
                    models.CharField(blank=True, max_length=200, verbose_name="who took the picture"),
                ),
                (
                    "kind",
                    mintregion.catalogue.fields.ConceptField(
                        blank=True, default="", max_length=40, scheme="kind", verbose_name="kind"
                    ),
                ),
                (
                    "kind_as_written",
                    models.CharField(blank=True, max_length=200, verbose_name="kind as written"),
                ),
                (
                    "track",
                    mintregion.catalogue.fields.ConceptField(
                        blank=True,
                        default="",
                        max_length=40,
                        scheme="track",
                        verbose_name="training or study",
                    ),
                ),
                (
                    "field",
                    mintregion.catalogue.fields.ConceptField(
                        blank=True,
                        default="",
                        max_length=40,
                        scheme="field",
                        verbose_name="branch or field of study",
                    ),
                ),
                (
                    "themes",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True, default=(), max_length=1000, scheme="theme", verbose_name="MINT themes"
                    ),
                ),
                (
                    "stages",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True, default=(), max_length=1000, scheme="stage", verbose_name="stages"
                    ),
                ),
                (
                    "audiences",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True, default=(), max_length=1000, scheme="audience", verbose_name="audiences"
                    ),
                ),
                (
                    "school_types",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True,
                        default=(),
                        max_length=1000,
                        scheme="school_type",
                        verbose_name="school types",
                    ),
                ),
                (
                    "school_types_as_written",
                    models.CharField(blank=True, max_length=300, verbose_name="school types as written"),
                ),
                (
                    "grade_from",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="grade from"),
                ),
                (
                    "grade_to",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="grade to"),
                ),
                (
                    "grades_as_written",
                    models.CharField(blank=True, max_length=200, verbose_name="grades as written"),
                ),
                (
                    "duration_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="duration from"),
                ),
                (
                    "duration_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="duration to"),
                ),
                (
                    "duration_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("minute", "minutes"),
                            ("hour", "hours"),
                            ("day", "days"),
                            ("week", "weeks"),
                            ("month", "months"),
                            ("school_year", "school years"),
                        ],
                        max_length=12,
                        verbose_name="unit of duration",
                    ),
                ),
                (
                    "duration_as_written",
                    models.CharField(blank=True, max_length=200, verbose_name="duration as written"),
                ),
                (
                    "participants",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not stated"),
                            ("counted", "a number"),
                            ("by_arrangement", "by arrangement"),
                            ("open", "open to any number"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="number of participants",
                    ),
                ),
                (
                    "participants_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="participants from"),
                ),
                (
                    "participants_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="participants to"),
                ),
                (
                    "participants_as_written",
                    models.CharField(blank=True, max_length=200, verbose_name="participants as written"),
                ),
                (
                    "venues",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True, default=(), max_length=1000, scheme="venue", verbose_name="where"
                    ),
                ),
                (
                    "place_as_written",
                    models.CharField(blank=True, max_length=300, verbose_name="place as written"),
                ),
                (
                    "travel_km",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Empty: no limit or the districts below.",
                        null=True,
                        verbose_name="comes to you within km",
                    ),
                ),
                (
                    "cost",
                    mintregion.catalogue.fields.ConceptField(
                        blank=True, default="", max_length=40, scheme="cost", verbose_name="cost"
                    ),
                ),
                ("cost_text", models.CharField(blank=True, max_length=300, verbose_name="cost in words")),
                (
                    "languages_spoken",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True, default=(), max_length=1000, scheme="language", verbose_name="languages"
                    ),
                ),
                (
                    "accessibility",
                    mintregion.catalogue.fields.ConceptSetField(
                        blank=True,
                        default=(),
                        max_length=1000,
                        scheme="accessibility",
                        verbose_name="accessibility",
                    ),
                ),
                ("accessibility_text", models.TextField(blank=True, verbose_name="accessibility in words")),
                (
                    "school_year_from",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="2026 means 2026/27", null=True, verbose_name="from school year"
                    ),
                ),
                (
                    "school_year_to",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="to school year"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("paused", "paused"),
                            ("archived", "archived"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="invented example")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="edited at")),
                ("checked_at", models.DateField(blank=True, null=True, verbose_name="checked at")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first published at"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="organisation",
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
                        verbose_name="place elsewhere",
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
                    "travel_districts",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="regions.district",
                        verbose_name="comes to you in these districts",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "ordering": ("-published_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="SearchChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.BigIntegerField(db_index=True)),
                ("offer_id", models.BigIntegerField(default=0)),
                ("is_bulk", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "search change",
                "verbose_name_plural": "search changes",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="OfferTokens",
            fields=[
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tokens",
                        serialize=False,
                        to="catalogue.offer",
                    ),
                ),
                ("title", models.TextField()),
                ("body", models.TextField()),
                ("words", models.TextField(default="")),
                ("analyser_version", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "words of an offer",
                "verbose_name_plural": "words of offers",
            },
        ),
        migrations.CreateModel(
            name="OfferLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="catalogue.offer",
                        verbose_name="offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ("id",),
            },
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["organisation", "state"], name="offer_by_organisation"),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["region", "state", "-published_at"], name="offer_by_newest"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("region", "external_id"),
                name="one_offer_per_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number_value__isnull", False)),
                fields=("region", "number_letter", "number_value"),
                name="one_offer_per_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("grade_from__isnull", True),
                    ("grade_to__isnull", True),
                    models.Q(
                        ("grade_from__gte", 1),
                        ("grade_to__gte", models.F("grade_from")),
                        ("grade_to__lte", 13),
                    ),
                    _connector="OR",
                ),
                name="grades_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("duration_min__isnull", True),
                    ("duration_max__isnull", True),
                    ("duration_max__gte", models.F("duration_min")),
                    _connector="OR",
                ),
                name="duration_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("participants_min__isnull", True),
                    ("participants_max__isnull", True),
                    ("participants_max__gte", models.F("participants_min")),
                    _connector="OR",
                ),
                name="participants_in_order",
            ),
        ),
    ]
