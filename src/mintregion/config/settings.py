"""Django settings, the same file for demo, tests and production; only `Environment` differs."""

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from mintregion.config import sqlite_driver
from mintregion.config.environment import DEMO_SECRET_KEY, REPOSITORY, Environment, Mode

ENVIRONMENT = Environment()
if refused := ENVIRONMENT.refusals():
    raise SystemExit("mintregion: " + " ".join(refused))

SQLITE_VERSION = sqlite_driver.install()
IS_PRODUCTION = ENVIRONMENT.mode is Mode.PRODUCTION

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key or DEMO_SECRET_KEY
SECRET_KEY_FALLBACKS = ENVIRONMENT.old_secret_keys
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
DATA_DIRECTORY = ENVIRONMENT.data
ROOT_URLCONF = "mintregion.config.urls"
WSGI_APPLICATION = "mintregion.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "mintregion.portal",
    "mintregion.catalogue",
    "mintregion.organisations",
    "mintregion.regions",
    "mintregion.accounts",
    "mintregion.backstage",
    "mintregion.shell",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mintregion.shell.middleware.response_headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mintregion.regions.middleware.choose_region",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mintregion.shell.context.frame",
            ],
            "builtins": ["mintregion.shell.templatetags.shell", "mintregion.shell.templatetags.keeping"],
        },
    }
]

# Database ---------------------------------------------------------------------------------------
# IMMEDIATE: a writer waits for its turn instead of failing with "database is locked".
# synchronous=FULL: a power cut cannot undo what was acknowledged. (docs/decisions/0010)
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIRECTORY / "mintregion.sqlite3",
    "CONN_MAX_AGE": None,
    # A file as in production: in memory, writers at the same moment fail instead of waiting their turn.
    "TEST": {"NAME": DATA_DIRECTORY / "test.sqlite3"},
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    },
}
DATABASES: dict[str, Any]
if ENVIRONMENT.database_url:
    DATABASES = {
        "default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60, conn_health_checks=True)
    }
else:
    DATABASES = {"default": SQLITE}
if (
    DATABASES["default"]["ENGINE"].endswith("sqlite3")
    and not sqlite_driver.is_fixed(SQLITE_VERSION)
    and not ENVIRONMENT.accept_old_sqlite
):
    raise SystemExit(
        "mintregion: this SQLite version can lose data in WAL mode. Install the packages of requirements/run.txt, "
        "use PostgreSQL (DATABASE_URL), or set MINTREGION_ACCEPT_OLD_SQLITE=1."
    )

# Language ---------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English")), ("fr", _("French"))]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
FORMAT_MODULE_PATH = ["mintregion.shell.formats"]

# Files ------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIRECTORY / "static" if IS_PRODUCTION else None
STATICFILES_DIRS = [ENVIRONMENT.assets] if ENVIRONMENT.assets.is_dir() else []
MEDIA_ROOT = DATA_DIRECTORY / "media"
MEDIA_URL = "/media/"
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "mintregion.shell.static_bundle.BundledStaticFilesStorage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# Security (docs/decisions/0011 holds a reason for every source beyond 'self') ------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mintregion.shell.views.csrf_failure"
if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if ENVIRONMENT.mode is Mode.TEST
    else [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"correlation": {"()": "mintregion.shell.middleware.CorrelationFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(correlation_id)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["correlation"]}
    },
    "root": {"handlers": ["console"], "level": ENVIRONMENT.log_level},
}

MAP_TILES = ENVIRONMENT.map_tiles
MAP_TILES_ATTRIBUTION = ENVIRONMENT.map_tiles_attribution
DEMO_DATA = REPOSITORY / "demo"
SEARCH_DIRECTORY = DATA_DIRECTORY / "search"
