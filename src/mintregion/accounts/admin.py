"""The people who sign in, in Django's admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from mintregion.accounts.forms import PersonChangeForm, PersonCreationForm
from mintregion.accounts.models import User
from mintregion.backstage import audit
from mintregion.backstage.administration import AuditedAdmin, actor

# There are no roles yet; a group nobody checks would only look like one.
admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(AuditedAdmin, UserAdmin):
    """People who may use the administration."""

    event = "accounts.user"
    add_form = PersonCreationForm
    form = PersonChangeForm
    list_display = ("email", "name", "is_active", "is_staff", "is_superuser", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("joined_at", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Dates"), {"fields": ("joined_at", "last_login")}),
    )
    add_fieldsets = (
        (
            None,
            {"classes": ("wide",), "fields": ("email", "name", "usable_password", "password1", "password2")},
        ),
    )

    @method_decorator(sensitive_post_parameters())
    def user_change_password(self, request, id, form_url=""):  # noqa: A002 -- Django's name
        """Set a new password and note that it was set."""
        with transaction.atomic():
            response = super().user_change_password(request, id, form_url)
            if request.method == "POST" and response.status_code == 302:
                audit.record("accounts.password_set", User.objects.get(pk=id), by=actor(request))
        return response
