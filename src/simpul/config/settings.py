"""How is this installation wired? Everything that differs between machines comes from the environment."""

import os
from pathlib import Path

from simpul.config.databases import database_from_url
from simpul.config.logging import logging_settings

PACKAGE = Path(__file__).resolve().parent.parent
REPOSITORY = PACKAGE.parent.parent
MODE = os.environ.get("SIMPUL_MODE", "production")  # demo | test | production
STATE_DIR = Path(os.environ.get("SIMPUL_STATE_DIR", REPOSITORY / ".simpul"))
KEY_FILE = Path(os.environ.get("SIMPUL_KEY_FILE", STATE_DIR / "keys.json"))
IPWL_KEY_FILE = Path(os.environ.get("SIMPUL_IPWL_KEY_FILE", STATE_DIR / "ipwl-keys.json"))

DEBUG = False
SECRET_KEY = os.environ.get("SIMPUL_SECRET_KEY", "test-only" * 8 if MODE == "test" else "")
LOCAL_NAMES = ["127.0.0.1", "localhost", "testserver"]
ALLOWED_HOSTS = os.environ.get("SIMPUL_HOSTS", "").split() or LOCAL_NAMES
CSRF_TRUSTED_ORIGINS = os.environ.get("SIMPUL_ORIGINS", "").split()

CITY_CODE = os.environ.get("SIMPUL_CITY", "35.71")
# People of other areas whom one worker may open on one day (ADR 0026). Our own number, from no regulation.
GUESTS_A_DAY = int(os.environ.get("SIMPUL_GUESTS_A_DAY", "20"))
REFUSAL_DAYS = int(os.environ.get("SIMPUL_REFUSAL_DAYS", "30"))  # then asked again: our own number (ADR 0049)
FIGURES_KEPT = float(os.environ.get("SIMPUL_FIGURES_KEPT", "0" if MODE == "test" else "3"))  # seconds (ADR 0046)
UNSIGNED_RULES = os.environ.get("SIMPUL_UNSIGNED_RULES", "saran")  # shown as advice; "diam": not shown (ADR 0041)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "simpul.records.feed",
    "simpul.records.audit",
    "simpul.records.facilities",
    "simpul.records.access",
    "simpul.records.people",
    "simpul.records.households",
    "simpul.records.pregnancies",
    "simpul.records.visits",
    "simpul.records.agreements",
    "simpul.services.duplicates",
    "simpul.services.follow_up",
    "simpul.services.posyandu",
    "simpul.services.takeover",
    "simpul.services.rights",
    "simpul.services.signing",
    "simpul.services.ipwl",
    "simpul.monitoring.pws",
    "simpul.monitoring.recap",
    "simpul.monitoring.data_quality",
    "simpul.interfaces.web",
    "simpul.interfaces.web.components",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "simpul.interfaces.web.middleware.PageHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "simpul.config.urls"
WSGI_APPLICATION = "simpul.config.wsgi.application"
LOADERS = [f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": sorted((PACKAGE / "interfaces/web").glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "simpul.interfaces.web.frame.frame",
            ],
            "loaders": [("django.template.loaders.cached.Loader", LOADERS)],
        },
    }
]

DATABASES = {
    "default": database_from_url(os.environ.get("DATABASE_URL", "postgresql:///simpul")),
    "ipwl": database_from_url(os.environ.get("IPWL_DATABASE_URL", "postgresql:///ipwl")),
}
DATABASE_ROUTERS = ["simpul.config.databases.VaultRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.StaffMember"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "simpul.interfaces.web.accounts.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE == "production"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "simpul.interfaces.web.refusals.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = MODE == "production" and os.environ.get("SIMPUL_TLS", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("SIMPUL_PROXY") == "1" else None
SECURE_HSTS_SECONDS = 31_536_000 if MODE == "production" else 0
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "interfaces/web/locale"]
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "interfaces/web/static/dist"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[.-][0-9A-Za-z_-]{8}\..+$"

LOGGING = logging_settings(MODE)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# A sheet names people: it never lies unsealed in a temporary folder.
FILE_UPLOAD_HANDLERS = ["simpul.interfaces.web.uploads.WorkersFiles"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 41_000_000
