"""The door for granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
application = get_wsgi_application()

from simpul.interfaces.web.warm import warm  # noqa: E402 - pages are there once the settings are

warm()
